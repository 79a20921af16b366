use jiff::civil::Date;

use crate::document::{self, Subject};
use crate::framework::{self, Citation};
use crate::prose;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::{Span, Template, counted};

/// No check-in lies ahead.
pub(crate) static OVERDUE_CHECK_IN: Rule = Rule {
    name: "overdue-check-in",
    family: Family::Conversation,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("overdue_check_in.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let today = context.settings.today;
    if !super::is_ready(context) {
        return Vec::new();
    }
    let told: Vec<Subject<'_>> = document.statements().filter(is_of_check_ins).collect();
    let mut last: Option<(Date, Span)> = None;
    for subject in &told {
        let plain = &subject.statement.passage.plain;
        // A slot waits to be filled, and what comes round by itself is never overdue.
        if !subject.statement.placeholders.is_empty() || comes_round(plain) {
            return Vec::new();
        }
        for date in prose::dates(plain) {
            // A date that can be read in two ways is given the benefit.
            let Some(day) = date.readings.iter().map(|(_, last)| *last).max() else { continue };
            if day >= today {
                return Vec::new();
            }
            if last.is_none_or(|(before, _)| before < day) {
                last = Some((day, subject.place(date.span)));
            }
        }
    }
    if let Some((day, span)) = last {
        let days = day.until(today).map_or(0, |span| span.get_days());
        let days = counted(usize::try_from(days).unwrap_or_default(), "day");
        let message = format!(
            "This check-in was {days} ago, and no other is planned. A plan stays true as long as both look at it: when is \
             the next one?"
        );
        return vec![Hit::new(span, message)];
    }
    // Told in another document, or without a date: there it is not known to be over.
    if context.case.tells("check-ins") {
        return Vec::new();
    }
    let section = document.sections.iter().find(|section| section.named && section.canonical == Some("check-ins"));
    let place = section.map_or_else(|| document.anchor(), |section| section.heading);
    let message = "No next check-in is planned. A promotion is a series of talks: name a day for the next one.";
    vec![Hit::new(place, message)]
}

/// Whether `subject` tells of a check-in: under that heading, or by its first words.
fn is_of_check_ins(subject: &Subject<'_>) -> bool {
    let lower = subject.statement.passage.plain.to_lowercase();
    let begins = ["next check-in", "next check in", "check-in:", "next 1:1", "next talk"];
    subject.canonical() == Some("check-ins") || begins.iter().any(|words| lower.starts_with(words))
}

/// Whether `plain` names a rhythm.
fn comes_round(plain: &str) -> bool {
    let lower = plain.to_lowercase();
    let words = ["every", "weekly", "biweekly", "bi-weekly", "fortnightly", "monthly", "quarterly", "each"];
    lower.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| words.contains(&word))
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let layout = framework::layout(context.document.kind);
    let line = Template::text("Next check-in: ").slot("date");
    let (span, template) = document::section_addition(context.document, layout, "check-ins", &line);
    vec![Fix { title: "Plan the next check-in".to_owned(), grade: Grade::Sketch, span, template }]
}

fn cites(_: Kind) -> Vec<Citation> {
    let Some(framework) = framework::get("promotion") else { return Vec::new() };
    let parts = [("step", "get-clear"), ("check", "next-check-in")];
    parts.into_iter().filter_map(|(part, id)| framework.cite(part, id)).collect()
}
