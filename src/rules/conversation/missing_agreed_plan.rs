use crate::document::{self, Document, is_blank};
use crate::framework::{self, Citation};
use crate::prose;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::story;
use crate::settings::Kind;
use crate::syntax::{Cell, Row, Table};
use crate::text::{Span, Template};

/// After the talk, one side has nothing to do, or no day for it.
pub(crate) static MISSING_AGREED_PLAN: Rule = Rule {
    name: "missing-agreed-plan",
    family: Family::Conversation,
    default: None,
    kinds: &[Kind::Agenda],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_agreed_plan.md"),
};

const PLAN: &str = "agreed-plan";

/// What a plan settles for each side: an item with a day.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is told or not, whatever the others are")]
struct Settled {
    mine: bool,
    theirs: bool,
    /// Whether anything is told at all.
    told: bool,
    /// Whether something still waits to be filled in.
    open: bool,
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    if !story::is_written(context) || is_ahead(context) {
        return Vec::new();
    }
    let settled = settled(document);
    if settled.open || (settled.mine && settled.theirs) {
        return Vec::new();
    }
    // What another document keeps is trusted.
    if !settled.told && context.case.tells(PLAN) {
        return Vec::new();
    }
    let section = document.sections.iter().find(|section| section.named && section.canonical == Some(PLAN));
    let place = section.map_or_else(|| document.anchor(), |section| section.heading);
    let message = match (settled.mine, settled.theirs) {
        (false, false) => {
            "Nothing here says who does what by when. A talk holds when both sides leave it with one thing and a day."
        }
        (true, _) => "Your side has a day; your manager's has none yet. What will they do for the case, and by when?",
        (false, true) => "Your manager's side has a day; yours has none yet. What will you do, and by when?",
    };
    vec![Hit::new(place, message)]
}

/// Whether the talk is still to come, by its title.
fn is_ahead(context: &Context<'_>) -> bool {
    let title = context.document.title.as_ref().map(|(title, _)| title.as_str());
    let first = || context.document.sections.first().map(|section| section.title.as_str());
    let dates = prose::dates(title.or_else(first).unwrap_or_default());
    let today = context.settings.today;
    dates.iter().any(|date| !date.readings.is_empty() && date.readings.iter().all(|(first, _)| *first > today))
}

fn settled(document: &Document) -> Settled {
    let mut settled = Settled::default();
    for placed in &document.parts {
        let section = placed.section.and_then(|index| document.sections.get(index));
        if section.and_then(|section| section.canonical) != Some(PLAN) || placed.part.heading.is_some() {
            continue;
        }
        settled.open |= !placed.part.placeholders.is_empty();
        for table in &placed.part.tables {
            let (owner, by) = columns(table);
            for row in &table.rows {
                let said = |index: Option<usize>| row.cells.get(index?).filter(|cell| !is_blank(cell));
                settled.told |= row.cells.iter().any(|cell| !is_blank(cell));
                let owner = said(owner).map(|cell| cell.passage.plain.to_lowercase());
                let dated = by.map_or_else(|| row.cells.iter().any(is_dated), |by| said(Some(by)).is_some());
                settled.take(owner.as_deref(), dated);
            }
        }
        for statement in &placed.part.statements {
            let plain = statement.passage.plain.to_lowercase();
            settled.told = true;
            settled.open |= !statement.placeholders.is_empty();
            let owner = owner_of(&plain);
            settled.take(owner, says_by_when(&statement.passage.plain));
        }
    }
    settled
}

impl Settled {
    fn take(&mut self, owner: Option<&str>, dated: bool) {
        let Some(owner) = owner.filter(|_| dated) else { return };
        let words: Vec<&str> = owner.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mine = words.iter().any(|word| matches!(*word, "me" | "i" | "myself" | "mine" | "we" | "both" | "us"));
        let both = words.iter().any(|word| matches!(*word, "we" | "both" | "us" | "and"));
        self.mine |= mine;
        self.theirs |= !words.is_empty() && (!mine || both);
    }
}

/// The columns for who and by when.
fn columns(table: &Table) -> (Option<usize>, Option<usize>) {
    let find = |names: &[&str]| {
        table.header.cells.iter().position(|cell| names.contains(&cell.passage.plain.trim().to_lowercase().as_str()))
    };
    (
        find(&["owner", "who", "by whom", "responsible", "person", "side"]),
        find(&["by", "by when", "when", "due", "date", "due date", "deadline", "until"]),
    )
}

fn is_dated(cell: &Cell) -> bool {
    says_by_when(&cell.passage.plain)
}

/// Whether words name a day, or how soon.
fn says_by_when(plain: &str) -> bool {
    const DAYS: [&str; 14] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "tomorrow",
        "week",
        "month",
        "quarter",
        "cycle",
        "sprint",
        "eod",
    ];
    let lower = plain.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let by = lower.contains("by ") || lower.contains("until ") || lower.contains("before ") || lower.contains("next ");
    prose::says_when(plain)
        || prose::says_how_soon(plain)
        || by && words.any(|word| DAYS.contains(&word.trim_end_matches('s')))
        || by && prose::names_period(plain)
}

/// Whose item of a list it is: "Me: …", "Ana will …", "I will …".
fn owner_of(plain: &str) -> Option<&str> {
    let before = plain.split_once(':').map(|(owner, _)| owner).filter(|owner| owner.split_whitespace().count() <= 3);
    let will = || plain.split_once(" will ").map(|(owner, _)| owner);
    let does = || plain.strip_prefix("i ").map(|_| "i").or_else(|| plain.strip_prefix("my manager").map(|_| "manager"));
    before.or_else(will).or_else(does)
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let document = context.document;
    let settled = settled(document);
    let sketch = |title: &str, (span, template): (Span, Template)| {
        vec![Fix { title: title.to_owned(), grade: Grade::Sketch, span, template }]
    };
    if !settled.told {
        let layout = framework::layout(document.kind);
        return sketch("Insert a plan for both sides", document::section_insertion(document, layout, PLAN));
    }
    let Some((table, start)) = plan_table(document) else {
        let layout = framework::layout(document.kind);
        let who = if settled.mine { "My manager" } else { "I" };
        let line = Template::text(format!("{who} will ")).slot("what").then(" by ").slot("date");
        return sketch("Add the other side", document::section_addition(document, layout, PLAN, &line));
    };
    let last: &Row = table.rows.last().unwrap_or(&table.header);
    // Below the heading alone stands the line of dashes.
    if table.rows.is_empty() {
        return Vec::new();
    }
    let (owner, by) = columns(table);
    let sides: &[&str] = match (settled.mine, settled.theirs) {
        (true, _) => &["manager"],
        (false, true) => &["me"],
        (false, false) => &["me", "manager"],
    };
    let end = if document.buffer.text().contains("\r\n") { "\r\n" } else { "\n" };
    let mut template = Template::default();
    for side in sides {
        template = template.then(format!("{end}|"));
        for column in 0..table.header.cells.len() {
            template = match column {
                _ if Some(column) == owner => template.then(format!(" {side} |")),
                _ if Some(column) == by => template.then(" ").slot("date").then(" |"),
                0 => template.then(" ").slot("what").then(" |"),
                _ => template.then(" |"),
            };
        }
    }
    sketch("Add the other side", (Span::empty(last.span.end + start), template))
}

/// The first table of the plan, and where its part starts.
fn plan_table(document: &Document) -> Option<(&Table, usize)> {
    document.parts.iter().find_map(|placed| {
        let section = document.sections.get(placed.section?)?;
        let table = placed.part.tables.first().filter(|_| section.canonical == Some(PLAN))?;
        Some((table, placed.start))
    })
}

fn cites(_: Kind) -> Vec<Citation> {
    let Some(framework) = framework::get("promotion") else { return Vec::new() };
    let parts = [("step", "get-clear"), ("check", "owner-day-proof")];
    parts.into_iter().filter_map(|(part, id)| framework.cite(part, id)).collect()
}
