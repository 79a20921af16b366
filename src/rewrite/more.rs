//! Sentences behind a statement that say what it leaves open: the author's part, the decision, an example.

use super::draft::{Draft, Piece, decision, text};
use super::{Rewrite, extended, tail, undone};
use crate::prose::line::{Kind, Line};
use crate::prose::{self, Reading, words};
use crate::text::{MarkKind, Passage, Span, Template};

/// The statement in `passage` with a sentence that names its author's own part; none behind half a sentence.
pub fn with_role(passage: &Passage) -> Option<Rewrite> {
    let role = Piece::Choice(&["led", "decided", "designed", "built"]);
    behind(passage, "Add your part", vec![text("My role: "), role, text(" "), Piece::Slot("what"), text(".")])
}

/// The statement in `passage` with a sentence that names a decision and its reason; none behind half a sentence.
pub fn with_decision(passage: &Passage) -> Option<Rewrite> {
    behind(passage, "Add the decision behind it", decision("Decided on "))
}

/// The statement in `passage`, of which `reading` was read, with what its number changed; none for a plan.
pub fn with_effect(passage: &Passage, reading: &Reading) -> Option<Rewrite> {
    let line = Line::statement(&passage.plain);
    if line.is_overlong() || undone::is_plan(&line, &reading.head) {
        return None;
    }
    let words = Template::text(", which ").choice(&["cut", "raised", "prevented"]).then(" ");
    let words = words.slot("what").then(" from ").slot("before").then(" to ").slot("after");
    Some(sketch("Say what the number changed", extended(passage, words)))
}

/// The statement in `passage` with an example of the traits that it claims; in their place, where they are all it says.
pub fn with_example(passage: &Passage, traits: &[Span]) -> Option<Rewrite> {
    let example =
        Template::text("Example: ").slot("what you did").then(", ").choice(&["cutting", "raising", "preventing"]);
    let example = example.then(" ").slot("what").then(" from ").slot("before").then(" to ").slot("after");
    let line = Line::statement(&passage.plain);
    if line.is_overlong() {
        return None;
    }
    let claimed = |at: usize| traits.iter().any(|words| words.contains(line.tokens[at].span));
    let bare = |at: usize| {
        let low = line.low(at);
        let mark = !line.is_word(at) && line.kind(at) != Kind::Symbol;
        mark || words::is_function(low) || words::BEING.contains(low) || matches!(low, "i" | "a" | "an" | "the" | "my")
    };
    if passage.marks.is_empty() && (0..line.len()).all(|at| claimed(at) || bare(at)) {
        return Some(sketch("Put an example in its place", example));
    }
    let join = tail::next_sentence(&passage.plain)?;
    let template = Template::text(passage.source.trim_end()).then(join).join(example);
    Some(sketch("Add an example", template))
}

/// The statement in `passage` with a slot for what each of its numbered links shows; none where it has none.
pub fn with_labels(passage: &Passage) -> Option<Rewrite> {
    let mut draft = Draft::new("Say what each link shows");
    let numbered = |words: &str| prose::is_bare_label(words);
    let links =
        passage.marks.iter().filter(|mark| mark.kind == MarkKind::Link && numbered(mark.words.of(&passage.plain)));
    let mut any = false;
    for link in links {
        draft.place(link.words, vec![Piece::Slot("what it shows")]);
        any = true;
    }
    if any { draft.finish(passage) } else { None }
}

fn sketch(title: &str, template: Template) -> Rewrite {
    Rewrite { title: title.to_owned(), grade: super::Grade::Sketch, template }
}

fn behind(passage: &Passage, title: &'static str, mut pieces: Vec<Piece>) -> Option<Rewrite> {
    let plain = passage.plain.trim_end();
    let mut draft = Draft::new(title);
    pieces.insert(0, text(tail::next_sentence(plain)?));
    draft.place(Span::empty(plain.len()), pieces);
    draft.finish(passage)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(source: &str) -> Passage {
        crate::syntax::passage(source)
    }

    fn said(rewrite: Option<Rewrite>) -> String {
        rewrite.map(|rewrite| rewrite.text()).unwrap_or_default()
    }

    #[test]
    fn a_sentence_more_stands_behind_the_proof() {
        let linked = passage("We cut returns from 9 to 3 a week ([log](a.md)).");
        assert_eq!(said(with_role(&linked)), "We cut returns from 9 to 3 a week ([log](a.md)). My role: ⟨led⟩ ⟨what⟩.");
        let open = passage("Cut returns by **3%**");
        assert_eq!(
            said(with_decision(&open)),
            "Cut returns by **3%**. Decided on ⟨one way⟩ over ⟨the other way⟩, because ⟨reason⟩."
        );
        let decided = prose::decisions(&said(with_decision(&open)));
        assert!(!decided.is_empty(), "what was added is seen");
        assert_eq!(said(with_role(&passage("We cut returns:"))), "", "a colon wants what it announces");
        assert_eq!(said(with_role(&passage(""))), "");
    }

    #[test]
    fn a_number_gets_its_effect_and_a_trait_its_example() {
        let ran = passage("Ran 40 workshops ([list](a.md))");
        assert_eq!(
            said(with_effect(&ran, &prose::read(&ran.plain))),
            "Ran 40 workshops, which ⟨cut⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩ ([list](a.md))"
        );
        let example = "Example: ⟨what you did⟩, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩";
        for (text, wanted) in [
            ("Results-driven team player", example.to_owned()),
            ("I am a strong communicator.", example.to_owned()),
            ("Team player in Łódź since 2019", format!("Team player in Łódź since 2019. {example}")),
        ] {
            let passage = passage(text);
            assert_eq!(said(with_example(&passage, &prose::traits(&passage.plain))), wanted, "{text}");
        }
    }

    #[test]
    fn numbered_links_get_room_for_words() {
        let shown = said(with_labels(&passage("Platform work [1](a.md), [#2](b.md) and [the log](c.md)")));
        assert_eq!(shown, "Platform work [⟨what it shows⟩](a.md), [⟨what it shows⟩](b.md) and [the log](c.md)");
        assert_eq!(said(with_labels(&passage("See [the log](c.md)"))), "");
    }
}
