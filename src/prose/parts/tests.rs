use super::*;

fn told(plain: &str) -> (Told, [String; 4]) {
    let parts = parts(plain, &crate::prose::read(plain));
    let words = |span: Option<Span>| span.map(|span| span.of(plain).to_owned()).unwrap_or_default();
    let result = parts.result.as_ref().map(|effect| effect.span);
    (parts.told, [words(parts.activity), words(parts.object), words(result), words(parts.purpose)])
}

#[track_caller]
fn is(plain: &str, told: Told, parts: [&str; 4]) {
    assert_eq!(self::told(plain), (told, parts.map(str::to_owned)), "{plain}");
}

#[test]
fn a_statement_falls_into_its_parts() {
    is("Responsible for migrating 12 services to Kubernetes", Told::Duty, ["migrating", "12 services", "", ""]);
    is(
        "Introduced a release checklist to reduce rollbacks",
        Told::Deed,
        ["Introduced", "a release checklist", "", "to reduce rollbacks"],
    );
    is(
        "Helped 4 teams adopt the incident process, cutting median time to restore from 95 to 40 minutes",
        Told::Share,
        ["adopt", "the incident process", "cutting median time to restore from 95 to 40 minutes", ""],
    );
    is("Rolled out a release train in 2025", Told::Deed, ["Rolled out", "a release train", "", ""]);
    is("The rotation was redesigned", Told::Passive, ["redesigned", "The rotation", "", ""]);
    is("Skills: Rust, é and 🚀", Told::Bare, ["", "", "", ""]);
}

#[test]
fn a_tag_is_no_part_of_the_result() {
    let ran = "Ran it, cutting cost from 9 to 3 days #influence #étage";
    is(ran, Told::Deed, ["Ran", "it", "cutting cost from 9 to 3 days", ""]);
}

fn audience(plain: &str) -> (Vec<String>, Option<Reach>) {
    let parts = parts(plain, &crate::prose::read(plain));
    (parts.audience.iter().map(|span| span.of(plain).to_owned()).collect(), parts.reach)
}

#[test]
fn for_whom_is_told_with_how_wide_it_is() {
    let of = |words: &[&str], reach| (words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>(), reach);
    assert_eq!(audience("Cut lead time from 9 to 3 days across 6 teams"), of(&["6 teams"], Some(Reach::CrossTeam)));
    assert_eq!(audience("Ran the review with Payments and Risk"), of(&["Payments and Risk"], Some(Reach::Department)));
    assert_eq!(audience("Built a tool for field engineers"), of(&["field engineers"], Some(Reach::Team)));
    assert_eq!(audience("Migrated 12 services"), of(&["12 services"], None));
    assert_eq!(audience("Wrote a test plan"), of(&[], None));
    assert_eq!(audience("It went live with IT"), of(&["IT"], Some(Reach::Department)));
}

#[test]
fn dates_and_openings_are_parts_too() {
    let plain = "Responsible for on-call in March 2025";
    let parts = parts(plain, &crate::prose::read(plain));
    assert_eq!(parts.opening.map(|span| span.of(plain)), Some("Responsible for"));
    assert_eq!(parts.dates.iter().map(|span| span.of(plain)).collect::<Vec<_>>(), ["March 2025"]);
    assert_eq!(parts.object.map(|span| span.of(plain)), Some("on-call"));
}

/// Every prefix of many shapes: no panic, every span within the words and not empty.
#[test]
fn parts_of_half_typed_statements_lie_in_them() {
    for whole in [
        "Responsible for migrating 12 services to Kubernetes, cutting cost by ~30% for Payments and Risk",
        "“Été” — the rota was redesigned in Q2 2026 to reduce pages from 60 to 20 a week 🚀 for 3 teams",
        "Was able to help 4 teams/orgs adopt É (see [log](x.md)), preventing outages",
        "and & of to , . ; : - of of of and and 5 5 5 % % →",
    ] {
        for (end, _) in whole.char_indices() {
            let plain = &whole[..end];
            let parts = parts(plain, &crate::prose::read(plain));
            let result = parts.result.iter().map(|effect| effect.span);
            let spans = [parts.opening, parts.activity, parts.object, parts.purpose].into_iter().flatten();
            for span in spans.chain(result).chain(parts.audience).chain(parts.dates) {
                assert!(plain.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{plain}: {span:?}");
            }
        }
    }
}
