use crate::features::types::{Completion, CompletionKind};
use crate::framework;
use crate::settings::Kind;
use crate::text::Template;
use crate::workspace::Surroundings;

/// What the value of `key` can be; nothing for a key whose value is the author's alone.
pub(super) fn values(key: &str, around: &Surroundings) -> Vec<Completion> {
    match key {
        "kind" => Kind::ALL.iter().map(|kind| value(kind.name(), kind.title())).collect(),
        "level" | "target" => around.matrix.iter().flat_map(|matrix| &matrix.levels).map(level).collect(),
        "matrix" => {
            let files = around
                .case
                .matrices
                .iter()
                .map(|found| value(&format!("{}{}", around.to_case, found.name), "beside it"));
            files.chain([value("builtin:tpm", "the one that comes with career-ls")]).collect()
        }
        "status" => pairs(&[("draft", "still being written: the default"), ("final", "ready to be sent")]),
        "outcome" => pairs(&OUTCOMES),
        "track" => pairs(&[
            ("IC", "individual contributor"),
            ("management", "leading people"),
            ("leadership", "a leadership role: decisions, reach and the first words weigh more"),
        ]),
        "focus" => {
            let cues = framework::all().iter().flat_map(|framework| &framework.cues);
            cues.map(|cue| value(&cue.name, "")).collect()
        }
        "cycle" | "focus-since" | "sent" | "follow-up" => vec![value(&around.settings.today.to_string(), "today")],
        _ => Vec::new(),
    }
}

/// What can become of a referral.
pub(super) const OUTCOMES: [(&str, &str); 4] = [
    ("none", "nothing came of it"),
    ("screen", "it led to a first talk"),
    ("hired", "it led to the job"),
    ("declined", "they said no"),
];

pub(super) fn pairs(values: &[(&str, &str)]) -> Vec<Completion> {
    values.iter().map(|(label, detail)| value(label, detail)).collect()
}

fn level(level: &crate::matrix::Level) -> Completion {
    let item = value(&level.name, level.code.as_deref().unwrap_or_default());
    Completion { kind: CompletionKind::Level, ..item }
}

/// A value; the header says how it is written there.
pub(super) fn value(label: &str, detail: &str) -> Completion {
    Completion {
        label: label.to_owned(),
        kind: CompletionKind::Value,
        detail: detail.to_owned(),
        documentation: String::new(),
        filter: label.to_owned(),
        insert: Template::text(label),
    }
}
