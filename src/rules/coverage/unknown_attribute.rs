use crate::document::{Citation as Cited, CitationForm};
use crate::framework::{self, Citation};
use crate::prose;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::Template;

/// An attribute that the matrix lacks.
pub(crate) static UNKNOWN_ATTRIBUTE: Rule = Rule {
    name: "unknown-attribute",
    family: Family::Coverage,
    default: Some(Severity::Error),
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("unknown_attribute.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let Some(matrix) = context.matrix else { return Vec::new() };
    let unknown = context.document.citations().into_iter().filter(|cited| matrix.attribute(&cited.name).is_none());
    // A slot names nothing yet.
    let unknown = unknown.filter(|cited| prose::placeholders(&cited.name).is_empty());
    unknown
        .filter_map(|cited| {
            let near = matrix.nearest_attribute(&cited.name).map(|attribute| attribute.name.as_str());
            match (cited.form, near) {
                (CitationForm::Cell, Some(near)) => Some(Hit::new(
                    cited.name_span,
                    format!("The matrix has no attribute of this name. Did you mean {near}?"),
                )),
                (CitationForm::Cell, None) => {
                    let names: Vec<&str> = matrix.attributes.iter().map(|a| a.name.as_str()).collect();
                    let message = format!("The matrix has no attribute of this name. It has {}.", names.join(", "));
                    Some(Hit::new(cited.name_span, message))
                }
                // Other tags and links are the author's own business, unless they look like a slip.
                (CitationForm::Tag | CitationForm::Wiki, Some(near)) => Some(
                    Hit::new(cited.name_span, format!("Did you mean the attribute {near}?")).weighing(Severity::Hint),
                ),
                _ => None,
            }
        })
        .collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(matrix) = context.matrix else { return Vec::new() };
    let cited = context.document.citations().into_iter().find(|cited| cited.name_span == finding.span);
    let Some(cited) = cited else { return Vec::new() };
    let Some(near) = matrix.nearest_attribute(&cited.name) else { return Vec::new() };
    let text = spelled(&cited, &near.id, &near.name);
    vec![Fix {
        title: format!("Change to {text}"),
        grade: Grade::Safe,
        span: cited.name_span,
        template: Template::text(text),
    }]
}

/// The attribute's name as `cited` writes names.
fn spelled(cited: &Cited, id: &str, name: &str) -> String {
    let slugged = cited.form == CitationForm::Tag || (cited.name.contains('-') && !cited.name.contains(' '));
    if slugged { id.to_owned() } else { name.to_owned() }
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("cross-reference")).into_iter().collect()
}
