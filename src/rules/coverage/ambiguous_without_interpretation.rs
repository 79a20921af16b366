use crate::document::{Assessment, Status, is_blank};
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::syntax::Cell;
use crate::text::{Span, Template};

/// An attribute that is marked ambiguous, and no reading of it.
pub(crate) static AMBIGUOUS_WITHOUT_INTERPRETATION: Rule = Rule {
    name: "ambiguous-without-interpretation",
    family: Family::Coverage,
    default: Some(Severity::Warning),
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("ambiguous_without_interpretation.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let rows = unread(context);
    let hits = rows.iter().filter_map(|row| {
        let status = row.status.as_ref()?;
        let message = if row.question.as_ref().is_some_and(|cell| !is_blank(cell)) {
            "Your question is here, and your own reading is not: say in deliverables how you read it, so that your \
             manager has something to agree with."
        } else {
            "Unclear, and neither a reading of your own nor a question stands here. Say in deliverables how you read \
             it, and ask whether that is right."
        };
        Some(Hit::new(status.span, message))
    });
    hits.collect()
}

/// The rows that say "ambiguous" of an attribute of which no reading is written down.
fn unread(context: &Context<'_>) -> Vec<Assessment> {
    let Some(coverage) = context.coverage() else { return Vec::new() };
    let open = coverage.known().filter(|(row, standing)| {
        row.status() == Some(Status::Ambiguous)
            && row.interpretation.as_ref().is_none_or(is_blank)
            && !standing.is_interpreted
    });
    open.map(|(row, _)| row.clone()).collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let rows = unread(context);
    let row = rows.iter().find(|row| row.status.as_ref().is_some_and(|cell| cell.span == finding.span));
    let blank = |cell: &Option<Cell>| cell.clone().filter(|cell| cell.span.is_empty());
    let Some((row, cell)) = row.and_then(|row| Some((row, blank(&row.interpretation)?))) else { return Vec::new() };
    let (span, template) = super::filled(context, &cell, Template::default().slot("what one could deliver for it"));
    let question = blank(&row.question)
        .map(|cell| super::filled(context, &cell, Template::default().slot("Is that how you read it?")));
    let (title, span, template) = match question {
        Some((place, question)) if place.start >= span.end => {
            let between = context.document.buffer.slice(Span::new(span.end, place.start));
            ("Add your reading and a question", span.join(place), template.then(between).join(question))
        }
        _ => ("Add your reading", span, template),
    };
    vec![Fix { title: title.to_owned(), grade: Grade::Sketch, span, template }]
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("cross-reference")).into_iter().collect()
}
