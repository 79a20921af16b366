//! What must hold of every statement: facts are kept, markup stays whole, an applied offer is not offered again, a
//! filled slot reads as an outcome, nothing panics.

use std::collections::{BTreeMap, BTreeSet};

use super::markdown::passage;
use career_ls::prose::{self, Phrasing, read};
use career_ls::rewrite::{self, Grade, Rewrite, further, outcome_first, question, rewrites};
use career_ls::text::{Part, Passage};

const LABELLED: [&str; 3] = [
    include_str!("../fixtures/statements.tsv"),
    include_str!("../fixtures/labelled.tsv"),
    include_str!("../fixtures/hard.tsv"),
];

fn corpus() -> Vec<&'static str> {
    let labelled = LABELLED.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
    let lines = |text: &'static str| text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines(include_str!("../fixtures/rewrites.txt"))
        .chain(lines(include_str!("../fixtures/outcome_first.txt")).filter(|line| !line.starts_with("=> ")))
        .chain(labelled.filter_map(|line| line.splitn(4, '\t').nth(3)))
        .collect()
}

/// All that an author can be offered for a statement.
fn offers(source: &str) -> Vec<Rewrite> {
    let passage = passage(source);
    let reading = read(&passage.plain);
    let first = outcome_first(&passage, &reading);
    rewrites(&passage, &reading).into_iter().chain(further(&passage, &reading)).chain(first).collect()
}

/// What the rules on claims that must be asked for offer besides.
fn asked_for(passage: &Passage) -> Vec<Rewrite> {
    let reading = read(&passage.plain);
    let praise = prose::superlatives(&passage.plain).into_iter().map(|found| found.span);
    let traits = prose::traits(&passage.plain);
    let out = prose::vague_modifiers(&passage.plain).into_iter().filter_map(|words| rewrite::plainer(passage, words));
    let out =
        out.chain(prose::hedges(&passage.plain).into_iter().filter_map(|words| rewrite::unhedged(passage, words)));
    let out = out.chain(praise.filter_map(|words| rewrite::sober(passage, words)));
    let more = [
        rewrite::unfinished(passage, &reading).and_then(|(_, rewrite)| rewrite),
        rewrite::with_role(passage),
        rewrite::with_decision(passage),
        rewrite::with_effect(passage, &reading),
        rewrite::with_labels(passage),
        rewrite::with_example(passage, &traits).filter(|_| !traits.is_empty()),
    ];
    out.chain(more.into_iter().flatten()).collect()
}

fn each_asked_for() -> impl Iterator<Item = (&'static str, Rewrite)> {
    corpus().into_iter().flat_map(|source| asked_for(&passage(source)).into_iter().map(move |offer| (source, offer)))
}

fn each_offer() -> impl Iterator<Item = (&'static str, Rewrite)> {
    corpus().into_iter().flat_map(|source| offers(source).into_iter().map(move |offer| (source, offer)))
}

/// Numbers, names, code, links and emoji: what a rewrite may not lose.
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
    facts.extend(source.chars().filter(|c| *c >= '\u{2190}').map(String::from));
    facts
}

fn fillings() -> BTreeMap<&'static str, &'static str> {
    let rows = include_str!("../fill.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).collect()
}

fn filled(rewrite: &Rewrite) -> String {
    let fillings = fillings();
    let fill = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Slot(slot) => {
            let words = fillings.get(slot.label.as_str()).unwrap_or_else(|| panic!("{:?} is in fill.tsv", slot.label));
            assert!(slot.choices.is_empty() || slot.choices.iter().any(|choice| choice == words), "{slot:?}");
            (*words).to_owned()
        }
    };
    rewrite.template.parts().iter().map(fill).collect()
}

/// What an editor makes of a snippet whose stops are left as they are, with its stops as slots.
fn expanded(snippet: &str) -> String {
    let mut out = String::new();
    let mut chars = snippet.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            '}' => panic!("a bare brace in {snippet:?}"),
            '$' => {
                assert_eq!(chars.next(), Some('{'), "a bare dollar in {snippet:?}");
                let kind = chars.by_ref().find(|c| !c.is_ascii_digit());
                let (close, choice) = if kind == Some('|') { ('|', true) } else { ('}', false) };
                let mut label = String::new();
                let mut first = true;
                while let Some(c) = chars.next().filter(|c| *c != close) {
                    first &= !(choice && c == ',');
                    let c = if c == '\\' { chars.next().expect("escaped") } else { c };
                    label.extend(Some(c).filter(|_| first));
                }
                assert!(!choice || chars.next() == Some('}'), "{snippet:?}");
                out.extend(["⟨", &label, "⟩"]);
            }
            c => out.push(c),
        }
    }
    out
}

fn words(text: &str) -> BTreeSet<String> {
    let apart = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’');
    text.split(apart).map(str::to_lowercase).filter(|word| !word.is_empty()).collect()
}

/// The words of an offer that its source does not have, slots left out.
fn added(source: &str, offer: &Rewrite) -> Vec<String> {
    let text: String =
        offer.template.parts().iter().map(|part| if let Part::Text(text) = part { text } else { " " }).collect();
    let known = words(source);
    words(&text).into_iter().filter(|word| !known.contains(word)).collect()
}

#[test]
fn facts_and_markup_are_kept_and_snippets_are_escaped() {
    assert!(corpus().len() >= 700);
    for (source, offer) in each_offer().chain(each_asked_for()) {
        let text = offer.text();
        for fact in facts(source) {
            let small = fact.to_lowercase();
            assert!(
                text.contains(&fact) || text.to_lowercase().contains(&small),
                "{fact:?} of {source:?} lost in {text:?}"
            );
        }
        for mark in ["**", "`", "["] {
            let evenly = text.matches(mark).count() % 2 == source.matches(mark).count() % 2;
            assert!(evenly || text.contains("[⟨evidence⟩]"), "{mark} of {source:?} torn in {text:?}");
        }
        for (open, close) in [("[", "]"), ("(", ")")] {
            let open_in = |text: &str| text.matches(open).count().abs_diff(text.matches(close).count());
            assert_eq!(open_in(&text), open_in(source), "{open} of {source:?} torn in {text:?}");
        }
        assert_eq!(text.matches("**").count() % 2, 0, "{text}");
        assert_eq!(expanded(&offer.template.snippet()), text);
    }
}

#[test]
fn a_filled_sketch_is_an_outcome_and_is_not_offered_again() {
    for (source, offer) in each_offer().filter(|(_, offer)| offer.grade == Grade::Sketch) {
        let text = filled(&offer);
        assert_eq!(read(&passage(&text).plain).phrasing, Phrasing::Outcome, "{source} filled: {text}");
        let again = offers(&text);
        assert!(again.iter().all(|next| next.title != offer.title), "{source} -> {text} -> {again:#?}");
    }
}

#[test]
fn an_applied_review_says_the_same_or_more_and_is_not_offered_again() {
    let rank = |text: &str| match read(&passage(text).plain).phrasing {
        Phrasing::Other => 0,
        Phrasing::Task => 1,
        Phrasing::Mixed => 2,
        Phrasing::Outcome => 3,
    };
    let amounts = |text: &str| -> Vec<String> {
        let plain = passage(text).plain;
        let mut found: Vec<String> =
            read(&plain).quantities.iter().map(|quantity| quantity.span.of(&plain).to_lowercase()).collect();
        found.sort_unstable();
        found
    };
    for (source, offer) in each_asked_for().filter(|(_, offer)| offer.grade == Grade::Review) {
        let text = offer.text();
        assert!(rank(&text) >= rank(source), "{source} -> {text}");
        assert_eq!(amounts(&text), amounts(source), "{source} -> {text}");
    }
    for (source, offer) in each_offer().filter(|(_, offer)| offer.grade == Grade::Review) {
        let text = offer.text();
        assert!(rank(&text) >= rank(source), "{source} -> {text}");
        assert_eq!(amounts(&text), amounts(source), "{source} -> {text}");
        let again = offers(&text);
        assert!(again.iter().all(|next| next.grade != Grade::Review), "{source} -> {text} -> {again:#?}");
    }
}

/// A duty, a nominal or a passive says nothing of who did it, or whether it is done.
#[test]
fn what_was_only_assigned_is_claimed_under_a_title_that_asks() {
    const ASKS: [&str; 3] = ["(if it is done)", "(you confirm you did this)", "(if it came about)"];
    for (source, offer) in each_offer().filter(|(_, offer)| offer.grade == Grade::Review) {
        let text = offer.text().to_lowercase();
        let asks = ASKS.iter().any(|ask| offer.title.ends_with(ask));
        let told = match offer.title.as_str() {
            "Say what you helped to do" => text.contains("helped "),
            "Say what you did, and with whom" => text.contains("with ") || text.contains("alongside "),
            "Say it with one verb" | "Say the outcome first" => true,
            _ => false,
        };
        assert!(asks || told, "{source} -> {} {text}", offer.title);
        let duty = words(source);
        let assigned = ["responsible", "charge", "accountable", "tasked", "duties", "assigned"];
        let came = offer.title.ends_with(ASKS[2]);
        // "My role was to" assigns, "played a role in" does not.
        let posted = duty.contains("role") && duty.contains("my");
        assert!(
            !(posted || assigned.iter().any(|word| duty.contains(*word))) || asks && !came,
            "{source} -> {}",
            offer.title
        );
    }
    let passive = "The on-call rota was redesigned in spring 2024";
    for offer in offers(passive).iter().filter(|offer| !offer.text().starts_with(passive)) {
        assert!(offer.title.ends_with(ASKS[1]), "{offer:?}");
    }
    for plan in [
        "I will write the threat model for the kiosk project",
        "We'll migrate 12 services to Kubernetes",
        "Planning to migrate the ledger",
        "Plan to cut build time by half next year",
        "Going to lead the SAP cutover",
        "Expected to save 20% of cloud spend",
    ] {
        assert!(offers(plan).iter().all(|offer| offer.grade == Grade::Sketch), "{plan}: {:?}", offers(plan));
    }
    for ongoing in ["Currently leading the SAP cutover", "I am still running the vendor review"] {
        assert!(offers(ongoing).iter().all(|offer| offer.grade == Grade::Sketch), "{ongoing}: {:?}", offers(ongoing));
    }
}

#[test]
fn nothing_is_made_up_and_credit_stays_shared() {
    let claims =
        ["i", "my", "we", "our", "sole", "solely", "alone", "single-handedly", "personally", "most", "best", "very"];
    for (source, offer) in each_offer() {
        let added = added(source, &offer);
        let superlative = |word: &String| word.ends_with("est") && !matches!(word.as_str(), "test" | "request");
        let made_up =
            |word: &&String| claims.contains(&word.as_str()) || superlative(word) || word.chars().any(char::is_numeric);
        assert_eq!(added.iter().find(made_up), None, "{source} -> {}", offer.text());
        let text = words(&offer.text());
        let before = words(source);
        let kept = |words: &[&str]| words.iter().any(|word| text.contains(*word));
        let shared = ["helped", "contributed", "participated", "supported", "assisted", "collaborated", "partnered"];
        for word in shared.iter().filter(|word| before.contains(**word)) {
            assert!(kept(&["helped", "with", word]), "{word} of {source:?} is gone: {}", offer.text());
        }
        for word in ["helped", "contributed", "we"].iter().filter(|word| before.contains(**word)) {
            assert!(kept(&[word, "helped"]), "{word} of {source:?} is gone: {}", offer.text());
        }
    }
}

/// Words that rewrites put in beside verbs.
const GLUE: &str = "by from to with result and owned as measured over because situation decision across for up out around \
                    taking went";

#[test]
fn every_form_that_is_put_in_is_one_that_was_reviewed() {
    let rows = include_str!("../../src/prose/data/forms.txt").lines().filter(|row| !row.starts_with('#'));
    let reviewed: BTreeSet<&str> = rows.flat_map(str::split_whitespace).collect();
    let glue: Vec<&str> = GLUE.split_whitespace().collect();
    let mut seen = 0;
    for (source, offer) in each_offer() {
        for word in added(source, &offer).iter().filter(|word| !glue.contains(&word.as_str())) {
            assert!(reviewed.contains(word.as_str()), "{word:?} in {} of {source:?}", offer.text());
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn most_tasks_get_a_rewrite_and_all_others_a_question() {
    let rows = LABELLED.iter().flat_map(|file| file.lines()).filter_map(|row| row.strip_prefix("task\t"));
    let (mut offered, mut all) = (0, 0);
    for source in rows.filter_map(|row| row.splitn(3, '\t').nth(2)) {
        let passage = passage(source);
        let reading = read(&passage.plain);
        let some = !rewrites(&passage, &reading).is_empty();
        let read = matches!(reading.phrasing, Phrasing::Task | Phrasing::Mixed);
        assert!(some || !read || question(&passage, &reading).is_some(), "{source}");
        all += 1;
        offered += usize::from(some);
    }
    assert!(offered * 100 >= all * 85, "{offered} of {all}");
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
                let _ = (rewrites(&passage, &reading), further(&passage, &reading), question(&passage, &reading));
                let _ = (prose::dates(text), prose::placeholders(text), prose::is_english(text));
            }
        }
    }
}

#[test]
fn no_prefix_makes_what_is_asked_for_panic() {
    for source in [
        "May 2026: **Significantly** cut a robust, `seamless` flow — 🚆 by 2 million, single-handedly ([1](a.md), [2](b.md)).",
        "Hopefully, we believe that our éclair team’s world-class train may have saved 3 000 €/month over “several” weeks…",
        "- Leading and testing a great deal of étapes, currently; i’m a results-driven team player &amp; problem solver 👩🏽‍💻",
        "É",
    ] {
        for (end, _) in source.char_indices() {
            let plain = &source[..end];
            let reading = read(plain);
            let _ = (prose::unbased(plain, &reading), prose::credit(plain), prose::Gist::of(plain, &reading));
            let _ = asked_for(&Passage::of(plain));
        }
    }
}

#[test]
fn long_lines_take_linear_time() {
    for unit in ["and 12 services ", "from 3 to ", "( ", "to reduce ", "⟨[__ ", "a, ", "“x ", "test, "] {
        let time = |times: usize| {
            let text = format!("Maintain {}", unit.repeat(times));
            let start = std::time::Instant::now();
            let reading = read(&text);
            let passage = Passage::of(&text);
            let _ = (rewrites(&passage, &reading), further(&passage, &reading), rewrite::question(&passage, &reading));
            let _ = (prose::credit(&text), prose::Gist::of(&text, &reading), rewrite::unfinished(&passage, &reading));
            let _ = (prose::dates(&text), prose::placeholders(&text), prose::is_english(&text));
            start.elapsed()
        };
        let _ = time(10);
        let (short, long) = (time(1_000), time(8_000));
        assert!(long < short * 40 + std::time::Duration::from_millis(50), "{unit:?}: {short:?} then {long:?}");
    }
}
