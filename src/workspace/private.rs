//! What an author keeps to themselves, in a file of their own that lies in no project.

use std::env;
use std::path::PathBuf;

use crate::settings::Privacy;

use super::environment::CONFIG_LIMIT;
use super::files::{self, NoText, OpenTexts, Stamp};

/// The author's own file, as it was read last.
#[derive(Debug, Default)]
pub(super) struct Private {
    known: Option<(PathBuf, Stamp, Privacy)>,
}

impl Private {
    /// What the file says now. Without one, nothing.
    pub(super) fn read(&mut self, open: &dyn OpenTexts) -> Privacy {
        let Some(path) = path() else { return Privacy::default() };
        let stamp = files::stamp(&path, open);
        if let Some((known, at, privacy)) = &self.known
            && (known, at) == (&path, &stamp)
        {
            return privacy.clone();
        }
        let privacy = match files::text(&path, CONFIG_LIMIT, open) {
            Ok(text) => Privacy::read(&text),
            Err(NoText::Missing) => Privacy::default(),
            Err(_) => Privacy { names: Vec::new(), problem: Some("the file cannot be read".to_owned()) },
        };
        self.known = Some((path, stamp, privacy.clone()));
        privacy
    }
}

/// Where the file lies: `career-ls/config.toml` in the folder for such files.
fn path() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = folder("XDG_CONFIG_HOME")
        .or_else(|| folder("APPDATA").filter(|_| cfg!(windows)))
        .or_else(|| folder("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("career-ls").join("config.toml"))
}
