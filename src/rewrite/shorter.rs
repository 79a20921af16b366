//! A statement without words that carry no fact: what is left says the same, more plainly.

use super::Rewrite;
use super::draft::{Draft, Piece};
use crate::prose::line::{Kind, Line};
use crate::prose::words;
use crate::text::{Passage, Span};

/// Words that say "more than one" and not how many.
const COUNTS: [&str; 14] = [
    "several",
    "many",
    "various",
    "numerous",
    "multiple",
    "countless",
    "sundry",
    "myriad",
    "much",
    "lots",
    "tons",
    "plenty",
    "loads",
    "heaps",
];

/// Adverbs that do not end in "ly".
const ADVERBS: [&str; 8] = ["very", "perhaps", "maybe", "somewhat", "single-handed", "sort", "kind", "more"];

/// Words that hang on the next: without it they would hang on what follows, and "all major features" say too much.
const DEGREES: [&str; 18] = [
    "more",
    "most",
    "as",
    "so",
    "too",
    "less",
    "least",
    "not",
    "how",
    "very",
    "really",
    "extremely",
    "all",
    "every",
    "each",
    "any",
    "no",
    "both",
];

/// What one says of what one is not sure of.
const BELIEFS: [&str; 14] = [
    "believe",
    "believed",
    "think",
    "thought",
    "feel",
    "felt",
    "guess",
    "guessed",
    "suppose",
    "supposed",
    "assume",
    "assumed",
    "suspect",
    "suspected",
];

/// The statement in `passage` without `vague`, a modifier in its plain words; with a slot in its place where it counts.
/// None where the sentence would not hold without it.
pub fn plainer(passage: &Passage, vague: Span) -> Option<Rewrite> {
    let line = Line::statement(&passage.plain);
    let (from, to) = tokens(&line, vague)?;
    let counts = COUNTS.contains(&line.low(from)) || matches!(line.low(from), "a" | "an") && to > from + 1;
    if !counts {
        return without(passage, vague, "Leave the vague word out");
    }
    if !line.is_word(to) || line.kind(to) == Kind::Number {
        return None;
    }
    let mut draft = Draft::new("Say how many");
    draft.place(vague, vec![Piece::Slot("how many")]);
    draft.finish(passage)
}

/// The statement in `passage` without `hedge`, words of its plain text that take back what is said: for an author who is
/// sure. None where the words around it would have to change, too.
pub fn unhedged(passage: &Passage, hedge: Span) -> Option<Rewrite> {
    let line = Line::statement(&passage.plain);
    let (from, to) = tokens(&line, hedge)?;
    let last = line.low(to - 1);
    let believes = matches!(line.low(from), "i" | "we") && BELIEFS.contains(&last);
    let adverb = from + 1 == to && is_adverb(last) && last != "unlikely";
    let degree = matches!(
        (line.low(from), last),
        ("sort" | "kind", "of") | ("a", "bit" | "little") | ("more", "less") | ("to", "extent" | "degree") | ("in", _)
    );
    if !(believes || adverb || degree) {
        return None;
    }
    // "We believe that it helped": what they believe stays.
    let to = to + usize::from(believes && line.low(to) == "that");
    without(passage, line.span(from, to), "Say it without the hedge (if you are sure of it)")
}

/// The statement in `passage` without `praise`, a superlative in its plain words.
pub fn sober(passage: &Passage, praise: Span) -> Option<Rewrite> {
    without(passage, praise, "Leave the superlative out")
}

/// The tokens of `span`.
fn tokens(line: &Line<'_>, span: Span) -> Option<(usize, usize)> {
    let from = line.tokens.iter().position(|token| token.span.start >= span.start)?;
    let to = line.tokens.iter().rposition(|token| token.span.end <= span.end)? + 1;
    (from < to && !line.is_overlong()).then_some((from, to))
}

fn is_adverb(low: &str) -> bool {
    low.ends_with("ly") || ADVERBS.contains(&low)
}

fn without(passage: &Passage, out: Span, title: &'static str) -> Option<Rewrite> {
    let line = Line::statement(&passage.plain);
    let (from, mut to) = tokens(&line, out)?;
    let before = line.low(from.wrapping_sub(1));
    let joined = |at: usize| matches!(line.low(at), "and" | "or" | "&" | "but");
    let describes = from + 1 == to && !is_adverb(line.low(from));
    let after_list = from > 0 && (joined(from - 1) || line.kind(from - 1) == Kind::Comma);
    // "is second to none": it is what is said.
    let said = words::BEING.contains(before) && !is_adverb(line.low(to - 1)) && !line.is_word(to);
    if DEGREES.contains(&before) || describes && after_list || said {
        return None;
    }
    if joined(to) && line.is_word(to + 1) {
        // "robust and small forms": what is joined to it goes on alone.
        to += 1;
    } else if describes && line.kind(to) == Kind::Comma && line.is_word(to + 1) && line.is_word(to + 2) {
        to += 1;
    } else if describes && (line.kind(to) != Kind::Word || line.is_function(to)) {
        return None;
    }
    if from == 0 && line.kind(to) == Kind::Comma {
        // "Hopefully, this …"
        to += 1;
    }
    let mut draft = Draft::new(title);
    if to >= line.len() || !line.is_word(to) && from > 0 {
        // At the end of a clause: the blank before it goes, too.
        let start = line.span(from.checked_sub(1)?, from).end;
        draft.replace(Span::new(start, line.span(to - 1, to).end), "");
        return draft.finish(passage);
    }
    let article = from.checked_sub(1).filter(|&at| matches!(line.low(at), "a" | "an"));
    let start = article.unwrap_or(from);
    let span = Span::new(line.span(start, start + 1).start, line.span(to, to + 1).start);
    let opens = line.is_capital(start) && (start == 0 || !line.is_word(start - 1));
    match article {
        Some(at) => {
            let word = if sounds_open(line.low(to)) { "an " } else { "a " };
            let word = if line.is_capital(at) { capital(word) } else { word.to_owned() };
            draft.replace(span, word);
        }
        None if opens && line.kind(to) == Kind::Word && !line.is_capital(to) => {
            draft.replace(span.join(line.span(to, to + 1)), capital(line.word(to)));
        }
        None => draft.replace(span, ""),
    }
    draft.finish(passage)
}

/// Whether "an" goes before the word.
fn sounds_open(low: &str) -> bool {
    let like_you = ["uni", "use", "usa", "eu", "one", "once", "ubi"].iter().any(|start| low.starts_with(start));
    let silent = ["hour", "honest", "honour", "honor", "heir"].iter().any(|start| low.starts_with(start));
    silent || low.starts_with(['a', 'e', 'i', 'o', 'u', '8']) && !like_you
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose;

    fn first(text: &str, find: fn(&str) -> Vec<Span>, offer: fn(&Passage, Span) -> Option<Rewrite>) -> Option<String> {
        let span = *find(text).first().unwrap_or_else(|| panic!("{text}"));
        offer(&Passage::of(text), span).map(|rewrite| rewrite.text())
    }

    #[test]
    fn a_vague_word_goes_and_the_sentence_holds() {
        for (text, wanted) in [
            ("Significantly improved response times", "Improved response times"),
            ("Improved response times significantly.", "Improved response times."),
            ("Led a significant upgrade of 3 depots", "Led an upgrade of 3 depots"),
            ("Led an excellent team", "Led a team"),
            ("Built robust, seamless forms", "Built seamless forms"),
            ("Built robust and small forms", "Built small forms"),
            ("Ran it efficiently, cutting waste by 3 kg", "Ran it, cutting waste by 3 kg"),
            ("Fixed various bugs", "Fixed ⟨how many⟩ bugs"),
            ("Wrote a wide range of guides", "Wrote ⟨how many⟩ guides"),
            ("Served key clients in Łódź", "Served clients in Łódź"),
        ] {
            assert_eq!(first(text, prose::vague_modifiers, plainer).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "The rollout was robust",
            "Built small and robust forms",
            "Led the most complex move",
            "Tested all major features",
            "Knows many",
        ] {
            assert_eq!(first(text, prose::vague_modifiers, plainer), None, "{text}");
        }
    }

    #[test]
    fn a_hedge_goes_where_nothing_else_must_change() {
        for (text, wanted) in [
            ("Potentially saved 20 hours", "Saved 20 hours"),
            ("We believe that it helped 3 wards", "It helped 3 wards"),
            ("I think the rota is fairer", "The rota is fairer"),
            ("Made planning somewhat calmer", "Made planning calmer"),
            ("It was kind of my idea", "It was my idea"),
            ("Hopefully, this cut returns by 3%", "This cut returns by 3%"),
        ] {
            assert_eq!(first(text, prose::hedges, unhedged).as_deref(), Some(wanted), "{text}");
        }
        for text in ["The change may have cut returns", "Tried to shorten the queue", "We hope it saves 3 hours"] {
            assert_eq!(first(text, prose::hedges, unhedged), None, "{text}");
        }
    }

    #[test]
    fn praise_goes_and_markup_stays_whole() {
        let spans = |text: &str| prose::superlatives(text).into_iter().map(|found| found.span).collect::<Vec<_>>();
        for (text, wanted) in [
            ("Single-handedly cut returns by 3%", Some("Cut returns by 3%")),
            ("Ran a flawless migration of 3 sites", Some("Ran a migration of 3 sites")),
            ("Built it entirely on my own.", Some("Built it.")),
            ("Coverage that is second to none", None),
        ] {
            assert_eq!(first(text, spans, sober).as_deref(), wanted, "{text}");
        }
        let passage = crate::syntax::passage("**Flawlessly** moved [`a` \\~3 sites](x.md)");
        let moved = sober(&passage, Span::new(0, "Flawlessly".len())).expect("offered");
        assert_eq!(moved.text(), "Moved [`a` \\~3 sites](x.md)");
    }
}
