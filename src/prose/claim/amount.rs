//! Lines that tell by an amount alone: a label and a sum, a measure and its value, what was and what is.

use crate::prose::effect::Clause;
use crate::prose::head::{Frame, Head, Label};
use crate::prose::line::{Kind, Line};
use crate::prose::reading::Phrasing;
use crate::prose::verb::{Class, Form};
use crate::prose::words;

/// "Income: $79,000", "Revenue goal: $70,000", "Invoices sent: 78": a label and an amount, and nothing else.
pub(crate) fn labelled_amount(line: &Line<'_>, head: &Head) -> Option<Phrasing> {
    let at = head.start + usize::from(line.is(head.start, words::APPROXIMATIONS));
    let amount = head.label == Label::Some && line.kind(at) == Kind::Number;
    let rest = (at + 1..line.len()).filter(|&index| line.is_word(index) && !line.tokens[index].aside).count();
    let moved = (at..line.len()).any(|index| line.kind(index) == Kind::Arrow);
    let saved = |index: usize| matches!(line.low(index), "saved" | "savings" | "reduction" | "reduced");
    let saved = (0..at).any(saved);
    if !amount || moved || rest > 2 && !saved {
        return None;
    }
    let meant = |index: usize| {
        line.is(index, words::TARGETS) || line.is(index, words::AIMS) || line.is(index, words::PROJECTED)
    };
    if (0..at).any(meant) {
        return Some(Phrasing::Mixed);
    }
    let gained =
        |index: usize| matches!(line.low(index), "income" | "revenue" | "profit" | "sales" | "balance" | "savings");
    if saved || line.word(at).starts_with(['$', '€', '£']) && (0..at).any(gained) {
        return Some(Phrasing::Outcome);
    }
    let done = (0..at).any(|index| {
        line.as_form(index, Form::Participle)
            .is_some_and(|verb| matches!(verb.class, Class::Deliver | Class::Routine | Class::Lead))
    });
    done.then_some(Phrasing::Task)
}

/// "Response time with the data: 900 ms", "Bundle size under 5 MB": a measure and its value, and nothing else.
pub(super) fn is_metric_line(line: &Line<'_>, head: &Head) -> bool {
    let value = |at: usize| line.kind(at) == Kind::Number && line.word(at).bytes().any(|byte| byte.is_ascii_digit());
    let named = |from: usize, to: usize| {
        (from..to).any(|at| line.is(at, words::MEASURES) && line.low(at) != "experience" || line.low(at) == "size")
    };
    let ends = |at: usize| line.len() - at <= 4;
    if changes(line, head) {
        return true;
    }
    if head.label == Label::Some && !head.no_claim && value(head.start) && ends(head.start) {
        return named(0, head.start) && line.len() > head.start + 1;
    }
    matches!(head.frame, Frame::None | Frame::Base)
        && head.label == Label::None
        && (head.start + 1..head.start + 6).any(|at| {
            matches!(line.low(at), "under" | "below" | "above" | "over")
                && value(at + 1)
                && ends(at + 1)
                && named(head.start, at)
                && (head.start..at).all(|index| line.is_word(index))
        })
}

/// "Tickets: 130 before, 25 after", "80 GB a day → 6 GB", "Used to take five days; takes two hours now".
pub(super) fn changes(line: &Line<'_>, head: &Head) -> bool {
    let all = head.circumstance..line.len();
    let told = |word: &[&str]| {
        all.clone().any(|at| {
            let beside = |index: usize| word.contains(&line.low(index));
            let unit = line.is(at + 1, words::DURATIONS) && beside(at + 2);
            line.is_counted(at) && (unit || beside(at + 1) || beside(at.wrapping_sub(1)))
        })
    };
    let was = all.clone().any(|at| matches!(line.low(at), "previously" | "formerly") && line.is_counted(at + 1))
        && all.clone().filter(|&at| line.is_counted(at)).count() > 1;
    let arrow = all.clone().any(|at| {
        line.kind(at) == Kind::Arrow
            && line.kind(at + 1) == Kind::Number
            && line.word(at + 1).matches('.').count() < 2
            && (at.saturating_sub(4)..at).any(|before| line.kind(before) == Kind::Number)
    });
    let used = line.has(head.circumstance, "used to")
        && all.clone().any(|at| line.low(at) == "now")
        && all.clone().filter(|&at| line.is_counted(at)).count() > 1;
    !head.hoped && (told(&["before", "then"]) && told(&["after", "now"]) || arrow || used || was)
}

/// "Twelve teams build on the library": so many others use it.
pub(super) fn is_used(line: &Line<'_>, head: &Head) -> bool {
    let at = head.start;
    let party = (at + 1..at + 5)
        .take_while(|&index| line.kind(index) == Kind::Word)
        .find(|&index| line.is(index, words::SCOPE) && words::is_plural(line.low(index)));
    line.is_counted(at)
        && !head.hoped
        && party.is_some_and(|index| {
            let verb = index + 1 + usize::from(line.low(index + 1) == "now");
            matches!(
                line.low(verb),
                "use" | "rely" | "build" | "depend" | "run" | "consume" | "follow" | "subscribe" | "read" | "order"
            )
        })
}

/// Whether an amount stands in the clause: "achieving 40 %", and not "achieving ISO 27001".
pub(super) fn has_amount(line: &Line<'_>, clause: &Clause) -> bool {
    (clause.from..clause.to)
        .any(|at| line.kind(at) == Kind::Number && !line.is_capital(at.wrapping_sub(1)) || line.is(at, words::NUMBERS))
}
