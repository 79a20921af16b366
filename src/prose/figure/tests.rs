use super::*;

fn figures(plain: &str) -> Vec<Figure> {
    crate::prose::read(plain).quantities.iter().filter_map(|quantity| Figure::of(plain, quantity)).collect()
}

/// What differs, in the words of both.
fn differs(a: &str, b: &str) -> Option<(String, String)> {
    let (own, others) = (figures(a), figures(b));
    let turned = apart(&others, &own).is_some();
    let found = apart(&own, &others);
    assert_eq!(found.is_some(), turned, "{a} / {b}: {own:#?} {others:#?}");
    let pair = match found? {
        Apart::Reached(at, other) => (own[at].span.of(a), others[other].span.of(b)),
        Apart::Before(at, other) => (own[at].before_span?.of(a), others[other].before_span?.of(b)),
    };
    Some((pair.0.to_owned(), pair.1.to_owned()))
}

#[test]
fn the_same_amount_in_other_words_is_the_same() {
    for (a, b) in [
        ("Cut pages by ~40%", "Cut pages by 38%"),
        ("Cut pages by 40 %", "Cut pages by 38 %"),
        ("Cut pages by 30–40%", "Cut pages by 35%"),
        ("Cut pages by nearly 40%", "Pages fell 37%"),
        ("Cut pages by more than 40%", "Cut pages by 43%"),
        ("Cut the check to 0.5 h", "Cut the check to 30 min"),
        ("Cut the check from 2 hours to 30 minutes", "Cut the check from 120 to 30 minutes"),
        ("Cut the close from 3 weeks to 5 days", "Cut the close from 15 to 5 days"),
        ("Cut build time from 40 to 12 minutes", "Cut build time to 12 minutes"),
        ("Cut build time from 40 to 12 minutes", "Cut build time by 28 minutes"),
        ("Saved €1.2M a year", "Saved 1.2 million euros a year"),
        ("Saved €1.2M a year", "Saved €100k a month"),
        ("Saved 1,200 hours", "Saved 1 200 hours"),
        ("Moved 1,400 merchants", "Moved 1,387 merchants"),
        ("Grew to 14 services", "Grew to fourteen services"),
        ("Cut cost by a third", "Cut cost by 33%"),
        ("Cut cost by half", "Cut cost by 3 days"),
        ("Cut release lead time from 9 to 3 days", "Cut release lead time from 3 to 2 days"),
        ("Raised coverage to 80%", "Raised coverage by 25%"),
        ("Moved 9 of 11 squads", "Moved 9 squads"),
        ("", ""),
        ("é → é", "40 é"),
    ] {
        assert_eq!(differs(a, b), None, "{a} / {b}");
    }
}

#[test]
fn another_number_of_the_same_is_told_with_its_place() {
    for (a, b, own, other) in [
        ("Cut pages by 40%", "Pages fell 45 %", "40%", "45 %"),
        ("Cut lead time from 9 to 3 days", "Cut lead time from 9 to 4 days", "3 days", "4 days"),
        ("Cut lead time from 9 to 3 days", "Cut lead time from 11 to 3 days", "9", "11"),
        ("Lead time 9 → 3 days for 6 teams", "Lead time 9 → 3 days for 5 teams", "6 teams", "5 teams"),
        ("Saved Finance 30 hours a month", "Saved Finance 40 hours a month", "30 hours a month", "40 hours a month"),
        ("Saved €1.2M a year", "Saved €2M a year", "€1.2M a year", "€2M a year"),
        ("Cut breaks from 220 to 15 a month", "Cut breaks from 220 to 25 a month", "15", "25"),
        ("Cut p50 from 40 to 12 ms and p99 from 95 to 40 ms", "Cut p99 from 95 to 60 ms", "40 ms", "60 ms"),
    ] {
        let found = differs(a, b);
        let found = found.as_ref().map(|(a, b)| (a.as_str(), b.as_str()));
        assert_eq!(found, Some((own, other)), "{a} / {b}: {:#?}", (figures(a), figures(b)));
    }
}
