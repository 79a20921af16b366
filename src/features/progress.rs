//! How far a promotion case has come, step by step, and which signals a referral note lacks.

use std::fmt::Write as _;

use crate::framework::{self, Step};
use crate::rules;
use crate::settings::Kind;
use crate::text::listed;
use crate::workspace::Analysis;

/// The rules that speak where a cue is missing from a note.
const SIGNS: [(&str, &[&str]); 4] = [
    ("clear-target", &["missing-target", "broad-target", "multiple-roles"]),
    ("easy-to-forward", &["not-forwardable"]),
    ("proof-of-impact", &["missing-proof-attachment"]),
    ("timely-follow-through", &["referral-next-step"]),
];

/// The steps of the promotion framing, each with whether the case tells it; none of another kind of document. The matrix
/// is told where it can be read; any other step, where a document of the case tells one of its sections.
pub(super) fn steps(analysis: &Analysis) -> Vec<(&'static Step, bool)> {
    if analysis.document.kind != Kind::Promotion {
        return Vec::new();
    }
    let context = analysis.context();
    let told = |step: &Step| match step.id.as_str() {
        "career-matrix" => analysis.matrix.is_some(),
        _ => step.sections.iter().any(|section| context.tells(section)),
    };
    framework::of(Kind::Promotion).steps.iter().map(|step| (step, told(step))).collect()
}

/// "4 of 6 steps told; next: Share intentions".
pub(super) fn progress(analysis: &Analysis) -> Option<String> {
    let steps = steps(analysis);
    let count = steps.iter().filter(|(_, told)| *told).count();
    let next = steps.iter().find(|(_, told)| !told).map(|(step, _)| step);
    let all = steps.len();
    match next {
        _ if all == 0 => None,
        Some(next) => Some(format!("{count} of {all} steps told; next: {}, {}", next.number, next.name)),
        None => Some(format!("All {all} steps are told")),
    }
}

/// The same as a list, for a hover.
pub(super) fn listing(analysis: &Analysis) -> Option<String> {
    let mut out = format!("**{}**\n\n", progress(analysis)?);
    for (step, told) in steps(analysis) {
        let _ = writeln!(out, "{}. {}{}", step.number, step.name, if told { " ✓" } else { "" });
    }
    let _ = write!(out, "\n{}", framework::of(Kind::Promotion).source.line());
    Some(out)
}

/// The cues of a referral note, by name: those that it lacks, and those that are there. Whether it is followed through
/// shows once it was sent. None of another kind of document, of a sketch, or in another language.
pub(super) fn cues(analysis: &Analysis) -> Option<(Vec<String>, Vec<String>)> {
    let document = &analysis.document;
    let context = analysis.context();
    if document.kind != Kind::Referral || document.is_mostly_foreign() || !rules::is_written(&context) {
        return None;
    }
    let framework = framework::of(Kind::Referral);
    let sent = ["sent", "outcome"].iter().any(|key| document.header.get(key).is_some());
    let (mut missing, mut there) = (Vec::new(), Vec::new());
    for (id, signs) in SIGNS.iter().filter(|(id, _)| sent || *id != "timely-follow-through") {
        let Some(cue) = framework.cues.iter().find(|cue| cue.id == *id) else { continue };
        let speaks = signs.iter().any(|rule| rules::speaks(&context, rule));
        if speaks { &mut missing } else { &mut there }.push(cue.name.to_lowercase());
    }
    Some((missing, there))
}

/// "Missing: clear target and proof of impact".
pub(super) fn missing_cues(analysis: &Analysis) -> Option<String> {
    let (missing, there) = cues(analysis)?;
    Some(if missing.is_empty() {
        format!("Nothing missing: {}", listed(&there))
    } else {
        format!("Missing: {}", listed(&missing))
    })
}
