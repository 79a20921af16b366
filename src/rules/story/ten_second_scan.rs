use crate::framework::{self, Citation};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text;

/// What a reader takes in within ten seconds lacks role, level or a measured outcome.
pub(crate) static TEN_SECOND_SCAN: Rule = Rule {
    name: "ten-second-scan",
    family: Family::Story,
    default: Some(Severity::Warning),
    kinds: &[Kind::ImpactSummary, Kind::Promotion, Kind::Referral],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("ten_second_scan.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    if !super::is_written(context) {
        return Vec::new();
    }
    let limit = context.settings.limits.scan_words;
    let seen = super::glance(context);
    // A note may be short; a case or a summary that is shorter than a glance has only begun.
    if seen.opening.words < limit as usize && context.document.kind != Kind::Referral {
        return Vec::new();
    }
    let seen =
        [(seen.role.is_some(), "role"), (seen.level.is_some(), "level"), (seen.outcome.is_some(), "measured outcome")];
    let missing: Vec<String> =
        seen.into_iter().filter(|(is_seen, _)| !is_seen).map(|(_, what)| format!("no {what}")).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "The first {limit} words have {}. Many readers take in no more than that: say it in the title or the first \
         lines.",
        text::listed(&missing)
    );
    vec![Hit::new(context.document.anchor(), message)]
}

fn cites(kind: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let mut parts = vec![("test", "ten-second-scan")];
    if kind == Kind::Referral {
        parts.push(("step", "write-a-referral-note"));
    }
    framework.iter().flat_map(|framework| parts.iter().filter_map(|(part, id)| framework.cite(part, id))).collect()
}
