use std::collections::HashSet;

use crate::case::{Due, due, due_of_note};
use crate::document::{self, Column, Document, Entry, Log, Outcome};
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::{Span, Template, counted};

/// Something is due for a referral.
pub(crate) static REFERRAL_NEXT_STEP: Rule = Rule {
    name: "referral-next-step",
    family: Family::Referral,
    default: None,
    kinds: &[Kind::Referral, Kind::ReferralLog],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("referral_next_step.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    if document.kind == Kind::Referral {
        let hit = of_note(context).map(|due| Hit::new(place(document, due), message(due, "whoever helped")));
        return hit.into_iter().collect();
    }
    let Some(log) = document.log() else { return Vec::new() };
    let mut all = of_log(context, &log);
    let first = all.by_ref().take(MOST).map(|(entry, due)| Hit::new(named(entry), message(due, &who(entry))));
    let mut hits: Vec<Hit> = first.collect();
    let more = all.count();
    if let Some(last) = hits.last_mut().filter(|_| more > 0) {
        last.message = format!("{} ({} below.)", last.message, counted(more, "more row"));
    }
    hits
}

/// So many rows are named; nobody writes more letters in one sitting.
const MOST: usize = 12;

/// What is due for a note; none where a message below it does that already.
fn of_note(context: &Context<'_>) -> Option<Due> {
    let document = context.document;
    let due = due_of_note(&document.header, context.settings.today)?;
    let closes = matches!(due, Due::Thanks(_) | Due::Advice);
    (!closes || document.note_end() == document.buffer.len()).then_some(due)
}

/// The rows for which something is due, and no item of a list beside the table is about.
fn of_log<'a>(context: &Context<'_>, log: &'a Log) -> impl Iterator<Item = (&'a Entry, Due)> {
    let today = context.settings.today;
    let about = |plain: &str| plain.split([':', ',', '–', '—']).next().unwrap_or_default().trim().to_lowercase();
    let noted: HashSet<String> =
        context.document.statements().map(|subject| about(&subject.statement.passage.plain)).collect();
    log.entries.iter().filter_map(move |entry| {
        let noted = entry.said(Column::Who).is_some_and(|who| noted.contains(&who.to_lowercase()));
        due(entry, today).filter(|_| !noted).map(|due| (entry, due))
    })
}

/// Where it is said: on the key that it follows from.
fn place(document: &Document, due: Due) -> Span {
    let keys: &[&str] = match due {
        Due::Thanks(_) | Due::Advice => &["outcome"],
        Due::Enough(_) => &["follow-up"],
        Due::FollowUp(_) => &["follow-up", "sent"],
    };
    let field = keys.iter().find_map(|key| document.header.field(key));
    field.map_or_else(|| document.anchor(), |field| field.span)
}

/// The cell that a row is called by: who, else the first that says something.
fn named(entry: &Entry) -> Span {
    let who = entry.said(Column::Who).and_then(|_| entry.cell(Column::Who)).map(|(span, _)| span);
    let first = || entry.cells.iter().map(|(_, span, _)| *span).find(|span| !span.is_empty());
    who.or_else(first).unwrap_or(entry.span)
}

fn who(entry: &Entry) -> String {
    entry.said(Column::Who).unwrap_or("whoever helped").to_owned()
}

fn message(due: Due, who: &str) -> String {
    match due {
        Due::FollowUp(days) => {
            format!(
                "Sent {days} days ago, and nothing came back yet. Ask {who} once how it stands, and leave it there."
            )
        }
        Due::Enough(times) => {
            let often = match times {
                1 => "once".to_owned(),
                2 => "twice".to_owned(),
                times => format!("{times} times"),
            };
            format!(
                "You have asked {often}, and one check-in is enough. Call the outcome none, and write to somebody else."
            )
        }
        Due::Thanks(Outcome::Hired) => {
            format!(
                "You have the job. Thank {who} and name the level that it is: they will know whom to think of next time."
            )
        }
        Due::Thanks(Outcome::Withdrawn) => format!("You stepped back. Thank {who} and say why in a sentence."),
        Due::Thanks(_) => {
            format!("It led to a first call. Thank {who} and say how it went: their help should not go unseen.")
        }
        Due::Advice => format!("They said no. Thank {who}, and ask for advice or for another contact."),
    }
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let document = context.document;
    if document.kind == Kind::Referral {
        return of_note(context).map(|due| note_fixes(context, due)).unwrap_or_default();
    }
    let Some(log) = document.log() else { return Vec::new() };
    let found = of_log(context, &log).find(|(entry, _)| named(entry) == finding.span);
    found.map(|(entry, due)| log_fixes(context, &log, entry, due)).unwrap_or_default()
}

/// What a row gets: the cell for it filled, or a line below the table.
fn log_fixes(context: &Context<'_>, log: &Log, entry: &Entry, due: Due) -> Vec<Fix> {
    let who = who(entry);
    let today = context.settings.today;
    let steps: Vec<(&str, Column, Template)> = match due {
        Due::FollowUp(_) => {
            vec![("Plan to ask once", Column::FollowUp, Template::text(format!("ask once how it stands, by {today}")))]
        }
        Due::Enough(_) => {
            let cell = blank(entry, Column::Outcome);
            let fix = cell.map(|span| filled(context, span, "Call the outcome none", Template::text("none")));
            return fix.into_iter().collect();
        }
        Due::Thanks(_) => {
            let step = Template::text("say thanks: ").slot("how it went");
            vec![("Plan to say thanks", Column::Thanks, step)]
        }
        Due::Advice => vec![
            ("Plan to ask for advice", Column::Thanks, Template::text("say thanks, ask for advice")),
            ("Plan to ask for another contact", Column::Thanks, Template::text("say thanks, ask for another contact")),
        ],
    };
    let fixes = steps.into_iter().filter_map(|(title, column, step)| {
        if let Some(span) = blank(entry, Column::Next) {
            return Some(filled(context, span, title, step));
        }
        if let Some(span) = blank(entry, column) {
            return Some(filled(context, span, "Write down the day", Template::default().slot("date")));
        }
        let table = log.tables.get(entry.table)?;
        let end = if context.document.buffer.text().contains("\r\n") { "\r\n" } else { "\n" };
        let line = Template::text(format!("{end}{end}- {who}: ")).join(step);
        Some(Fix { title: title.to_owned(), grade: Grade::Sketch, span: Span::empty(table.span.end), template: line })
    });
    let mut fixes: Vec<Fix> = fixes.collect();
    fixes.dedup_by(|a, b| a.title == b.title);
    fixes
}

/// Where the blank cell of that column stands, if the row has it.
fn blank(entry: &Entry, column: Column) -> Option<Span> {
    let (span, _) = entry.cell(column)?;
    span.is_empty().then_some(span)
}

fn filled(context: &Context<'_>, at: Span, title: &str, words: Template) -> Fix {
    let (span, template) = crate::rules::coverage::filled_at(context, at, words);
    Fix { title: title.to_owned(), grade: Grade::Sketch, span, template }
}

/// What a note gets: a key of its header, or a message below it.
fn note_fixes(context: &Context<'_>, due: Due) -> Vec<Fix> {
    let document = context.document;
    let key = |title: &str, key: &str, value: String| {
        let (span, template) = document::header_entries(document, &[(key, Template::text(value))])?;
        Some(Fix { title: title.to_owned(), grade: Grade::Sketch, span, template })
    };
    let header = |name: &str, label: &str| match document.header.get(name) {
        Some(value) => Template::text(value),
        None => Template::default().slot(label),
    };
    let hello = || Template::text("Hi ").slot("name");
    let below = |title: &str, heading: &str, body: Template| {
        let text = document.buffer.text();
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let at = text.trim_end().len();
        let template = Template::text(format!("{end}{end}## {heading}{end}{end}")).join(body).then(end);
        Some(Fix { title: title.to_owned(), grade: Grade::Sketch, span: Span::new(at, text.len()), template })
    };
    let fixes = match due {
        Due::FollowUp(_) => {
            vec![key("Note the day on which you ask", "follow-up", context.settings.today.to_string())]
        }
        Due::Enough(_) => vec![key("Call the outcome none", "outcome", "none".to_owned())],
        Due::Thanks(Outcome::Hired) => {
            let body = hello()
                .then(", thank you for passing my note on: I have the job, at ")
                .join(header("target", "level"))
                .then(" level. ")
                .slot("what their help made possible")
                .then(".");
            vec![below("Draft a thank-you", "Thanks", body)]
        }
        Due::Thanks(_) => {
            let body = hello()
                .then(", thank you for passing my note on. It led to a first call about ")
                .join(header("target", "level"))
                .then(" on ")
                .slot("date")
                .then(", and ")
                .slot("how it went")
                .then(".");
            vec![below("Draft a thank-you", "Thanks", body)]
        }
        Due::Advice => {
            let advice = hello()
                .then(", thank you for your answer. What would you change in my note before I send it to ")
                .slot("whom")
                .then("?");
            let contact = hello()
                .then(", thank you for your answer. Is there somebody else at ")
                .slot("company")
                .then(" whom I could ask?");
            vec![below("Ask for advice", "After a no", advice), below("Ask for another contact", "After a no", contact)]
        }
    };
    fixes.into_iter().flatten().collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let Some(framework) = framework::get("referral") else { return Vec::new() };
    let parts = [("step", "follow-up"), ("step", "close-the-loop"), ("faq", "after-a-no")];
    parts.into_iter().filter_map(|(part, id)| framework.cite(part, id)).collect()
}
