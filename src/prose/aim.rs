//! What a goal aims at: an effect, or doing something.

use super::line::{Kind, Line};
use super::reading::{Phrasing, QuantityKind, Reading};
use super::words;

/// What a goal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Something to do or to learn, and not what it changes for others.
    Activity,
    /// What will have changed: a measure, an effect, or an end state that others notice.
    Effect,
    /// It cannot be told.
    Unclear,
}

/// What `plain`, one goal without markup, aims at. Goals speak of what is to come: "cut", "to cut", "I will cut".
pub fn aim(plain: &str) -> Aim {
    let line = Line::statement(plain);
    let start = start(&line, super::read(plain).head.start);
    let rest = sentence(&line, start);
    let reading = super::read(&rest);
    let line = Line::statement(&rest);
    let measured = reading
        .quantities
        .iter()
        .any(|quantity| matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Money | QuantityKind::Multiple));
    if measured || leads_to(&line, &reading) {
        Aim::Effect
    } else if is_about_oneself(&line) {
        Aim::Activity
    } else if matches!(reading.phrasing, Phrasing::Outcome | Phrasing::Mixed)
        || line.is(0, words::ARRIVING)
        || (1..line.len()).any(|at| line.is(at, words::BECOMING) || changes(&line, at))
    {
        Aim::Effect
    } else if (1..line.len()).any(|at| line.is(at, words::CUSTOMERS)) {
        // Customers are named, so it may be for them; how, only a person can tell.
        Aim::Unclear
    } else if reading.phrasing == Phrasing::Task || line.is(0, words::DOING) {
        Aim::Activity
    } else {
        Aim::Unclear
    }
}

/// Whether `plain`, a sentence, sets a goal: "I will …", "My goal is to …", "By June 2027, …". What is announced for a
/// talk ("I would like to discuss") is none.
pub fn sets_goal(plain: &str) -> bool {
    let line = Line::statement(plain);
    let last = line.len().saturating_sub(1);
    if matches!(line.kind(last), Kind::Colon | Kind::Question) {
        return false;
    }
    if line.low(0) == "goal" {
        return true;
    }
    let dated = adverbial(&line, 0).is_some_and(|to| super::says_when(line.span(0, to).of(plain)));
    let from = adverbial(&line, 0).unwrap_or(0);
    let to = start(&line, from);
    let talks = (to..to + 4).any(|at| line.is(at, words::TALKING));
    (to > from || dated) && line.is_word(to) && (dated || !talks)
}

/// The token of the verb of doing: after labels, "by June 2027," and "I want to".
fn start(line: &Line<'_>, from: usize) -> usize {
    let mut at = from;
    while let Some(next) = adverbial(line, at).or_else(|| wish(line, at)) {
        at = next;
    }
    at
}

/// The token after "By June 2027,".
fn adverbial(line: &Line<'_>, at: usize) -> Option<usize> {
    let opens = matches!(
        line.low(at),
        "by" | "in"
            | "before"
            | "until"
            | "during"
            | "within"
            | "over"
            | "from"
            | "this"
            | "next"
            | "through"
            | "after"
    );
    let comma = (at + 1..(at + 10).min(line.len())).find(|&index| line.kind(index) == Kind::Comma);
    comma.filter(|_| opens).map(|comma| comma + 1).filter(|&next| next < line.len())
}

/// The token after words that say no more than that it is a goal.
fn wish(line: &Line<'_>, at: usize) -> Option<usize> {
    const WISHES: [&str; 18] = [
        "i'll",
        "we'll",
        "i’ll",
        "we’ll",
        "will",
        "want to",
        "plan to",
        "aim to",
        "intend to",
        "hope to",
        "would like to",
        "am going to",
        "are going to",
        "my goal is to",
        "our goal is to",
        "my aim is to",
        "continue to",
        "to",
    ];
    let from = at + usize::from(matches!(line.low(at), "i" | "we"));
    let wish = WISHES.iter().find(|wish| line.has(from, wish))?;
    let next = from + wish.split(' ').count();
    (next < line.len()).then_some(next)
}

/// The line from token `start` on, as a sentence of its own.
fn sentence(line: &Line<'_>, start: usize) -> String {
    let rest = line.tokens.get(start).map_or("", |token| &line.raw[token.span.start..]);
    let mut chars = rest.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether an effect follows what is done: "to cut cost", "so that", "until she runs it alone".
fn leads_to(line: &Line<'_>, reading: &Reading) -> bool {
    let head_end = line.span(0, 2).end;
    let promoted = matches!(line.low(0), "get" | "be");
    reading.effect.as_ref().is_some_and(|effect| effect.span.start >= head_end && !promoted)
        || (1..line.len()).any(|at| {
            let low = line.low(at);
            low == "so" && line.is_word(at + 1)
                || reaches(line, at)
                || low == "until" && line.is_word(at + 1) && !super::says_when(line.span(at, line.len()).of(line.raw))
        })
}

/// Whether token `at` starts how far it goes: "to 12 teams", "to all merchants".
fn reaches(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at + 1);
    let all = line.kind(at + 1) == Kind::Number || matches!(low, "all" | "every" | "each");
    line.low(at) == "to" && (all || line.is(at + 1, words::NUMBERS))
}

/// Whether token `at` starts a change: "from T+2 to the same day".
fn changes(line: &Line<'_>, at: usize) -> bool {
    line.low(at) == "from" && (at + 2..at + 8).any(|index| line.low(index) == "to")
}

/// Learning, certificates and skills: good for the author, and not yet for anybody else.
fn is_about_oneself(line: &Line<'_>) -> bool {
    let first = line.low(0);
    let has = |words: &[&str], to: usize| (1..to.min(line.len())).any(|at| words.contains(&line.low(at)));
    match first {
        "get" | "be" | "become" => {
            first == "become"
                || has(
                    &["certified", "promoted", "better", "familiar", "exposure", "experience", "trained", "fluent"],
                    4,
                )
        }
        "take" => has(&["exam", "course", "courses", "training", "class", "classes", "certification", "workshop"], 8),
        _ if words::LEARNING.contains(first) => true,
        _ => {
            let own = ["skills", "knowledge", "expertise", "understanding", "visibility", "network", "presence"];
            let others = ["their", "team", "team's", "teams", "everyone", "others", "colleagues"];
            has(&own, line.len()) && !has(&others, line.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(aim_wanted: Aim, lines: &[&str]) {
        let wrong: Vec<String> = lines
            .iter()
            .filter(|line| aim(line) != aim_wanted)
            .map(|line| format!("{line}: {:?}", aim(line)))
            .collect();
        assert!(wrong.is_empty(), "wanted {aim_wanted:?}\n{}", wrong.join("\n"));
    }

    #[test]
    fn doing_something_is_no_effect() {
        told(
            Aim::Activity,
            &[
                "Learn Kubernetes",
                "By March 2027, learn Kubernetes",
                "Take the Certified Kubernetes Administrator exam",
                "Get AWS certified",
                "Get better at public speaking",
                "Improve my communication skills",
                "Attend KubeCon",
                "Lead the payments migration",
                "Own the 2027 roadmap",
                "Finish the migration of 14 services",
                "Mentor two TPMs",
                "Read three books on leadership",
                "Become a better leader",
                "Work on my presentation skills",
                "Write a design doc for the new ledger",
                "Explore generative AI",
                "Deepen my knowledge of risk",
                "I want to learn Go",
                "Continue to run the weekly program review",
                "Develop a strategy for observability",
                "Support the launch of Project Alpha",
                "Get promoted to Staff",
                "Goal C: Learn Kubernetes",
                "🚀 Learn Kubernetes",
                "Hire two TPMs",
                "Improve my skills from beginner to advanced",
                "Establish a TPM community of practice",
            ],
        );
    }

    #[test]
    fn what_others_will_notice_is_an_effect() {
        told(
            Aim::Effect,
            &[
                "By February 2027, cut build cost by 20%",
                "By March 2028, win the EU region's first ten customers",
                "Goal A: By February 2027, bring payouts to a same-day promise in all 9 markets",
                "Goal C: By September 2027, have the three departments plan their quarters on one page",
                "Lead the payments migration so that the three regions can settle on the same day",
                "Lead the payments migration to halve settlement time",
                "Learn Kubernetes to cut cluster cost by 20% by Q4 2027",
                "Reduce rollbacks",
                "Make onboarding self-service for partner banks",
                "By Q2 2027, halve the time to onboard a merchant",
                "Coach Élodie until she runs a program alone",
                "Zero Sev1 incidents in the checkout in H1 2027",
                "I will cut settlement time from 3 days to 1 for all merchants by June 2027",
                "We will move the four regions to one ledger by Q3 2027",
                "Aim to reduce chargebacks by 15% by June 2027",
                "Bring Legal and Finance onto one contract template",
                "Drive adoption of the release train across all product teams",
                "Enable support to refund customers without an engineer",
                "Retire the old ledger by December 2026",
                "Have all 6 teams release daily by June 2027",
                "Expand the pilot to 3 regions",
                "Take payouts from T+2 to same day for all merchants by June 2027",
                "Scale the release train to twelve teams",
                "Learn from the Zürich pilot and bring it to 3 markets",
                "Ship self-service refunds to all merchants in H1 2027",
                "Ensure all services have SLOs by March 2027",
            ],
        );
        told(
            Aim::Unclear,
            &["", "Kubernetes", "Payments, Ledger and Risk", "Every team releases daily", "Onboard 5 partner banks"],
        );
    }

    #[test]
    fn only_some_sentences_set_a_goal() {
        for goal in [
            "I will cut settlement time by June 2027.",
            "By June 2027, the three regions settle on the same day.",
            "My goal is to halve the time to onboard a merchant.",
            "Goal B: cut the cost of a failed payout.",
        ] {
            assert!(sets_goal(goal), "{goal}");
        }
        for other in [
            "These are the goals I would like to discuss:",
            "I would like to discuss these with you.",
            "I would like to lead this talk with three goals.",
            "Which of these matter most?",
            "By June 2027, I want to:",
            "Payouts stay my main program.",
            "",
        ] {
            assert!(!sets_goal(other), "{other}");
        }
    }
}
