use std::io::{self, ErrorKind};
use std::process::ExitCode;

use crate::framework;
use crate::report;

use super::arguments::New;
use super::gather::name;
use super::output::{print, problem, say, write_new};

pub(super) fn run(options: &New) -> io::Result<ExitCode> {
    let Some(layout) = framework::layout(options.kind) else {
        say(&format!("there is no layout for {}", options.kind.title()));
        return Ok(problem());
    };
    let values = options.values();
    let given: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let text = layout.document_with(&given).visible();
    let Some(path) = options.output.as_deref().filter(|path| path.as_os_str() != "-") else {
        print(|out| write!(out, "{text}"))?;
        return Ok(ExitCode::SUCCESS);
    };
    let shown = report::printable(&name(path));
    match write_new(path, &text) {
        Ok(()) => {
            print(|out| writeln!(out, "{shown}: {} is begun; fill each ⟨slot⟩.", options.kind.title()))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            let why = match error.kind() {
                ErrorKind::AlreadyExists => "there is something of this name, and it is left as it is".to_owned(),
                ErrorKind::NotFound => "the folder is not there".to_owned(),
                _ => error.to_string(),
            };
            say(&format!("{shown}: {why}"));
            Ok(problem())
        }
    }
}
