use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::report::matrix::Written;

use super::{FailOn, FormatOption};

/// Show, check, convert and import your company's career matrix, whatever shape it has
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MatrixCommand {
    Show(ShowMatrix),
    Check(CheckMatrix),
    Convert(ConvertMatrix),
    Import(ImportMatrix),
}

/// Show how a career matrix is read: its levels and attributes, what is filled, and what nobody could make sense of
///
/// Ends with 2 where no matrix can be read; it then says why each way to read one does not fit.
#[derive(Debug, Args)]
pub(in crate::cli) struct ShowMatrix {
    #[command(flatten)]
    pub(in crate::cli) source: Source,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption,
    /// Only this level, with what it asks for: its name, code or id
    #[arg(long)]
    pub(in crate::cli) level: Option<String>,
    /// Only this attribute, with what it asks for at each level: its name or id
    #[arg(long, value_name = "ATTRIBUTE")]
    pub(in crate::cli) attribute: Option<String>,
}

/// Say where a career matrix leaves its readers alone: empty cells, vague words, levels that say the same
///
/// Ends with 0 where nothing weighs as much as --fail-on says, with 1 where something does, and with 2 where no matrix can be
/// read or an argument is wrong.
#[derive(Debug, Args)]
pub(in crate::cli) struct CheckMatrix {
    #[command(flatten)]
    pub(in crate::cli) source: Source,
    #[command(flatten)]
    pub(in crate::cli) format: FormatOption,
    /// The least weight of a finding that makes the exit code 1; `information` is printed as `note`
    #[arg(long, value_name = "WEIGHT", default_value = "warning")]
    pub(in crate::cli) fail_on: FailOn,
}

/// Write a career matrix in another shape: the same levels, attributes, pillars and words, or nothing at all
///
/// What is written is read back first: where that does not give the same matrix, nothing is written and the exit code
/// is 2.
#[derive(Debug, Args)]
pub(in crate::cli) struct ConvertMatrix {
    #[command(flatten)]
    pub(in crate::cli) source: Source,
    /// What to write
    #[arg(long, value_name = "SHAPE")]
    pub(in crate::cli) to: To,
    /// Write a new file instead of standard output; one that is there is never overwritten
    #[arg(long, short, value_name = "NEW")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// Make a Markdown matrix of what was copied out of a sheet or a page, ready to lie beside your documents
///
/// Reads cells separated by tabs or commas, an HTML table, Markdown, YAML, JSON or TOML, from standard input or a file; says
/// on standard error what was understood.
#[derive(Debug, Args)]
pub(in crate::cli) struct ImportMatrix {
    /// A file; `-` is standard input
    #[arg(default_value = "-", value_name = "PATH")]
    pub(in crate::cli) path: PathBuf,
    /// Which grid to take, where there are several
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) track: Option<String>,
    /// What to make of it
    #[arg(long, value_name = "SHAPE", default_value = "md")]
    pub(in crate::cli) kind: Imported,
    /// Write a new file instead of standard output; one that is there is never overwritten
    #[arg(long, short, value_name = "NEW")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// What a conversion writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum To {
    /// Markdown: a table where each text fits on one line, else headings, else front matter
    Md,
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
    /// JSON
    Json,
    /// YAML
    Yaml,
    /// TOML
    Toml,
}

impl To {
    pub(in crate::cli) fn written(self) -> Written {
        match self {
            To::Md => Written::Markdown,
            To::Csv => Written::Csv,
            To::Tsv => Written::Tsv,
            To::Json => Written::Json,
            To::Yaml => Written::Yaml,
            To::Toml => Written::Toml,
        }
    }
}

/// What an import makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Imported {
    /// Markdown whose header says that it is a matrix
    Md,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Source {
    /// A file, a folder, `builtin:tpm`, or `-` for standard input; otherwise the matrix of the current folder's case
    pub(in crate::cli) path: Option<PathBuf>,
    /// Which grid, where there are several: a track such as `Managers`
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) track: Option<String>,
}
