use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::features::Diagnostic;

/// After this long without a key a statement is taken to be finished.
pub(super) const SILENCE: Duration = Duration::from_secs(1);

/// A finding as it is known again while its statement is typed: rule, and where the statement starts.
pub(super) type Mark = (&'static str, usize);

/// What to show now, and when to show the rest.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) ready: Vec<Diagnostic>,
    pub(super) until: Option<Instant>,
}

/// Keeps back findings in the statement that is being typed. One that was shown before stays: it should not blink at
/// every key.
pub(super) fn hold(
    found: Vec<Diagnostic>,
    edited: Option<(Instant, usize)>,
    now: Instant,
    shown: &HashSet<Mark>,
) -> Held {
    let Some((at, caret)) = edited.filter(|(at, _)| now < *at + SILENCE) else {
        return Held { ready: found, until: None };
    };
    let typed = |found: &Diagnostic| found.statement.is_some_and(|statement| statement.touches(caret));
    let (kept, ready): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|found| typed(found) && mark(found).is_none_or(|mark| !shown.contains(&mark)));
    Held { ready, until: (!kept.is_empty()).then(|| at + SILENCE) }
}

/// How a finding is known again.
pub(super) fn mark(found: &Diagnostic) -> Option<Mark> {
    Some((found.finding.rule, found.statement?.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Finding;
    use crate::settings::Severity;
    use crate::text::Span;

    fn found(rule: &'static str, statement: Option<Span>) -> Diagnostic {
        let span = statement.unwrap_or_default();
        let finding = Finding { rule, severity: Severity::Warning, span, message: String::new() };
        Diagnostic { finding, statement, docs: None }
    }

    #[test]
    fn only_the_statement_being_typed_waits_and_only_for_a_second() {
        let at = Instant::now();
        let all = || vec![found("a", Some(Span::new(0, 10))), found("b", Some(Span::new(11, 30))), found("c", None)];
        let rules = |held: &Held| held.ready.iter().map(|found| found.finding.rule).collect::<Vec<_>>();
        let none = HashSet::new();

        let held = hold(all(), Some((at, 10)), at + Duration::from_millis(900), &none);
        assert_eq!((rules(&held), held.until), (vec!["b", "c"], Some(at + SILENCE)));
        let held = hold(all(), Some((at, 10)), at + SILENCE, &none);
        assert_eq!((rules(&held), held.until), (vec!["a", "b", "c"], None));
        let held = hold(all(), Some((at, 31)), at, &none);
        assert_eq!((rules(&held), held.until), (vec!["a", "b", "c"], None), "the caret is elsewhere");
        let held = hold(all(), None, at, &none);
        assert_eq!((rules(&held), held.until), (vec!["a", "b", "c"], None), "as opened");
        let held = hold(all(), Some((at, 5)), at, &HashSet::from([("a", 0)]));
        assert_eq!((rules(&held), held.until), (vec!["a", "b", "c"], None), "shown before");
    }
}
