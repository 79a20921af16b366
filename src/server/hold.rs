use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::rules::Finding;
use crate::text::{Buffer, Span};

/// After this long without a key a statement is taken to be finished.
pub(super) const SILENCE: Duration = Duration::from_secs(1);

/// A finding as it is known again while its statement is typed: rule, and where the statement starts.
pub(super) type Mark = (&'static str, usize);

/// What to show now, and when to show the rest.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) ready: Vec<Finding>,
    pub(super) until: Option<Instant>,
}

/// Keeps back findings in the statement that is being typed. One that was shown before stays: it should not blink at
/// every key.
pub(super) fn hold(
    found: Vec<Finding>,
    edited: Option<(Instant, usize)>,
    now: Instant,
    shown: &HashSet<Mark>,
    buffer: &Buffer,
) -> Held {
    let Some((at, caret)) = edited.filter(|(at, _)| now < *at + SILENCE) else {
        return Held { ready: found, until: None };
    };
    let typed = |found: &Finding| found.statement.is_some_and(|statement| is_at(caret, statement, buffer));
    let (kept, ready): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|found| typed(found) && mark(found).is_none_or(|mark| !shown.contains(&mark)));
    Held { ready, until: (!kept.is_empty()).then(|| at + SILENCE) }
}

/// Whether the caret is in the statement, or where its next word would begin: blanks at the end belong to no statement,
/// but whoever typed one is not done.
fn is_at(caret: usize, statement: Span, buffer: &Buffer) -> bool {
    let blanks = Span::new(statement.end, caret);
    statement.touches(caret)
        || caret > statement.end
            && buffer.line_span(statement.end).touches(caret)
            && buffer.slice(blanks).chars().all(char::is_whitespace)
}

/// How a finding is known again.
pub(super) fn mark(found: &Finding) -> Option<Mark> {
    Some((found.rule, found.statement?.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Severity;

    fn found(rule: &'static str, statement: Option<Span>) -> Finding {
        let span = statement.unwrap_or_default();
        Finding { rule, severity: Severity::Warning, span, statement, message: String::new(), related: Vec::new() }
    }

    #[test]
    fn only_the_statement_being_typed_waits_and_only_for_a_second() {
        let at = Instant::now();
        let buffer = Buffer::new("one more  \nand three more of th", 1);
        let all = || vec![found("a", Some(Span::new(0, 8))), found("b", Some(Span::new(11, 31))), found("c", None)];
        let held = |caret: Option<usize>, after: u64, shown: &[Mark]| {
            let now = at + Duration::from_millis(after);
            let held = hold(all(), caret.map(|caret| (at, caret)), now, &shown.iter().copied().collect(), &buffer);
            assert_eq!(held.until, (held.ready.len() < 3).then(|| at + SILENCE));
            held.ready.iter().map(|found| found.rule).collect::<String>()
        };
        assert_eq!(held(Some(8), 900, &[]), "bc");
        assert_eq!(held(Some(10), 900, &[]), "bc", "after blanks at its end");
        assert_eq!(held(Some(11), 900, &[]), "ac", "in the next line");
        assert_eq!(held(Some(8), 1000, &[]), "abc", "after a second");
        assert_eq!(held(None, 0, &[]), "abc", "as opened");
        assert_eq!(held(Some(5), 0, &[("a", 0)]), "abc", "shown before");
        assert_eq!(held(Some(5), 0, &[("b", 0)]), "bc", "another was shown before");
    }
}
