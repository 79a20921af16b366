use crate::document::CitationForm;
use crate::features::markdown::escape;
use crate::features::types::{Completion, CompletionKind};
use crate::matrix::{Attribute, Matrix};
use crate::text::Template;
use crate::workspace::Analysis;

/// Whether what is typed starts the name, or a word of it.
pub(super) fn matches(attribute: &Attribute, typed: &str) -> bool {
    let typed = crate::matrix::slug(typed);
    attribute.id.starts_with(&typed) || attribute.id.split('-').any(|word| word.starts_with(&typed))
}

/// The attribute as `form` writes it, with its descriptor at the target level.
pub(super) fn item(
    analysis: &Analysis,
    matrix: &Matrix,
    attribute: &Attribute,
    form: CitationForm,
    prefix: &str,
) -> Completion {
    let level = analysis.level_aimed_at();
    let descriptor = level.and_then(|level| attribute.descriptors.get(level)?.as_ref());
    let detail = match level.and_then(|level| matrix.levels.get(level)) {
        Some(level) => format!("{} · {}", attribute.name, level.name),
        None => attribute.name.clone(),
    };
    let insert = match form {
        CitationForm::Tag => format!("#{}", attribute.id),
        CitationForm::Wiki => format!("[[{}]]", attribute.name),
        _ => attribute.name.clone(),
    };
    Completion {
        label: insert.clone(),
        kind: CompletionKind::Attribute,
        detail,
        documentation: descriptor.map(|descriptor| escape(&descriptor.text)).unwrap_or_default(),
        // A word inside the name finds it too: what is typed stands first, the name follows.
        filter: match form {
            CitationForm::Tag => format!("{prefix}{}", attribute.id),
            CitationForm::Wiki => format!("{prefix}{}", attribute.name),
            _ => attribute.name.clone(),
        },
        insert: Template::text(insert),
    }
}
