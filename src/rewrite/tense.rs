//! The tense of finished work.

use super::restate::restate;
use super::{Rewrite, undone};
use crate::prose::head::{Frame, Person};
use crate::prose::line::Line;
use crate::prose::verb::{self, Form};
use crate::prose::{Phrasing, Reading, words};
use crate::text::{Passage, Span};

const PAST: &str = "Put it in the past tense (if it is done)";

/// The verb that opens the statement in `passage` as if its work went on ("Leading", "Migrate"), with the statement in
/// the past tense where it can be turned whole. None for what is said to go on, for plans and for what claims no work.
pub fn unfinished(passage: &Passage, reading: &Reading) -> Option<(Span, Option<Rewrite>)> {
    let line = Line::statement(&passage.plain);
    let head = &reading.head;
    let told = matches!(head.frame, Frame::Gerund | Frame::Base | Frame::OpenerGerund | Frame::OpenerBase)
        || matches!(head.frame, Frame::OpenerNoun | Frame::OpenerThing | Frame::Light);
    let low = line.low(head.start);
    let form = [Form::Gerund, Form::Base].into_iter().find(|&form| verb::as_form(low, form).is_some())?;
    // "Cut", "Set", "Put" are in the past as well, and "Training programme" is a thing.
    let past = verb::as_form(low, Form::Past).is_some();
    let next = line.low(head.start + 1);
    // "Marketing builds", "Training was": who or what, not what was done.
    let acts = [Form::Third, Form::Past].iter().any(|&form| verb::as_form(next, form).is_some());
    let named = !line.is_word(head.start + 1) || acts || words::BEING.contains(next);
    let thing = form == Form::Gerund && words::NOUN_GERUNDS.contains(low) && named;
    let ongoing = (0..line.len()).any(|at| {
        matches!(
            line.low(at),
            "currently" | "presently" | "ongoing" | "on-going" | "still" | "present" | "today" | "continuing"
        )
    });
    let plan = undone::is_plan(&line, head) || head.hoped;
    if !told || past || thing || ongoing || plan || head.person != Person::Silent || line.is_overlong() {
        return None;
    }
    if reading.phrasing == Phrasing::Other || undone::names_thing(&line, head) || line.tokens[head.start].quoted {
        return None;
    }
    let rewrite = restate(passage, &line, head).and_then(|mut draft| {
        (draft.title, draft.asks) = (PAST, "");
        draft.finish(passage)
    });
    Some((line.span(head.start, head.start + 1), rewrite))
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
        ] {
            assert_eq!(past(text), None, "{text}");
        }
    }
}
