//! How far away the days of the header are, what is in focus, and when the next check-in is.

use jiff::civil::Date;

use crate::case::{self, Due};
use crate::document::Field;
use crate::features::types::Hover;
use crate::framework;
use crate::rules::{self, Focus};
use crate::settings::Kind;
use crate::text::counted;
use crate::workspace::Analysis;

/// A key of the header that names a day, or what is in focus.
pub(super) fn header(analysis: &Analysis, at: usize) -> Option<Hover> {
    let fields = analysis.document.header.fields.iter();
    let field = fields.into_iter().find(|field| field.key_span.touches(at) || field.span.touches(at))?;
    let today = analysis.settings.today;
    let day = |field: &Field| field.text.parse::<Date>().ok();
    let markdown = match field.key {
        "cycle" => format!("**The next cycle** is {}.", away_from(day(field)?, today)),
        "sent" => {
            let due = case::due_of_note(&analysis.document.header, today);
            let due = due.map(|due| format!(" {}", what(due))).unwrap_or_default();
            format!("**Sent** {}.{due}", away_from(day(field)?, today))
        }
        "follow-up" => format!("**The follow-up** is {}.", away_from(day(field)?, today)),
        "focus" | "focus-since" => focus(analysis)?,
        _ => return None,
    };
    Some(Hover { span: field.span, markdown })
}

/// "2027-03-01, in 101 days".
fn away_from(day: Date, today: Date) -> String {
    format!("{day}, {}", framework::away(days(today, day)))
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

fn what(due: Due) -> &'static str {
    match due {
        Due::FollowUp(_) => "It is time to ask once how it stands.",
        Due::Enough(_) => "You asked how it stands; leave it there.",
        Due::Thanks(_) => "Thanks are due, with how it went.",
        Due::Advice => "Ask for advice, or for another contact.",
    }
}

/// What is in focus, since when, and how many findings are about it now. What there was then, nobody has kept.
fn focus(analysis: &Analysis) -> Option<String> {
    let document = &analysis.document;
    let (framework, cue) = framework::cue(document.header.get("focus")?)?;
    let trial = framework::trial_days();
    let today = analysis.settings.today;
    let since = document.header.get("focus-since").and_then(|since| since.parse::<Date>().ok());
    let since = since.map(|since| (since, days(since, today)));
    let clock = match since {
        Some((since, day)) if day < 0 => format!(", from {since} on"),
        Some((since, day)) if day < trial => format!(", day {} of {trial} (since {since})", day + 1),
        Some((since, _)) => format!(", since {since}"),
        None => String::new(),
    };
    let findings = analysis.all_findings();
    let focus = Focus::of(document);
    let about = findings.iter().filter(|finding| rules::serving(&cue.id).contains(&finding.rule)).count();
    let now = match about {
        0 => "Nothing is found about it now.".to_owned(),
        count => format!("{} about it now.", counted(count, "finding")),
    };
    let rest = match findings.iter().filter(|finding| !focus.holds(finding)).count() {
        0 => String::new(),
        count => format!(" {} on other things can wait.", counted(count, "finding")),
    };
    let next = match since {
        Some((_, day)) if day >= trial => {
            format!(" The {trial} days are over: look at what came of it, then keep it or choose the next.")
        }
        None => format!(" `focus-since` would count the {trial} days that a change is given."),
        Some(_) => String::new(),
    };
    let name = &cue.name;
    Some(format!("**Focus: {name}**{clock}\n\n{}\n\n{now}{rest}{next}\n\n{}", cue.text, framework.source.line()))
}

/// The next check-in, on the heading of these.
pub(super) fn check_ins(analysis: &Analysis, at: usize) -> Option<Hover> {
    let document = &analysis.document;
    if !matches!(document.kind, Kind::Promotion | Kind::Agenda) {
        return None;
    }
    let heading =
        |canonical| document.sections.iter().find(move |section| section.named && section.canonical == Some(canonical));
    let section = heading("check-ins").filter(|section| section.heading.touches(at))?;
    let today = analysis.settings.today;
    let told = document.statements().filter(|subject| subject.canonical() == Some("check-ins"));
    // A date that can be read in two ways says nothing that could be counted on.
    let days_told: Vec<Date> = told
        .flat_map(|subject| &subject.statement.dates)
        .filter_map(|date| match date.readings.as_slice() {
            [(first, last)] if first == last => Some(*first),
            _ => None,
        })
        .collect();
    let next = days_told.iter().filter(|day| **day >= today).min();
    let last = days_told.iter().filter(|day| **day < today).max();
    let markdown = match (next, last) {
        (Some(next), _) => format!("**Next check-in**: {}.", away_from(*next, today)),
        (None, Some(last)) => format!("**Last check-in**: {}. None is planned.", away_from(*last, today)),
        (None, None) => return None,
    };
    Some(Hover { span: section.heading, markdown })
}
