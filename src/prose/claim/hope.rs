//! What is meant, expected or guessed, and what made no difference.

use crate::prose::head::{Frame, Head, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{Class, Form};
use crate::prose::words;

/// "The new model is projected to add 1.5m": an amount that is only expected.
pub(super) fn is_forecast(line: &Line<'_>, head: &Head) -> bool {
    let expected = |at: usize| line.is(at, words::PROJECTED) && line.low(at + 1) == "to";
    // "Scrap is hoped to fall"
    let wished = |at: usize| {
        matches!(line.low(at), "hoped" | "expected" | "projected" | "meant" | "intended")
            && line.low(at + 1) == "to"
            && line.as_form(at + 2, Form::Base).is_some_and(|verb| verb.class == Class::Change)
    };
    // "Savings of £20,000 are projected", "errors appear to have gone down"
    let told = |at: usize| {
        matches!(line.low(at), "projected" | "expected" | "forecast" | "estimated")
            && matches!(line.low(at.wrapping_sub(1)), "is" | "are")
            && (head.start..at).any(|index| line.kind(index) == Kind::Number)
            || matches!(line.low(at), "appear" | "appears" | "seem" | "seems") && line.has(at + 1, "to have")
    };
    if (head.start..line.len()).any(told) {
        return true;
    }
    if matches!(head.frame, Frame::Subject | Frame::Passive) && (head.start..line.len()).any(wished) {
        return true;
    }
    let moves = || {
        (head.start..line.len()).any(|at| line.low(at) == "from" && (at..at + 8).any(|index| line.low(index) == "to"))
    };
    let sum =
        |at: usize| line.kind(at) == Kind::Number && line.word(at).ends_with('%') || line.word(at).starts_with('$');
    if line.is(head.start, words::PROJECTED) && head.hoped && (head.start + 1..line.len()).any(sum) {
        return true;
    }
    if head.hoped && moves() && (head.start..line.len()).any(|at| line.kind(at) == Kind::Number) {
        return true;
    }
    // "Typo tolerance should bring zero-result searches below 5 %"
    let modal = head.frame == Frame::Subject && matches!(line.low(head.verb), "should" | "would" | "could" | "ought");
    if modal && (head.verb + 1..line.len()).any(|at| sum(at) || line.low(at) == "%" || line.is_counted(at)) {
        return true;
    }
    matches!(head.frame, Frame::Subject | Frame::None | Frame::Passive)
        && (head.start..line.len())
            .any(|at| expected(at) && (at..line.len()).any(|index| line.kind(index) == Kind::Number))
}

/// "This initiative aimed to": what it says is about the work before it.
pub(super) fn points_back(line: &Line<'_>, head: &Head) -> bool {
    head.frame == Frame::Subject && line.low(head.start) == "this"
}

/// "Next year's aim is +10 pp", "May well have spared us a lawsuit": meant or guessed, and not told as reached.
pub(super) fn is_meant(line: &Line<'_>, head: &Head, measured: bool) -> bool {
    let first = head.circumstance;
    let aim = (first..first + 4).find(|&at| line.is(at, words::AIMS));
    let aimed = aim
        .is_some_and(|at| line.low(at + 1) == "is" && (at + 2..at + 5).any(|index| line.kind(index) == Kind::Number));
    let guessed = matches!(line.low(first), "may" | "might" | "could")
        && (first + 1..first + 4).any(|at| line.low(at) == "have" && line.as_form(at + 1, Form::Participle).is_some());
    // "which may have helped a little"
    let hedged = (first..line.len()).any(|at| {
        matches!(line.low(at), "may" | "might")
            && line.low(at + 1) == "have"
            && line.is_of(at + 2, &["help", "reduce", "improve", "save"])
    });
    // "An attempt to cut paper waste"
    let attempt = matches!(line.low(first), "an" | "a" | "my" | "our")
        && matches!(line.low(first + 1), "attempt" | "effort" | "proposal" | "plan")
        && line.low(first + 2) == "to"
        && line.as_form(first + 3, Form::Base).is_some_and(|verb| verb.class == Class::Change);
    aimed || !measured && (attempt || hedged || guessed && head.person == Person::Silent)
}

/// "Defect rates were unchanged": it made no difference.
pub(super) fn is_null(line: &Line<'_>) -> bool {
    (0..line.len()).any(|at| {
        line.low(at) == "unchanged"
            || line.low(at) == "no" && matches!(line.low(at + 1), "change" | "difference" | "effect" | "improvement")
    })
}
