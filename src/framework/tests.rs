use std::collections::HashSet;

use super::*;

/// Canonical sections, as the documents name them.
const SECTIONS: [&str; 20] = [
    "summary",
    "target",
    "matrix",
    "history",
    "background",
    "future",
    "cross-reference",
    "interpretations",
    "intentions",
    "ask",
    "questions",
    "agreed-plan",
    "advocacy",
    "evidence",
    "feedback",
    "growth",
    "collaboration",
    "outside",
    "skills",
    "check-ins",
];

#[test]
fn both_frameworks_have_their_steps_in_order() {
    let names = |id: &str| {
        let steps = &get(id).expect("built in").steps;
        assert!(steps.iter().zip(1..).all(|(step, number)| step.number == number));
        steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        names(PROMOTION),
        ["Career matrix", "History", "Future", "Cross-reference", "Share intentions", "Get clear"]
    );
    assert_eq!(
        names(REFERRAL),
        ["Pick the target", "Write a referral note", "Attach proof", "Follow up", "Close the loop"]
    );
    assert_eq!(all().len(), 2);
}

#[test]
fn the_sources_are_named_as_they_were_published() {
    let line = |id: &str| get(id).expect("built in").source.line();
    assert_eq!(line(PROMOTION), "*TPM Promotions & Manager Partnerships*, The TPM Craft");
    assert_eq!(
        line(REFERRAL),
        "*A Practical Guide to Referrals for Technical Program Managers in Leadership Tracks*, Steve Ngoumnai, \
         10 February 2026"
    );
}

#[test]
fn every_ledger_id_exists_and_every_part_names_one() {
    let ledger: HashSet<String> =
        (1..=57).map(|n| format!("A{n:02}")).chain((1..=39).map(|n| format!("B{n:02}"))).collect();
    for framework in all() {
        let steps = framework.steps.iter().map(|step| (&step.id, &step.ledger));
        let named = PARTS.iter().flat_map(|part| framework.named(part)).map(|named| (&named.id, &named.ledger));
        for (id, ids) in steps.chain(named) {
            assert!(!ids.is_empty(), "{id} names no element of its source");
            assert!(ids.iter().all(|id| ledger.contains(id)), "{id}: {ids:?}");
        }
    }
}

#[test]
fn ids_are_kebab_case_and_unique_within_their_kind() {
    for framework in all() {
        let steps: Vec<&String> = framework.steps.iter().map(|step| &step.id).collect();
        let named = PARTS.iter().map(|part| framework.named(part).iter().map(|named| &named.id).collect());
        for ids in std::iter::once(steps).chain(named) {
            assert!(ids.iter().all(|id| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')), "{ids:?}");
            assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
        }
    }
}

#[test]
fn a_section_belongs_to_at_most_one_step() {
    for framework in all() {
        let sections: Vec<&String> = framework.steps.iter().flat_map(|step| &step.sections).collect();
        assert!(sections.iter().all(|section| SECTIONS.contains(&section.as_str())), "{sections:?}");
        assert_eq!(sections.iter().collect::<HashSet<_>>().len(), sections.len(), "{sections:?}");
    }
    let promotion = get(PROMOTION).expect("built in");
    assert_eq!(promotion.step_for_section("history").map(|step| step.number), Some(2));
    assert_eq!(promotion.step_for_section("feedback"), None);
}

#[test]
fn purposes_are_short_and_name_their_window() {
    for step in all().iter().flat_map(|framework| &framework.steps) {
        let sentences = step.purpose.matches(['.', '?']).count();
        assert!((2..=3).contains(&sentences), "{}: {}", step.id, step.purpose);
        assert!(!step.purpose.contains("  ") && !step.purpose.contains('\n'), "{}: {}", step.id, step.purpose);
    }
    let purpose = |id| &get(PROMOTION).and_then(|framework| framework.find(id)).expect("a step").purpose;
    assert!(purpose("history").contains("12–18 months"));
    assert!(purpose("future").contains("6–12 months"));
}

#[test]
fn a_step_is_found_by_id_number_or_name() {
    let promotion = get(PROMOTION).expect("built in");
    for name in ["history", "History", " HISTORY ", "2", "step 2", "Step 2"] {
        assert_eq!(promotion.find(name).map(|step| step.id.as_str()), Some("history"), "{name}");
    }
    assert_eq!(promotion.find("get clear").map(|step| step.number), Some(6));
    assert_eq!(promotion.find("7"), None);
}

#[test]
fn citations_carry_number_name_and_source() {
    let promotion = get(PROMOTION).expect("built in");
    let step = promotion.cite_step("history");
    assert_eq!((step.framework.as_str(), step.number, step.name.as_str()), ("promotion framing", Some(2), "History"));
    assert_eq!(step.source, promotion.source.line());
    assert_eq!(promotion.cite("step", "history"), Some(step));
    let check = get(REFERRAL).and_then(|framework| framework.cite("check", "three-outcomes")).expect("a check");
    assert_eq!((check.part.as_str(), check.number), ("check", None));
    let window = promotion.cite("window", "history").expect("a window");
    assert_eq!((window.part.as_str(), window.number), ("window", None));
    assert_eq!(promotion.cite("cue", "history"), None);
    assert_eq!(promotion.cite("step", "nowhere"), None);
}

#[test]
fn what_belongs_to_a_step_names_one_that_there_is() {
    for framework in all() {
        for named in PARTS.iter().flat_map(|part| framework.named(part)) {
            let known = |id: &String| framework.steps.iter().any(|step| step.id == *id);
            assert!(named.steps.iter().all(known), "{}: {:?}", named.id, named.steps);
            assert_eq!(named.steps.iter().collect::<HashSet<_>>().len(), named.steps.len(), "{}", named.id);
        }
        for step in &framework.steps {
            let own = |part| framework.of_step(part, &step.id).count();
            assert!(own("cue") > 0 && own("mistake") > 0, "{} has no cue or no mistake of its own", step.id);
            let rest: usize = PARTS.into_iter().map(own).sum();
            assert!(rest >= 4, "{} is thin", step.id);
        }
    }
    let promotion = get(PROMOTION).expect("built in");
    assert_eq!(promotion.of_step("window", "history").map(|window| window.months).collect::<Vec<_>>(), [Some(18)]);
    assert_eq!(promotion.of_step("principle", "career-matrix").filter(|part| part.steps.is_empty()).count(), 0);
}

#[test]
fn each_part_is_explained_in_a_few_words() {
    for named in all().iter().flat_map(|framework| PARTS.iter().flat_map(|part| framework.named(part))) {
        let text = &named.text;
        let sentences = text.matches(['.', '?']).count();
        assert!((1..=3).contains(&sentences) && text.ends_with(['.', '?']), "{}: {text}", named.id);
        assert!(!text.contains("  ") && !text.contains('\n'), "{}: {text}", named.id);
        assert!(text.len() <= 200, "{}: {} bytes", named.id, text.len());
        assert!(named.name.split_whitespace().count() <= 7 && !named.name.ends_with('.'), "{}", named.name);
    }
}

#[test]
fn the_windows_are_those_that_settings_begin_with() {
    let months = |id: &str| {
        let promotion = get(PROMOTION).expect("built in");
        promotion.windows.iter().find(|window| window.id == id).and_then(|window| window.months)
    };
    let windows = crate::settings::Settings::on(jiff::civil::date(2026, 11, 20)).windows;
    assert_eq!(months("history").map(u32::from), Some(windows.history_months));
    assert_eq!(months("future").map(u32::from), Some(windows.future_months));
    let referral = get(REFERRAL).expect("built in");
    assert_eq!(referral.windows.iter().map(|window| window.days).collect::<Vec<_>>(), [Some(14)]);
    let lengths = all().iter().flat_map(|framework| PARTS.iter().map(move |part| (*part, framework.named(part))));
    for (part, named) in lengths.filter(|(part, _)| *part != "window") {
        assert!(named.iter().all(|named| named.months.is_none() && named.days.is_none()), "a {part} has no length");
    }
}

#[test]
fn a_part_is_found_by_id_or_name() {
    let referral = get(REFERRAL).expect("built in");
    let found = |name: &str| referral.find_named(name).map(|(part, named)| (part, named.id.as_str()));
    for name in ["waiting-too-long", "Waiting too long", " WAITING TOO LONG "] {
        assert_eq!(found(name), Some(("mistake", "waiting-too-long")), "{name}");
    }
    assert_eq!(found("ten-second-scan"), Some(("test", "ten-second-scan")));
    assert_eq!(found("history"), None);
}
