//! What an amount is a part of: the "users" of "30% of users", and those "three of whom" belong to.

use super::Amount;
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Form};
use crate::prose::words;
use crate::text::Span;

/// What amount `index` is a part of, where the line says so: what stands behind its "of", or for "three of whom" the
/// amount before it.
pub(crate) fn whole(line: &Line<'_>, amounts: &[Amount], index: usize) -> Option<Span> {
    let amount = amounts.get(index)?;
    // "9 of 11 squads" holds its "of", "30% of users" is followed by it.
    let of = (amount.from + 1..=amount.to).find(|&at| line.low(at) == "of")?;
    if is_those(line.low(of + 1)) {
        let before = index.checked_sub(1).and_then(|before| amounts.get(before))?;
        return Some(line.span(before.from, before.to));
    }
    // "hundreds of listeners", "a team of 12 people": counted, not a part.
    let counted = of < amount.to && line.kind(amount.from) == Kind::Word && line.kind(of + 1) == Kind::Word;
    if counted || !line.is_word(of + 1) {
        return None;
    }
    Some(line.span(of + 1, end(line, of + 1)))
}

/// "whom" in "three of whom"
pub(super) fn is_those(low: &str) -> bool {
    matches!(low, "whom" | "which" | "them" | "these" | "those" | "us" | "mine")
}

/// One past the noun phrase that starts at token `from`.
fn end(line: &Line<'_>, from: usize) -> usize {
    let mut at = from;
    while at < line.len() && at < from + 6 && !line.ends_clause(at) && line.kind(at) != Kind::And {
        let low = line.low(at);
        if words::is_function(low) || words::BEING.contains(low) || words::MODALS.contains(low) {
            break;
        }
        let verbal =
            || verb::senses(low).iter().any(|sense| matches!(sense.form, Form::Past | Form::Base | Form::Gerund));
        if at > from && words::is_plural(line.low(at - 1)) && verbal() {
            break;
        }
        at += 1;
    }
    at.max(from + 1)
}
