//! Verbs joined to the head's own: "planning, shipping and setting up" are three, and all must turn together.

use crate::prose::line::{Kind, Line};
use crate::prose::noun;
use crate::prose::verb::{self, Class, Form};
use crate::prose::words;

/// A word of the line and what it becomes.
pub(super) type Turned = (usize, String);

/// What one word of the line means to a chain.
enum Step {
    /// Not part of it.
    Pass,
    /// A verb of it.
    Turn,
    /// The chain ends before it.
    End,
    /// It cannot be told: better nothing than half a sentence.
    Unclear,
}

/// The verbs after `head` that share its form, turned from `form` into `into`; none where one cannot be told.
pub(super) fn chain(line: &Line<'_>, head: usize, form: Form, into: Form) -> Option<Vec<Turned>> {
    let mut turned = Vec::new();
    let mut bare = true;
    for at in head + 1..line.len() {
        if line.tokens[at].aside || line.tokens[at].quoted {
            continue;
        }
        match step(line, at, form, bare) {
            Step::Pass => {}
            Step::End => break,
            Step::Unclear => return None,
            Step::Turn => {
                let verb = line.as_form(at, form)?;
                turned.push((at, verb.form(into).to_owned()));
                continue;
            }
        }
        let joins = matches!(line.kind(at), Kind::Comma | Kind::And)
            || matches!(line.low(at), "and" | "or" | "then" | "up" | "out" | "off");
        bare &= joins;
    }
    Some(turned)
}

fn step(line: &Line<'_>, at: usize, form: Form, bare: bool) -> Step {
    if is_end(line, at) {
        // "Serve food; prepare and serve drinks": the next clause is headed by such a verb as well.
        let goes_on = line.kind(at) == Kind::Semicolon && line.as_form(at + 1, form).is_some();
        return if goes_on { Step::Pass } else { Step::End };
    }
    let low = line.low(at);
    let next = line.low(at + 1);
    if form == Form::Base && low == "to" && matches!(line.low(at - 1), "and" | "," | "or") {
        // "and to renew two others" hangs on a word before it; "and to customers" is one more party.
        return if verb::as_form(next, Form::Base).is_some() { Step::Unclear } else { Step::Pass };
    }
    let relative = words::RELATIVES.contains(low) && !(low == "that" && line.kind(at + 1) == Kind::Number);
    let purpose = low == "to" && form != Form::Gerund && verb::as_form(next, Form::Base).is_some();
    let means = words::PREPOSITIONS.contains(low)
        && verb::as_form(next, Form::Gerund).is_some()
        && !words::NOUN_GERUNDS.contains(next);
    if relative || purpose || means {
        return Step::End;
    }
    let previous = line.low(at - 1);
    // "Prepare reports Process payroll": two lines that ran together.
    let small = |at: usize| line.is_word(at) && !line.is_capital(at) && !line.is_function(at);
    let ran_on = line.is_capital(at) && small(at - 1) && small(at + 1);
    if form == Form::Base && ran_on && verb::as_form(low, Form::Base).is_some() {
        return Step::Unclear;
    }
    if line.kind(at - 1) == Kind::Semicolon {
        return if words::NOUN_VERBS.contains(low) { Step::Unclear } else { Step::Turn };
    }
    let listed = line.kind(at - 1) == Kind::Comma;
    if form == Form::Gerund && line.kind(at - 1) == Kind::Close && is_gerund(low) {
        // "preparing paperwork (…) making appointments": a comma is missing, or the aside is done something with.
        return Step::Unclear;
    }
    let joined = listed || line.kind(at - 1) == Kind::And || matches!(previous, "and" | "or" | "then" | "also");
    if !joined || line.kind(at) != Kind::Word || low == "and" || low == "or" {
        return Step::Pass;
    }
    if listed && form != Form::Gerund && is_effect(low) {
        return Step::End;
    }
    match form {
        Form::Gerund => gerund(line, at, bare, listed),
        Form::Base => base(line, at, bare),
        Form::Third => third(line, at, bare),
        _ => Step::Pass,
    }
}

fn is_gerund(low: &str) -> bool {
    verb::as_form(low, Form::Gerund).is_some() && !words::NOUN_GERUNDS.contains(low)
}

fn is_effect(low: &str) -> bool {
    verb::as_form(low, Form::Gerund)
        .is_some_and(|verb| matches!(verb.class, Class::Change | Class::End | Class::Benefit))
}

/// Whether the next word shows that a verb stands before it: "the", "12", "new".
fn opens_object(line: &Line<'_>, at: usize) -> bool {
    line.kind(at) == Kind::Number || line.is(at, words::DETERMINERS) || line.is(at, words::NUMBERS)
}

fn gerund(line: &Line<'_>, at: usize, bare: bool, listed: bool) -> Step {
    let low = line.low(at);
    if listed && opens_clause(line, at) {
        return Step::Unclear;
    }
    if verb::as_form(low, Form::Gerund).is_none() {
        let unknown = (low.len() > 5 || low == "being") && low.ends_with("ing") && !words::NOUN_GERUNDS.contains(low);
        return if unknown { Step::Unclear } else { Step::Pass };
    }
    if listed && !bare && is_effect(low) {
        return Step::End;
    }
    if words::NOUN_GERUNDS.contains(low) && !bare && !opens_object(line, at + 1) {
        // "servers and networking equipment" keeps its noun; "and training" alone is a thing as well. In a list it may
        // be one more deed.
        let alone = !line.is_word(at + 1) || line.is_function(at + 1);
        return match (listed, alone) {
            (true, true) => Step::Unclear,
            (true, false) => listed_step(line, at, Form::Gerund),
            (false, _) => Step::Pass,
        };
    }
    Step::Turn
}

/// "Targeting fewer no-shows, trialled reminders": what went before only leads to this.
fn opens_clause(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    let known = verb::as_form(low, Form::Past).is_some() && verb::as_form(low, Form::Base).is_none();
    // "simple, containerised services" is no such case: an adjective goes before.
    let unknown = low.len() > 4 && low.ends_with("ed") && words::is_plural(line.low(at - 2));
    matches!(low, "i" | "we") || (known || unknown) && !words::ADJECTIVES.contains(low) && line.is_word(at + 1)
}

/// Whether the list that token `at` stands in ends with a verb in `form`: "review requests and answer questions". None
/// where its last word may as well be a thing.
fn ends_with_verb(line: &Line<'_>, at: usize, form: Form) -> Option<bool> {
    let joins = |index: &usize| line.kind(*index) == Kind::And || matches!(line.low(*index), "and" | "or");
    let Some(and) = (at + 1..line.len()).take_while(|&index| !is_end(line, index)).find(joins) else {
        return Some(false);
    };
    let last = line.low(and + 1);
    let being = form == Form::Gerund && matches!(last, "being" | "having");
    if !being && (verb::as_form(last, form).is_none() || !line.is_word(and + 2)) {
        return Some(false);
    }
    let things = if form == Form::Gerund { &words::NOUN_GERUNDS } else { &words::NOUN_VERBS };
    if things.contains(last) && !opens_object(line, and + 2) { None } else { Some(true) }
}

/// What a word that may be a thing is in such a list.
fn listed_step(line: &Line<'_>, at: usize, form: Form) -> Step {
    match ends_with_verb(line, at, form) {
        Some(true) => Step::Turn,
        Some(false) => Step::Pass,
        None => Step::Unclear,
    }
}

fn is_end(line: &Line<'_>, at: usize) -> bool {
    matches!(line.kind(at), Kind::Stop | Kind::Semicolon | Kind::Dash | Kind::Colon | Kind::Arrow)
}

fn base(line: &Line<'_>, at: usize, bare: bool) -> Step {
    let low = line.low(at);
    if verb::as_form(low, Form::Base).is_none() {
        return Step::Pass;
    }
    if bare {
        return Step::Turn;
    }
    if !words::NOUN_VERBS.contains(low) {
        return if line.is_word(at + 1) { Step::Turn } else { Step::Unclear };
    }
    if opens_object(line, at + 1) || matches!(low, "mentor" | "coach") && is_thing(line, at + 1) {
        return Step::Turn;
    }
    // "an automated check-out, build and test system": the items before were nouns as well.
    if at >= 3 && line.kind(at - 3) == Kind::Comma && line.is(at - 2, words::NOUN_VERBS) {
        return Step::Pass;
    }
    let alone = !line.is_word(at + 1) || line.is_function(at + 1);
    let listed = line.kind(at - 1) == Kind::Comma;
    if listed && !alone {
        return listed_step(line, at, Form::Base);
    }
    // "and report to the CTO": a thing would have its article.
    if !listed && line.is(at + 1, words::PREPOSITIONS) {
        return Step::Unclear;
    }
    let item = alone || listed;
    if item || noun::doing(line.low(at + 1)).is_some() { Step::Pass } else { Step::Unclear }
}

fn third(line: &Line<'_>, at: usize, bare: bool) -> Step {
    let low = line.low(at);
    if verb::as_form(low, Form::Third).is_none() {
        return Step::Pass;
    }
    let noun =
        words::NOUN_VERBS.contains(low.trim_end_matches('s')) || noun::doing(low.trim_end_matches('s')).is_some();
    if bare || opens_object(line, at + 1) || !noun {
        return Step::Turn;
    }
    let goes_on = is_thing(line, at + 1) || line.is(at + 1, words::PREPOSITIONS);
    if goes_on { Step::Unclear } else { Step::Pass }
}

fn is_thing(line: &Line<'_>, at: usize) -> bool {
    line.is_word(at) && !line.is_function(at)
}
