//! What weighs more or less in a document than its rules say: what its author works on now, and for whom it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::Document;
use crate::framework::{self, Citation, Framework, Named};
use crate::settings::{Kind, Severity};

use super::finding::Finding;
use super::registry;
use super::rule::{Family, Rule};

/// What readers of a case for a leadership role look for first.
const LEADERSHIP: [&str; 3] = ["missing-decision", "no-cross-team-impact", "ten-second-scan"];

/// The rules that serve each cue, by its id: those that rest on a step that the cue belongs to.
static SIGNALS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let cues = framework::all().iter().flat_map(|framework| framework.cues.iter().map(move |cue| (framework, cue)));
    cues.map(|(framework, cue)| {
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| framework::of(*kind).id == framework.id).collect();
        let serves = |rule: &Rule| {
            let cited = kinds.iter().flat_map(|kind| (rule.cites)(*kind));
            cited.into_iter().any(|citation| is_of(&citation, framework, cue))
        };
        (cue.id.as_str(), registry::ALL.iter().filter(|rule| serves(rule)).map(|rule| rule.name).collect())
    })
    .collect()
});

/// Whether what is cited belongs to a step of `cue`, or is the cue. What stands for all steps belongs to none.
fn is_of(citation: &Citation, framework: &Framework, cue: &Named) -> bool {
    if citation.framework != framework.name {
        return false;
    }
    if citation.part == "cue" {
        return citation.name == cue.name;
    }
    let step = framework.steps.iter().find(|step| citation.part == "step" && step.name == citation.name);
    let own = step.map(|step| std::slice::from_ref(&step.id));
    let named = || framework.named(&citation.part).iter().find(|named| named.name == citation.name);
    let steps = own.or_else(|| named().map(|named| named.steps.as_slice())).unwrap_or_default();
    steps.iter().any(|step| cue.steps.contains(step))
}

/// The rules that serve the cue of that id.
pub fn serving(cue: &str) -> &'static [&'static str] {
    SIGNALS.get(cue).map(Vec::as_slice).unwrap_or_default()
}

/// What the author of a document works on now.
#[derive(Debug, Clone, Copy)]
pub struct Focus {
    signal: Option<&'static [&'static str]>,
}

impl Focus {
    /// What the header of `document` says; everything where nothing is in focus.
    pub fn of(document: &Document) -> Self {
        let cue = document.header.get("focus").and_then(framework::cue);
        Self { signal: cue.map(|(_, cue)| serving(&cue.id)) }
    }

    /// Whether `finding` is about the cue in focus, or about what is not put off for any.
    pub fn holds(self, finding: &Finding) -> bool {
        let Some(signal) = self.signal else { return true };
        let family = || registry::find(finding.rule).map(|rule| rule.family);
        signal.contains(&finding.rule)
            || finding.severity == Severity::Error
            || matches!(family(), Some(Family::Setup | Family::Privacy))
    }
}

/// What `findings` weigh in `document`.
pub(super) fn weigh(document: &Document, findings: &mut [Finding]) {
    let leads = document.header.get("track").is_some_and(|track| track.eq_ignore_ascii_case("leadership"));
    let focus = Focus::of(document);
    for finding in findings {
        if leads && LEADERSHIP.contains(&finding.rule) {
            finding.severity = match finding.severity {
                Severity::Hint => Severity::Information,
                Severity::Information => Severity::Warning,
                Severity::Warning | Severity::Error => Severity::Error,
            };
        }
        if !focus.holds(finding) {
            finding.severity = Severity::Hint;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cue_has_its_rules() {
        for framework in framework::all() {
            for cue in &framework.cues {
                assert!(!serving(&cue.id).is_empty(), "no rule serves {}", cue.name);
            }
        }
        for (cue, rule, serves) in [
            ("clear-target", "missing-target", true),
            ("clear-target", "multiple-roles", true),
            ("easy-to-forward", "not-forwardable", true),
            ("proof-of-impact", "missing-evidence", true),
            ("proof-of-impact", "missing-proof-attachment", true),
            ("proof-of-impact", "missing-target", false),
            ("timely-follow-through", "referral-next-step", true),
            ("timely-follow-through", "not-forwardable", false),
            ("wins-with-a-story", "task-phrasing", true),
            ("wins-with-a-story", "undated-goal", false),
            ("goals-in-reach", "undated-goal", true),
            ("why-is-told", "missing-intention", true),
        ] {
            assert_eq!(serving(cue).contains(&rule), serves, "{cue}: {rule}: {:?}", serving(cue));
        }
    }
}
