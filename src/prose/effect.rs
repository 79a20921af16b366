//! Effects: the clauses that say what got better, whether they say how much, and whether it was reached or hoped for.

mod better;
mod crowd;
mod deed;
mod gone;
mod kept;
mod mark;
mod measure;
mod others;
mod prize;
mod purpose;
mod state;
mod trigger;
mod verdict;

use super::head::{Frame, Head, Label, Opener};
use super::line::{Kind, Line};
use super::quantity::{self, Amount, Hint};
use super::reading::QuantityKind;
use super::{verb, words};
pub(crate) use measure::measures;
pub(crate) use trigger::Trigger;

/// A clause that names an effect, in tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clause {
    pub(crate) trigger: Trigger,
    /// First token, with "to" or "resulting in".
    pub(crate) from: usize,
    /// The verb, or the first token where there is none.
    pub(crate) verb: usize,
    /// One past the last token.
    pub(crate) to: usize,
    pub(crate) measured: bool,
    /// A purpose or a hope.
    pub(crate) purpose: bool,
    /// A hope: "should", "expected to".
    pub(crate) hoped: bool,
}

/// The effects of a line, in order.
pub(crate) fn effects(line: &Line<'_>, head: &Head, amounts: &[Amount]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut next = 0;
    for at in 0..line.len() {
        if line.tokens[at].quoted || at < next {
            continue;
        }
        let Some((trigger, verb)) = trigger::trigger(line, head, at) else { continue };
        let to = clause_end(line, verb + 1);
        let tried = trigger == Trigger::Head && matches!(head.opener, Some((Opener::Try, ..)));
        let projected = head.hoped || tried || is_projected(line, at, verb);
        let purpose = trigger == Trigger::Purpose || projected;
        let measured = !projected && at >= head.start && measure::is_measured(line, trigger, verb, to, amounts);
        clauses.push(Clause { trigger, from: at, verb, to, measured, purpose, hoped: projected });
        next = verb + 1;
    }
    for index in 1..clauses.len() {
        // One clause ends where the next one in it starts.
        let start = clauses[index].from;
        if clauses[index - 1].to > start && clauses[index].trigger != Trigger::State {
            let joined = matches!(line.low(start - 1), "and" | "&" | "or" | "that" | "which");
            clauses[index - 1].to = start - usize::from(joined);
        }
    }
    clauses
}

/// One past the last token of the clause that `from` stands in.
fn clause_end(line: &Line<'_>, from: usize) -> usize {
    let mut at = from;
    while at < line.len() && !line.ends_clause(at) {
        at += 1;
    }
    at
}

fn is_projected(line: &Line<'_>, from: usize, verb: usize) -> bool {
    let mut at = verb;
    for _ in 0..5 {
        let Some(previous) = at.checked_sub(1) else { return false };
        at = previous;
        if line.ends_clause(at) {
            return false;
        }
        let low = line.low(at);
        if matches!(low, "toward" | "towards") && at + 3 > from {
            return true;
        }
        // "two medical plans", "the goal" are things; "plans to" is a hope.
        let counted = low == "estimated" && matches!(line.low(at.wrapping_sub(1)), "a" | "an");
        let thing = counted
            || matches!(low, "plan" | "plans" | "goal" | "promises" | "aim" | "potential") && line.low(at + 1) != "to";
        if line.is(at, words::PROJECTED) && !thing || matches!(low, "will" | "would" | "should" | "might" | "may") {
            return true;
        }
        if at < from && !matches!(low, "to" | "is" | "are" | "was" | "that" | "which" | "be" | "and") && at + 2 < from {
            return false;
        }
    }
    false
}

/// Whether an amount stands for an effect by itself: "p99 down 40%", "4x the throughput", "from weekly to daily".
pub(crate) fn stands_alone(line: &Line<'_>, head: &Head, amount: &Amount) -> bool {
    // "107% of quota"
    let against = (amount.to..amount.to + 4).any(|at| line.is(at, words::TARGETS));
    if amount.kind == QuantityKind::Percent && line.low(amount.to) == "of" && against && !head.hoped {
        return true;
    }
    // "with projected gains of 10 %"
    let forecast = (amount.from.saturating_sub(5)..amount.from)
        .any(|at| matches!(line.low(at), "projected" | "expected" | "anticipated" | "potential"));
    let hoped = head.hoped || forecast || is_projected(line, amount.from, amount.from);
    if hoped || matches!(amount.hint, Hint::Target | Hint::Time | Hint::Life | Hint::Size) {
        return false;
    }
    if amount.baseline.is_some() {
        return true;
    }
    // "Delivered the extension two weeks before the date"
    let early = matches!(line.low(amount.to), "before" | "early" | "ahead" | "sooner" | "earlier");
    if early && amount.kind == QuantityKind::Duration && head.frame == Frame::Past {
        let verb = line.as_form(head.verb, verb::Form::Past);
        return verb.is_some();
    }
    let sentence = head.frame == Frame::Subject || head.frame == Frame::None;
    // "+18 pp", "×2.5"
    let signed = line.word(amount.from).starts_with(['+', '-', '−'])
        || matches!(line.low(amount.from.wrapping_sub(1)), "×" | "minus" | "plus");
    let said = signed || near_direction(line, amount);
    match amount.kind {
        QuantityKind::Percent | QuantityKind::Multiple | QuantityKind::Ratio => !sentence || said,
        QuantityKind::Duration | QuantityKind::Money => {
            amount.hint == Hint::Result || said && sentence && head.label == Label::None
        }
        QuantityKind::Count => {
            let fewer = (amount.from..=amount.to).any(|at| matches!(line.low(at), "fewer" | "less"));
            amount.hint == Hint::Result || fewer && head.frame == Frame::None
        }
    }
}

/// Two amounts of one kind held against each other, "58 % before, 93 % after", "£9,400 in January, £3,100 in June": what
/// was and what is.
pub(crate) fn contrast(line: &Line<'_>, head: &Head, amounts: &[Amount]) -> Option<(usize, usize)> {
    if head.hoped || !matches!(head.frame, Frame::None | Frame::Subject | Frame::Thing) {
        return None;
    }
    let told = |amount: &&Amount| amount.from >= head.circumstance && !matches!(amount.hint, Hint::Target | Hint::Life);
    let told: Vec<&Amount> = amounts.iter().filter(told).collect();
    let held = |pair: &[&Amount]| {
        let alike = pair[0].kind == pair[1].kind;
        let between = pair[0].to..pair[1].from;
        let instead = between.clone().any(|at| {
            matches!((line.low(at), line.low(at + 1)), ("rather", "than") | ("instead" | "place", "of"))
                || matches!((line.low(at), line.low(at + 1)), ("used", "to") | ("had", "been"))
                || matches!(line.low(at), "was" | "before" | "previously" | "now" | "formerly" | "then")
        });
        let dated = |at: usize| {
            matches!(line.low(at), "before" | "after" | "now" | "then" | "today" | "last" | "first" | "since")
                || line.low(at) == "in" && at + 1 < line.len()
        };
        let led =
            |amount: &Amount, word: &str| (amount.from.saturating_sub(3)..amount.from).any(|at| line.low(at) == word);
        if led(pair[0], "before") && led(pair[1], "after") {
            return alike || pair[0].kind == QuantityKind::Count;
        }
        let beside = dated(pair[0].to) && dated(pair[1].to);
        let share = matches!(
            pair[0].kind,
            QuantityKind::Percent | QuantityKind::Money | QuantityKind::Ratio | QuantityKind::Multiple
        );
        let close = pair[1].from - pair[0].to < 16;
        close && (alike && beside && share || (alike || pair[0].kind == QuantityKind::Count || share) && instead)
    };
    told.windows(2).find(|pair| held(pair)).map(|pair| (pair[0].from, pair[1].to))
}

fn near_direction(line: &Line<'_>, amount: &Amount) -> bool {
    let near = amount.from.saturating_sub(4)..(amount.to + 4).min(line.len());
    near.into_iter()
        .any(|at| line.is(at, words::DIRECTIONS) || line.kind(at) == Kind::Arrow || line.low(at).starts_with("p9"))
}

/// The end of a change that anybody could check, "from weekly to daily", where one starts at some token.
pub(crate) fn transition(line: &Line<'_>) -> Option<(usize, usize)> {
    (0..line.len()).filter(|&at| !line.tokens[at].quoted).find_map(|at| Some((at, quantity::transition(line, at)?)))
}
