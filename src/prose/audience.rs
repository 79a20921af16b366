//! Words for those whom work is for: people by their trade, groups, organisations, regions.

use super::line::{Kind, Line};
use super::verb::Form;
use super::words::{
    self, AMBIGUOUS, ANYBODY, BODIES, CERTAIN, COUNTED, GADGET, GROUPS, MEASURABLE, MEASURED, PROGRAMS, REGIONS,
    TECHNICAL, THINGS, WHOLES,
};

/// Endings of plural nouns for people by what they do or where they come from.
const ENDINGS: [&str; 9] = ["ers", "ors", "ists", "iasts", "ants", "ees", "ians", "women", "men"];

/// Such endings that machines have as often: "validators", "tokenizers". People with these are listed.
const MACHINES: [&str; 5] = ["ators", "izers", "isers", "yzers", "ifiers"];

/// Whether token `at` is a plural noun for people: "nurses", "tenants", "release managers".
pub(super) fn is_people(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    if line.is(at, ANYBODY) {
        return is_certain_people(line, at);
    }
    let known = line.is(at, words::PERSONS) || line.is(at, PROGRAMS);
    if !known && !has_ending(low) {
        return false;
    }
    let previous = line.low(at.wrapping_sub(1));
    if low == "leads" && (at.saturating_sub(4)..at).any(|verb| is_selling(line.low(verb))) {
        return false;
    }
    if line.is(at, AMBIGUOUS) && line.is(at.wrapping_sub(1), TECHNICAL) {
        return false;
    }
    if line.is(at, PROGRAMS) {
        let whose = line.kind(at.wrapping_sub(1)) == Kind::Word
            && previous.len() > 3
            && !line.is(at.wrapping_sub(1), TECHNICAL);
        return whose
            && line.as_form(at.wrapping_sub(1), Form::Past).is_none()
            && !line.is_function(at.wrapping_sub(1));
    }
    line.as_form(at, Form::Third).is_none() || known && !acts(line, at)
}

/// "generated 2,000 leads", "sales leads": addresses, and not those who lead.
fn is_selling(low: &str) -> bool {
    matches!(low, "sales" | "qualified" | "inbound" | "outbound" | "marketing" | "warm" | "cold" | "business" | "lead")
        || ["generat", "captur", "convert", "qualif", "attract"].iter().any(|stem| low.starts_with(stem))
}

/// "12 people", "for people", "young people": some and not just anybody.
fn is_certain_people(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let low = line.low(before);
    if line.kind(before) == Kind::Number
        || line.is(before, words::NUMBERS)
        || matches!(low, "for" | "to" | "among" | "with" | "help" | "helps" | "helped" | "helping" | "let" | "lets")
    {
        return true;
    }
    let described =
        line.kind(before) == Kind::Word && !line.is_function(before) && !line.is(before, words::DETERMINERS);
    described && line.senses(before).is_empty() && low.len() > 2
}

/// "leads a team", "which hosts": the word is a verb here.
fn acts(line: &Line<'_>, at: usize) -> bool {
    let opens = at == 0 || !line.is_word(at - 1) && line.kind(at - 1) != Kind::And;
    let subject =
        at > 0 && matches!(line.low(at - 1), "that" | "which" | "who" | "it" | "he" | "she" | "they" | "also");
    let object = matches!(line.low(at + 1), "a" | "an" | "the" | "my" | "our" | "its" | "with" | "on");
    let next = line.low(at + 1);
    let acting = line.is(at + 1, words::MODALS)
        || matches!(next, "now" | "no" | "from" | "and" | "in")
        || !line.senses(at + 1).is_empty();
    subject || opens && (object || at == 0 && !acting)
}

/// A word that is not listed: "caseworkers", "ward clerks" by its ending.
fn has_ending(low: &str) -> bool {
    if MACHINES.iter().any(|ending| low.ends_with(ending)) {
        return false;
    }
    let long = low.len() > 4 && ENDINGS.iter().any(|ending| low.ends_with(ending));
    if !long || THINGS.contains(low) {
        return false;
    }
    // "co-workers", "wrestling-trainers"; "pre-filters" are filters.
    let last = low.rsplit('-').next().unwrap_or(low);
    let plain = low.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    plain && last.len() > 3 && !THINGS.contains(last) && !is_device(last)
}

/// "chromatographs" have none of the endings; what measures or holds does: "-meters", "-scopers", "-containers".
fn is_device(low: &str) -> bool {
    const DEVICES: [&str; 12] = [
        "meters",
        "metres",
        "computers",
        "servers",
        "papers",
        "letters",
        "numbers",
        "layers",
        "processors",
        "converters",
        "liners",
        "ometers",
    ];
    DEVICES.iter().any(|device| low.len() > device.len() && low.ends_with(device))
}

/// Whether `low` is one of such people: "caseworker", "pupil".
pub(super) fn is_person(low: &str) -> bool {
    let plural = format!("{low}s");
    low.len() > 3
        && !PROGRAMS.contains(plural.as_str())
        && (words::PERSONS.contains(plural.as_str()) || has_ending(&plural))
        || low == "person"
}

/// A word without its possessive ending.
fn base(low: &str) -> &str {
    low.strip_suffix("'s").or_else(|| low.strip_suffix("’s")).unwrap_or(low)
}

/// "teams", "schools"; "data warehouses" are none.
pub(super) fn is_bodies(line: &Line<'_>, at: usize) -> bool {
    let previous = line.low(at.wrapping_sub(1));
    line.is(at, BODIES)
        && !line.is(at.wrapping_sub(1), TECHNICAL)
        && !line.is(at.wrapping_sub(1), GADGET)
        && previous != "data"
        && (line.as_form(at, Form::Third).is_none() || !acts(line, at))
}

/// "schools", as a part of "schools/charities".
pub(super) fn is_body_word(low: &str) -> bool {
    BODIES.contains(low)
}

/// Systems and places whose number says how wide the work was.
pub(super) fn is_counted(line: &Line<'_>, at: usize) -> bool {
    line.is(at, COUNTED)
}

/// "team", "council's": a group that needs nothing but a way in.
pub(super) fn is_group(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    line.is(at, GROUPS) || low.ends_with('s') && base(low).len() < low.len() && GROUPS.contains(base(low))
}

/// "ward", "branch": a group where a certain one is meant, "the ward".
pub(super) fn is_certain_group(line: &Line<'_>, at: usize) -> bool {
    line.is(at, CERTAIN) && !line.is(at.wrapping_sub(1), GADGET)
}

/// "company", "estate": wide where the whole of it is meant.
pub(super) fn is_whole(line: &Line<'_>, at: usize) -> bool {
    line.is(at, WHOLES)
}

/// "EMEA", "Brazil", "worldwide"
pub(super) fn is_region(line: &Line<'_>, at: usize) -> bool {
    line.is(at, REGIONS)
}

/// "customer satisfaction", "team morale": of whom the measure at `measure` is.
pub(super) fn is_measure_of(line: &Line<'_>, at: usize, measure: usize) -> bool {
    line.is(at, MEASURABLE) && line.is(measure, MEASURED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(plain: &str) -> Vec<&str> {
        let line = Line::statement(plain);
        (0..line.len()).filter(|&at| is_people(&line, at)).map(|at| line.word(at)).collect()
    }

    #[test]
    fn trades_that_no_list_names_are_known_by_their_endings() {
        for (plain, word) in [
            ("a form for glassblowers", "glassblowers"),
            ("a form for caseworkers", "caseworkers"),
            ("helped apiarists", "apiarists"),
            ("trained auctioneers and curators", "curators"),
            ("with the evacuees", "evacuees"),
            ("for policewomen", "policewomen"),
            ("for claimants", "claimants"),
            ("for obstetricians", "obstetricians"),
            ("for co-workers", "co-workers"),
            ("three leads and a manager", "leads"),
            ("for claims handlers", "handlers"),
            ("for social workers", "workers"),
            ("tenants’ union", "tenants"),
        ] {
            assert!(people(plain).contains(&word), "{plain}: {:?}", people(plain));
        }
    }

    #[test]
    fn things_and_verbs_with_the_endings_are_no_people() {
        for plain in [
            "servers and routers",
            "wrote 40 event handlers",
            "hyperparameters and tensors",
            "three thermometers, two voltmeters",
            "constants and variants",
            "fees and trees",
            "exists and consists",
            "delivers and considers",
            "Leads a team",
            "Hosts the weekly call",
            "a service that hosts a page",
            "AI agents",
            "screen readers",
            "Celery workers",
            "medians",
            "containers",
            "orders",
        ] {
            assert_eq!(people(plain), [] as [&str; 0], "{plain}");
        }
    }
}
