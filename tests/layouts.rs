//! New documents: what stands in them is finished text once its slots are filled, and until then each slot is in view.

#[path = "support/reading.rs"]
mod reading;

use std::collections::HashMap;

use career_ls::document::{Header, KEYS, canonical_names};
use career_ls::framework::{self, Layout};
use career_ls::rules;
use career_ls::settings::Kind;
use career_ls::text::{Part, Template};
use reading::Read;

const MATRIX: &str = "\
| Attribute | Senior (L5) | Staff (L6) |
| --- | --- | --- |
| Program Execution | Lands a multi-team program on its date | Lands programs that several departments depend on |
| Influence | Aligns the leads of two teams | Changes a decision made above the own department |
| Communication | Writes the page that a director decides from | Gives executives one account of a program |
";

/// What an author might write into each slot.
const WORDS: &[(&str, &str)] = &[
    ("role", "TPM"),
    ("level", "Senior"),
    ("target", "Staff"),
    ("next level", "Staff"),
    ("team", "Payments"),
    ("company", "Acme"),
    ("my name", "Inês Duarte"),
    ("My name", "Inês"),
    ("name", "Sam"),
    ("number", "4417"),
    ("the past year", "2026"),
    ("year", "2026"),
    ("Year", "2024"),
    ("the outcome to be known for, in one sentence", "Cut release lead time from 9 to 3 days for 6 teams."),
    ("how they know my work", "We ran the Zürich pilot together in 2026."),
    ("Month and year", "June 2026"),
    ("month and year", "June 2027"),
    ("what", "release lead time"),
    ("before", "9 days"),
    ("after", "3"),
    ("now", "3 days"),
    ("then", "1"),
    ("whom", "6 teams"),
    ("one way", "one ledger"),
    ("another", "two"),
    ("proof", "before and after"),
    ("decision", "decision record"),
    ("title", "release report"),
    ("link", "evidence/report.md"),
    ("attribute", "Influence"),
    ("attributes", "Influence and Communication"),
    ("a program of today", "Release Train"),
    ("how I read it, as something to deliver", "One plan that both departments sign each quarter"),
    ("what my manager could confirm", "Is that the plan you have in mind?"),
    ("something that one could deliver", "one plan that both departments sign"),
    ("something that one can deliver at this level", "One plan that both departments sign"),
    ("something to deliver", "one plan that both departments sign"),
    ("what the matrix says", "it speaks of changing a decision above the department"),
    ("my reason", "I would like to work on what several departments share"),
    ("how long", "two years"),
    ("my strongest outcome", "the release train"),
    ("day", "4 December"),
    ("date", "2026-12-04"),
    ("Date", "2026-11-06"),
    ("what changes", "a second goal"),
    ("what I will do", "Send the reconciliation report to Finance"),
    ("what my manager will do", "Name the case in the staff meeting"),
    ("what will show it", "The report of the quarter"),
    ("why", "releases had kept six teams waiting"),
    ("who", "Ana"),
    ("Who", "Ana"),
    ("saw the work from where", "runs the support desk"),
    ("what they wrote", "The first release week in a year that nobody noticed."),
    ("what it shows", "Release lead time by month"),
    ("What it shows", "Medians by month"),
    ("What I am learning", "Budgets"),
    ("What I learned", "Ask the bank first"),
    ("what happened", "the March delay"),
    ("do what", "write the plan with Finance"),
    ("a talk or a project", "the open planning course"),
    ("skill", "SQL"),
    ("whoever hires for the team I have in mind", "whoever hires Staff TPMs for payments"),
    ("what we did together", "the Zürich pilot"),
    ("outcome", "six teams now release in three days instead of nine"),
    ("goal", "goal A"),
    ("which version of the note", "short"),
    ("date or no", "no"),
    ("1 to 5, and why", "5, it was easy to pass on"),
    ("what, by when", "Thank Ana by 2026-12-11"),
    ("manager", "Priya"),
    ("what somebody at this level delivers", "Lands a program of several teams on its date"),
];

fn words(label: &str, choices: &[String], attribute: &str) -> String {
    // Where a matrix's own attribute is asked for, a tag and a row each name one.
    if label == "attribute" {
        return attribute.to_owned();
    }
    let words: HashMap<&str, &str> = WORDS.iter().copied().collect();
    let first = choices.first().cloned();
    first.unwrap_or_else(|| (*words.get(label).unwrap_or_else(|| panic!("nothing to write for ⟨{label}⟩"))).to_owned())
}

/// The template with all its slots filled but the one of index `open`.
fn filled(template: &Template, open: Option<usize>) -> String {
    let attributes = ["Program Execution", "Influence", "Communication"];
    let (mut out, mut index, mut named) = (String::new(), 0, 0);
    for part in template.parts() {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Slot(slot) => {
                if Some(index) == open {
                    out.extend(["⟨", &slot.label, "⟩"]);
                } else {
                    let name = attributes[named % attributes.len()];
                    let tag = out.ends_with('#');
                    let name = if tag { name.to_lowercase().replace(' ', "-") } else { name.to_owned() };
                    named += usize::from(slot.label == "attribute");
                    out.push_str(&words(&slot.label, &slot.choices, &name));
                }
                index += 1;
            }
        }
    }
    out
}

fn slots(template: &Template) -> usize {
    template.parts().iter().filter(|part| matches!(part, Part::Slot(_))).count()
}

fn read(text: &str) -> Read {
    Read::new(text, Some(reading::matrix("matrix.md", MATRIX)), reading::today())
}

fn layouts() -> impl Iterator<Item = &'static Layout> {
    Kind::ALL.into_iter().map(|kind| framework::layout(kind).unwrap_or_else(|| panic!("{kind} has no layout")))
}

/// The layout with every section that it knows in its document.
fn whole(layout: &Layout) -> Layout {
    let mut whole = layout.clone();
    whole.sections.iter_mut().for_each(|prompt| prompt.begins = true);
    whole
}

#[test]
fn every_section_is_read_as_what_it_is_called() {
    for layout in layouts() {
        let text = filled(&whole(layout).document(), None);
        let read = read(&text);
        assert_eq!(read.document.kind, layout.kind);
        let title = layout.title.is_empty() || layout.sections.is_empty() || read.document.title.is_some();
        assert!(title, "{}: the title is none", layout.kind);
        let found: Vec<_> = read.document.sections.iter().filter(|section| section.level == 2).collect();
        assert!(found.iter().all(|section| section.named && section.attribute.is_none()), "{found:?}");
        let found: Vec<&str> = found.iter().filter_map(|section| section.canonical).collect();
        let wanted: Vec<&str> = layout.sections.iter().map(|prompt| prompt.section.as_str()).collect();
        assert_eq!(found, wanted, "{}", layout.kind);
    }
}

#[test]
fn a_header_is_valid_before_and_after_it_is_filled() {
    for layout in layouts() {
        assert!(layout.header.iter().all(|line| KEYS.contains(&line.key.as_str()) && line.key != "kind"));
        for text in [layout.document().visible(), filled(&layout.document(), None)] {
            let header = Header::read(text.split_inclusive("\n---\n").next().unwrap_or_default());
            assert_eq!((header.kind, &header.problems[..]), (Some(layout.kind), &[][..]), "{text}");
        }
    }
}

#[test]
fn what_is_filled_is_finished() {
    for layout in layouts() {
        for layout in [layout, &whole(layout)] {
            let text = filled(&layout.document(), None);
            let read = read(&text);
            let said: Vec<String> = read
                .findings()
                .iter()
                // Every slot is filled with the same words, at each level too.
                .filter(|found| found.rule != "indistinct-levels")
                .map(|found| format!("{} on {:?}: {}", found.rule, read.words(found.span), found.message))
                .collect();
            assert_eq!(said, [] as [String; 0], "{text}");
        }
    }
}

#[test]
fn each_slot_is_in_view_until_it_is_filled() {
    for layout in layouts() {
        let template = whole(layout).document();
        for open in 0..slots(&template) {
            let text = filled(&template, Some(open));
            let read = read(&text);
            let found = read.findings();
            let seen = found.iter().any(|found| found.rule == "unfilled-placeholder");
            assert!(seen, "{}: slot {open} of\n{text}", layout.kind);
        }
    }
}

#[test]
fn a_new_document_is_asked_for_its_slots_and_nothing_else() {
    for layout in layouts() {
        let text = layout.document().visible();
        let read = read(&text);
        let others: Vec<_> = read.findings().into_iter().filter(|found| found.rule != "unfilled-placeholder").collect();
        let of_statements: Vec<_> = others.iter().filter(|found| found.statement.is_some()).collect();
        assert!(of_statements.is_empty(), "{}: {of_statements:?}", layout.kind);
        let errors: Vec<_> =
            others.iter().filter(|found| found.severity == career_ls::settings::Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", layout.kind);
    }
    assert!(rules::find("unfilled-placeholder").is_some());
}

#[test]
fn prompts_belong_to_steps_and_sections_that_there_are() {
    let sections: Vec<&str> = canonical_names().collect();
    for layout in layouts() {
        let framework = framework::of(layout.kind);
        for prompt in &layout.sections {
            assert!(sections.contains(&prompt.section.as_str()), "{}", prompt.section);
            assert!(prompt.begins || !prompt.required, "{}: {} is required", layout.kind, prompt.section);
            assert_eq!(layout.section(&prompt.section), Some(prompt), "{} twice", prompt.section);
            let step = framework.step_for_section(&prompt.section).map(|step| step.id.as_str());
            assert_eq!(step, prompt.step.as_deref(), "{}: {}", layout.kind, prompt.section);
        }
    }
    let promotion = framework::layout(Kind::Promotion).expect("there");
    let told =
        |step: &str| promotion.sections.iter().any(|prompt| prompt.required && prompt.step.as_deref() == Some(step));
    let untold: Vec<&str> =
        framework::of(Kind::Promotion).steps.iter().map(|step| step.id.as_str()).filter(|id| !told(id)).collect();
    assert_eq!(untold, ["career-matrix"], "which the header and the configuration tell");
}

#[test]
fn a_prompt_is_inserted_with_its_heading() {
    let promotion = framework::layout(Kind::Promotion).expect("there");
    let text = promotion.section("ask").expect("there").template().visible();
    assert!(text.starts_with("## Ask\n\nCould we ") && text.ends_with("?\n"), "{text}");
    assert!(!promotion.document().visible().contains("<!--"));
    assert_eq!(promotion.section("nowhere"), None);
}

#[test]
fn a_referral_note_can_be_forwarded_as_it_is() {
    let text = filled(&framework::layout(Kind::Referral).expect("there").document(), None);
    let body = text.rsplit("---\n").next().expect("a body");
    assert!(body.split_whitespace().count() <= 120, "{body}");
    assert!(!body.contains('#') && body.contains("](evidence/report.md)") && body.contains("forward this"), "{body}");
}

#[test]
fn a_new_matrix_is_a_grid() {
    let document = framework::layout(Kind::Matrix).expect("there").document();
    let begun = reading::matrix("matrix.md", &document.visible());
    assert_eq!(begun.levels.len(), 2, "it is a grid from the start");
    let matrix = reading::matrix("matrix.md", &filled(&document, None));
    let levels: Vec<&str> = matrix.levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!((levels, matrix.attributes.len()), (vec!["Senior", "Staff"], 3));
}

#[test]
fn values_given_beforehand_stand_in_the_header_and_the_text() {
    let layout = framework::layout(Kind::Promotion).expect("there");
    let values = [("role", "TPM: Infra"), ("target", "Staff (L6)"), ("matrix", "../matrix.md")];
    let text = layout.document_with(&values).visible();
    let header = Header::read(text.split_inclusive("\n---\n").next().expect("a header"));
    assert_eq!(header.problems, []);
    let get = |key| header.get(key);
    assert_eq!((get("role"), get("target"), get("level")), (Some("TPM: Infra"), Some("Staff (L6)"), None));
    assert_eq!(get("matrix"), Some("../matrix.md"));
    assert!(text.contains("\n# Promotion case: TPM: Infra, ⟨level⟩ to Staff (L6)\n"), "{text}");
    assert!(text.contains("at the Staff (L6) level because"), "{text}");
}
