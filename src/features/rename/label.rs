//! Other labels for goals and evidence.

use crate::features::referent::{Mention, Referent, goals_and_labels, mentions};
use crate::text::Edit;
use crate::workspace::{Scope, Snapshot};

use super::plan::{Planned, finished};
use super::{FileEdits, Renamable, check};

/// The label of a goal or of evidence, if it is told somewhere in the case.
pub(super) fn prepare(snapshot: &Snapshot, uri: &str, mention: &Mention) -> Result<Option<Renamable>, String> {
    let found = goals_and_labels(snapshot, uri, &mention.referent);
    let told = found.iter().flat_map(|reached| &reached.mentions).any(|mention| mention.defines);
    match &mention.referent {
        // "Goal setting" is no goal.
        Referent::Goal(_) if !told => Ok(None),
        Referent::Evidence(_) if !told => {
            Err("No document of this case says what this footnote is. Define it first.".to_owned())
        }
        _ => {
            let placeholder = snapshot.buffer(uri).map(|buffer| buffer.slice(mention.span)).unwrap_or_default();
            Ok(Some(Renamable { span: mention.span, placeholder }))
        }
    }
}

pub(super) fn rename(snapshot: &Snapshot, uri: &str, mention: &Mention, typed: &str) -> Result<Vec<FileEdits>, String> {
    if prepare(snapshot, uri, mention)?.is_none() {
        return Err("No goal of this case has this label.".to_owned());
    }
    let (new, referent) = if let Referent::Goal(_) = &mention.referent {
        let goal = typed.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("goal "));
        let label = if goal { typed[5..].trim() } else { typed };
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if label.is_empty() || !label.chars().all(plain) || label.ends_with(['-', '_', '.']) {
            return Err("The label of a goal is one word, such as the C of Goal C.".to_owned());
        }
        (label, Referent::Goal(label.to_owned()))
    } else {
        let label = typed.strip_prefix("[^").and_then(|rest| rest.strip_suffix(']')).unwrap_or(typed);
        let label = label.strip_prefix('^').unwrap_or(label);
        if label.is_empty()
            || label.contains(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '^' | '\\' | '|' | '`'))
        {
            return Err("The label of a footnote is one word without brackets.".to_owned());
        }
        (label, Referent::Evidence(label.to_lowercase()))
    };
    if referent == mention.referent && snapshot.buffer(uri).is_some_and(|buffer| buffer.slice(mention.span) == new) {
        return Ok(Vec::new());
    }
    if referent != mention.referent && is_taken(snapshot, uri, &referent) {
        return Err(format!("{new} is the label of something else in this case. Choose another one."));
    }
    let found = goals_and_labels(snapshot, uri, &mention.referent).into_iter().map(|reached| {
        let mut plan = Planned::new(reached);
        let edits = plan.reached.mentions.iter().map(|name| Edit { span: name.span, text: new.to_owned() });
        plan.edits = edits.collect();
        plan
    });
    let planned: Vec<Planned> = found.collect();
    check::documents(planned.iter(), None, &referent)?;
    finished(planned)
}

/// Whether something in the case has the label already, whatever its case.
fn is_taken(snapshot: &Snapshot, uri: &str, wanted: &Referent) -> bool {
    let same = |other: &Referent| match (wanted, other) {
        (Referent::Goal(a), Referent::Goal(b)) => a.eq_ignore_ascii_case(b),
        (a, b) => a == b,
    };
    snapshot.documents(uri, Scope::Case).iter().any(|other| {
        let named = mentions(&other.analysis.document, None, other.path.as_deref(), None);
        named.iter().any(|mention| same(&mention.referent))
    })
}
