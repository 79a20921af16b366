//! Blame turned into a question, and a demand into a plan: only where the sentence says nothing else, so that nothing
//! which the author wrote is lost.

use super::Rewrite;
use super::draft::{Draft, Piece, text};
use crate::prose::{Blame, Blamed, Demand};
use crate::text::Passage;

const QUESTION: &str = "Ask instead";
const OFFER: &str = "Offer a draft";
const PLAN: &str = "Ask for a plan";

/// The sentence that blames, as a question and as an offer: what is blamed and for whom stay in the author's words.
/// Nothing where the sentence says more than that.
pub fn asked(passage: &Passage, blame: &Blame) -> Vec<Rewrite> {
    let Some(whole) = blame.whole else { return Vec::new() };
    let drafts = [Some((QUESTION, question(passage, blame))), offer(passage, blame).map(|offer| (OFFER, offer))];
    let drafts = drafts.into_iter().flatten().filter_map(|(title, pieces)| {
        let mut draft = Draft::new(title);
        draft.place(whole, pieces);
        draft.finish(passage)
    });
    drafts.collect()
}

fn question(passage: &Passage, blame: &Blame) -> Vec<Piece> {
    let own = |one: &str, several: &str| Piece::Text(if blame.plural { several } else { one }.to_owned());
    let mut out = Vec::new();
    match blame.blamed {
        Blamed::Matrix => {
            out.extend([text("Parts of "), named(passage, blame), own(" are unclear to me", " are unclear to us")]);
            out.extend(tail(blame));
            out.push(own("; may I show how I read them?", "; may we show how we read them?"));
        }
        Blamed::Process => {
            out.push(own("I would like to understand ", "We would like to understand "));
            out.extend([named(passage, blame), text(" better")]);
            out.extend(tail(blame));
            let several =
                blame.named.of(&passage.plain).ends_with('s') && !blame.named.of(&passage.plain).ends_with("ss");
            out.push(own("; could you walk me through ", "; could you walk us through "));
            out.push(text(if several { "them?" } else { "it?" }));
        }
        Blamed::Manager => {
            out.push(own(
                "I would like to work on this together with ",
                "We would like to work on this together with ",
            ));
            out.extend([named(passage, blame), text("; where could we start?")]);
        }
        Blamed::Company => {
            out.push(own("I would like to understand the view of ", "We would like to understand the view of "));
            out.extend([named(passage, blame), text(" on this")]);
            out.extend(tail(blame));
            out.push(own("; whom could I ask?", "; whom could we ask?"));
        }
        Blamed::Reader => {
            out.push(own(
                "I would like to work on this together with you",
                "We would like to work on this together with you",
            ));
            out.push(text("; where could we start?"));
        }
    }
    out
}

/// An offer to write something down, where there is something to write.
fn offer(passage: &Passage, blame: &Blame) -> Option<Vec<Piece>> {
    let (one, several) = match blame.blamed {
        Blamed::Matrix => ("I can draft how I read ", "We can draft how we read "),
        Blamed::Process => ("I can draft how I understand ", "We can draft how we understand "),
        Blamed::Manager | Blamed::Company | Blamed::Reader => return None,
    };
    let mut out = vec![text(if blame.plural { several } else { one }), named(passage, blame)];
    out.extend(tail(blame));
    out.push(text("; would that help?"));
    Some(out)
}

/// What is blamed, as it stands in the middle of a sentence.
fn named(passage: &Passage, blame: &Blame) -> Piece {
    let words = blame.named.of(&passage.plain);
    match words {
        "Leadership" | "Management" => Piece::Text(words.to_lowercase()),
        _ => Piece::CopyLow(blame.named),
    }
}

fn tail(blame: &Blame) -> impl Iterator<Item = Piece> {
    blame.tail.into_iter().flat_map(|tail| [text(" for "), Piece::Copy(tail)])
}

/// The demand as a wish and a question: "I would like to grow into Staff; can we agree on a plan for what it takes?"
/// What stands around it in its sentence stays. None where the clause cannot be told from the rest.
pub fn planned(passage: &Passage, demand: &Demand, target: Option<&str>) -> Option<Rewrite> {
    let clause = demand.clause?;
    let words = clause.of(&passage.plain).to_lowercase();
    let first = words.split([' ', '\'', '’']).next().unwrap_or_default();
    // "I have led three programs and deserve …": who wishes is said before.
    let subject = match first {
        "i" | "my" | "the" | "a" | "this" | "that" if !demand.plural => "I ",
        "we" | "our" if demand.opens => "We ",
        "we" | "our" => "we ",
        _ => "",
    };
    let wish = match target {
        Some(target) => format!("{subject}would like to grow into {target}"),
        None => format!("{subject}would like to work towards this promotion"),
    };
    let mut draft = Draft::new(PLAN);
    draft.replace(clause, wish);
    draft.replace(demand.end, "; can we agree on a plan for what it takes?");
    draft.finish(passage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose;

    fn asked_of(text: &str) -> Vec<String> {
        let blame = prose::blame(text).unwrap_or_else(|| panic!("{text}"));
        asked(&Passage::of(text), &blame).iter().map(Rewrite::text).collect()
    }

    fn planned_of(text: &str) -> Option<String> {
        let demand = prose::demand(text).unwrap_or_else(|| panic!("{text}"));
        planned(&Passage::of(text), &demand, Some("Staff")).map(|rewrite| rewrite.text())
    }

    #[test]
    fn blame_becomes_a_question_in_the_authors_words() {
        for (text, wanted) in [
            (
                "The career matrix is useless for program managers.",
                "Parts of the career matrix are unclear to me for program managers; may I show how I read them?",
            ),
            (
                "We think our ladder is unfair to us!",
                "Parts of our ladder are unclear to us; may we show how we read them?",
            ),
            ("The matrix fails TPMs", "Parts of the matrix are unclear to me for TPMs; may I show how I read them?"),
            (
                "I find the promotion process broken.",
                "I would like to understand the promotion process better; could you walk me through it?",
            ),
            (
                "Our performance reviews are arbitrary for new TPMs.",
                "I would like to understand our performance reviews better for new TPMs; could you walk me through them?",
            ),
            ("My manager is clueless.", "I would like to work on this together with my manager; where could we start?"),
            (
                "Leadership let us down.",
                "We would like to understand the view of leadership on this; whom could we ask?",
            ),
            ("You never told me.", "I would like to work on this together with you; where could we start?"),
            (
                "Good year. The matrix is useless",
                "Good year. Parts of the matrix are unclear to me; may I show how I read them?",
            ),
        ] {
            assert_eq!(asked_of(text).first().map(String::as_str), Some(wanted), "{text}");
        }
        let offered = "I can draft how I read the matrix for TPMs; would that help?";
        assert_eq!(asked_of("The matrix is useless for TPMs.")[1], offered);
        assert_eq!(asked_of("My manager is clueless.").len(), 1, "there is nothing to draft");
    }

    #[test]
    fn what_says_more_is_left_to_the_author() {
        for text in [
            "The career matrix is useless for program managers, so I wrote 12 examples.",
            "The promotion process is broken because nobody wrote it down.",
            "My manager never supported my work on 12 services.",
            "I was passed over because of a broken promotion process.",
            "After 9 months, the matrix is useless.",
            "Nobody respects the matrix, and Risk has its own.",
        ] {
            assert_eq!(asked_of(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_demand_becomes_a_plan_and_keeps_its_reasons() {
        let ask = "; can we agree on a plan for what it takes?";
        for (text, wanted) in [
            ("I deserve this promotion.", "I would like to grow into Staff"),
            ("My promotion is long overdue!!", "I would like to grow into Staff"),
            ("We deserve it", "We would like to grow into Staff"),
            (
                "I deserve this promotion because I cut lead time from 9 to 3 days.",
                "I would like to grow into Staff because I cut lead time from 9 to 3 days",
            ),
            (
                "After two years as Senior TPM, I deserve a promotion.",
                "After two years as Senior TPM, I would like to grow into Staff",
            ),
            (
                "I have led three programs and deserve a promotion.",
                "I have led three programs and would like to grow into Staff",
            ),
            ("I must be promoted to Staff TPM this cycle.", "I would like to grow into Staff this cycle"),
            ("I should already be Staff.", "I would like to grow into Staff"),
        ] {
            assert_eq!(planned_of(text), Some(format!("{wanted}{ask}")), "{text}");
        }
        for text in ["You must promote me.", "It’s my turn.", "I deserve a promotion for my work on Atlas."] {
            assert_eq!(planned_of(text), None, "{text}");
        }
        let demand = prose::demand("I deserve this.").expect("one");
        let bare = planned(&Passage::of("I deserve this."), &demand, None).expect("a plan");
        assert_eq!(bare.text(), format!("I would like to work towards this promotion{ask}"));
    }
}
