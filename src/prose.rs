//! English: tokens, verb forms, quantities, dates, openers, results. No Markdown, no careers.

mod fnv;
mod reading;
mod table;
#[cfg(test)]
mod inflect;
#[cfg(test)]
mod compile;
mod lexicon;
pub(crate) mod line;
pub(crate) mod verb;
pub(crate) mod noun;
pub(crate) mod words;
mod number;
mod date;
mod period;
mod quantity;
pub(crate) mod head;
pub(crate) mod effect;
mod audience;
mod scope;
mod claim;
mod language;
mod placeholder;
mod tab_stop;
mod sentence;
mod phrase;
mod quote;
mod hedge;
mod modifier;
mod decision;
mod share;
mod traits;
mod superlative;
mod gist;
mod leads;
mod figure;
mod tale;
mod senior;
pub(crate) mod unbased;
mod ask;
mod aside;
mod intention;
mod tone;
mod vague;
mod role;
mod aim;
mod post;
mod proof;
mod reach;
mod parts;
mod measures;

pub use aim::{Aim, aim, sets_goal};
pub use aside::{Aside, aside};
pub use ask::{Ask, Want, asks, is_closing, is_farewell};
pub use date::{DateMention, dates};
pub use decision::{Decision, decisions};
pub use figure::{Apart, Figure, apart};
pub use gist::Gist;
pub use hedge::hedges;
pub use intention::says_why;
pub use language::is_english;
pub use leads::leads;
pub use measures::{Measure, Moved, measures, moved};
pub use modifier::vague_modifiers;
pub use parts::{Parts, Told, departments, parts};
pub use period::{names_period, says_how_soon, says_when};
pub use placeholder::placeholders;
pub use post::{Names, Post, posts, ranks, wanted};
pub use proof::{is_attached, is_bare_label, names_posting, names_proof};
pub use reach::Reach;
pub use reading::{Effect, Phrasing, Quantity, QuantityKind, Reading, Role};
pub use role::{several_asked, several_named};
pub use senior::{is_senior, runs_programs};
pub use sentence::sentences;
pub use share::{Credit, Share, credit, share};
pub use superlative::{Superlative, superlatives};
pub use tab_stop::tab_stops;
pub use tale::Tale;
pub use tone::{Blame, Blamed, Demand, blame, demand};
pub use traits::traits;
pub use unbased::unbased;
pub use vague::{Difference, difference, is_vague};

use effect::{Clause, Trigger};
use quantity::{Amount, Hint};

/// Reads one statement: no markup, one line. Spans are bytes of `plain`.
pub fn read(plain: &str) -> Reading {
    let line = line::Line::statement(plain);
    let head = head::head(&line);
    let amounts = quantity::amounts(&line);
    let clauses = effect::effects(&line, &head, &amounts);
    let hoped = |amount: &Amount| {
        let inside = |clause: &Clause| clause.from <= amount.from && amount.to <= clause.to;
        clauses.iter().any(|clause| clause.purpose && !clause.measured && inside(clause))
    };
    let alone = amounts.iter().any(|amount| effect::stands_alone(&line, &head, amount) && !hoped(amount));
    let transition = effect::transition(&line).or_else(|| effect::contrast(&line, &head, &amounts));
    let phrasing = claim::phrasing(&line, &head, &clauses, !head.hoped && (alone || transition.is_some()));
    let quantities: Vec<Quantity> = amounts
        .iter()
        .enumerate()
        .map(|(index, amount)| Quantity {
            span: line.span(amount.from, amount.to),
            kind: amount.kind,
            role: role(&line, &head, &clauses, amount),
            whole: quantity::whole(&line, &amounts, index),
            baseline: amount.baseline,
        })
        .collect();
    let told = quantity::changes_pace(&line) || claim::labelled_amount(&line, &head).is_some();
    let has_metric =
        phrasing != Phrasing::Other && told || quantity::measures_work(&line, phrasing, &amounts, &quantities);
    let (effect, clause) = effect_of(&line, phrasing, &clauses, &amounts, transition);
    let opener = head.opener.filter(|(kind, ..)| !(phrasing == Phrasing::Outcome && *kind == head::Opener::Help));
    Reading {
        phrasing,
        opener: opener.map(|(_, from, to)| line.span(from, to)),
        has_metric,
        has_scope: scope::has_scope(&line, head.start, phrasing, &amounts),
        effect,
        clause,
        quantities,
        head,
    }
}

fn role(line: &line::Line<'_>, head: &head::Head, clauses: &[Clause], amount: &Amount) -> Role {
    match amount.hint {
        Hint::Target => return Role::Target,
        Hint::Time | Hint::Life => return Role::Time,
        _ => {}
    }
    let in_effect = clauses.iter().any(|clause| {
        clause.trigger != Trigger::State
            && clause.verb <= amount.from
            && amount.to <= clause.to
            && effect::measures(line, clause.verb, amount)
    });
    if in_effect || effect::stands_alone(line, head, amount) {
        return Role::Result;
    }
    match amount.kind {
        QuantityKind::Duration => Role::Time,
        QuantityKind::Percent | QuantityKind::Multiple | QuantityKind::Ratio if amount.hint != Hint::Size => {
            Role::Result
        }
        _ => Role::Size,
    }
}

fn effect_of(
    line: &line::Line<'_>,
    phrasing: Phrasing,
    clauses: &[Clause],
    amounts: &[Amount],
    transition: Option<(usize, usize)>,
) -> (Option<Effect>, Option<Clause>) {
    if matches!(phrasing, Phrasing::Other | Phrasing::Task) {
        return (None, None);
    }
    let measured = clauses.iter().find(|clause| clause.measured);
    let unmeasured = || {
        let own = clauses.iter().rev().find(|clause| clause.trigger != Trigger::Head).or(clauses.last());
        own.filter(|_| phrasing == Phrasing::Mixed)
    };
    if let Some(clause) = measured.or_else(unmeasured) {
        // "expected to save 20%": what was hoped for starts at the hope.
        let hope = |at: &usize| words::PROJECTED.contains(line.low(*at));
        let from = clause.from.checked_sub(1).filter(hope).unwrap_or(clause.from);
        let span = line.span(from, clause.to);
        return (Some(Effect { span, measured: clause.measured, purpose: clause.purpose }), Some(*clause));
    }
    let amount =
        amounts.iter().find(|amount| !matches!(amount.hint, Hint::Target | Hint::Time | Hint::Life | Hint::Size));
    let effect = amount.map(|amount| (amount.from, amount.to)).or(transition).map(|(from, to)| Effect {
        span: line.span(from, to),
        measured: true,
        purpose: false,
    });
    (effect, None)
}
