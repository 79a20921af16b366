use std::collections::HashSet;

use super::*;

/// Words that anybody can claim to meet.
const VAGUE: [&str; 34] = [
    "ability",
    "adequate",
    "appropriate",
    "as needed",
    "best",
    "complex",
    "deep",
    "demonstrates",
    "effective",
    "effectively",
    "excellent",
    "exceptional",
    "good",
    "great",
    "helps",
    "high-impact",
    "key",
    "large",
    "leads by example",
    "many",
    "outstanding",
    "proactive",
    "quality",
    "relevant",
    "robust",
    "several",
    "significant",
    "solid",
    "strategic",
    "strong",
    "successfully",
    "supports",
    "understands",
    "various",
];

#[test]
fn tpm_is_a_full_grid_of_five_by_five() {
    let matrix = builtin("tpm").expect("built in");
    assert_eq!((matrix.levels.len(), matrix.attributes.len()), (5, 5));
    assert_eq!(matrix.problems, []);
    assert_eq!(matrix.path, None);
    assert_eq!(builtin("engineer"), None);
    let texts: Vec<&str> = matrix
        .attributes
        .iter()
        .flat_map(|attribute| attribute.descriptors.iter().flatten())
        .map(|descriptor| descriptor.text.as_str())
        .collect();
    assert_eq!(texts.len(), 25);
    assert_eq!(texts.iter().collect::<HashSet<_>>().len(), 25);
}

#[test]
fn its_descriptors_can_be_observed() {
    let matrix = builtin("tpm").expect("built in");
    for attribute in &matrix.attributes {
        for descriptor in attribute.descriptors.iter().flatten() {
            let words = descriptor.text.split_whitespace().count();
            assert!((8..=28).contains(&words), "{words} words: {}", descriptor.text);
            let first = descriptor.text.split(' ').next().unwrap_or_default();
            assert!(first.ends_with('s'), "opens with what the person does: {}", descriptor.text);
            let padded = format!(" {} ", descriptor.text.to_lowercase().replace(['.', ',', ';'], " "));
            for vague in VAGUE {
                assert!(!padded.contains(&format!(" {vague} ")), "`{vague}` in: {}", descriptor.text);
            }
        }
    }
}

#[test]
fn neighbouring_levels_share_few_words() {
    let matrix = builtin("tpm").expect("built in");
    for attribute in &matrix.attributes {
        let words = |text: &'static str| text.split(' ').filter(|word| word.len() > 3).collect::<HashSet<_>>();
        let texts: Vec<HashSet<&str>> =
            attribute.descriptors.iter().flatten().map(|descriptor| words(&descriptor.text)).collect();
        for pair in texts.windows(2) {
            let shared = pair[0].intersection(&pair[1]).count();
            assert!(shared * 3 <= pair[0].len(), "{}: {pair:?}", attribute.name);
        }
    }
}

#[test]
fn its_places_are_those_of_the_file() {
    let matrix = builtin("tpm").expect("built in");
    for attribute in &matrix.attributes {
        assert_eq!(attribute.place().span.of(TPM), attribute.name);
        let line = TPM.lines().nth(attribute.place().line - 1).expect("a line");
        assert!(line.contains(&attribute.name));
        for descriptor in attribute.descriptors.iter().flatten() {
            assert_eq!(descriptor.place().span.of(TPM), descriptor.text);
            assert_eq!(descriptor.place().line, attribute.place().line);
        }
    }
}

#[test]
fn its_levels_answer_to_every_spelling() {
    let matrix = builtin("tpm").expect("built in");
    for (name, role, index) in [
        ("Senior TPM (T3)", None, 2),
        ("senior-tpm", None, 2),
        ("T3", None, 2),
        ("Senior", None, 2),
        ("Senior", Some("TPM"), 2),
        ("Sr. TPM", Some("TPM"), 2),
        ("TPM Staff", Some("TPM"), 3),
        ("Staff Technical Program Manager", Some("Technical Program Manager"), 3),
        ("TPM", Some("TPM"), 1),
        ("5", None, 4),
    ] {
        assert_eq!(matrix.level(name, role), Some(index), "{name}");
    }
    for name in ["T6", "Distinguished", "Senior Staff TPM", ""] {
        assert_eq!(matrix.level(name, Some("TPM")), None, "{name}");
    }
}
