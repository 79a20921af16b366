//! Comparatives: "smoother releases", "fewer questions", "work more efficiently" say that something got better, and not by
//! how much.

use crate::prose::head::{Frame, Head};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::Form;
use crate::prose::words;

/// Whether an effect in a comparative starts at token `at`.
pub(super) fn is_better(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let low = line.low(at);
    if line.low(at + 1) == "than" || line.is_capital(at) && at > head.start {
        return false;
    }
    let previous = line.low(at.wrapping_sub(1));
    if low == "for" && (line.has(at + 1, "the sake of") || line.has(at + 1, "the benefit of")) {
        return true;
    }
    // "a significant impact", "made real progress"
    if matches!(
        low,
        "significant" | "major" | "positive" | "great" | "real" | "big" | "lasting" | "meaningful" | "huge"
    ) && matches!(line.low(at + 1), "impact" | "progress" | "difference" | "improvement" | "improvements")
    {
        return true;
    }
    match low {
        "fewer" | "less" => {
            line.is_word(at + 1)
                && !matches!(line.low(at + 1), "of" | "common" | "known" | "experienced" | "senior" | "technical")
        }
        "more" => {
            !matches!(previous, "no" | "one" | "and" | "or" | "many" | "much" | "some" | "any" | "learn")
                && line.kind(at.wrapping_sub(1)) != Kind::Number
                && (is_quality(line, at + 1)
                    || line.is(at + 1, words::QUALITIES)
                    || matches!(line.low(at + 1), "time" | "control" | "freedom" | "flexibility" | "insight")
                    // "for a more premium feel"
                    || previous == "a" && line.low(at.wrapping_sub(2)) == "for" && line.is_word(at + 2))
        }
        _ => {
            (line.is(at, words::COMPARATIVES) || is_ier(low))
                && !is_name(line, at)
                && (at > head.verb || matches!(head.frame, Frame::None | Frame::OpenerThing | Frame::Subject))
                && !line.is(at.wrapping_sub(1), words::NUMBERS)
                && previous != "the"
        }
    }
}

/// "snappier", "muddier": a comparative by its ending.
fn is_ier(low: &str) -> bool {
    low.len() > 6 && low.ends_with("ier") && !words::NO_COMPARATIVES.contains(low)
}

/// "lower level", "higher education", "better half": a name, and no comparison.
fn is_name(line: &Line<'_>, at: usize) -> bool {
    match line.low(at) {
        "higher" | "lower" => {
            matches!(
                line.low(at + 1),
                "up" | "ups"
                    | "education"
                    | "level"
                    | "levels"
                    | "environments"
                    | "bound"
                    | "school"
                    | "case"
                    | "ed"
                    | "order"
            )
        }
        "greater" => line.is_capital(at),
        "better" => {
            let next = line.low(at + 1);
            line.is(at + 1, words::JOBS)
                || matches!(next, "leader" | "person" | "understanding" | "communicator" | "than" | "understand")
        }
        "closer" | "later" => line.low(at + 1) == "to" || !line.is_word(at + 1),
        _ => false,
    }
}

/// What can be more or less: "efficiently", "predictable", "productive".
fn is_quality(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    let ends = ["ly", "ive", "able", "ible", "ful", "ous", "ent", "ant", "al", "ic", "less", "ed", "ing", "le", "ure"];
    line.kind(at) == Kind::Word
        && low.len() > 4
        && (ends.iter().any(|end| low.ends_with(end))
            || matches!(
                low,
                "robust" | "concise" | "fair" | "fun" | "modern" | "precise" | "accurate" | "diverse" | "lively"
            ))
        && line.as_form(at, Form::Base).is_none()
}
