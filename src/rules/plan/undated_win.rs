use std::collections::BTreeMap;

use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose::Phrasing;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::{Span, Template};

use super::goal;

/// Wins that do not say when they were: one finding a section.
pub(crate) static UNDATED_WIN: Rule = Rule {
    name: "undated-win",
    family: Family::Plan,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("undated_win.md"),
};

/// How many wins a date is offered for at once.
const OFFERED: usize = 3;

/// The wins of a section: how many there are, and those without a date.
#[derive(Default)]
struct Wins<'a> {
    all: usize,
    undated: Vec<Subject<'a>>,
}

fn wins<'a>(context: &Context<'a>) -> BTreeMap<usize, Wins<'a>> {
    let document = context.document;
    let subjects: Vec<Subject<'a>> =
        document.statements().filter(|subject| subject.canonical() == Some("history")).collect();
    let mut sections: BTreeMap<usize, Wins<'a>> = BTreeMap::new();
    let mut headings: BTreeMap<usize, bool> = BTreeMap::new();
    // A date anywhere in a list item serves all that the item says.
    for item in subjects.chunk_by(|a, b| a.at == b.at) {
        let Some(index) = item[0].section_index.filter(|index| !document.is_foreign(Some(*index))) else { continue };
        let won =
            |subject: &&Subject<'a>| matches!(subject.statement.reading.phrasing, Phrasing::Outcome | Phrasing::Mixed);
        let won: Vec<Subject<'a>> = item.iter().filter(won).copied().collect();
        let headed = *headings.entry(index).or_insert_with(|| goal::is_dated_by_heading(context, &item[0], "history"));
        let dated = || {
            headed
                || item.iter().any(|subject| goal::says_when(subject.statement))
                || goal::is_dated_by_introduction(context, &item[0])
        };
        let wins = sections.entry(document.sections[index].speaker).or_default();
        wins.all += won.len();
        if !won.is_empty() && !dated() {
            wins.undated.extend(won);
        }
    }
    sections
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let months = context.settings.windows.history_months;
    wins(context)
        .into_iter()
        .filter(|(_, wins)| !wins.undated.is_empty())
        .map(|(index, wins)| {
            let what = match (wins.undated.len(), wins.all) {
                (1, 1) => "The win here has no date".to_owned(),
                (undated, all) if undated == all => format!("The {all} wins here have no date"),
                (1, all) => format!("1 of {all} wins here has no date"),
                (undated, all) => format!("{undated} of {all} wins here have no date"),
            };
            let message = format!(
                "{what}. A case rests on the past {months} months: a month or a quarter, in the line or in a heading \
                 above it, shows that they count."
            );
            Hit::new(context.document.sections[index].heading, message)
        })
        .collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let sections = &context.document.sections;
    let found = wins(context).into_iter().find(|(index, _)| sections[*index].heading == finding.span);
    let undated = found.map(|(_, wins)| wins.undated).unwrap_or_default();
    let fixes = undated.iter().take(OFFERED).map(|subject| {
        let words: Vec<&str> = subject.statement.passage.plain.split_whitespace().collect();
        let more = if words.len() > 5 { " …" } else { "" };
        Fix {
            title: format!("Add a date to “{}{more}”", words[..words.len().min(5)].join(" ")),
            grade: Grade::Sketch,
            span: Span::empty(subject.span().start),
            template: Template::default().slot("Month YYYY").then(": "),
        }
    });
    fixes.collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("history")).into_iter().collect()
}
