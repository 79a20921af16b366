use super::super::draft::Name;
use super::super::name::slug;
use super::super::rank;

/// A level as one table tells it.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub(super) name: Name,
    /// What it is called besides, where another cell says so.
    pub(super) title: Option<Name>,
    /// Its code, where another cell says so.
    pub(super) code: Option<Name>,
    whole: String,
    known: (String, Option<String>),
}

impl Level {
    pub(super) fn new(name: Name) -> Self {
        let (title, code) = rank::split(&name.text);
        let known = (slug(&title), code.map(|code| code.to_lowercase()));
        Self { whole: slug(&name.text), known, name, title: None, code: None }
    }

    /// Whether its name is a code and nothing else, and no cell tells its title.
    pub(super) fn lacks_title(&self) -> bool {
        self.title.is_none() && self.known.1.as_deref() == Some(self.whole.as_str())
    }

    /// Whether neither its name nor another cell tells its code.
    pub(super) fn lacks_code(&self) -> bool {
        self.code.is_none() && self.known.1.is_none()
    }

    /// Whether two tables mean the same level: by name, by code, or by title where one of them has no code.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (&self.known.1, &other.known.1) {
            _ if self.whole == other.whole => true,
            (Some(code), Some(theirs)) => code == theirs,
            _ => self.known.0 == other.known.0 && !self.known.0.is_empty(),
        }
    }
}
