//! A case told in two documents: what is held together, what each side is offered, and what it costs.

#[path = "support/reading.rs"]
mod reading;

use std::fmt::Write as _;
use std::time::Instant;

use career_ls::case::{Tellings, contradictions};
use career_ls::rewrite::Grade;
use career_ls::rules::Finding;
use career_ls::settings::Kind;
use reading::Read;

fn document(kind: &str, keys: &str, body: &str) -> String {
    format!("---\ncareer:\n  kind: {kind}\n{keys}---\n\n{body}")
}

fn wins(kind: &str, lines: &str) -> String {
    document(kind, "", &format!("## Wins\n\n{lines}"))
}

fn beside(text: &str, others: &[(&str, &str)]) -> Read {
    let others: Vec<(String, String)> =
        others.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Read::new(text, None, reading::today()).beside(&others)
}

fn differing(read: &Read) -> Vec<Finding> {
    read.findings().into_iter().filter(|finding| finding.rule == "inconsistent-story").collect()
}

/// The words that differ in `own` and in `other`, each beside the other.
fn both(own: &str, other: &str) -> (Vec<String>, Vec<String>) {
    let words = |text: &str, against: &str| -> Vec<String> {
        let read = beside(text, &[("other.md", against)]);
        differing(&read).iter().map(|finding| read.words(finding.span).to_owned()).collect()
    };
    (words(own, other), words(other, own))
}

fn offered(read: &Read) -> Vec<(String, String)> {
    let finding = differing(read).into_iter().next().expect("found");
    let fixes = read.fixes(&finding);
    assert!(fixes.iter().all(|fix| fix.grade == Grade::Review), "{fixes:?}");
    fixes.iter().map(|fix| (fix.title.clone(), read.with(fix))).collect()
}

#[test]
fn both_sides_speak_or_neither_does() {
    let cases = [
        (
            "- Cut on-call pages by 40% for 3 teams\n",
            "- On-call pages fell 45% for 3 teams\n",
            &["40%"][..],
            &["45%"][..],
        ),
        (
            "- Cut lead time of releases from 9 to 3 days\r\n",
            "- Lead time of releases 9 → 4 days\r\n",
            &["3 days"],
            &["4 days"],
        ),
        (
            "- 🚀 Saved é Finance \\~30 hours a month of matching\n",
            "- Saved Finance 60 hours a month of matching\n",
            &["30 hours a month"],
            &["60 hours a month"],
        ),
        (
            "- Cut pages of `checkout` by 40%\n- Cut pages of `checkout` by 50%\n",
            "- Cut pages of `checkout` by 60%\n",
            &[],
            &[],
        ),
        ("- Cut on-call pages by 40%\n", "- Cut on-call pages by 40%\n- Cut on-call pages by 45%\n", &[], &[]),
        ("- Cut on-call pages by 40% in March 2025\n", "- Cut on-call pages by 45% in March 2026\n", &[], &[]),
        ("### H1 2025\n\n- Cut on-call pages by 40%\n", "### H1 2026\n\n- Cut on-call pages by 45%\n", &[], &[]),
        ("- Cut on-call pages from ⟨before⟩ to 40 a week\n", "- Cut on-call pages from 90 to 45 a week\n", &[], &[]),
        ("- \n", "-\n", &[], &[]),
    ];
    for (own, other, here, there) in cases {
        let (a, b) = both(&wins("brag", own), &wins("promotion", other));
        // What an escape stands for is the author's own.
        let a: Vec<&str> = a.iter().map(|words| words.trim_start_matches(['\\', '~'])).collect();
        assert_eq!((a, b.iter().map(String::as_str).collect()), (here.to_vec(), there.to_vec()), "{own} / {other}");
    }
}

#[test]
fn what_is_hoped_asked_or_said_by_others_is_no_story() {
    let own = wins("brag", "- Cut on-call pages by 40% for 3 teams\n");
    for heading in ["Goals", "Feedback", "Questions", "Growth areas"] {
        let other = document("promotion", "", &format!("## {heading}\n\n- Cut on-call pages by 45% for 3 teams\n"));
        assert_eq!(both(&own, &other), (vec![], vec![]), "{heading}");
    }
    for kind in ["expectations", "referral-log"] {
        let other = wins(kind, "- Cut on-call pages by 45% for 3 teams\n");
        assert_eq!(both(&own, &other), (vec![], vec![]), "{kind}");
    }
    let german = wins("promotion", "- Die On-call pages sanken um 45% für 3 Teams, und alle waren froh darüber\n");
    assert_eq!(both(&own, &german), (vec![], vec![]));
}

#[test]
fn the_note_is_held_against_the_page_that_goes_with_it() {
    let note = "I cut on-call pages by 40% for 3 teams. Could you forward this?\n";
    let note = document("referral", "  role: TPM\n  target: Staff\n  company: Acme\n", note);
    let page = "## Impact\n\n- On-call pages fell 45% for 3 teams\n";
    let page = document("impact-summary", "  role: TPM\n  target: Principal\n  company: Larkspur\n", page);
    assert_eq!(both(&note, &page), (vec!["Staff".into(), "40%".into()], vec!["Principal".into(), "45%".into()]));
    let case = document("promotion", "  role: Chef\n  target: Principal\n  company: Larkspur\n", "");
    assert_eq!(both(&note, &case), (vec![], vec![]), "a note may ask for another role elsewhere");
}

#[test]
fn each_other_number_is_offered_and_the_banks_alone_where_it_has_one() {
    let own = wins("promotion", "- Cut on-call pages by 40% for 3 teams\n");
    let (page, log) = (
        wins("impact-summary", "- On-call pages fell 45% for 3 teams\n"),
        wins("brag", "- Cut on-call pages by 50% for 3 teams\n"),
    );
    let read = beside(&own, &[("a.md", &page), ("b.md", &log)]);
    let titles: Vec<String> = offered(&read).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["Say 45%, as a.md does", "Say 50%, as b.md does"]);
    assert_eq!(differing(&read)[0].related.len(), 2, "one finding leads to both");

    let bank = wins("proof", "- On-call pages: down 52% for 3 teams[^pages]\n");
    let read = beside(&own, &[("a.md", &page), ("proof.md", &bank)]);
    let wanted = ("Use the bank's value: 52%".to_owned(), own.replace("40%", "52%"));
    assert_eq!(offered(&read), [wanted]);

    let bank = wins("proof", "- On-call pages: down 40% for 3 teams[^pages]\n");
    let read = beside(&own, &[("a.md", &page), ("proof.md", &bank)]);
    let found = differing(&read);
    assert!(found[0].message.contains("bears this one out"), "{}", found[0].message);
    assert_eq!(read.fixes(&found[0]), [], "what the bank bears out stays");
}

#[test]
fn a_label_of_the_bank_holds_two_lines_together_that_share_few_words() {
    let bank = wins("proof", "- Medians: restore in 40 minutes, down from 95[^restore]\n\n[^restore]: [Board](b.md)\n");
    let own = wins("promotion", "- Made outages short: restore went from 95 to 45 minutes[^restore]\n");
    assert_eq!(both(&own, &bank).0, ["45 minutes"]);
    let local = format!("{own}\n[^restore]: [My own](c.md)\n");
    assert_eq!(both(&local, &bank).0, [""; 0], "its own footnote of that name is another one");
}

#[test]
fn a_header_says_the_others_value_in_its_own_quotes() {
    let other = document("promotion", "  target: \"Staff: L6\"\n", "");
    for (line, wanted) in [
        ("  target: Principal\n", "  target: \"Staff: L6\"\n"),
        ("  target: \"Principal\"\n", "  target: \"Staff: L6\"\n"),
        ("  target: 'Principal'\n", "  target: 'Staff: L6'\n"),
    ] {
        let own = document("impact-summary", line, "");
        let fixes = offered(&beside(&own, &[("promotion.md", &other)]));
        assert_eq!(fixes, [("Say Staff: L6, as promotion.md does".to_owned(), own.replace(line, wanted))]);
    }
    let quoted = document("promotion", "  target: 'Staff \"L6\"'\n", "");
    let read = beside(&document("brag", "  target: \"Principal\"\n", ""), &[("promotion.md", &quoted)]);
    assert_eq!(read.fixes(&differing(&read)[0]), [], "nothing that would break the header");
}

#[test]
fn a_header_in_any_language_is_held_against_the_others() {
    let body = "## Erfolge\n\n- Ich habe die Durchlaufzeit der Freigaben von neun auf drei Tage verkürzt, für alle sechs Teams\n";
    let own = document("promotion", "  target: Staff\n", body);
    assert_eq!(both(&own, &document("brag", "  target: Principal\n", body)).0, ["Staff"]);
    let early = document("impact-summary", "  level: Mid\n  target: Senior\n", "");
    let late = document("promotion", "  level: Senior\n  target: Staff\n", "");
    assert_eq!(both(&early, &late), (vec![], vec![]), "the page of the case before this one");
    let (ana, raj) = ("  role: TPM\n  target: Staff\n", "  role: Designer\n  target: Lead\n");
    let promotion = |keys: &str| document("promotion", keys, "");
    assert_eq!(both(&promotion(ana), &promotion(raj)), (vec![], vec![]), "two people, or two rounds");
}

#[test]
fn titles_and_dates_in_basic_information_are_held_together() {
    let info = |kind: &str, lines: &str| document(kind, "", &format!("## Basic information\n\n{lines}"));
    let own = info("promotion", "- **Title:** Senior TPM\n- In role since: March 2024\n- Manager: Ana\n");
    let other = info("brag", "- Title: Program Director\n- In role since: May 2023.\n- Manager: Raj\n");
    assert_eq!(both(&own, &other).0, ["Senior TPM", "March 2024"]);
    assert_eq!(both(&own, &other).1, ["Program Director", "May 2023"]);
}

#[test]
fn ten_thousand_statements_cost_no_more_each_than_a_hundred() {
    let list = |count: usize, number: usize| {
        let mut text = String::new();
        for at in 0..count {
            let (word, rate) = (["alpha", "bravo", "carol", "delta"][at % 4], number + at % 7);
            _ = writeln!(
                text,
                "- Cut {word}{at} release lead time of service{at} from 30 to {rate} days for {} teams",
                at % 9 + 2
            );
        }
        wins("brag", &text)
    };
    let tellings = |text: &str| Tellings::of(&Read::of_kind(Kind::Brag, text, None, reading::today()).document);
    let timed = |count: usize| {
        let (own, other) = (tellings(&list(count, 3)), tellings(&list(count, 4)));
        let start = Instant::now();
        let found = contradictions(&own, &other).len();
        (found, start.elapsed().as_secs_f64() * 1e6 / f64::from(u32::try_from(count).expect("small")))
    };
    let (few, (many, each)) = (timed(100).0, timed(10_000));
    assert_eq!((few, many), (100, 10_000), "each line differs from its like");
    assert!(each < 600.0, "{each} µs a statement, unoptimised");
    // Where everything is called the same, nothing can be told apart, and nothing is looked at twice.
    let same = wins("brag", &"- Cut release lead time from 9 to 3 days for 6 teams\n".repeat(10_000));
    let other = wins("brag", &"- Cut release lead time from 9 to 4 days for 6 teams\n".repeat(10_000));
    let (own, other) = (tellings(&same), tellings(&other));
    let start = Instant::now();
    assert_eq!(contradictions(&own, &other), []);
    assert!(start.elapsed().as_secs_f64() < 5.0);
}
