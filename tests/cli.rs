//! The binary as people and scripts meet it: arguments, exit codes, what is printed where.

#[path = "cli/agenda.rs"]
mod agenda;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/explain.rs"]
mod explain;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/inspect.rs"]
mod inspect;
#[path = "cli/log.rs"]
mod log;
#[path = "cli/matrix.rs"]
mod matrix;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/next.rs"]
mod next;
#[path = "cli/scan.rs"]
mod scan;
#[path = "cli/schema.rs"]
mod schema;
#[path = "cli/walk.rs"]
mod walk;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A promotion case with one statement that is a task by any measure.
const CASE: &str = "---\ncareer:\n  kind: promotion\n---\n\n## History\n\n- Responsible for on-call\n";

/// A folder of its own for one test.
struct Folder(TempDir);

/// How a run ended.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("in the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    fn run(&self, args: &[&str]) -> Ran {
        finish(&mut command(self.path(), args), "")
    }

    fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
    }
}

/// The binary, in `folder`, without what the terminal of whoever runs the tests would ask for.
fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_career-ls"));
    command.current_dir(folder).args(args);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn finish(command: &mut Command, input: &str) -> Ran {
    let mut child = command.spawn().expect("the binary runs");
    // A run that reads no input may be over before it is written.
    let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// The findings of a JSON output that a rule made.
fn by_rule<'a>(output: &'a Value, rule: &str) -> Vec<&'a Value> {
    output["findings"].as_array().expect("findings").iter().filter(|finding| finding["rule"] == rule).collect()
}
