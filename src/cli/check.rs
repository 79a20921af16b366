use std::collections::HashSet;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::report::{self, CheckOutput, Checked};

use super::arguments::{Check, Format};
use super::gather::{Gathered, from_here, gather, identity, name};
use super::output::{found, print, problem};

/// What to say where a folder holds nothing to check.
const NONE: &str = "No career document found. A Markdown file is one if its front matter has `career:` with a `kind`.";

pub(super) fn run(options: &Check) -> io::Result<ExitCode> {
    let mut gathered = gather(&options.paths, &options.overrides.overrides());
    let files = checked(&mut gathered);
    print(|out| match options.format.chosen {
        Format::Json => writeln!(out, "{}", report::json(&CheckOutput::of(&files))),
        Format::Text => {
            for (file, noticed) in files.iter().flat_map(|file| file.noticed.iter().map(move |noticed| (file, noticed)))
            {
                if options.no_snippets {
                    writeln!(out, "{}", report::concise(file, noticed))?;
                } else {
                    writeln!(out, "{}\n", report::full(file, noticed))?;
                }
            }
            match gathered.documents.len() {
                // What kept a document from being read was said already.
                0 if gathered.trouble => Ok(()),
                0 => writeln!(out, "{NONE}"),
                documents => writeln!(out, "{}", report::summary(&files, documents)),
            }
        }
    })?;
    let failed = files.iter().filter_map(Checked::worst).any(|worst| options.fail_on.met_by(worst));
    Ok(match (gathered.trouble, failed) {
        (true, _) => problem(),
        (false, true) => found(),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// The documents and what stands beside them, by path.
fn checked(gathered: &mut Gathered) -> Vec<Checked> {
    let mut files = Vec::new();
    // Documents of one case share their configuration and matrix, and a matrix may be one of them: what is wrong with
    // these is said once.
    let paths: Vec<PathBuf> = gathered.documents.iter().filter_map(|document| document.path.clone()).collect();
    let mut known: HashSet<PathBuf> = paths.iter().map(|path| identity(path)).collect();
    for (path, text, findings) in paths.iter().flat_map(|path| gathered.disk.config_findings(path)) {
        if known.insert(identity(&path)) {
            files.push(Checked::beside(name(&from_here(&path)), &text, findings));
        }
    }
    for document in &gathered.documents {
        files.push(Checked::document(document.name.clone(), &document.analysis));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
