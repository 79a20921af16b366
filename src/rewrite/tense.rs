//! The tense of finished work.

use super::restate::restate;
use super::{Rewrite, undone};
use crate::prose::head::{Frame, Head, Label, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{self, Form};
use crate::prose::{Phrasing, Reading, words};
use crate::text::{Passage, Span};

const PAST: &str = "Put it in the past tense (if it is done)";

/// Words that say that something goes on.
const ONGOING: [&str; 9] =
    ["currently", "presently", "ongoing", "on-going", "still", "present", "today", "continuing", "since"];

/// The verb that opens the statement in `passage` as if its work went on ("Leading", "Migrate"), with the statement in
/// the past tense where it can be turned whole. None for what is said to go on, for plans and for what claims no work.
pub fn unfinished(passage: &Passage, reading: &Reading) -> Option<(Span, Option<Rewrite>)> {
    let line = Line::statement(&passage.plain);
    let head = &reading.head;
    let told = matches!(head.frame, Frame::Gerund | Frame::Base | Frame::OpenerGerund | Frame::OpenerBase)
        || matches!(head.frame, Frame::OpenerNoun | Frame::OpenerThing | Frame::Light);
    let low = line.low(head.start);
    let form = [Form::Gerund, Form::Base].into_iter().find(|&form| verb::as_form(low, form).is_some())?;
    // "Cut", "Set", "Put" are in the past as well.
    let past = verb::as_form(low, Form::Past).is_some();
    let ongoing = (0..line.len()).any(|at| ONGOING.contains(&line.low(at)));
    let plan = undone::is_plan(&line, head) || head.hoped;
    if !told
        || past
        || ongoing
        || plan
        || head.label == Label::Duties
        || head.person != Person::Silent
        || line.is_overlong()
    {
        return None;
    }
    let opens = !(0..head.start).any(|at| line.is_word(at)) || line.kind(head.start - 1) == Kind::Colon;
    if reading.phrasing == Phrasing::Other || !opens || line.tokens[head.start].quoted || is_thing(&line, head, form) {
        return None;
    }
    let rewrite = restate(passage, &line, head).and_then(|mut draft| {
        (draft.title, draft.asks) = (PAST, "");
        draft.finish(passage)
    });
    Some((line.span(head.start, head.start + 1), rewrite))
}

/// Whether what looks like a verb names a thing, or tells what else the sentence is about: "Processing time fell",
/// "Lead developer", "Handling of complaints", "Aiming at less, moved 12 services".
fn is_thing(line: &Line<'_>, head: &Head, form: Form) -> bool {
    let (at, low) = (head.start, line.low(head.start));
    let next = line.low(at + 1);
    let counted = line.kind(at + 1) == Kind::Number || words::NUMBERS.contains(next);
    let joined = next == "and" && line.as_form(at + 2, form).is_some();
    let third = verb::as_form(next, Form::Third).is_some() && !words::NOUN_VERBS.contains(next.trim_end_matches('s'));
    let object = counted || joined || words::DETERMINERS.contains(next) || words::is_plural(next) && !third;
    let noun = match form {
        Form::Gerund => words::NOUN_GERUNDS.contains(low) && !line.is_word(at + 1),
        _ => words::NOUN_VERBS.contains(low) && !object,
    };
    let clause = (at + 1..line.len()).take_while(|&at| !line.ends_clause(at) && !line.is(at, words::RELATIVES));
    let told = |at: usize| line.as_form(at, Form::Past).is_some() || line.is(at, words::BEING);
    // A subject and its verb; "Testing 40 cuts" has an object between.
    let granted = next.ends_with("ed") && (!line.is_word(at + 2) || line.is(at + 2, words::PREPOSITIONS));
    let subject = !object && (third || granted || clause.take(3).any(told));
    let past = |low: &str| verb::as_form(low, Form::Past).is_some() && verb::as_form(low, Form::Base).is_none();
    let after_comma = (at + 1..line.len()).filter(|&at| line.kind(at) == Kind::Comma).map(|at| line.low(at + 1));
    let aside = form == Form::Gerund && after_comma.into_iter().any(|low| past(low) || low.ends_with("ed"));
    noun || subject || aside || next == "of" || words::JOBS.contains(next) || undone::names_thing(line, head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose;

    fn past(text: &str) -> Option<(String, String)> {
        let passage = crate::syntax::passage(text);
        let reading = prose::read(&passage.plain);
        let (span, rewrite) = unfinished(&passage, &reading)?;
        Some((span.of(&passage.plain).to_owned(), rewrite.map(|rewrite| rewrite.text()).unwrap_or_default()))
    }

    #[test]
    fn finished_work_told_as_if_it_went_on_is_turned() {
        for (text, verb, wanted) in [
            (
                "Leading the move of 12 services, cutting cost by 20%",
                "Leading",
                "Led the move of 12 services, cutting cost by 20%",
            ),
            ("Reduce rollbacks from 14 to 3 a quarter", "Reduce", "Reduced rollbacks from 14 to 3 a quarter"),
            ("May 2026: migrating 12 services", "migrating", "May 2026: migrated 12 services"),
            ("Lead the weekly incident review", "Lead", "Led the weekly incident review"),
            ("Migrating and testing 12 services", "Migrating", "Migrated and tested 12 services"),
            ("**Analysing** 40 claims a day", "Analysing", "**Analysed** 40 claims a day"),
        ] {
            assert_eq!(past(text), Some((verb.to_owned(), wanted.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_past_goes_on_or_is_none_is_left_alone() {
        for text in [
            "",
            "Cut rollbacks from 14 to 3 a quarter",
            "Set up the release train for 6 teams",
            "Led the move of 12 services",
            "Currently leading the move of 12 services",
            "Leading the move of 12 services (ongoing)",
            "Planning to migrate 12 services",
            "Training: 12 leads",
            "Marketing builds its own pages since I handed over the editor",
            "Responsible for migrating 12 services",
            "We migrate 12 services",
            "Processing time fell by two-thirds",
            "Model achieves 0.92 F1, up from 0.81",
            "Patent granted in 3 countries",
            "Lead developer on the search rewrite",
            "Handling of complaints for 3 depots",
            "Targeting fewer no-shows, trialled reminders in 2 clinics",
            "Working on the permissions model since May",
            "Duties: greeting visitors, booking rooms",
        ] {
            assert_eq!(past(text), None, "{text}");
        }
    }
}
