//! Whose words they are: what is quoted or in code is not the author's.

use super::line::Line;
use super::phrase::{Found, Phrases};

/// The phrases in `line` that the author says, in order, none within another: what is quoted or between backticks is
/// left out.
pub(super) fn said<'a>(line: &'a Line<'_>, phrases: &'a Phrases) -> impl Iterator<Item = Found> + 'a {
    let mut next = 0;
    let mut code = false;
    (0..line.len()).filter_map(move |at| {
        code ^= line.word(at) == "`";
        if code || at < next || line.tokens[at].quoted {
            return None;
        }
        let found = phrases.at(line, at)?;
        next = found.to;
        Some(found)
    })
}
