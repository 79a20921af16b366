//! For whom, and how wide.

use super::audience;
use super::line::{Kind, Line};
use super::quantity::Amount;
use super::reading::{Phrasing, QuantityKind};
use super::verb::{self, Form};
use super::words;

/// Whether the line says, from token `from` on, for whom the work was or how wide it reached.
pub(crate) fn has_scope(line: &Line<'_>, from: usize, phrasing: Phrasing, amounts: &[Amount]) -> bool {
    mentions(line, from, phrasing, amounts).next().is_some()
}

/// The words of the line, from token `from` on, that say for whom the work was or how wide it reached, as tokens. A line
/// that claims no work says so only where it counts people, or tells what befell some.
pub(crate) fn mentions<'a>(
    line: &'a Line<'_>,
    from: usize,
    phrasing: Phrasing,
    amounts: &'a [Amount],
) -> impl Iterator<Item = usize> {
    // "a 200-person conference"
    let sized = move |at: usize| {
        let unit = line.low(at).rsplit_once('-').map_or("", |(_, unit)| unit);
        !unit.is_empty()
            && audience::is_person(unit)
            && amounts
                .iter()
                .any(|amount| amount.kind == QuantityKind::Count && amount.from == at && amount.to == at + 1)
    };
    (from..line.len()).filter(move |&at| !line.tokens[at].quoted && line.is_word(at)).filter(move |&at| {
        let told = line.kind(at) == Kind::Word;
        match phrasing {
            Phrasing::Other => told && is_told_of(line, from, at, amounts),
            _ => told && is_audience(line, from, at, amounts) || sized(at),
        }
    })
}

fn is_audience(line: &Line<'_>, from: usize, at: usize, amounts: &[Amount]) -> bool {
    let low = line.low(at);
    audience::is_people(line, at) && !is_modifier(line, at) && !among_many(line, at)
        || audience::is_bodies(line, at) && !is_modifier(line, at) && !among_many(line, at)
        || audience::is_counted(line, at) && is_many(line, at, amounts)
        || audience::is_measure_of(line, at, at + 1)
        || audience::is_measure_of(line, at, at + 2) && !line.is_function(at + 1)
        || is_group(line, from, at)
        || audience::is_whole(line, at) && is_whole(line, at)
        || is_each(line, at)
        || is_region(line, at)
        || is_department(line, from, at)
        || is_named_mentee(line, at)
        || is_concern_of(line, at)
        || low == "units" && matches!(line.low(at.wrapping_sub(1)), "business" | "care" | "operating")
        || low == "reports" && line.low(at.wrapping_sub(1)) == "direct"
        || low.ends_with("-wide")
        || matches!(low, "cross-team" | "cross-functional" | "cross-department" | "cross-departmental" | "companywide")
        || low.contains('/')
            && low
                .split('/')
                .any(|part| audience::is_body_word(part) || words::CUSTOMERS.contains(part) && part.ends_with('s'))
}

/// "12 people", "Customers waited": in a line that claims no work.
fn is_told_of(line: &Line<'_>, from: usize, at: usize, amounts: &[Amount]) -> bool {
    let people = audience::is_people(line, at);
    let counted =
        people && amounts.iter().any(|amount| amount.from < at && at < amount.to && amount.kind == QuantityKind::Count);
    let told = |at: usize| {
        matches!(line.low(at), "had" | "complain" | "complained")
            || line.as_form(at, Form::Past).is_some() && !line.low(at).ends_with("led")
    };
    let subject = at <= from + 1 && (people || matches!(line.low(at), "team") && line.low(from) == "the");
    counted || subject && told(at + 1)
}

/// "people leader", "customers list": the word only tells which kind of thing follows.
fn is_modifier(line: &Line<'_>, at: usize) -> bool {
    let next = line.low(at + 1);
    matches!(line.low(at), "people" | "executive" | "staff" | "volunteer" | "faculty")
        && (line.is(at + 1, words::JOBS)
            || matches!(
                next,
                "leader"
                    | "operations"
                    | "management"
                    | "skills"
                    | "ops"
                    | "person"
                    | "who"
                    | "development"
                    | "analytics"
            ))
}

/// "first of 120 teams": those that the author stood among.
fn among_many(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|of| {
        line.low(of) == "of"
            && (line.low(of.wrapping_sub(1)) == "out" || line.low(of.wrapping_sub(1)).ends_with("place"))
            && line.kind(of + 1) == Kind::Number
    })
}

/// "14 EC2 instances", "across the retail apps", "all our sites"
fn is_many(line: &Line<'_>, at: usize, amounts: &[Amount]) -> bool {
    let counted = amounts.iter().any(|amount| {
        matches!(amount.kind, QuantityKind::Count | QuantityKind::Ratio)
            && amount.from <= at
            && at < amount.to.max(amount.from + 2)
    });
    let led = |before: usize| {
        matches!(
            line.low(before),
            "all" | "every" | "across" | "multiple" | "several" | "throughout" | "various" | "both"
        )
    };
    counted || (at.saturating_sub(4)..at).rev().take_while(|&before| line.is_word(before)).any(led)
}

/// "for the support team", "on the ward", "Led a squad": a group that the words before lead to. "The team" that does the
/// work is none, and no "part of the team".
fn is_group(line: &Line<'_>, from: usize, at: usize) -> bool {
    let group = audience::is_group(line, at);
    if !group && !audience::is_certain_group(line, at) || heads_compound(line, at) {
        return false;
    }
    // Back over what describes the group to what leads to it.
    let mut first = at;
    let mut certain = false;
    while first > 0 && at - first < 6 {
        let previous = first - 1;
        let word = line.low(previous);
        if !line.is_word(previous) && line.kind(previous) != Kind::And
            || words::PREPOSITIONS.contains(word)
            || matches!(word, "and" | "or" | "as" | "that" | "which" | "if")
        {
            break;
        }
        let determiner = matches!(
            word,
            "the" | "a" | "an" | "our" | "my" | "each" | "every" | "its" | "their" | "this" | "whole" | "entire"
        );
        let opens = previous == from && !determiner && !verb::senses(word).is_empty();
        let verbal = opens
            || !determiner
                && first != at
                && verb::senses(word).iter().any(|sense| sense.form != Form::Third && sense.form != Form::Base);
        if verbal || first == at && verb::as_form(word, Form::Past).is_some() && !word.ends_with("ed") {
            break;
        }
        certain |= determiner || word == "one";
        first = previous;
        if determiner && !matches!(word, "whole" | "entire") {
            break;
        }
    }
    let named = line.is_capital(at.wrapping_sub(1)) && at > 0;
    if !group && !certain && !named {
        return false;
    }
    let described = at > first + 1;
    let sized = line.low(at + 1) == "of"
        && (line.kind(at + 2) == Kind::Number
            || line.is(at + 2, words::NUMBERS)
            || line.is(at + 2, words::APPROXIMATIONS)
            || words::is_plural(line.low(at + 2)));
    if first <= from {
        // A sentence about the group: its doing is the author's only where the group is the author's.
        let own = matches!(line.low(first), "our" | "my" | "we");
        return described && !own && at + 1 < line.len() || sized;
    }
    let lead = line.low(first - 1);
    let member = lead == "of"
        && matches!(
            line.low(first.wrapping_sub(2)),
            "part" | "member" | "members" | "rest" | "side" | "heart" | "head" | "chair"
        );
    let at_home = matches!(
        line.low(first.wrapping_sub(2)),
        "was"
            | "were"
            | "am"
            | "is"
            | "been"
            | "worked"
            | "working"
            | "work"
            | "works"
            | "role"
            | "position"
            | "served"
            | "sat"
            | "serving"
            | "serve"
            | "participated"
            | "participating"
            | "participate"
            | "engineer"
            | "developer"
            | "manager"
            | "member"
    );
    let inside = matches!(lead, "in" | "within" | "on") && (at_home || first < 2)
        || matches!(lead, "as" | "joined" | "joining" | "join");
    !(inside || member && line.low(first) == "the") || sized || counts_people(line, first, at)
}

fn counts_people(line: &Line<'_>, first: usize, at: usize) -> bool {
    (first..at).any(|index| line.is_counted(index))
}

/// "team lead", "office supplies", "unit tests": the group only tells which.
fn heads_compound(line: &Line<'_>, at: usize) -> bool {
    let next = line.low(at + 1);
    if line.kind(at + 1) != Kind::Word
        || line.is_function(at + 1)
        || line.is(at + 1, words::MODALS)
        || line.is(at + 1, words::BEING)
    {
        return false;
    }
    if line.is(at + 1, words::JOBS) || audience::is_people(line, at + 1) {
        return true;
    }
    let senses = line.senses(at + 1);
    let noun = line.is(at + 1, words::NOUN_VERBS)
        || words::NOUN_VERBS.contains(next.trim_end_matches('s'))
        || line.is(at + 1, words::NOUN_GERUNDS);
    let determined = line.is(at + 2, words::DETERMINERS) || matches!(line.low(at + 2), "its" | "their");
    let verbal = senses.iter().any(|sense| sense.form != Form::Third && !noun) || !senses.is_empty() && determined;
    let adverb = next.ends_with("ly")
        || matches!(next, "now" | "hours" | "more" | "less" | "better" | "faster" | "can" | "no" | "can't" | "today");
    !(verbal || adverb)
}

/// "across the company", "the entire organisation", "the company standard"
fn is_whole(line: &Line<'_>, at: usize) -> bool {
    if matches!(line.low(at + 1), "standard" | "default") {
        return true;
    }
    (at.saturating_sub(4)..at)
        .rev()
        .take_while(|&before| line.is_word(before))
        .any(|before| matches!(line.low(before), "across" | "throughout" | "entire" | "whole"))
}

/// "per caseworker", "no customer noticed", "our first public-sector customer"
fn is_each(line: &Line<'_>, at: usize) -> bool {
    let each = |back: usize| matches!(line.low(at.wrapping_sub(back)), "per" | "each" | "every" | "no" | "any");
    let first =
        |back: usize| line.low(at.wrapping_sub(back)) == "first" && line.low(at.wrapping_sub(back + 1)) == "our";
    let bought =
        matches!(line.low(at), "customer" | "client" | "user" | "tenant") && (first(1) || first(2) || first(3));
    bought
        || (each(1) || each(2) && line.kind(at - 1) == Kind::Word)
            && !heads_compound(line, at)
            && audience::is_person(line.low(at))
}

/// "across EMEA", "for Brazil and Chile", "nationwide"
fn is_region(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    if !audience::is_region(line, at) {
        return false;
    }
    if low.ends_with("wide") || low == "globally" {
        return true;
    }
    let led = |word: &str| matches!(word, "across" | "throughout" | "for" | "covering" | "serving");
    line.is_capital(at)
        && (at.saturating_sub(4)..at)
            .rev()
            .take_while(|&before| !line.ends_clause(before) || line.kind(before) == Kind::Comma)
            .any(|before| led(line.low(before)))
}

/// "client needs", "student questions": what somebody brought, and so for whom it was.
fn is_concern_of(line: &Line<'_>, at: usize) -> bool {
    let one = line.low(at).trim_end_matches("'s").trim_end_matches("’s");
    line.is(at + 1, words::CONCERNS) && audience::is_person(one)
}

/// "Mentored Ilse", "coaching Priya": one named person whom the work is for.
fn is_named_mentee(line: &Line<'_>, at: usize) -> bool {
    let mentors = line.is_of(at, &["mentor", "coach", "tutor"]);
    mentors
        && line.is_capital(at + 1)
        && line.kind(at + 1) == Kind::Word
        && line.word(at + 1).chars().skip(1).all(char::is_lowercase)
}

/// A department by its name: "for Payments", "Payments and Risk", "with Legal", "Finance now closes"; in small letters
/// only as a partner: "with sales".
fn is_department(line: &Line<'_>, from: usize, at: usize) -> bool {
    let low = line.low(at);
    let known = |low: &str| low.split('/').all(|part| words::DEPARTMENTS.contains(part));
    if !line.is(at, words::DEPARTMENTS) && !low.contains('/') {
        return false;
    }
    // "It went well", "Was it built by us?": a department only in capitals.
    if low == "it" && line.word(at) != "IT" {
        return false;
    }
    if !known(low) || at > 0 && line.kind(at - 1) == Kind::Stop {
        return false;
    }
    let next = line.low(at + 1);
    let joins = matches!(next, "and" | "," | "&" | "or");
    let previous = line.low(at.wrapping_sub(1));
    let ends = !line.is_word(at + 1) || line.is_function(at + 1) || matches!(next, "both" | "teams" | "now");
    if !line.is_capital(at) {
        let partnered = previous == "with"
            && matches!(
                line.low(at.wrapping_sub(2)),
                "partnered"
                    | "partnering"
                    | "partner"
                    | "worked"
                    | "working"
                    | "work"
                    | "works"
                    | "collaborated"
                    | "collaborating"
                    | "collaborate"
                    | "aligned"
                    | "closely"
                    | "coordinated"
                    | "liaised"
                    | "partners"
            );
        return partnered && ends;
    }
    let beside = joins && line.is_capital(at + 2) && known(line.low(at + 2));
    let after = line.low(at + 2);
    let acts = matches!(next, "both" | "now" | "adopted" | "can" | "could" | "will" | "has" | "have")
        || line.has(at + 1, "no longer")
        || line.as_form(at + 1, Form::Past).is_some() && !matches!(next, "led" | "driven" | "based")
        || line.as_form(at + 1, Form::Third).is_some()
            && (words::DETERMINERS.contains(after) || matches!(after, "it" | "them" | "without"));
    if at == 0 || at <= from && !line.is_word(at.wrapping_sub(1)) {
        return beside || acts;
    }
    let joined = matches!(
        previous,
        "and"
            | ","
            | "&"
            | "with"
            | "for"
            | "across"
            | "to"
            | "by"
            | "between"
            | "brought"
            | "let"
            | "lets"
            | "both"
            | "from"
    );
    joined && (ends || acts)
        || matches!(previous, ";" | ":" | "so" | "that" | "which" | "where") && acts
        || line.has(at + 1, "on board")
}

#[cfg(test)]
mod tests {
    use crate::prose::read;

    #[test]
    fn whom_work_is_for_is_scope_however_they_are_called() {
        for plain in [
            "Built a form for glassblowers",
            "Trained 18 new volunteers in safeguarding",
            "Wrote a guide for claims handlers",
            "Worked with Legal and Procurement on the questionnaire",
            "Partnered with sales to cut no-shows",
            "Worked with Treasury to shorten settlement",
            "Supported the sales team at trade fairs",
            "Rewrote the rota for the whole support floor",
            "Reduced falls on the ward from nine a month to two",
            "Cut waste in the Leiden depot by 10%",
            "Rolled the app out across EMEA",
            "Launched the app in 6 countries",
            "Migrated 12 services to Kubernetes",
            "Upgraded all repositories to Python 3.12",
            "Rolled out single sign-on company-wide",
            "Led cross-functional planning for the launch",
            "Freed up 6 hours a week per caseworker",
            "Mentored Ilse on facilitation",
            "Manages 5 direct reports",
            "Responsible for improving customer satisfaction",
            "Planned a 200-person conference",
            "Helped small charities raise money",
            "Taught five classes of 30 pupils",
            "Introduced stand-ups across the company",
        ] {
            assert!(read(plain).has_scope, "{plain}");
        }
    }

    #[test]
    fn things_doers_titles_and_single_systems_are_no_scope() {
        for plain in [
            "",
            "Configured Cisco routers and switches",
            "Wrote 140 unit tests",
            "Tuned hyperparameters of the ranker",
            "Wrote event handlers and filters",
            "Was part of the team that built the calculator",
            "Represented the company at a fair",
            "Acting team lead during the leave",
            "Conducted user interviews and wrote personas",
            "Managed vendor contracts and renewals",
            "Merged the release branch every week",
            "Soldered STM32 boards",
            "Generated over 2,000 leads through a campaign",
            "Achieved first place out of 120 teams",
            "Upgraded the checkout service to Java 21",
            "Reported “great for nurses” to the press",
            "Skills: stakeholder management, public speaking",
            "Senior Engineer, Payments Squad (2019–2024)",
            "Ordered office supplies",
        ] {
            assert!(!read(plain).has_scope, "{plain}");
        }
    }
}
