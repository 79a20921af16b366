mod matrix;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::framework::Tone;
use crate::settings::{Kind, Severity};
use crate::workspace::Overrides;

pub(super) use matrix::{CheckMatrix, ConvertMatrix, ImportMatrix, Imported, MatrixCommand, ShowMatrix};

/// Coaches promotion cases, impact summaries and referral notes, in your editor and here.
///
/// It reads Markdown on this machine, sends nothing anywhere and makes nothing up.
#[derive(Debug, Parser)]
#[command(name = "career-ls", version, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Check),
    Next(Next),
    Inspect(Inspect),
    Scan(Scan),
    Agenda(Agenda),
    Log(Log),
    Explain(Explain),
    New(New),
    Export(Export),
    #[command(subcommand)]
    Matrix(MatrixCommand),
    Lsp(Lsp),
}

/// Say what a good coach would say about career documents
///
/// Ends with 0 where nothing weighs as much as --fail-on says, with 1 where something does, and with 2 where a file could
/// not be read or an argument is wrong.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files, and folders whose career documents are found; `-` is standard input
    #[arg(default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) format: FormatOption,
    /// One line per finding, and nothing of the documents' text: for logs that others can read
    #[arg(long)]
    pub(super) no_snippets: bool,
    /// The least weight of a finding that makes the exit code 1; `information` is printed as `note`
    #[arg(long, value_name = "WEIGHT", default_value = "warning")]
    pub(super) fail_on: FailOn,
    #[command(flatten)]
    pub(super) overrides: OverrideOptions,
}

/// Say which one edit helps a document most: where it is, why, and how it could read
///
/// Ends with 0 whether or not there is something to do, and with 2 where the file could not be read or is no career
/// document.
#[derive(Debug, Args)]
pub(super) struct Next {
    /// The document; `-` is standard input
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) overrides: OverrideOptions,
}

/// Show how career documents are read: sections, statements, their phrasing, numbers and proof
#[derive(Debug, Args)]
pub(super) struct Inspect {
    /// Files, and folders whose career documents are found; `-` is standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) format: FormatOption,
    #[command(flatten)]
    pub(super) overrides: OverrideOptions,
}

/// Show what a reader takes in of a document within ten seconds, and what of a referral note can be passed on
///
/// Ends with 0, and with 2 where the file could not be read or is nothing that strangers read.
#[derive(Debug, Args)]
pub(super) struct Scan {
    /// The document; `-` is standard input
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) format: FormatOption,
    #[command(flatten)]
    pub(super) overrides: OverrideOptions,
}

/// Prepare the talk with your manager: an agenda out of your promotion case, with a visible ⟨slot⟩ for what it does not
/// tell
///
/// Ends with 0, and with 2 where the file could not be read or is no promotion case.
#[derive(Debug, Args)]
pub(super) struct Agenda {
    /// The promotion case; `-` is standard input
    pub(super) file: PathBuf,
    /// How the two of you talk: `healthy`; `new` for a manager who has seen little of your work; `hard` where it is not
    /// easy to talk openly
    #[arg(long, value_name = "TONE", default_value = "healthy", value_parser = tones())]
    pub(super) tone: Tone,
    /// Write a new file instead, beside the case so that its links hold; one that is there is never overwritten
    #[arg(long, short, value_name = "NEW")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) overrides: OverrideOptions,
}

/// Say what a referral log comes to: how many notes were passed on and led to a call, how long answers took, how useful
/// the feedback was
///
/// Ends with 0, and with 2 where the file could not be read or is no referral log.
#[derive(Debug, Args)]
pub(super) struct Log {
    /// The log; `-` is standard input
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) format: FormatOption,
    #[command(flatten)]
    pub(super) overrides: OverrideOptions,
}

/// Explain a rule, a framework, or a part of one
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A rule (`task-phrasing`), a framework (`referral`), a step (`history`, `promotion 2`) or another part (`Waiting too
    /// long`, `referral ten-second-scan`)
    #[arg(required = true)]
    pub(super) name: Vec<String>,
}

/// Begin a career document: its header and sections, with a visible ⟨slot⟩ for each fact that only you know
#[derive(Debug, Args)]
pub(super) struct New {
    /// What the document is for
    #[arg(value_parser = kinds())]
    pub(super) kind: Kind,
    /// Where to write it, instead of standard output; a file that is there is never written over
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Your role, such as TPM
    #[arg(long)]
    role: Option<String>,
    /// Your level today
    #[arg(long)]
    level: Option<String>,
    /// The level that you are aiming for
    #[arg(long, value_name = "LEVEL")]
    target: Option<String>,
    /// The team that it is about: yours, or for a referral the one that you want to join
    #[arg(long)]
    team: Option<String>,
    /// The company that it is about
    #[arg(long)]
    company: Option<String>,
    /// The career matrix: a file or folder, from the document's own folder, or `builtin:tpm`
    #[arg(long, value_name = "FILE")]
    matrix: Option<String>,
}

impl New {
    /// What is given for the header, by key; on one line and without what a terminal would act on.
    pub(super) fn values(&self) -> Vec<(&'static str, String)> {
        let given = [
            ("role", &self.role),
            ("level", &self.level),
            ("target", &self.target),
            ("team", &self.team),
            ("company", &self.company),
            ("matrix", &self.matrix),
        ];
        let line = |text: &String| {
            let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let given = given.into_iter().filter_map(|(key, value)| Some((key, line(value.as_ref()?))));
        given.filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// Print a document as it is sent: no header, no comments, citations as plain names
///
/// Ends with 1, and prints nothing, while a slot such as `⟨before⟩` or TBD is open; with 2 where the file could not be read
/// or is no career document.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The document; `-` is standard input
    pub(super) file: PathBuf,
    /// One page of HTML that needs nothing beside it, to open, print or paste into a mail; Markdown otherwise
    #[arg(long)]
    pub(super) html: bool,
    /// Write a new file instead; one that is there is never overwritten
    #[arg(long, short, value_name = "NEW")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) overrides: OverrideOptions,
}

/// Serve an editor (Language Server Protocol) on standard input and output
#[derive(Debug, Args)]
pub(super) struct Lsp {
    /// Use standard input and output, which is the only way there is
    #[arg(long)]
    pub(super) stdio: bool,
    /// The editor's process: when it ends, so does the server
    #[arg(long, alias = "clientProcessId", value_name = "PID")]
    pub(super) client_process_id: Option<u32>,
}

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct FormatOption {
    /// For people or for programs; docs/json.md describes the JSON
    #[arg(long = "format", value_name = "FORMAT", default_value = "text")]
    pub(super) chosen: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct OverrideOptions {
    /// Read the files that are named here as documents of this kind, whatever they say themselves
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    kind: Option<Kind>,
    /// The day that windows of time are measured from, instead of today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Date>,
}

impl OverrideOptions {
    pub(super) fn overrides(self) -> Overrides {
        Overrides { kind: self.kind, today: self.today }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Hint,
    Information,
    Warning,
    Error,
    Never,
}

impl FailOn {
    /// Whether a finding that weighs `severity` is one to fail on.
    pub(super) fn met_by(self, severity: Severity) -> bool {
        match self {
            FailOn::Hint => true,
            FailOn::Information => severity >= Severity::Information,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Error => severity >= Severity::Error,
            FailOn::Never => false,
        }
    }
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name)).try_map(|name| name.parse::<Kind>())
}

fn tones() -> impl TypedValueParser<Value = Tone> {
    PossibleValuesParser::new(Tone::ALL.map(Tone::name)).try_map(|name| name.parse::<Tone>())
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a day such as 2026-11-20".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_hold_together() {
        Arguments::command().debug_assert();
    }
}
