//! Who acts, in the author's words: I, we, or somebody else.

use super::line::{Kind, Line};
use super::verb::{self, Form};
use super::words;
use crate::text::Span;

/// The subjects of a text that are pronouns, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    /// "I"
    pub own: Vec<Span>,
    /// "we"
    pub shared: Vec<Span>,
    /// "they", "he", "she"
    pub others: Vec<Span>,
}

/// Who acts in `plain`: each "I", "we", "they" that stands as a subject. The numeral of "Phase I" is none; what is quoted
/// or in code is somebody else's.
pub fn share(plain: &str) -> Share {
    share_in(&Line::statement(plain))
}

/// The same of a line that is cut into tokens already.
pub(crate) fn share_in(line: &Line<'_>) -> Share {
    let mut share = Share::default();
    let mut code = false;
    for at in 0..line.len() {
        code ^= line.word(at) == "`";
        if code || line.tokens[at].quoted || line.kind(at) != Kind::Word {
            continue;
        }
        // "I've", "we’re"
        let low = line.low(at);
        let pronoun = low.split(['\'', '’']).next().unwrap_or(low);
        let span = line.tokens[at].span;
        let span = Span::new(span.start, span.start + pronoun.len());
        match pronoun {
            "i" if is_speaker(line, at, pronoun.len() < low.len()) => share.own.push(span),
            "we" if line.word(at) != "WE" || line.raw.bytes().all(|byte| !byte.is_ascii_lowercase()) => {
                share.shared.push(span);
            }
            "they" | "he" | "she" => share.others.push(span),
            _ => {}
        }
    }
    share
}

/// Whose deed a text tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Credit {
    /// The first words that give it to several: "we", "our team".
    pub shared: Option<Span>,
    /// Whether a part of it is the author's: "I led", "my design".
    pub own: bool,
}

/// Who is given the credit in `plain`; what is quoted is somebody else's.
pub fn credit(plain: &str) -> Credit {
    let line = Line::statement(plain);
    let share = share(plain);
    let team = |at: usize| matches!(line.low(at), "team" | "squad" | "crew" | "department" | "org");
    let mine = |at: usize| {
        let whose = matches!(line.low(at), "my" | "mine" | "myself") && !line.tokens[at].quoted;
        let circle = team(at + 1) || team(at + 2) || matches!(line.low(at + 1), "manager" | "company" | "employer");
        whose && !circle
    };
    // "The team shipped", "Our platform team has cut"
    let acts = |at: usize| {
        let end = (at + 1..at + 4).find(|&index| team(index))?;
        let whose = matches!(line.low(at), "the" | "our" | "my") && !line.tokens[at].quoted;
        let verb = line.low(end + 1);
        (whose && (verb::as_form(verb, Form::Past).is_some() || words::BEING.contains(verb)))
            .then(|| line.span(at, end + 1))
    };
    let shared = share.shared.first().copied().or_else(|| (0..line.len()).find_map(acts));
    Credit { shared, own: !share.own.is_empty() || (0..line.len()).any(mine) }
}

/// Whether the "I" at token `at` is the author, and not a numeral, a letter or an item of a list.
fn is_speaker(line: &Line<'_>, at: usize, short: bool) -> bool {
    if short {
        return true;
    }
    let next = line.low(at + 1);
    let acts = !line.senses(at + 1).is_empty()
        || line.is(at + 1, words::MODALS)
        || line.is(at + 1, words::BEING)
        || line.is(at + 1, words::STATIVE)
        || matches!(
            next,
            "did"
                | "do"
                | "also"
                | "then"
                | "never"
                | "always"
                | "now"
                | "often"
                | "just"
                | "only"
                | "still"
                | "first"
                | "later"
        )
        || next.ends_with("ly")
        || next.ends_with("ed");
    let behind_word = at > 0 && line.is_word(at - 1);
    if !line.is_capital(at) {
        // "i fixed it" is hasty, "i)" is a list.
        return acts && line.kind(at + 1) == Kind::Word && !(behind_word && line.kind(at - 1) == Kind::Number);
    }
    let numbered = behind_word
        && matches!(
            line.low(at - 1),
            "phase"
                | "type"
                | "part"
                | "war"
                | "grade"
                | "level"
                | "stage"
                | "class"
                | "category"
                | "title"
                | "article"
                | "tier"
                | "volume"
                | "chapter"
                | "calculus"
                | "physics"
                | "algebra"
                | "chemistry"
                | "biology"
                | "analyst"
                | "engineer"
                | "developer"
                | "associate"
                | "specialist"
                | "schedule"
                | "section"
                | "unit"
                | "module"
                | "vitamin"
        );
    let told = !behind_word && line.kind(at + 1) == Kind::Word && !line.is_capital(at + 1);
    let joined = line.low(at + 1) == "and" || behind_word && line.low(at - 1) == "and";
    let clause = behind_word && line.is_function(at - 1) && line.is_word(at + 1);
    !numbered && (acts || told || joined || clause)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(plain: &str) -> (usize, usize, usize) {
        let share = share(plain);
        for span in share.own.iter().chain(&share.shared).chain(&share.others) {
            assert!(
                ["i", "we", "they", "he", "she"].contains(&span.of(plain).to_ascii_lowercase().as_str()),
                "{plain}"
            );
        }
        (share.own.len(), share.shared.len(), share.others.len())
    }

    #[test]
    fn subjects_are_counted_by_who_they_are() {
        for (plain, wanted) in [
            ("I rewrote the rota", (1, 0, 0)),
            ("We ran the war room, and I kept the log", (1, 1, 0)),
            ("They asked me to draft it, and I did.", (1, 0, 1)),
            ("I've led what we’d planned", (1, 1, 0)),
            ("When I left, she took over", (1, 0, 1)),
            ("Ada and I wrote the guide", (1, 0, 0)),
            ("I position my work as care", (1, 0, 0)),
            ("I don’t sell. I ask.", (2, 0, 0)),
            ("i fixed the form", (1, 0, 0)),
            ("I personally called every tenant", (1, 0, 0)),
            ("WE SHIPPED IT", (0, 1, 0)),
            ("Led the move to trays", (0, 0, 0)),
            ("", (0, 0, 0)),
        ] {
            assert_eq!(counts(plain), wanted, "{plain}");
        }
    }

    #[test]
    fn numerals_quotes_code_and_objects_are_no_subjects() {
        for plain in [
            "Ran Phase I of the trial",
            "World War I archive",
            "Taught Calculus I and II",
            "Software Engineer I, Payments",
            "Tuned I/O on the store",
            "Wrote “I was there” into the log",
            "Renamed `i` and `we`",
            "Gave us and them the keys",
            "i) plan the day",
            "Type I errors fell",
            "iPhone release",
        ] {
            assert_eq!(counts(plain), (0, 0, 0), "{plain}");
        }
    }

    #[test]
    fn credit_is_shared_until_the_author_names_a_part() {
        for (plain, shared, own) in [
            ("We cut returns by 3%", Some("We"), false),
            ("We cut returns by 3%; I chose the vendor", Some("We"), true),
            ("Our platform team cut returns by 3%", Some("Our platform team"), false),
            ("My team has cut returns by 3%", Some("My team"), false),
            ("The team adopted my design", Some("The team"), true),
            ("Cut returns by 3% for the team", None, false),
            ("Ana wrote “we owe it to her”", None, false),
            ("", None, false),
        ] {
            let credit = credit(plain);
            assert_eq!((credit.shared.map(|span| span.of(plain)), credit.own), (shared, own), "{plain}");
        }
    }
}
