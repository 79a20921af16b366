use crate::document::{self, Document, Section};
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text;

/// A summary that does not come first, or parts of the framework out of their order.
pub(crate) static SECTION_ORDER: Rule = Rule {
    name: "section-order",
    family: Family::Story,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("section_order.md"),
};

/// The summary, then what tells each step of the framing. What supports a step, such as a list of proof, may stand
/// anywhere.
const ORDER: [&[&str]; 7] = [
    &["summary"],
    &["matrix"],
    &["history"],
    &["future"],
    &["cross-reference", "interpretations"],
    &["intentions"],
    &["ask", "questions", "agreed-plan", "advocacy", "check-ins"],
];

/// The sections that have a place in the order, by index, each with it: the outermost only, as the author has them.
fn ranked(document: &Document) -> Vec<(usize, usize)> {
    let rank = |section: &Section| {
        let canonical = section.canonical.filter(|_| section.named)?;
        ORDER.iter().position(|names| names.contains(&canonical))
    };
    let within = |section: &Section| {
        let mut around = section.around;
        while let Some(outer) = around.and_then(|index| document.sections.get(index)) {
            if rank(outer).is_some() {
                return true;
            }
            around = outer.around;
        }
        false
    };
    let sections = document.sections.iter().enumerate();
    sections
        .filter(|(_, section)| !within(section))
        .filter_map(|(index, section)| Some((index, rank(section)?)))
        .collect()
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let ranked = ranked(document);
    // The first that stands behind one which should follow it.
    let late = (1..ranked.len()).find(|&at| ranked[..at].iter().any(|(_, rank)| *rank > ranked[at].1));
    let Some(late) = late else { return Vec::new() };
    let title = |&(index, _): &(usize, usize)| document.sections[index].title.as_str();
    let before = ranked[..late].iter().find(|(_, rank)| *rank > ranked[late].1).map_or("", title);
    let mut sorted = ranked.clone();
    sorted.sort_by_key(|(_, rank)| *rank);
    let order: Vec<&str> = sorted.iter().map(title).collect();
    let why =
        if ranked[late].1 == 0 { "what matters most is read first" } else { "each part builds on the one before" };
    let message =
        format!("{} stands behind {before}. In this order {why}: {}.", title(&ranked[late]), text::listed(&order));
    vec![Hit::new(document.sections[ranked[late].0].heading, message)]
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let edit = document::in_order(context.document, &ranked(context.document));
    let fix = edit.map(|(span, template)| Fix {
        title: "Put the sections in order".to_owned(),
        grade: Grade::Review,
        span,
        template,
    });
    fix.into_iter().collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let lead = framework::get("referral").and_then(|framework| framework.cite("principle", "role-and-results-first"));
    let steps = framework::get("promotion").into_iter();
    let steps = steps.flat_map(|framework| framework.steps.iter().map(|step| framework.cite_step(&step.id)));
    lead.into_iter().chain(steps).collect()
}
