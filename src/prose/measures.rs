//! What could be measured about a deed, by the kind of verb that tells it. Words and units, never a number.

use std::sync::LazyLock;

use super::line::Line;
use super::reading::Reading;
use super::verb::{self, Class};

/// Which way a deed moves what it is measured by, or what kind of deed it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moved {
    /// Less of it is better: "cutting".
    Lower,
    /// More of it is better: "raising".
    Raise,
    /// It did not happen: "preventing".
    Prevent,
    /// A thing was made or brought in.
    Make,
    /// People or a program were led.
    Lead,
    /// It goes on and comes back.
    Run,
}

/// Something that can be measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// What it is called: "lead time".
    pub name: &'static str,
    /// What it is counted in: "days", "% of users".
    pub units: Vec<&'static str>,
}

impl Moved {
    /// All of them.
    pub const ALL: [Moved; 6] = [Self::Lower, Self::Raise, Self::Prevent, Self::Make, Self::Lead, Self::Run];

    fn name(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Raise => "raise",
            Self::Prevent => "prevent",
            Self::Make => "make",
            Self::Lead => "lead",
            Self::Run => "run",
        }
    }
}

static MEASURES: LazyLock<Vec<(Moved, Vec<Measure>)>> = LazyLock::new(|| {
    let read = |moved: Moved| {
        let rows = include_str!("data/measures.txt").lines().filter_map(|row| row.split_once(": "));
        let own = rows.filter(|(name, _)| *name == moved.name()).flat_map(|(_, all)| all.split('|'));
        let measures = own
            .filter_map(|measure| measure.split_once(" = "))
            .map(|(name, units)| Measure { name: name.trim(), units: units.split('+').map(str::trim).collect() });
        (moved, measures.collect())
    };
    Moved::ALL.into_iter().map(read).collect()
});

/// What can be measured where a deed moves it like this, the most usual first.
pub fn measures(moved: Moved) -> &'static [Measure] {
    MEASURES.iter().find(|(known, _)| *known == moved).map_or(&[], |(_, measures)| measures)
}

/// The direction that a verb says, in any of its forms; none for one that says none, such as "changing".
pub fn moved(word: &str) -> Option<Moved> {
    let low = word.to_ascii_lowercase();
    verb::senses(&low).iter().find_map(|sense| match sense.verb.lemma() {
        "cut" | "reduce" | "lower" | "decrease" | "shrink" | "slash" | "shorten" | "trim" | "drop" | "minimize"
        | "minimise" | "halve" | "curb" | "lessen" | "diminish" | "save" | "ease" | "alleviate" | "mitigate"
        | "eliminate" | "remove" | "dampen" | "curtail" | "simplify" | "accelerate" | "speed" | "quicken"
        | "streamline" | "free" | "decline" => Some(Moved::Lower),
        "raise" | "increase" | "grow" | "boost" | "lift" | "improve" | "enhance" | "double" | "triple"
        | "quadruple" | "maximize" | "maximise" | "strengthen" | "amplify" | "expand" | "win" | "earn" | "gain"
        | "retain" | "climb" | "rise" | "surge" | "heighten" | "elevate" | "bolster" | "scale" => Some(Moved::Raise),
        "prevent" | "avoid" | "avert" | "stop" | "preempt" | "protect" | "safeguard" | "secure" => Some(Moved::Prevent),
        _ => None,
    })
}

impl Moved {
    /// What the statement `plain`, of which `reading` was read, does by its effect's verb, else by its own.
    pub fn of(plain: &str, reading: &Reading) -> Option<Self> {
        let line = Line::statement(plain);
        let effect = reading.clause.and_then(|clause| moved(line.low(clause.verb)));
        effect.or_else(|| {
            let low = line.low(reading.head.verb);
            moved(low).or_else(|| match verb::senses(low).first()?.verb.class {
                Class::Deliver => Some(Self::Make),
                Class::Lead => Some(Self::Lead),
                Class::Routine => Some(Self::Run),
                _ => None,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_no_unit_holds_a_number_that_is_the_authors() {
        let rows = include_str!("data/measures.txt").lines().filter(|row| !row.starts_with('#'));
        let written: usize = rows.map(|row| row.split('|').count()).sum();
        let read: usize = Moved::ALL.into_iter().map(|moved| measures(moved).len()).sum();
        assert_eq!(written, read);
        for moved in Moved::ALL {
            let all = measures(moved);
            assert!((6..=16).contains(&all.len()), "{moved:?}");
            for measure in all {
                assert!(!measure.name.is_empty() && !measure.units.is_empty(), "{measure:?}");
                // "of 5" and "of 10 milestones" are scales.
                let number = |unit: &&&str| unit.contains(|c: char| c.is_ascii_digit()) && !unit.starts_with("of ");
                assert_eq!(measure.units.iter().find(number), None, "{measure:?}");
            }
        }
    }

    #[test]
    fn a_verb_says_which_way_in_any_form() {
        assert_eq!(moved("Cutting"), Some(Moved::Lower));
        assert_eq!(moved("raised"), Some(Moved::Raise));
        assert_eq!(moved("preventing"), Some(Moved::Prevent));
        assert_eq!((moved("taking"), moved("é")), (None, None));
        let of = |plain: &str| Moved::of(plain, &crate::prose::read(plain));
        assert_eq!(of("Led six engineers"), Some(Moved::Lead));
        assert_eq!(of("Built an app to reduce rollbacks"), Some(Moved::Lower), "the effect says it");
        assert_eq!(of("Built an app"), Some(Moved::Make));
    }
}
