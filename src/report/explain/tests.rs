use super::*;

#[test]
fn every_rule_step_and_part_is_explained() {
    for name in rules::names() {
        let page = explain(name).expect(name);
        assert!(page.starts_with(&format!("# {name}\n\nWeight: ")) && !page.contains("```"), "{page}");
        assert!(!page.contains("## Examples"), "{page}");
    }
    for framework in framework::all() {
        let overview = explain(&framework.id).expect("an overview");
        assert!(overview.contains(&framework.source.line()));
        for step in &framework.steps {
            let by_number = explain(&format!("{} {}", framework.id, step.number)).expect("a page");
            assert!(by_number.contains(&step.purpose), "{by_number}");
            assert!(explain(&step.id).is_some() && explain(&step.name.to_uppercase()).is_some());
        }
        for named in PARTS.iter().flat_map(|part| framework.named(part)) {
            assert!(explain(&named.id).is_some() && explain(&named.name).is_some(), "{}", named.id);
            let page = explain(&format!("{} {}", framework.id, named.id)).expect(&named.id);
            // A step of the same name stands first: its page holds the part.
            assert!(page.contains(&named.text), "{page}");
            let told =
                if named.steps.is_empty() { overview.contains(&named.text) } else { overview.contains(&named.id) };
            assert!(told, "{} is not in the overview", named.id);
        }
    }
    assert!(PARTS.iter().all(|kind| WORDS.iter().any(|(known, ..)| known == kind)));
}

#[test]
fn a_step_is_named_in_several_ways() {
    let history = explain("history").expect("a page");
    assert!(history.starts_with("History\n\nStep 2 of 6 of the promotion framing.\n\n"), "{history}");
    for name in ["promotion 2", "Promotion framing, step 2", " promotion   history", "History"] {
        assert_eq!(explain(name).as_ref(), Some(&history), "{name}");
    }
    for name in ["2", "promotion 7", "", "nothing"] {
        assert_eq!(explain(name), None, "{name}");
    }
}

#[test]
fn a_step_comes_with_what_belongs_to_it() {
    let page = explain("history").expect("a page");
    let headings: Vec<&str> = page.lines().filter(|line| line.ends_with(':') && !line.starts_with('-')).collect();
    assert_eq!(headings, ["Strong signal:", "Common slips:", "Windows of time:", "Principles:"]);
    assert!(page.contains("- The past 12–18 months: ") && page.contains("- Duties in the place of wins: "), "{page}");
    assert!(!page.contains("More than a title"), "what holds for every step stands in the overview: {page}");
    assert!(explain("close the loop").expect("a page").contains("\nQuestions answered:\n- After a no: "));
    assert!(explain("get clear").expect("a page").contains("- Does the goal count? Ask of each goal: "));
}

#[test]
fn a_part_is_explained_by_id_or_name() {
    let page = explain("waiting-too-long").expect("a page");
    assert!(page.starts_with("Waiting too long\n\nA common slip, referral framework.\n\n"), "{page}");
    assert!(page.contains("\n\nIt belongs to the steps 2 Write a referral note, 4 Follow up.\n\nSource: *A Practical"));
    for name in ["Waiting too long", "referral waiting-too-long", "Referral framework: waiting too long"] {
        assert_eq!(explain(name).as_ref(), Some(&page), "{name}");
    }
    assert_eq!(explain("promotion waiting-too-long"), None, "it is no part of that framework");
    assert!(explain("one-signal").expect("a page").contains("It holds for every step."));
    let scan = explain("referral ten-second-scan").expect("a page");
    assert!(scan.starts_with("Ten-second scan\n\nA test, referral framework.\n\n"), "{scan}");
}

#[test]
fn a_rule_wins_over_a_part_of_its_name() {
    let parts = framework::all().iter().flat_map(|framework| PARTS.iter().flat_map(|part| framework.named(part)));
    for id in parts.map(|part| &part.id) {
        let is_rule = rules::find(id).is_some();
        assert_eq!(explain(id).expect(id).starts_with(&format!("# {id}\n")), is_rule, "{id}");
    }
}

#[test]
fn a_near_name_is_asked_about() {
    assert!(unknown("task-phrase").contains("Did you mean `task-phrasing`?"));
    assert!(unknown("Atach proof").contains("Did you mean `Attach proof`?"));
    assert!(unknown("waiting to long").contains("Did you mean `Waiting too long`?"));
    let text = unknown("zzz");
    assert!(!text.contains("Did you mean") && text.contains("missing-evidence") && text.contains("5 Close the loop"));
    assert!(text.contains("`explain promotion`, `explain referral`"), "{text}");
}
