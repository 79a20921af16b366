//! What an author learnt, holds or is like: true and good to know, and no work.

use super::{Frame, Head, Person};
use crate::prose::audience::is_person;
use crate::prose::line::{Kind, Line};
use crate::prose::verb::Form;
use crate::prose::words;

/// Whether the head tells of what the author learnt or holds, rather than of work: "Gained experience in", "Attained a
/// bachelor's", "Improve my German", "She helped me".
pub(super) fn is_own_growth(line: &Line<'_>, head: &Head) -> bool {
    if head.frame == Frame::None && line.is(head.start, words::TRAITS) {
        return true;
    }
    // "Joined Acme as an engineer" tells of a post.
    let joined = head.opener.is_some_and(|(_, from, to)| to == from + 1 && line.low(from) == "joined");
    if joined && as_job(line, head.verb) {
        return true;
    }
    let graduated = line.has(head.verb, "awarded a") && (head.verb..head.verb + 6).any(|at| line.low(at) == "degree");
    if graduated || is_schooling(line, head) || is_wish(line, head) {
        return true;
    }
    if !matches!(head.frame, Frame::Past | Frame::Base | Frame::Third | Frame::Gerund) {
        return false;
    }
    // "Seeking a passionate team"
    if head.frame == Frame::Gerund && line.low(head.verb) == "seeking" && head.label == super::Label::None {
        return true;
    }
    // "Reach out by email"
    if head.frame == Frame::Base && head.person == Person::Silent && line.has(head.verb, "reach out") {
        return true;
    }
    // "Worked at the district office" tells where; "familiarize myself" is learning.
    if line.low(head.verb) == "worked" && line.low(head.verb + 1) == "at" && says_no_more(line, head.verb + 2)
        || matches!(line.low(head.verb + 1), "myself" | "yourself" | "themselves")
    {
        return true;
    }
    let next = line.low(head.verb + 1);
    if head.person == Person::Third && next == "me" && line.low(head.verb + 2) != "to" {
        return true;
    }
    let is = |set: words::Set| line.senses(head.verb).iter().any(|sense| set.contains(sense.verb.lemma()));
    let object = || {
        let words = (head.verb + 1..head.verb + 9)
            .take_while(|&at| line.is_word(at) || line.tokens[at.min(line.len() - 1)].aside);
        words.take_while(|&at| !matches!(line.low(at), "for" | "so" | "that" | "which" | "to" | "by"))
    };
    let holds =
        || object().any(|at| words::ATTAINMENTS.contains(line.low(at).trim_end_matches("'s").trim_end_matches("’s")));
    if line.low(head.verb) == "joined" && as_job(line, head.verb) || becomes_able(line, head) {
        return true;
    }
    let by = || {
        (head.verb + 1..line.len()).any(|at| {
            line.low(at) == "by" && line.low(at + 1).ends_with("ing")
                || line.low(at) == "to" && line.as_form(at + 1, Form::Base).is_some()
        })
    };
    let praised = || {
        (head.verb + 1..line.len()).any(|at| {
            matches!(line.low(at), "excellence" | "appreciation" | "achievement" | "merit" | "honor" | "honour")
        })
    };
    if line.low(head.verb) == "awarded" && holds() && !praised() {
        return true;
    }
    if is(words::SHOWING) && is_ability(line, head.verb) && !by() {
        return true;
    }
    if is(words::LEARNING_VERBS) {
        return true;
    }
    let certified =
        || object().any(|at| matches!(line.low(at), "certificate" | "certification" | "degree" | "diploma"));
    if is(words::HOLDING) && (certified() || holds() && !is_of_others(line, head)) {
        return true;
    }
    // "Refined my goals", "Improve my German to C1"
    next == "my" && (holds() || head.frame == Frame::Base && line.len() - head.verb <= 6)
        || head.frame == Frame::Gerund && line.low(head.verb) == "looking" && matches!(next, "for" | "forward" | "to")
        || head.frame == Frame::Gerund
            && matches!(line.low(head.verb), "seeking" | "searching" | "pursuing")
            && seeks_post(line, head)
        || head.frame == Frame::Base
            && line.kind(head.verb + 3) != Kind::Number
            && line.len() - head.verb < 4
            && holds()
}

/// Whether nothing is told from `at` on but where: no further deed, no purpose.
fn says_no_more(line: &Line<'_>, at: usize) -> bool {
    (at..line.len()).all(|index| {
        line.as_form(index, Form::Gerund).is_none()
            && (line.as_form(index, Form::Past).is_none() || line.is_capital(index))
            && !(line.low(index) == "to" && line.as_form(index + 1, Form::Base).is_some())
    })
}

/// "as a software engineer"
fn as_job(line: &Line<'_>, verb: usize) -> bool {
    (verb + 1..verb + 8).any(|at| {
        line.low(at) == "as" && (at + 1..at + 5).any(|job| line.is(job, words::JOBS) || is_person(line.low(job)))
    })
}

/// "Became adept at", "Advanced proficiency in": how able somebody is.
fn becomes_able(line: &Line<'_>, head: &Head) -> bool {
    let next = head.verb + 1;
    match line.low(head.verb) {
        "became" | "become" | "got" | "getting" | "get" => {
            line.low(next) == "better"
                || line.low(head.verb) != "get" && line.is(next, words::TRAITS)
                || line.low(head.verb) != "get"
                    && matches!(
                        line.low(next),
                        "adept" | "proficient" | "fluent" | "familiar" | "comfortable" | "better"
                    )
        }
        _ => line.is(head.verb, words::ADJECTIVES) && is_ability(line, head.verb),
    }
}

/// Whether what follows the verb is an ability of one's own, "several skills", "a deep understanding of", and not a thing
/// made of it, "a skills matrix", nor somebody else's.
fn is_ability(line: &Line<'_>, verb: usize) -> bool {
    let listed = |at: usize| line.is_word(at) || line.kind(at) == Kind::Comma;
    let object = (verb + 1..verb + 10).take_while(|&at| listed(at) && !line.is(at, words::PREPOSITIONS));
    let mut object = object.take_while(|&at| !line.low(at).ends_with("'s") && !line.is(at, words::SCOPE));
    object.any(|at| {
        matches!(
            line.low(at),
            "skills" | "skill" | "awareness" | "understanding" | "proficiency" | "expertise" | "mastery" | "fluency"
        ) || line.low(at) == "knowledge" && matches!(line.low(at + 1), "of" | "in")
    } && (!line.is_word(at + 1) || line.is_function(at + 1) || line.is(at + 1, words::BEING)))
}

/// "Searching for a position"
fn seeks_post(line: &Line<'_>, head: &Head) -> bool {
    (head.verb + 1..head.verb + 12).any(|at| {
        matches!(
            line.low(at),
            "position"
                | "positions"
                | "role"
                | "roles"
                | "job"
                | "internship"
                | "opportunity"
                | "opportunities"
                | "degree"
                | "phd"
                | "master's"
        )
    })
}

/// "Gained customer insight", "Built user confidence": what others have by it.
fn is_of_others(line: &Line<'_>, head: &Head) -> bool {
    (head.verb + 1..head.verb + 4).any(|at| {
        let low = line.low(at);
        matches!(low, "customer" | "user" | "player" | "patient" | "brand" | "developer" | "public" | "the" | "their")
            || line.is(at, words::SCOPE)
    })
}

/// "Attended several training courses"
fn is_schooling(line: &Line<'_>, head: &Head) -> bool {
    let attended = matches!(line.low(head.verb), "attended" | "completed")
        || head.opener.is_some_and(|(_, from, _)| line.low(from) == "attended");
    let taught = |at: usize| {
        matches!(
            line.low(at),
            "training"
                | "trainings"
                | "learning"
                | "graduation"
                | "conference"
                | "course"
                | "courses"
                | "bootcamp"
                | "class"
                | "classes"
        )
    };
    let admitted = line.low(head.verb) == "admitted" && matches!(line.low(head.verb + 1), "as" | "to");
    let studies = line.low(head.verb) == "working"
        && matches!(line.low(head.verb + 1), "toward" | "towards")
        && (head.verb..head.verb + 9).any(|at| line.is(at, words::ATTAINMENTS));
    admitted || studies || attended && (head.verb..head.verb + 13).any(taught)
}

/// What one wishes to be, or says to hold.
fn is_wish(line: &Line<'_>, head: &Head) -> bool {
    // "Hoping to move into curatorial work"
    let wish = matches!(line.low(head.start), "hoping" | "hope" | "wishing" | "looking")
        && line.low(head.start + 1) == "to"
        && matches!(
            line.low(head.start + 2),
            "move" | "become" | "join" | "work" | "grow" | "find" | "continue" | "learn" | "study"
        )
        || line.has(head.start, "hoping for");
    // "Basic understanding of budgets"
    let held = matches!(head.frame, Frame::None | Frame::Thing | Frame::Noun)
        && (head.start..head.start + 4).any(|at| {
            matches!(line.low(at), "understanding" | "knowledge" | "familiarity" | "proficiency")
                && matches!(line.low(at + 1), "of" | "in" | "with")
        });
    // "Seeking to use my knowledge"
    let seeks = head.opener.is_some_and(|(_, from, _)| line.low(from) == "seeking");
    wish || held || seeks
}
