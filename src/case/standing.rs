use crate::document::Status;
use crate::text::Span;

use super::Agreed;

/// What a case shows of one attribute of its matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// The attribute's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its row of the cross-reference, from 0.
    pub row: Option<usize>,
    /// How the author sees it, where that is clear.
    pub status: Option<Status>,
    /// What claims work and names it, and headings with its name that something stands under.
    pub wins: Vec<Work>,
    /// What is told of the future and names it.
    pub goals: Vec<Work>,
    /// How the author reads it, in words that one could hold on to.
    pub interpretation: Option<String>,
    /// What the author asks about it.
    pub question: Option<String>,
    /// What was agreed that it means, the newest first.
    pub agreed: Vec<Shared>,
    /// Whether how the author reads it is told anywhere outside its row.
    pub is_interpreted: bool,
    /// Whether something is said of it at all.
    pub is_mapped: bool,
}

/// A place of a case where an attribute is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The other document that names it; none for the one that is looked at.
    pub path: Option<String>,
    /// Where, in the document that is looked at; empty at 0 for another one.
    pub span: Span,
}

/// An agreed reading of an attribute, its level found in the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The index of the level; none for one that holds at every level.
    pub level: Option<usize>,
    /// What was agreed.
    pub agreed: Agreed,
    /// The other document that tells it; none for the one that is looked at.
    pub path: Option<String>,
}

impl Standing {
    /// Whether something that is told of the past names it, or stands under a heading that does.
    pub fn is_shown(&self) -> bool {
        !self.wins.is_empty()
    }

    /// What was last agreed that it means at `level`: for that level, else for every level.
    pub fn agreed_at(&self, level: usize) -> Option<&Shared> {
        let own = self.agreed.iter().find(|shared| shared.level == Some(level));
        own.or_else(|| self.agreed.iter().find(|shared| shared.level.is_none()))
    }
}
