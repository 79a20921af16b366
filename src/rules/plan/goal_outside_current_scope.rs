use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Subject};
use crate::framework::{self, Citation};
use crate::prose::{self, Gist};
use crate::rewrite::{self, Grade};
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::{Encoding, MarkKind, Template, listed};

use super::goal::goal;

/// Goals that name no program of today: one finding a section.
pub(crate) static GOAL_OUTSIDE_CURRENT_SCOPE: Rule = Rule {
    name: "goal-outside-current-scope",
    family: Family::Plan,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("goal_outside_current_scope.md"),
};

/// How many programs are named and offered.
const OFFERED: usize = 3;
/// How many lines a message lists.
const LISTED: usize = 8;

/// Words that any goal and any win may share.
const COMMON: [&str; 24] = [
    "team",
    "department",
    "company",
    "customer",
    "people",
    "work",
    "project",
    "program",
    "programme",
    "quarter",
    "month",
    "week",
    "year",
    "day",
    "time",
    "cost",
    "goal",
    "plan",
    "other",
    "new",
    "all",
    "each",
    "every",
    "first",
];

/// A program that History tells, and a link to it.
struct Program {
    name: String,
    link: String,
}

/// The goals of each section that share no word with what is told of the programs of today.
fn strangers<'a>(context: &Context<'a>) -> BTreeMap<usize, Vec<Subject<'a>>> {
    let document = context.document;
    let mut out: BTreeMap<usize, Vec<Subject<'a>>> = BTreeMap::new();
    let known = known(context);
    // Where little is told of today, nothing can be outside of it.
    if known.is_empty() || !context.tells("history") {
        return out;
    }
    for subject in document.statements().filter(|subject| subject.canonical() == Some("future")) {
        let index = subject.section_index.filter(|index| !document.is_foreign(Some(*index)));
        let Some((index, goal)) = index.zip(goal(context, &subject)) else { continue };
        if !goal.statement.placeholders.is_empty() {
            continue;
        }
        let said = std::iter::once(goal.statement).chain(goal.details);
        let inside = said.into_iter().any(|statement| {
            // A link leads to something of today.
            let linked =
                statement.passage.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Link | MarkKind::Wiki));
            linked || statement.gist().words().iter().any(|word| known.contains(word.as_str()))
        });
        let headed = document.sections_around(subject.at).filter(|around| !around.named);
        let headed =
            headed.into_iter().any(|around| words(&around.title).iter().any(|word| known.contains(word.as_str())));
        if !inside && !headed {
            out.entry(document.sections[index].speaker).or_default().push(subject);
        }
    }
    out
}

/// The words that carry what is told of today: History and Background, the summary and the header, here and in the other
/// documents of the case.
fn known(context: &Context<'_>) -> BTreeSet<String> {
    let document = context.document;
    let told = |subject: &Subject<'_>| {
        subject.claims() || matches!(subject.canonical(), Some("summary" | "intentions" | "advocacy"))
    };
    let mut known: BTreeSet<String> = BTreeSet::new();
    for subject in document.statements().filter(|subject| told(subject)) {
        known.extend(subject.statement.gist().words().iter().cloned());
    }
    for section in document.sections.iter().filter(|section| section.canonical != Some("future")) {
        known.extend(words(&section.title));
    }
    for key in ["team", "company", "one-sentence"] {
        known.extend(document.header.get(key).map(words).unwrap_or_default());
    }
    for told in &context.case.others {
        known.extend(told.outcomes.iter().flat_map(|outcome| outcome.gist.words().iter().cloned()));
        known.extend(told.headings.iter().flat_map(|(title, _)| words(title)));
    }
    for word in COMMON {
        known.remove(word);
    }
    known
}

fn words(text: &str) -> Vec<String> {
    Gist::of(text, &prose::read(text)).words().to_vec()
}

/// What History tells as a program: a heading of its own below it, and a bold label that opens an item.
fn programs(document: &Document) -> Vec<Program> {
    let headings = document.sections.iter().filter(|section| {
        section.canonical == Some("history")
            && !section.named
            && !section.anchor.is_empty()
            && document.is_told(section)
    });
    let mut out: Vec<Program> = headings
        .filter(|section| !section.title.contains(['[', ']']))
        .map(|section| Program {
            name: section.title.clone(),
            link: format!("[{}](#{})", section.title, section.anchor),
        })
        .collect();
    for subject in document.statements().filter(|subject| subject.canonical() == Some("history")) {
        let passage = &subject.statement.passage;
        let label = passage.marks.iter().find(|mark| mark.kind == MarkKind::Strong);
        let label = label.filter(|mark| !passage.plain[..mark.words.start].contains(char::is_alphanumeric));
        let name = label.map_or("", |mark| mark.words.of(&passage.plain)).trim_matches([':', ' ', '.', ',']);
        let short = (1..=5).contains(&name.split_whitespace().count()) && prose::dates(name).is_empty();
        if short && !out.iter().any(|other| other.name == name) {
            out.push(Program { name: name.to_owned(), link: name.to_owned() });
        }
    }
    out
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let programs = programs(document);
    let names: Vec<&str> = programs.iter().take(OFFERED).map(|program| program.name.as_str()).collect();
    let hits = strangers(context).into_iter().map(|(index, goals)| {
        let line = |subject: &Subject<'_>| document.buffer.position(subject.span().start, Encoding::Utf8).line + 1;
        let lines: Vec<String> = goals.iter().take(LISTED).map(|subject| line(subject).to_string()).collect();
        let more = if goals.len() > LISTED { " …" } else { "" };
        let what = match goals.len() {
            1 => format!("The goal in line {} names", lines[0]),
            count => format!("{count} goals (lines {}{more}) name", lines.join(", ")),
        };
        let which = if names.is_empty() { String::new() } else { format!(", such as {}", listed(&names)) };
        let message = format!(
            "{what} nothing that you work on today{which}. A goal inside a program that you already have a hand in can be \
             reached in time: which one is it part of?"
        );
        Hit::new(document.sections[index].heading, message)
    });
    hits.collect()
}

/// The first of the goals, linked to a program: once it is, the next one comes up.
fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let document = context.document;
    let own = strangers(context).into_iter().find(|(index, _)| document.sections[*index].heading == finding.span);
    let Some(subject) = own.and_then(|(_, goals)| goals.into_iter().next()) else { return Vec::new() };
    let line = document.buffer.position(subject.span().start, Encoding::Utf8).line + 1;
    let fix = |title: String, grade: Grade, words: Template| Fix {
        title,
        grade,
        span: subject.span(),
        template: rewrite::extended(&subject.statement.passage, words),
    };
    let programs = programs(document);
    let linked = programs.iter().take(OFFERED).map(|program| {
        let title = format!("Make the goal in line {line} part of {}", program.name);
        fix(title, Grade::Review, Template::text(format!(", as part of {}", program.link)))
    });
    let mut fixes: Vec<Fix> = linked.collect();
    if fixes.is_empty() {
        let title = format!("Say which program the goal in line {line} is part of");
        fixes.push(fix(title, Grade::Sketch, Template::text(", as part of ").slot("a program of today")));
    }
    fixes
}

fn cites(_: Kind) -> Vec<Citation> {
    let Some(framework) = framework::get("promotion") else { return Vec::new() };
    std::iter::once(framework.cite_step("future")).chain(framework.cite("cue", "goals-in-reach")).collect()
}
