//! What else a statement could say, and what is asked where nothing can be offered.

use career_ls::prose::read;
use career_ls::rewrite::{Grade, Rewrite, further, question, rewrites};

use super::markdown::passage;

const RESULT: &str = "⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩";
const STORY: &str =
    "Situation: ⟨what was wrong, and for whom⟩. Decision: ⟨one way⟩ over ⟨the other way⟩, because ⟨reason⟩.";

fn offered(source: &str) -> Vec<(String, String)> {
    let passage = passage(source);
    let offers = further(&passage, &read(&passage.plain));
    assert!(offers.iter().all(|offer| offer.grade == Grade::Sketch), "only the author knows: {offers:?}");
    offers.into_iter().map(|offer| (offer.text(), offer.title)).collect()
}

fn shown(source: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(title, text)| ((*text).to_owned(), (*title).to_owned())).collect();
    assert_eq!(offered(source), expected, "{source}");
}

#[test]
fn an_effect_without_its_size_can_be_said_first() {
    let sized = "Introduced a release checklist, reducing rollbacks";
    shown(
        "Introduced a release checklist to reduce rollbacks",
        &[
            (
                "Say the result first, and its size",
                "Reduced rollbacks from ⟨before⟩ to ⟨after⟩ by introducing a release checklist",
            ),
            ("Add the size of the effect, and for whom", &format!("{sized} for ⟨whom⟩ from ⟨before⟩ to ⟨after⟩")),
            (
                "Add the size of the effect, and a link to its proof",
                &format!("{sized} from ⟨before⟩ to ⟨after⟩ ([⟨evidence⟩](⟨link⟩))"),
            ),
            (
                "Tell it as a story: action, result, situation, decision",
                &format!("{sized} from ⟨before⟩ to ⟨after⟩. {STORY}"),
            ),
        ],
    );
    for (source, first) in [
        (
            "Rewrote `ingest`, improving **reliability** for 9 teams ([log](l)).",
            "Improved **reliability** from ⟨before⟩ to ⟨after⟩ for 9 teams by rewriting `ingest` ([log](l)).",
        ),
        (
            "We created dashboards, enabling faster decisions",
            "We enabled faster decisions, as measured by ⟨what⟩ from ⟨before⟩ to ⟨after⟩, by creating dashboards",
        ),
        (
            "To reduce churn, redesigned the cancellation flow",
            "Reduced churn from ⟨before⟩ to ⟨after⟩ by redesigning the cancellation flow",
        ),
        ("Standardised alerts to reduce noise", "Reduced noise from ⟨before⟩ to ⟨after⟩ by standardising alerts"),
    ] {
        assert_eq!(offered(source)[0].0, first, "{source}");
    }
    for kept in [
        "Helped reduce rollbacks",
        "Helped 4 teams adopt the release train to reduce rollbacks",
        "Introduced canaries to reduce rollbacks and improve confidence",
        "Introduced canaries as a way to reduce rollbacks",
        "Responsible for canaries to reduce rollbacks",
    ] {
        assert!(offered(kept).iter().all(|(_, title)| !title.contains("first")), "{kept}: {:?}", offered(kept));
    }
}

#[test]
fn where_one_value_stands_the_other_is_asked_for() {
    for (source, first) in [
        ("Cut build time to 12 minutes for 9 teams", "Cut build time from ⟨before⟩ to 12 minutes for 9 teams"),
        ("Cut `build` time to **12 minutes**", "Cut `build` time from ⟨before⟩ to **12 minutes**"),
        ("Cut platform spend by ~30% in Q2 2026", "Cut platform spend by ~30% (from ⟨before⟩ to ⟨after⟩) in Q2 2026"),
        ("Cut platform spend by **30%**", "Cut platform spend by **30%** (from ⟨before⟩ to ⟨after⟩)"),
        ("Cut spend by about $40,000", "Cut spend by about $40,000 (from ⟨before⟩ to ⟨after⟩)"),
        ("Saved 300 hours", "Saved 300 hours (from ⟨before⟩ to ⟨after⟩)"),
        (
            "Saved 300 hours of **manual** work for 4 teams by scripting it ([log](l))",
            "Saved 300 hours of **manual** work (from ⟨before⟩ to ⟨after⟩) for 4 teams by scripting it ([log](l))",
        ),
    ] {
        assert_eq!(offered(source)[0].0, first, "{source}");
    }
    for told in ["Cut build time from 40 to 12 minutes", "Took releases from weekly to daily", "Cut p99 900 → 120 ms"]
    {
        assert!(offered(told).iter().all(|(_, title)| !title.contains("value")), "{told}: {:?}", offered(told));
    }
}

#[test]
fn whom_and_proof_are_asked_for_where_they_are_missing() {
    let titles = |source: &str| offered(source).into_iter().map(|(_, title)| title).collect::<Vec<_>>();
    let (whom, proof) = ("Add for whom", "Add a link to the proof");
    shown(
        "Rolled out **canaries** #influence",
        &[
            ("Add the result, and for whom", &format!("Rolled out **canaries** for ⟨whom⟩, {RESULT} #influence")),
            (
                "Add the result, and a link to its proof",
                &format!("Rolled out **canaries**, {RESULT} ([⟨evidence⟩](⟨link⟩)) #influence"),
            ),
            (
                "Tell it as a story: action, result, situation, decision",
                &format!("Rolled out **canaries**, {RESULT} #influence. {STORY}"),
            ),
        ],
    );
    assert!(titles("Cut p99 from 900 to 120 ms").starts_with(&[whom.to_owned(), proof.to_owned()]));
    assert!(!titles("Cut p99 from 900 to 120 ms for 4 teams").contains(&whom.to_owned()), "it is said for whom");
    for proven in ["Cut p99 from 900 to 120 ms ([log](l))", "Cut p99 from 900 to 120 ms, see the dashboard"] {
        assert!(!titles(proven).contains(&proof.to_owned()), "{proven}");
    }
    let wide = &offered("Wrote the runbook for restores")[0].0;
    assert_eq!(*wide, format!("Wrote the runbook for restores across ⟨how many⟩ ⟨teams⟩, {RESULT}"));
    assert_eq!(titles("Skills: Rust, Go"), [""; 0]);
}

#[test]
fn a_result_stands_alone_behind_a_list_and_before_what_belongs_to_the_end() {
    let result = "⟨cut⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩";
    for (source, last) in [
        (
            "Wrote runbooks, ran drills and trained hires.",
            format!("Wrote runbooks, ran drills and trained hires. Result: {result}."),
        ),
        ("Rota planning for junior doctors", format!("Rota planning for junior doctors. Result: {result}")),
        ("Onboarded 9 vendors (March 2025)", format!("Onboarded 9 vendors, {RESULT} (March 2025)")),
        (
            "Onboarded 9 vendors, March 2025 – June 2025",
            format!("Onboarded 9 vendors, {RESULT}, March 2025 – June 2025"),
        ),
        ("✅ Onboarded 9 vendors 🎉", format!("✅ Onboarded 9 vendors, {RESULT} 🎉")),
        ("Wrote the guide ([doc](d)). Ran 3 talks.", format!("Wrote the guide, {RESULT} ([doc](d)). Ran 3 talks.")),
    ] {
        let passage = passage(source);
        let offers = rewrites(&passage, &read(&passage.plain));
        assert_eq!(offers.last().map(Rewrite::text), Some(last), "{source}");
    }
}

#[test]
fn a_question_fits_the_kind_of_work() {
    let asked = |source: &str| question(&passage(source), &read(&passage(source).plain)).unwrap_or_default();
    for (source, words) in [
        ("Led the storage group", "people you led"),
        ("Built an app", "Who uses it"),
        ("Maintained the build farm", "stopped going wrong"),
        ("Helped migrate payments to Stripe", "Which part was yours"),
        ("Tried to fix the flaky suite", "What did you find out"),
        ("I will write the threat model", "when it is done"),
        ("Served as scrum master for two teams", "in that role"),
        ("Introduced canaries to reduce rollbacks", "How much better"),
    ] {
        assert!(asked(source).contains(words), "{source}: {}", asked(source));
    }
    for fine in ["Cut p99 from 900 to 120 ms", "Skills: Rust, Go", ""] {
        assert_eq!(asked(fine), "", "{fine}");
    }
}

#[test]
fn what_another_said_is_left_alone() {
    for source in ["\"Responsible for onboarding 9 vendors\"", "“Built the app”"] {
        let passage = passage(source);
        let reading = read(&passage.plain);
        assert!(rewrites(&passage, &reading).is_empty() && further(&passage, &reading).is_empty(), "{source}");
    }
}
