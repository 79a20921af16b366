//! Whether a level is one of which decisions are expected.

/// Words that rank a position senior or above.
const SENIOR: [&str; 17] = [
    "senior",
    "sr",
    "snr",
    "staff",
    "principal",
    "distinguished",
    "fellow",
    "lead",
    "head",
    "chief",
    "director",
    "vp",
    "svp",
    "evp",
    "executive",
    "president",
    "partner",
];

/// Whether the level called `name` says by its words that it is senior or above. A bare code, such as L5, says nothing:
/// each company counts its own way.
pub fn is_senior(name: &str) -> bool {
    words(name).any(|word| SENIOR.contains(&word.as_str()))
}

/// Whether the role called `name` runs programs or projects across teams.
pub fn runs_programs(name: &str) -> bool {
    words(name).any(|word| {
        matches!(word.as_str(), "program" | "programme" | "project" | "delivery" | "tpm" | "pgm" | "pmo" | "portfolio")
    })
}

fn words(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_rank_and_codes_do_not() {
        for name in ["Senior", "Sr. TPM", "Staff (L6)", "principal", "Tech Lead", "VP, Delivery"] {
            assert!(is_senior(name), "{name}");
        }
        for name in ["", "L5", "TPM II", "Mid", "Associate TPM", "Leadership", "Junior"] {
            assert!(!is_senior(name), "{name}");
        }
        assert!(
            ["TPM", "Technical Program Manager", "Programme lead", "Project manager"].iter().all(|r| runs_programs(r))
        );
        assert!(!["PM", "Product manager", "Engineer", "Programmer", ""].iter().any(|role| runs_programs(role)));
    }
}
