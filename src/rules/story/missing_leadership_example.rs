use crate::case::leads;
use crate::document;
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::Template;

/// No place that shows its author leading.
pub(crate) static MISSING_LEADERSHIP_EXAMPLE: Rule = Rule {
    name: "missing-leadership-example",
    family: Family::Story,
    default: None,
    kinds: &[Kind::ImpactSummary, Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_leadership_example.md"),
};

/// The section that is about it.
const SECTION: &str = "collaboration";

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    // A summary is sent alone; a case is read as one.
    let elsewhere = document.kind == Kind::Promotion && context.case.others.iter().any(|told| told.leads);
    if elsewhere || !super::is_written(context) || leads(document) {
        return Vec::new();
    }
    let message = "Nothing here shows you leading: a decision that was yours, people who followed, or a problem that you \
                   took on as your own. One example is enough.";
    vec![Hit::new(document.anchor(), message)]
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let document = context.document;
    let item = Template::parse(
        "Led ⟨whom⟩ to choose ⟨one way⟩ over ⟨another⟩, ⟨cutting|raising|preventing⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩",
    );
    let layout = framework::layout(document.kind);
    let (span, template) = document::section_addition(document, layout, SECTION, &item);
    vec![Fix { title: "Add an example of leadership".to_owned(), grade: Grade::Sketch, span, template }]
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("referral").and_then(|framework| framework.cite("check", "leadership-example")).into_iter().collect()
}
