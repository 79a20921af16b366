//! What must hold of every statement: facts are kept, markup stays whole, an applied offer is not offered again, a
//! filled slot reads as an outcome, nothing panics.

mod prose_support;

use career_ls::prose::{self, Phrasing, read};
use career_ls::rewrite::{Grade, Rewrite, rewrites};
use career_ls::text::{Part, Passage};
use prose_support::passage;

fn corpus() -> Vec<&'static str> {
    let labelled = include_str!("fixtures/statements.tsv").lines().filter_map(|line| line.splitn(4, '\t').nth(3));
    include_str!("fixtures/rewrites.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .chain(labelled)
        .collect()
}

fn offers(source: &str) -> Vec<Rewrite> {
    let passage = passage(source);
    rewrites(&passage, &read(&passage.plain))
}

/// Numbers, names, code and links: what a rewrite may not lose.
fn facts(source: &str) -> Vec<String> {
    let mut facts: Vec<String> = Vec::new();
    let read = passage(source);
    for mark in &read.marks {
        let text = mark.span.of(source);
        if !text.starts_with("**") {
            facts.push(text.to_owned());
        }
    }
    let words = read
        .plain
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '%' | '$' | '#' | '-' | '/'))
        .enumerate();
    for (index, word) in words {
        let word = word.trim_matches(['.', ',', '-', '/']);
        let name = index > 0 && word.chars().next().is_some_and(char::is_uppercase) && word != "I";
        if word.chars().any(|c| c.is_ascii_digit()) || name && !["The", "A", "Responsible"].contains(&word) {
            facts.push(word.to_owned());
        }
    }
    facts
}

fn filled(rewrite: &Rewrite) -> String {
    let fill = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Slot(slot) => match slot.label.as_str() {
            "before" => "40 minutes".to_owned(),
            "after" => "12 minutes".to_owned(),
            "what" => "lead time".to_owned(),
            label => label.to_owned(),
        },
    };
    rewrite.template.parts().iter().map(fill).collect()
}

#[test]
fn facts_and_markup_are_kept() {
    let corpus = corpus();
    assert!(corpus.len() >= 200);
    for source in corpus {
        for offer in offers(source) {
            let text = offer.text();
            for fact in facts(source) {
                let small = fact.to_lowercase();
                assert!(
                    text.contains(&fact) || text.to_lowercase().contains(&small),
                    "{fact:?} of {source:?} lost in {text:?}"
                );
            }
            for mark in ["**", "`", "[", "]", "("] {
                let evenly = text.matches(mark).count() % 2 == source.matches(mark).count() % 2;
                assert!(evenly, "{mark} of {source:?} torn in {text:?}");
            }
            assert_eq!(text.matches("**").count() % 2, 0, "{text}");
            if source.starts_with("Helped") {
                assert!(text.starts_with("Helped"), "{text}");
            }
        }
    }
}

#[test]
fn an_applied_offer_is_not_offered_again_and_a_filled_one_is_an_outcome() {
    for source in corpus() {
        for offer in offers(source) {
            if offer.grade == Grade::Sketch {
                let text = filled(&offer);
                assert_eq!(read(&passage(&text).plain).phrasing, Phrasing::Outcome, "{source} filled: {text}");
            } else {
                let again = offers(&offer.text());
                assert!(
                    again.iter().all(|next| next.grade != Grade::Review),
                    "{source} -> {} -> {again:?}",
                    offer.text()
                );
            }
        }
    }
}

#[test]
fn no_prefix_makes_it_panic() {
    let hard = "“Quote \"of ⟨x⟩ [X, Y] $XX __ to __ 🔄 **Led** from 3→1 in Q3 2025, 12/05/2024: 4.8/5 – 9 of 10 é\u{301} \u{200b}#1";
    for source in
        corpus().into_iter().chain([hard, "from to from 1 to", "- - :", "((((", "\"", "to", "of of of", "…", "1 → "])
    {
        for (end, _) in source.char_indices().chain([(source.len(), ' ')]) {
            for text in [&source[..end], &source[end..]] {
                let passage = Passage::of(text);
                let reading = read(text);
                for quantity in &reading.quantities {
                    assert!(!quantity.span.of(text).is_empty());
                }
                let _ = rewrites(&passage, &reading);
                let _ = (prose::dates(text), prose::placeholders(text), prose::is_english(text));
            }
        }
    }
}

#[test]
fn long_lines_take_linear_time() {
    for unit in ["and 12 services ", "from 3 to ", "( ", "to reduce ", "⟨[__ ", "a, ", "“x "] {
        let time = |times: usize| {
            let text = unit.repeat(times);
            let start = std::time::Instant::now();
            let reading = read(&text);
            let _ = rewrites(&Passage::of(&text), &reading);
            let _ = (prose::dates(&text), prose::placeholders(&text), prose::is_english(&text));
            start.elapsed()
        };
        let _ = time(10);
        let (short, long) = (time(1_000), time(8_000));
        assert!(long < short * 40 + std::time::Duration::from_millis(50), "{unit:?}: {short:?} then {long:?}");
    }
}
