use crate::document::{self, canonical_names};
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::{self, Template};

/// Parts of the framework that no document of the case tells.
pub(crate) static MISSING_SECTION: Rule = Rule {
    name: "missing-section",
    family: Family::Story,
    default: Some(Severity::Information),
    // Which parts another kind must have is a matter of settings.
    kinds: &[],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_section.md"),
};

/// Steps of the promotion framing that no other rule asks for.
const ASKED: [&str; 3] = ["history", "future", "cross-reference"];

fn check(context: &Context<'_>) -> Vec<Hit> {
    let missing = missing(context);
    let names: Vec<String> = missing.iter().map(|canonical| name(context, canonical)).collect();
    let enough = match names.len() {
        0 => return Vec::new(),
        1 => "Readers look for it, and a few lines are enough.",
        _ => "Readers look for them, and a few lines each are enough.",
    };
    let message = format!("Not told yet: {}. {enough}", text::listed(&names));
    vec![Hit::new(context.document.anchor(), message)]
}

/// What is missing, by canonical name: of the framework in no document of the case, of settings in this one.
fn missing(context: &Context<'_>) -> Vec<&'static str> {
    let document = context.document;
    let told = document.told();
    let framework = ASKED.into_iter().filter(|name| document.kind == Kind::Promotion && !context.tells(name));
    let mut out: Vec<&'static str> = framework.collect();
    let required = context.settings.documents.get(&document.kind).map(|documents| documents.required.as_slice());
    for name in canonical_names().filter(|name| required.is_some_and(|names| names.iter().any(|set| set == name))) {
        if !told.contains(&name) && !out.contains(&name) {
            out.push(name);
        }
    }
    let order = |name: &str| {
        let layout = framework::layout(document.kind)?;
        layout.sections.iter().position(|prompt| prompt.section == name)
    };
    out.sort_by_key(|name| order(name).unwrap_or(usize::MAX));
    out
}

/// What the framework calls the section; else what its heading says.
fn name(context: &Context<'_>, canonical: &str) -> String {
    let kind = context.document.kind;
    let prompt = framework::layout(kind).and_then(|layout| layout.section(canonical));
    let step = framework::of(kind).steps.iter().find(|step| step.id == canonical);
    step.map(|step| step.name.clone())
        .or_else(|| prompt.map(|prompt| prompt.heading.clone()))
        .unwrap_or_else(|| document::heading(canonical))
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let layout = framework::layout(context.document.kind);
    missing(context)
        .into_iter()
        .map(|canonical| {
            if let Some(fix) = built(context).filter(|_| canonical == "cross-reference") {
                return fix;
            }
            let (span, template) = document::section_insertion(context.document, layout, canonical);
            Fix {
                title: format!("Insert the section {}", name(context, canonical)),
                grade: Grade::Sketch,
                span,
                template,
            }
        })
        .collect()
}

/// The cross-reference with a row for each attribute of the matrix, where there is one.
fn built(context: &Context<'_>) -> Option<Fix> {
    let rows = context.coverage()?.missing_rows(context.document, context.matrix?);
    // A heading that is there already gets its table from another rule.
    if rows.is_empty() || context.document.cross_reference_section().is_some() {
        return None;
    }
    let layout = framework::layout(context.document.kind);
    let body = Template::text(document::new_table(&rows));
    let (span, template) = document::section_with(context.document, layout, "cross-reference", &body);
    Some(Fix { title: "Build cross-reference".to_owned(), grade: Grade::Review, span, template })
}

fn cites(kind: Kind) -> Vec<Citation> {
    let framework = framework::get("promotion").filter(|_| kind == Kind::Promotion);
    framework.iter().flat_map(|framework| ASKED.map(|step| framework.cite_step(step))).collect()
}
