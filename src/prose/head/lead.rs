//! What stands before the head: emoji, labels, dates, "I", adverbs, "As tech lead,".

use super::{Label, Person};
use crate::prose::line::{Kind, Line};
use crate::prose::number::Number;
use crate::prose::verb::{self, Form};
use crate::prose::words;

/// Where the head starts, and what was passed on the way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    pub(super) at: usize,
    pub(super) person: Person,
    /// A label such as "Skills:" says that no work is claimed.
    pub(super) no_claim: bool,
    pub(super) label: Label,
    pub(super) hoped: bool,
    pub(super) circumstance: usize,
}

pub(super) fn lead(line: &Line<'_>) -> Lead {
    let mut lead =
        Lead { at: 0, person: Person::Silent, no_claim: false, label: Label::None, hoped: false, circumstance: 0 };
    lead.at = marks(line, 0);
    if let Some((to, no_claim)) = label(line, lead.at) {
        let duties = (lead.at..to).any(|at| line.is(at, words::DUTY_LABELS));
        lead = Lead {
            at: marks(line, to),
            no_claim: no_claim && !duties,
            label: if duties { Label::Duties } else { Label::Some },
            ..lead
        };
        if let Some((to, _)) = label(line, lead.at) {
            lead.at = marks(line, to);
        }
    }
    lead.circumstance = lead.at;
    // "Then I was asked to", "Currently, we are"
    while line.is(lead.at, words::FLUFF) {
        let next = lead.at + 1 + usize::from(line.kind(lead.at + 1) == Kind::Comma);
        if !is_person(line, next) && !line.is(next, words::PREPOSITIONS) {
            break;
        }
        lead.at = next;
    }
    if let Some(to) = leading_clause(line, lead.at) {
        lead.at = to;
    }
    if let Some(to) = goal(line, lead.at) {
        lead.at = to;
        lead.hoped = true;
    }
    // "My ambition is to become", "Would like to move into"
    let becomes = lead.hoped && matches!(line.low(lead.at), "become" | "be" | "move" | "get");
    let likes = line.has(lead.at, "would like to")
        || line.has(lead.at, "i would like to")
        || line.has(lead.at, "to become")
        || line.has(lead.at, "would love to");
    // "Can read Old Norse": what one is able to do.
    let able = line.low(lead.at) == "would" && lead.at == lead.circumstance
        || lead.at == 0 && line.low(0) == "can" && line.as_form(1, Form::Base).is_some();
    // "There is no agreed process": how things are.
    let absent = line.low(lead.at) == "there"
        && matches!(line.low(lead.at + 2), "no" | "nobody")
        && line.is(lead.at + 1, words::BEING);
    lead.no_claim |= becomes || likes || able || absent;
    subject(line, &mut lead);
    // "I did not use", "I never got to": nothing was done.
    let denied = matches!((line.low(lead.at), line.low(lead.at + 1)), ("did" | "do" | "could", "not"))
        || matches!(line.low(lead.at), "didn't" | "didn’t" | "don't" | "don’t" | "couldn't" | "couldn’t");
    lead.no_claim |= denied && lead.person != Person::Silent;
    while is_fluff(line, lead.at) {
        lead.at += if matches!(line.low(lead.at + 1), "and" | "&") { 2 } else { 1 };
    }
    // "Next half: pilot peer observation"
    let next = lead.no_claim && (0..lead.at).any(|at| line.low(at) == "next");
    if next && line.as_form(lead.at, Form::Base).is_some() && super::takes_object(line, lead.at + 1) {
        lead.no_claim = false;
        lead.hoped = true;
    }
    // "Situation: no staging. Action: containerised it."
    let told = |at: &usize| {
        line.kind(*at) == Kind::Colon
            && matches!(line.low(at - 1), "action" | "result" | "results" | "outcome" | "impact")
    };
    if lead.no_claim
        && let Some(told) = (lead.at + 1..line.len()).find(told)
    {
        lead.no_claim = false;
        lead.at = marks(line, told + 1);
    }
    // "Lead authored two papers"
    if matches!(line.low(lead.at), "lead" | "co-lead")
        && line.as_form(lead.at + 1, Form::Past).is_some()
        && !line.is(lead.at + 1, words::ADJECTIVES)
    {
        lead.at += 1;
    }
    // "Triage team: Founded and led": what follows is a deed, whatever the label.
    lead.no_claim &= !is_deed(line, lead.at);
    lead
}

/// A past form with its object, or with another one beside it: "Founded the guild", "Founded and led".
fn is_deed(line: &Line<'_>, at: usize) -> bool {
    let past = |at: usize| line.as_form(at, Form::Past).is_some() || super::verbal::is_unknown_past(line.low(at));
    past(at) && (super::takes_object(line, at + 1) || matches!(line.low(at + 1), "and" | "&" | ",") && past(at + 2))
}

fn is_person(line: &Line<'_>, at: usize) -> bool {
    matches!(line.low(at), "i" | "we" | "i've" | "i’ve" | "we've" | "we’ve" | "i'm" | "i’m" | "we're" | "we’re")
}

/// The token after "My goal for this year is to".
fn goal(line: &Line<'_>, at: usize) -> Option<usize> {
    if !matches!(line.low(at), "my" | "our" | "the" | "one" | "another") {
        return None;
    }
    let named = (at + 1..at + 4).find(|&index| line.is(index, words::AIMS))?;
    let is = (named + 1..named + 6)
        .take_while(|&index| line.is_word(index))
        .find(|&index| matches!(line.low(index), "is" | "was" | "remains") && line.low(index + 1) == "to")?;
    Some(is + 2)
}

fn is_fluff(line: &Line<'_>, index: usize) -> bool {
    let low = line.low(index);
    let adverb =
        line.is(index, words::FLUFF) || low.len() > 4 && low.ends_with("ly") && low != "apply" && low != "supply";
    // "Promptly and efficiently"
    let joined = matches!(line.low(index + 1), "and" | "&")
        && line.low(index + 2).ends_with("ly")
        && starts_verb(line, index + 3);
    adverb
        && (joined
            || starts_verb(line, index + 1)
            || line.is(index + 1, words::FLUFF)
            || line.low(index + 1).ends_with("ed"))
        && line.as_form(index, Form::Past).is_none()
}

pub(super) fn starts_verb(line: &Line<'_>, index: usize) -> bool {
    !line.senses(index).is_empty() || matches!(line.low(index), "responsible" | "was" | "were" | "am" | "have" | "has")
}

fn subject(line: &Line<'_>, lead: &mut Lead) {
    loop {
        match line.low(lead.at) {
            "i" | "i've" | "i’ve" => lead.person = Person::First,
            "we" | "we've" | "we’ve" => lead.person = Person::Plural,
            "he" | "she" => lead.person = Person::Third,
            "i'm" | "i’m" | "we're" | "we’re" if has_in_mind(line, lead.at + 1) => {
                lead.person = if line.low(lead.at).starts_with('i') { Person::First } else { Person::Plural };
                lead.hoped = true;
                lead.at += 2;
            }
            "i'm" | "i’m" if line.as_form(after_fluff(line, lead.at + 1), Form::Gerund).is_some() => {
                lead.person = Person::First;
            }
            "we're" | "we’re" if line.as_form(after_fluff(line, lead.at + 1), Form::Gerund).is_some() => {
                lead.person = Person::Plural;
            }
            "am" | "are" | "was" | "were" if lead.person != Person::Silent && has_in_mind(line, lead.at + 1) => {
                lead.hoped = true;
                lead.at += 2;
            }
            "i'll" | "i’ll" | "i'd" | "i’d" => {
                lead.person = Person::First;
                lead.hoped = true;
            }
            "we'll" | "we’ll" | "we'd" | "we’d" => {
                lead.person = Person::Plural;
                lead.hoped = true;
            }
            "have" | "had" | "has"
                if lead.person != Person::Silent
                    && (starts_verb(line, lead.at + 1) || line.low(lead.at + 1) == "been") => {}
            // "I had to define how": what had to be done was done.
            "have" | "had" | "has" | "got" | "used" | "get"
                if lead.person != Person::Silent && line.low(lead.at + 1) == "to" && starts_verb(line, lead.at + 2) =>
            {
                lead.at += 1;
            }
            "been" if lead.person != Person::Silent => {}
            // "I intend to run the sessions"
            "intend" | "plan" | "aim" | "want" | "propose"
                if lead.person != Person::Silent
                    && line.low(lead.at + 1) == "to"
                    && line.as_form(lead.at + 2, Form::Base).is_some()
                    && !matches!(
                        line.low(lead.at + 2),
                        "grow" | "become" | "be" | "learn" | "join" | "move" | "get"
                    ) =>
            {
                lead.hoped = true;
                lead.at += 1;
            }
            "am" | "are" | "is" | "was" | "were"
                if lead.person != Person::Silent
                    && line.as_form(after_fluff(line, lead.at + 1), Form::Gerund).is_some() => {}
            "will" | "would" | "should" | "shall" | "could" | "may" | "might"
                if line.as_form(after_fluff(line, lead.at + 1), Form::Base).is_some() =>
            {
                lead.hoped = true;
            }
            "believe" | "think" | "hope" | "expect" | "suspect" | "guess" | "hopefully" | "possibly" | "perhaps"
            | "maybe" | "presumably"
                if lead.person != Person::Silent
                    || line.low(lead.at).ends_with(['y', 's', 'e']) && lead.at + 1 < line.len() =>
            {
                lead.hoped = true;
                lead.person = Person::Silent;
                if line.low(lead.at + 1) == "that" {
                    lead.at += 1;
                }
            }
            _ if lead.person != Person::Silent && is_fluff(line, lead.at) => {}
            _ => return,
        }
        lead.at += 1;
    }
}

/// "going to add", "planning to add", "about to add"
fn has_in_mind(line: &Line<'_>, at: usize) -> bool {
    matches!(line.low(at), "going" | "planning" | "about" | "hoping" | "aiming")
        && line.low(at + 1) == "to"
        && line.as_form(at + 2, Form::Base).is_some()
}

fn after_fluff(line: &Line<'_>, mut at: usize) -> usize {
    while line.is(at, words::FLUFF) || line.low(at).ends_with("ly") {
        at += 1;
    }
    at
}

/// The first token from `at` on that is no emoji, dash or list number.
fn marks(line: &Line<'_>, mut at: usize) -> usize {
    loop {
        match line.kind(at) {
            _ if at >= line.len() => return at,
            Kind::Symbol | Kind::Dash | Kind::Arrow | Kind::And | Kind::Colon => at += 1,
            Kind::Number if matches!(line.word(at + 1), ")" | ".") => at += 2,
            Kind::Number if is_period(line, at) => at += 3,
            Kind::Open if line.kind(at + 2) == Kind::Close && dated(line, at + 1, at + 2) => at += 3,
            Kind::Open if let Some(to) = tag(line, at) => at = to,
            Kind::Open if line.kind(at + 1) == Kind::Close => at += 2,
            Kind::Open if matches!(line.low(at + 1), "x" | "") && line.kind(at + 2) == Kind::Close => at += 3,
            _ => return at,
        }
    }
}

/// "2018 – present", "2019-09 – 2021" in front of what was done then.
fn is_period(line: &Line<'_>, at: usize) -> bool {
    let year = |index: usize| Number::read(line.low(index)).is_some_and(|number| number.is_year());
    let end =
        |index: usize| year(index) || matches!(line.low(index), "present" | "now" | "today" | "current" | "ongoing");
    year(at) && line.kind(at + 1) == Kind::Dash && end(at + 2)
}

/// The token after "[Prototype Implementation]", a tag in front of what was done.
fn tag(line: &Line<'_>, at: usize) -> Option<usize> {
    let close = (at + 1..at + 10).find(|&index| line.kind(index) == Kind::Close)?;
    line.as_form(close + 1, Form::Past).map(|_| close + 1)
}

/// The end of a label "Impact:", "March 2025:", "Checkout redesign —", and whether what follows claims no work.
fn label(line: &Line<'_>, at: usize) -> Option<(usize, bool)> {
    let limit = (at + 8).min(line.len());
    let mut end = at;
    while end < limit
        && (line.is_word(end) || matches!(line.kind(end), Kind::And | Kind::Open | Kind::Close | Kind::Comma))
    {
        end += 1;
    }
    let mark = line.kind(end);
    // "Patent granted: EP 3 998 112", "Best Thesis Award: …" are said, and not labelled.
    let said = line.is(end.wrapping_sub(1), words::VERDICTS)
        || matches!(line.low(end.wrapping_sub(1)), "award" | "prize" | "medal");
    let won = matches!(line.low(at), "winner" | "finalist" | "runner-up");
    if (end > at + 1 && said || won) && mark == Kind::Colon {
        return None;
    }
    if end == at || end + 1 >= line.len() || !matches!(mark, Kind::Colon | Kind::Dash) {
        return None;
    }
    let date = dated(line, at, end);
    let heads = |index: usize| {
        let low = line.low(index);
        let gerund = verb::as_form(low, Form::Gerund).is_some() && line.is(index + 1, words::DETERMINERS);
        verb::as_form(low, Form::Past).is_some() || gerund || super::opener::opener(line, index).is_some()
    };
    let claims = heads(at) || matches!(line.low(at), "i" | "we");
    match mark {
        _ if claims => None,
        Kind::Colon if end - at <= 6 => {
            let known = |index: usize| line.is(index, words::NO_CLAIM_LABELS);
            let plain =
                !date && (known(at) || known(end - 1)) && !(at + 1..end).any(|index| line.low(index) == "impact");
            Some((end + 1, plain))
        }
        Kind::Dash
            if date
                || line.is(end.wrapping_sub(1), words::DUTY_LABELS)
                || heads(end + 1)
                || matches!(line.low(end + 1), "i" | "we") =>
        {
            (end - at <= 6).then_some((end + 1, false))
        }
        _ => None,
    }
}

fn dated(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|index| {
        let low = line.low(index);
        let number = line.kind(index) == Kind::Number && Number::read(low).is_some();
        number
            || super::super::date::month(low).is_some()
            || matches!(low, "q1" | "q2" | "q3" | "q4" | "h1" | "h2" | "early" | "mid" | "late" | "," | "fy")
            || low.starts_with("fy")
    })
}

/// The token after "As tech lead," or "Through weekly reviews," where a verb follows.
fn leading_clause(line: &Line<'_>, at: usize) -> Option<usize> {
    let low = line.low(at);
    let using = verb::as_form(low, Form::Gerund).is_some()
        && matches!(
            low,
            "using"
                | "working"
                | "targeting"
                | "aiming"
                | "having"
                | "being"
                | "wanting"
                | "wishing"
                | "seeing"
                | "knowing"
        );
    // "So as to lower the risk, moved the store"
    let aimed = line.has(at, "so as to") || line.has(at, "in order to");
    let low = if aimed { "to" } else { low };
    if let Some(person) = timed_clause(line, at) {
        return Some(person);
    }
    if !words::PREPOSITIONS.contains(low)
        && !using
        && !matches!(low, "to" | "when" | "while" | "because" | "although" | "if" | "once")
    {
        return None;
    }
    let comma = (at + 1..(at + 20).min(line.len())).find(|&index| line.kind(index) == Kind::Comma);
    // "In two years as a Senior TPM I have cut": the person ends the clause as a comma does.
    let speaks = |index: &usize| is_person(line, *index);
    let person = (at + 1..(at + 12).min(line.len())).take_while(|&index| line.is_word(index)).find(speaks);
    // "At Acme, as a developer, I build": the first comma need not be the last.
    let behind =
        (at + 2..(at + 28).min(line.len())).find(|&index| speaks(&index) && line.kind(index - 1) == Kind::Comma);
    if let Some(behind) = behind.filter(|&at| !line.senses(after_fluff(line, at + 1)).is_empty()) {
        return Some(behind);
    }
    // "When I joined, the team had none": what follows the comma is told.
    let aside = matches!(low, "when" | "before" | "until" | "if" | "once" | "while");
    if let Some(person) = person.filter(|&person| !(aside && comma.is_some_and(|comma| comma > person))) {
        let perfect = matches!(line.low(person + 1), "have" | "had") || line.low(person).ends_with("ve");
        let behind = person + 1 + usize::from(matches!(line.low(person + 1), "have" | "had"));
        let next = line.low(after_fluff(line, behind));
        let told = line.as_form(after_fluff(line, behind), Form::Past).is_some()
            || is_in_deed(line, person + 1)
            || next == "been" && line.as_form(after_fluff(line, behind) + 1, Form::Gerund).is_some();
        let tells =
            comma.is_none_or(|comma| comma > person) && line.as_form(after_fluff(line, behind), Form::Base).is_some();
        if told && (perfect || comma.is_none_or(|comma| comma > person)) || tells {
            return Some(person);
        }
    }
    let Some(comma) = comma else { return dated_clause(line, at) };
    // "With product, design and QA, defined the scope": the first comma need not be the last.
    let commas = (comma..(at + 20).min(line.len())).filter(|&index| line.kind(index) == Kind::Comma);
    commas.into_iter().find(|&comma| starts_main(line, low, comma)).map(|comma| comma + 1)
}

/// Whether what is told starts behind the comma that ends a clause led by `low`.
fn starts_main(line: &Line<'_>, low: &str, comma: usize) -> bool {
    let mut next = comma + 1;
    while matches!(line.low(next), "i" | "we" | "he" | "she" | "i've" | "we've" | "have") || is_fluff(line, next) {
        next += 1;
    }
    let told = line.as_form(next, Form::Past).is_some() || super::verbal::is_unknown_past(line.low(next));
    let opens = super::opener::opener(line, next).is_some();
    // "For the festival, the volunteers built": somebody else comes first.
    let others = line.is(next, words::DETERMINERS) || line.is_capital(next) && low == "after";
    let tells = next > comma + 1 && line.as_form(next, Form::Base).is_some();
    told || opens || tells || others && low != "to"
}

/// The "I" after "Every weekday", "This week", where a verb follows.
fn timed_clause(line: &Line<'_>, at: usize) -> Option<usize> {
    let told = matches!(line.low(at), "this" | "last" | "every" | "each" | "next" | "most" | "one" | "that");
    if !told || !(at + 1..at + 3).any(|index| line.is(index, words::DURATIONS) || line.is(index, words::SPANS)) {
        return None;
    }
    let person = (at + 2..at + 6).find(|&index| is_person(line, index))?;
    let verb = after_fluff(line, person + 1);
    let known = !line.senses(verb).is_empty() || is_in_deed(line, verb);
    let counts = line.is(verb + 1, words::APPROXIMATIONS) && line.is_counted(verb + 2);
    let unknown =
        line.senses(verb).is_empty() && !line.is_function(verb) && (super::takes_object(line, verb + 1) || counts);
    let contracted = line.low(person).len() > 2
        || line.is(verb, words::MODALS) && line.as_form(after_fluff(line, verb + 1), Form::Base).is_some();
    (known || contracted || unknown && !line.is(verb, words::BEING) && !line.is(verb, words::MODALS)).then_some(person)
}

/// "was able to", "had to", "have been reviewing": a deed told by an auxiliary.
fn is_in_deed(line: &Line<'_>, at: usize) -> bool {
    let base = |at: usize| line.as_form(at, Form::Base).is_some();
    match line.low(at) {
        "was" | "were" | "am" | "are" => {
            line.low(at + 1) == "able" && base(at + 3)
                || line.as_form(at + 1, Form::Gerund).is_some()
                || line.as_form(at + 1, Form::Participle).is_some() && line.low(at + 2) == "to" && base(at + 3)
        }
        "had" | "have" => {
            line.low(at + 1) == "to" && base(at + 2)
                || line.low(at + 1) == "been" && line.as_form(at + 2, Form::Gerund).is_some()
        }
        _ => false,
    }
}

/// The token after "In Q2 2026", where a verb follows without a comma.
fn dated_clause(line: &Line<'_>, at: usize) -> Option<usize> {
    let end = (at + 1..at + 5).take_while(|&index| dated(line, index, index + 1)).last()? + 1;
    line.as_form(end, Form::Past).map(|_| end)
}
