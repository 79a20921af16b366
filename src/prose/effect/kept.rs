//! Effects in words that alone tell none: a quality that is kept, somebody who is helped, a success that is contributed to.

use crate::prose::head::{Head, takes_object};
use crate::prose::line::{Kind, Line};
use crate::prose::verb::{Class, Form, Verb};
use crate::prose::words;

/// "contributed to the growth of the company"
pub(super) fn contributes(line: &Line<'_>, at: usize) -> bool {
    line.low(at + 1) == "to"
        && line.is_of(at, &["contribute"])
        && (at + 2..at + 8).take_while(|&index| line.is_word(index)).any(|index| {
            matches!(
                line.low(index),
                "growth" | "success" | "improvement" | "improvements" | "satisfaction" | "profitability"
            )
        })
}

/// "and ensured data accuracy", "that directly influence retention", "contributed to the growth of": an effect in words
/// that alone tell none.
pub(super) fn is_told_effect(line: &Line<'_>, head: &Head, at: usize) -> bool {
    let near = |to: usize| (at + 1..at + to).take_while(|&index| line.is_word(index));
    let senses = line.senses(at);
    let is = |lemma: &str| line.is_of(at, &[lemma]);
    if is("influence") || is("impact") && line.low(at.wrapping_sub(1)).ends_with("ly") {
        return near(5).any(|index| line.is(index, words::MEASURES)) && at > head.verb;
    }
    // "which keeps support costs in check"
    if is("keep") && matches!(line.low(at.wrapping_sub(1)), "which" | "that") {
        return near(7)
            .any(|index| matches!(line.low(index), "check" | "low" | "down" | "stable" | "safe" | "running"));
    }
    // "gave engineers confidence"
    if is("give") {
        return near(6).any(|index| {
            matches!(
                line.low(index),
                "more" | "confidence" | "clarity" | "visibility" | "transparency" | "flexibility" | "insight"
            )
        });
    }
    let joined = matches!(line.low(at.wrapping_sub(1)), "and" | "," | "&" | "while" | "thereby");
    let kept =
        senses.iter().any(|sense| words::KEEPING.contains(sense.verb.lemma()) && keeps_quality(line, sense.verb, at));
    let complied = is("ensure") && near(6).any(|index| line.low(index) == "compliance");
    joined && at > head.verb && (kept || complied)
}

/// "helped their confidence", "to help them understand": good for somebody, and not by how much.
pub(super) fn helps_others(line: &Line<'_>, at: usize) -> bool {
    if !line.is_of(at, &["help"]) {
        return false;
    }
    let quality = (at + 1..at + 4).any(|index| line.is(index, words::QUALITIES));
    // "helping to meet goals", "and helped exceed the target"
    let verb = at + 1 + usize::from(line.low(at + 1) == "to");
    if at > 0
        && line
            .as_form(verb, Form::Base)
            .is_some_and(|found| matches!(found.class, Class::Change | Class::End) && found.lemma() != "secure")
    {
        return true;
    }
    let base = |index: usize| line.as_form(index, Form::Base).is_some();
    let past = line.as_form(at, Form::Past).is_some();
    let plural = words::is_plural(line.low(at + 1));
    // "that helped align stakeholders", "which helped students discover events"
    let relative = matches!(line.low(at.wrapping_sub(1)), "that" | "which") && past;
    if relative && (base(at + 1) || plural && base(at + 2)) {
        return true;
    }
    // "This helped us settle on a plan"
    if past && line.low(at + 1) == "us" && base(at + 2) {
        return true;
    }
    let somebody = plural || matches!(line.low(at + 1), "them" | "people" | "others" | "him" | "her");
    // "to help the university respond", "…, helping a charity gain sponsors"
    let party = matches!(line.low(at + 1), "the" | "a" | "an" | "our" | "their")
        && (at + 3..at + 7).any(|index| {
            let verb = line.as_form(index, Form::Base);
            verb.is_some_and(|verb| {
                takes_object(line, index + 1) || verb.class == Class::Plain || verb.lemma() == "respond"
            })
        });
    let led = line.low(at.wrapping_sub(1)) == "to"
        || line.as_form(at, Form::Gerund).is_some() && line.kind(at.wrapping_sub(1)) == Kind::Comma;
    quality || led && (party || somebody && base(at + 2))
}

/// "Ensured the accuracy of", "Rebuilt trust": a quality that is kept or made.
pub(super) fn keeps_quality(line: &Line<'_>, verb: &Verb, at: usize) -> bool {
    if !words::KEEPING.contains(verb.lemma()) {
        return false;
    }
    // "drove business growth"
    let driven = verb.lemma() == "drive"
        && (at + 1..at + 4).any(|index| {
            let ends = !line.is_word(index + 1) || line.is_function(index + 1) || line.is(index + 1, words::MEASURES);
            ends && (line.is(index, words::MEASURES)
                || matches!(line.low(index), "results" | "impact" | "value" | "success"))
        });
    // "cultivated a friendly atmosphere", "maintained a high score"
    let around = |set: &[&str]| {
        (at + 1..at + 7).take_while(|&index| line.is_word(index)).any(|index| set.contains(&line.low(index)))
    };
    let behind = verb.lemma() == "create" && line.kind(at.wrapping_sub(1)) == Kind::Comma;
    let mood = (behind || matches!(verb.lemma(), "foster" | "cultivate" | "promote" | "encourage" | "instill"))
        && around(&["atmosphere", "culture", "environment", "relationships", "teamwork"]);
    let high = verb.lemma() == "maintain" && matches!(line.low(at + 1), "high" | "excellent");
    let complied = verb.lemma() == "ensure"
        && line.low(at) == "ensured"
        && around(&["compliance"])
        && !(at + 1..at + 8).any(|index| line.low(index) == "all");
    if complied || driven || mood || high {
        return true;
    }
    let object = |index: &usize| !line.is(*index, words::PREPOSITIONS);
    (at + 1..at + 8).take_while(object).any(|index| {
        let good = verb.lemma() == "ensure" && (line.is(index, words::GOOD) || line.low(index) == "safety");
        (good || line.is(index, words::QUALITIES)) && !line.is_capital(index)
    })
}

/// Whether what is acted on is a thing, and no quality or measure of it.
pub(super) fn is_plain_object(line: &Line<'_>, at: usize) -> bool {
    let mut object = (at + 1..at + 9).take_while(|&index| !line.is(index, words::PREPOSITIONS));
    !object.any(|index| line.is(index, words::QUALITIES) || line.is(index, words::MEASURES))
}

/// "Promoted two engineers", and not "promoted bank services".
pub(super) fn promotes_somebody(line: &Line<'_>, at: usize) -> bool {
    let object = (at + 1..at + 6).take_while(|&index| line.is_word(index));
    let mut object = object.take_while(|&index| !line.is(index, words::PREPOSITIONS) || line.low(index) == "to");
    object.any(|index| {
        let one = line.low(index).trim_end_matches('s');
        line.low(index) == "to" || line.is(index, words::SCOPE) || words::JOBS.contains(one)
    })
}

/// "to promote transparency"
pub(super) fn promotes_quality(line: &Line<'_>, at: usize) -> bool {
    (at + 1..at + 5).any(|index| {
        line.is(index, words::QUALITIES)
            || line.is(index, words::MEASURES)
            || matches!(
                line.low(index),
                "progress"
                    | "success"
                    | "awareness"
                    | "health"
                    | "wellness"
                    | "safety"
                    | "inclusion"
                    | "diversity"
                    | "equity"
                    | "learning"
                    | "independence"
                    | "sustainability"
            )
    })
}
