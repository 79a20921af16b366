//! One document for each role, where one asks for several.

use crate::features::types::{Action, ActionKind, Edit};
use crate::matrix::slug;
use crate::rules::{self, Finding};
use crate::text::{Span, Template, listed};
use crate::workspace::{Analysis, OtherFile, Snapshot};

/// The document for the first of the roles that a finding names, and a copy beside it for each of the others. Wherever it
/// names the same roles, each copy names its own. None for a document that is no file, and where such a file is there.
pub(super) fn per_role(
    snapshot: &Snapshot,
    uri: &str,
    analysis: &Analysis,
    findings: &[(usize, &Finding)],
) -> Vec<Action> {
    let split = findings.iter().find_map(|&(index, finding)| {
        let roles = rules::targets(&analysis.context(), finding);
        let action = split(snapshot, uri, analysis, &roles).filter(|_| roles.len() > 1)?;
        Some(Action { finding: Some(index), ..action })
    });
    split.into_iter().collect()
}

fn split(snapshot: &Snapshot, uri: &str, analysis: &Analysis, roles: &[String]) -> Option<Action> {
    let (first, others) = roles.split_first()?;
    let context = analysis.context();
    let same = |finding: &&Finding| {
        let named = rules::targets(&context, finding);
        named.len() == roles.len() && named.iter().zip(roles).all(|(a, b)| a.eq_ignore_ascii_case(b))
    };
    let mut places: Vec<Span> = analysis.findings().iter().filter(same).map(|finding| finding.span).collect();
    places.sort_unstable();
    places.dedup();
    let text = analysis.document.buffer.text();
    let written = |role: &str| {
        let mut out = text.clone();
        for place in places.iter().rev() {
            out.replace_range(place.range(), role);
        }
        out
    };
    // One edit for all places: an editor may make several one after the other, each in the text that the last one left.
    let whole = places.first()?.join(*places.last()?);
    let here = written(first);
    let behind = text.len() - whole.end;
    let template = Template::text(&here[whole.start..here.len() - behind]);
    let mut edits = vec![Edit { file: None, span: whole, template }];
    let mut names: Vec<String> = Vec::new();
    for (index, role) in others.iter().enumerate() {
        let (name, file) = beside(snapshot, uri, role, index + 2)?;
        if names.contains(&name) {
            return None;
        }
        names.push(name);
        edits.push(Edit { file: Some(file), span: Span::empty(0), template: Template::text(written(role)) });
    }
    Some(Action {
        title: format!("Split into one file per role: {first} here, {} in {}", listed(others), listed(&names)),
        kind: ActionKind::Rewrite,
        finding: None,
        preferred: false,
        edits,
        explains: None,
    })
}

/// The new file for a role: `referral-note-em.md`. Its name is made of letters that stand in an address as they are.
fn beside(snapshot: &Snapshot, uri: &str, role: &str, number: usize) -> Option<(String, OtherFile)> {
    let path = snapshot.open(uri)?.path.clone()?;
    let plain = |words: &str, otherwise: String| {
        let slug: String = slug(words).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let slug = slug.trim_matches('-').to_owned();
        if slug.is_empty() { otherwise } else { slug }
    };
    let stem = plain(&path.file_stem()?.to_string_lossy(), "document".to_owned());
    let name = format!("{stem}-{}.md", plain(role, format!("role-{number}")));
    let file = snapshot.new_file(uri, &name)?;
    Some((name, file))
}
