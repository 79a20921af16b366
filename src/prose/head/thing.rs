//! Work that is told by what was made or done, without a verb: "Data cleaning with pandas", "A kernel written in Rust".

use super::verbal::title_case;
use crate::prose::line::{Kind, Line};
use crate::prose::noun;
use crate::prose::verb::{Class, Form};
use crate::prose::words;

/// A noun of doing among the first words, and a preposition that says on what.
pub(super) fn is_doing(line: &Line<'_>, at: usize) -> bool {
    if title_case(line, at) || line.is(at, words::ADJECTIVES) || line.is(at, words::DETERMINERS) {
        return false;
    }
    let held = matches!(line.low(at + 1), "experience" | "knowledge");
    let said = line.as_form(at, Form::Gerund).is_some()
        && (at..at + 12).any(|index| line.low(index) == "has" || line.low(index) == "is");
    if held || said {
        return false;
    }
    // "Server-side development", "Code reviews"
    let last = line.len() - 1 - usize::from(line.kind(line.len() - 1) == Kind::Stop);
    let one = line.low(last).strip_suffix('s').unwrap_or(line.low(last));
    let short = last > at
        && last < at + 4
        && (at..=last).all(|index| line.kind(index) == Kind::Word && !line.is_function(index))
        && !line.is_capital(last)
        && (noun::doing(line.low(last)).is_some() || noun::doing(one).is_some());
    if short && line.senses(at).is_empty() {
        return true;
    }
    let mut found = false;
    for index in at..line.len().min(at + 12) {
        let low = line.low(index);
        if line.kind(index) == Kind::Comma
            || line.ends_clause(index)
            || line.is(index, words::BEING)
            || line.is(index, words::RELATIVES)
        {
            return false;
        }
        let tells = index > at && line.as_form(index, Form::Third).is_some() && line.is(index + 1, words::DETERMINERS);
        if line.as_form(index, Form::Past).is_some() || tells {
            return false;
        }
        if line.is(index, words::PREPOSITIONS) {
            // "Release lead time by month" is no work.
            let means = low != "by" || line.as_form(index + 1, Form::Gerund).is_some();
            return found
                && means
                && matches!(
                    low,
                    "with" | "for" | "using" | "across" | "on" | "through" | "by" | "via" | "of" | "in" | "to"
                )
                && line.is_word(index + 1);
        }
        let doing = line.is(index, words::NOUN_GERUNDS)
            || line.as_form(index, Form::Gerund).is_some()
            || noun::doing(low).is_some()
            || low.strip_suffix('s').is_some_and(|one| noun::doing(one).is_some())
            || low.strip_suffix("ies").is_some_and(|one| noun::doing(&format!("{one}y")).is_some());
        found |= doing && index < at + 4 && !matches!(low, "learning" | "training" | "teaching");
    }
    false
}

/// "Circuit design, layout and test development for flight systems": several kinds of work, and on what.
pub(super) fn is_doing_list(line: &Line<'_>, at: usize) -> bool {
    if title_case(line, at) || line.is(at, words::ADJECTIVES) {
        return false;
    }
    let doing = |index: usize| {
        let low = line.low(index);
        noun::doing(low).is_some() || line.is(index, words::NOUN_GERUNDS) || line.as_form(index, Form::Gerund).is_some()
    };
    let (mut items, mut works) = (1, 0);
    for index in at..line.len().min(at + 16) {
        let low = line.low(index);
        let ends = line.kind(index) == Kind::Comma || matches!(low, "and" | "&");
        if line.is(index, words::PREPOSITIONS) {
            works += usize::from(index > at && doing(index - 1));
            let led = matches!(low, "for" | "with" | "using" | "of" | "in" | "across" | "on" | "to");
            return items >= 2 && works >= 2 && led && line.is_word(index + 1);
        }
        if line.as_form(index, Form::Past).is_some() || line.is(index, words::BEING) || line.is(index, words::RELATIVES)
        {
            return false;
        }
        if ends && index > at && line.is_word(index - 1) {
            works += usize::from(doing(index - 1));
            items += 1;
        } else if !ends && !line.is_word(index) {
            return false;
        }
    }
    false
}

/// "A kernel implemented in Rust": a thing, and that it was made.
pub(super) fn is_made(line: &Line<'_>, at: usize) -> bool {
    // "A checker that stops unsigned firmware"
    let does = (matches!(line.low(at), "a" | "an") || !line.is(at, words::DETERMINERS) && !title_case(line, at))
        && (at + usize::from(matches!(line.low(at), "a" | "an"))..at + 6)
            .take_while(|&index| line.is_word(index) && !line.is(index, words::PREPOSITIONS))
            .any(|index| {
                matches!(line.low(index + 1), "that" | "which")
                    && line.as_form(index + 2, Form::Third).is_some()
                    && !line.is(index, words::COMPANIES)
                    && !line.is(index, words::JOBS)
            });
    if does {
        return true;
    }
    matches!(line.low(at), "a" | "an")
        && (at + 1..at + 7).take_while(|&index| line.is_word(index)).any(|index| {
            let computes =
                line.is(index.wrapping_sub(1), words::COMPUTING) && line.as_form(index, Form::Gerund).is_some();
            let made = line.as_form(index, Form::Participle).is_some_and(|verb| verb.class == Class::Deliver);
            let behind = line.kind(index.wrapping_sub(1)) == Kind::Comma && made;
            computes
                || behind
                || made && matches!(line.low(index + 1), "in" | "with" | "for" | "using" | "on" | "to" | "by" | "from")
        })
}

/// "A website hosted on Firebase", "Unix shell that supports processes": a thing that was made, told by what it is.
pub(super) fn is_artefact(line: &Line<'_>, at: usize) -> bool {
    if title_case(line, at) || line.len() - at < 5 {
        return false;
    }
    (at..at + 6).take_while(|&index| line.is_word(index) && !line.is(index, words::PREPOSITIONS)).any(|index| {
        let next = line.low(index + 1);
        let made = line.as_form(index + 1, Form::Participle).is_some_and(|verb| verb.class == Class::Deliver)
            || line.as_form(index + 1, Form::Gerund).is_some();
        line.is(index, words::ARTEFACTS)
            && (made && line.is_word(index + 2)
                || matches!(next, "that" | "which" | "using" | "about" | "for" | "on" | "in" | "with"))
    })
}

/// "PM for the renewal of accreditations": a post, told by what was done in it.
pub(super) fn holds_post(line: &Line<'_>, at: usize) -> bool {
    let post =
        (at..at + 3).find(|&index| line.is(index, words::JOBS) || matches!(line.low(index), "pm" | "tpm" | "dri"));
    // "Writer of the weekly bulletin"
    let maker = crate::prose::audience::is_person(line.low(at))
        && line.low(at + 1) == "of"
        && matches!(line.low(at + 2), "the" | "our" | "a")
        && !line.is_capital(at + 3);
    // "Volunteer at the repair café", "Speaker at a meetup"
    let served = matches!(
        line.low(at),
        "speaker"
            | "volunteer"
            | "mentor"
            | "tutor"
            | "judge"
            | "reviewer"
            | "panelist"
            | "panellist"
            | "presenter"
            | "organizer"
            | "organiser"
            | "moderator"
            | "trustee"
    ) && (matches!(line.low(at + 1), "at" | "for" | "on" | "with")
        || line.low(at + 1) == "to" && line.is_counted(at + 2))
        && line.is_word(at + 2);
    if served {
        return true;
    }
    // "Technical advisor guiding a junior team"
    let guides = post.is_some_and(|post| {
        line.as_form(post + 1, Form::Gerund)
            .is_some_and(|verb| matches!(verb.class, Class::Lead | Class::Deliver | Class::Routine))
            && line.is(post + 2, words::DETERMINERS)
    });
    if guides {
        return true;
    }
    // "Line manager to three paralegals"
    let heads = post.is_some_and(|post| line.low(post + 1) == "to" && line.is_counted(post + 2));
    maker
        || heads
        || post.is_some_and(|post| {
            matches!(line.low(post + 1), "for" | "of" | "on")
                && !title_case(line, at)
                && (post + 2..post + 6).any(|index| noun::doing(line.low(index)).is_some() && !line.is_capital(index))
        })
}
