//! A new name in the spelling of the old one.

use crate::matrix::slug;

/// The new name where `written` stands as a tag or an anchor: its separators and its case are kept.
pub(super) fn slugged(written: &str, old: &str, new: &str) -> String {
    let wanted = slug(new);
    let spelled = if written == slug(written) && written.contains(char::is_alphabetic) {
        wanted
    } else if written == cased(old) || written.replace('_', "-") == cased(old) {
        cased(new)
    } else if written == written.to_uppercase() && written != written.to_lowercase() {
        wanted.to_uppercase()
    } else if words(written).all(|word| word.starts_with(char::is_uppercase)) {
        words(&wanted).map(capitalised).collect::<Vec<_>>().join("-")
    } else {
        wanted
    };
    if written.contains('_') && !written.contains('-') { spelled.replace('-', "_") } else { spelled }
}

/// The new name where `written` stands as words.
pub(super) fn worded(written: &str, old: &str, new: &str) -> String {
    if written == old {
        return new.to_owned();
    }
    if !written.contains(char::is_whitespace) && written.contains(['-', '_']) && !old.contains(['-', '_']) {
        return slugged(written, old, new);
    }
    let (lower, upper) = (written.to_lowercase(), written.to_uppercase());
    if lower == upper {
        new.to_owned()
    } else if written == lower {
        new.to_lowercase()
    } else if written == upper {
        new.to_uppercase()
    } else {
        new.to_owned()
    }
}

/// A name that was typed as a tag, `new-name`, as words with the capitals that `old` has.
pub(super) fn as_words(typed: &str, old: &str) -> String {
    let capitals = old.split_whitespace().map(|word| word.starts_with(char::is_uppercase));
    let capitals: Vec<bool> = capitals.collect();
    let first = capitals.first().copied().unwrap_or(false);
    let rest = capitals.get(1..).is_none_or(|rest| rest.is_empty() || rest.contains(&true));
    let words = words(typed).enumerate();
    let words =
        words.map(|(index, word)| if first && (index == 0 || rest) { capitalised(word) } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

fn words(written: &str) -> impl Iterator<Item = &str> {
    written.split(['-', '_']).filter(|word| !word.is_empty())
}

/// The name as a tag that keeps its capitals.
fn cased(name: &str) -> String {
    let mut out = String::new();
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '/')) {
        let word: String = word.chars().filter(|&c| !slug(&c.to_string()).is_empty()).collect();
        if !word.is_empty() {
            if !out.is_empty() {
                out.push('-');
            }
            out.push_str(&word);
        }
    }
    out
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_keeps_its_separators_and_its_case() {
        let (old, new) = ("Program Execution", "OKR Planning & Éclat");
        for (written, wanted) in [
            ("program-execution", "okr-planning-éclat"),
            ("program_execution", "okr_planning_éclat"),
            ("Program-Execution", "OKR-Planning-Éclat"),
            ("Program_Execution", "OKR_Planning_Éclat"),
            ("PROGRAM-EXECUTION", "OKR-PLANNING-ÉCLAT"),
            ("program-Execution", "okr-planning-éclat"),
        ] {
            assert_eq!(slugged(written, old, new), wanted, "{written}");
            if written != "program-Execution" {
                assert_eq!(slugged(wanted, new, old), written, "and back");
            }
        }
        assert_eq!(slugged("Program-Execution", "Program execution", "new name"), "New-Name");
        assert_eq!(slugged("influence", "Influence", "Reach of work"), "reach-of-work");
    }

    #[test]
    fn words_keep_their_case() {
        let (old, new) = ("Program Execution", "Delivery Craft");
        for (written, wanted) in [
            ("Program Execution", "Delivery Craft"),
            ("program execution", "delivery craft"),
            ("PROGRAM EXECUTION", "DELIVERY CRAFT"),
            ("Program execution", "Delivery Craft"),
            ("program-execution", "delivery-craft"),
            ("program_execution", "delivery_craft"),
        ] {
            assert_eq!(worded(written, old, new), wanted, "{written}");
        }
    }

    #[test]
    fn a_name_that_was_typed_as_a_tag_gets_the_capitals_of_the_old_one() {
        assert_eq!(as_words("delivery-craft", "Program Execution"), "Delivery Craft");
        assert_eq!(as_words("delivery_craft", "Program execution"), "Delivery craft");
        assert_eq!(as_words("delivery-craft", "program execution"), "delivery craft");
        assert_eq!(as_words("delivery", "Influence"), "Delivery");
    }
}
