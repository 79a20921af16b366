use crate::case::{self, Coverage, Tally};
use crate::document::{Status, Subject};
use crate::framework::{self, Citation};
use crate::matrix::Matrix;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::Template;

/// A number of attributes that the table or the matrix does not bear out.
pub(crate) static WRONG_ATTRIBUTE_COUNT: Rule = Rule {
    name: "wrong-attribute-count",
    family: Family::Coverage,
    default: Some(Severity::Hint),
    kinds: &[Kind::Promotion],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("wrong_attribute_count.md"),
};

fn check(context: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let (tally, right) = wrong(context, subject)?;
    let number = if right == 0 { "none".to_owned() } else { right.to_string() };
    let message = if tally.status.is_some() {
        format!(
            "The cross-reference marks {number} of them so. A reader who counts will stop here: which of the two is \
             right?"
        )
    } else {
        let plural = if right == 1 { "" } else { "s" };
        format!("The matrix has {number} attribute{plural}. A reader who counts will stop here.")
    };
    Some(Hit::new(subject.place(tally.span), message))
}

/// The first number of the statement that is wrong whatever way it is counted, and the right one.
fn wrong(context: &Context<'_>, subject: &Subject<'_>) -> Option<(Tally, usize)> {
    let matrix = context.matrix?;
    if subject.claims() || subject.canonical() == Some("future") {
        return None;
    }
    // Most statements have no number of attributes: the table is read for those that have.
    let tallies = case::tallies(&subject.statement.passage.plain);
    let coverage = context.coverage().filter(|_| !tallies.is_empty())?;
    tallies.into_iter().find_map(|tally| {
        let right = match tally.status {
            None => all(matrix, coverage),
            Some(status) => marked(coverage, status)?,
        };
        let first = *right.first()?;
        (!right.contains(&tally.value)).then_some((tally, first))
    })
}

/// How many attributes there are: of the matrix, of its groups, of the table.
fn all(matrix: &Matrix, coverage: &Coverage) -> Vec<usize> {
    let mut pillars: Vec<&String> =
        matrix.attributes.iter().filter_map(|attribute| attribute.pillar.as_ref()).collect();
    pillars.dedup();
    let mut out = vec![matrix.attributes.len(), pillars.len(), coverage.rows.len()];
    out.retain(|&count| count > 0);
    out
}

/// How many rows have `status`; none where some row's status is not known.
fn marked(coverage: &Coverage, status: Status) -> Option<Vec<usize>> {
    let statuses: Vec<Status> = coverage.rows.iter().map(crate::document::Assessment::status).collect::<Option<_>>()?;
    let count = |wanted: Status| statuses.iter().filter(|&&status| status == wanted).count();
    let met = count(Status::OverDelivering) + count(Status::Meeting);
    Some(match status {
        Status::OverDelivering | Status::Meeting => vec![count(status), met],
        status => vec![count(status)],
    })
    .filter(|_| !statuses.is_empty())
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let found = crate::rules::runner::subject(context, finding).and_then(|subject| wrong(context, &subject));
    let Some((_, right)) = found.filter(|(_, right)| *right > 0) else { return Vec::new() };
    let old = context.document.buffer.slice(finding.span);
    let text = case::spelled(right, &old);
    vec![Fix {
        title: format!("Change to {text}"),
        grade: Grade::Review,
        span: finding.span,
        template: Template::text(text),
    }]
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("cross-reference")).into_iter().collect()
}
