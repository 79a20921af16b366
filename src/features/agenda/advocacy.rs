//! What a manager can repeat when the author is not in the room.

use crate::prose::head::{Frame, Person};
use crate::prose::line::Line;
use crate::prose::verb::{self, Form};
use crate::prose::{self, Names};
use crate::rules;
use crate::text::Template;
use crate::workspace::Analysis;

use super::borrowed::Borrowed;

/// More than three sentences nobody repeats.
const SENTENCES: usize = 3;
/// Words that speak for several: whose part was whose, only the author knows.
const SHARED: [&str; 5] = ["we", "our", "ours", "us", "ourselves"];

/// Three sentences from the strongest outcomes, told of the author by name; slots where there are fewer.
pub(super) fn lines(analysis: &Analysis, borrowed: &Borrowed<'_>) -> Template {
    let name = name(analysis);
    let lead = "What you could say of this work when I am not in the room:\n\n";
    let outcomes = rules::outcomes(&analysis.context());
    let bare = outcomes.iter().filter(|outcome| borrowed.counts(&outcome.subject)).map(|outcome| {
        let statement = outcome.subject.statement;
        statement.bare().of(&statement.passage.plain).trim()
    });
    let told: Vec<Template> = bare.filter_map(|bare| retold(bare, name.as_deref())).take(SENTENCES).collect();
    let open = SENTENCES - told.len();
    let mut text = told.into_iter().fold(Template::text(lead), |text, told| text.then("- ").join(told).then("\n"));
    for _ in 0..open {
        let sketch = " ⟨cut|raised|shortened|grew⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩ for ⟨whom⟩.\n";
        text = named(text.then("- "), name.as_deref()).join(Template::parse(sketch));
    }
    text
}

fn named(text: Template, name: Option<&str>) -> Template {
    match name {
        Some(name) => text.then(name),
        None => text.slot("My name"),
    }
}

/// `plain`, one's own claim, as somebody else would say it; none where that is not certain.
fn retold(plain: &str, name: Option<&str>) -> Option<Template> {
    let reading = prose::read(plain);
    let line = Line::statement(plain);
    let head = &reading.head;
    let word = |index: usize| line.low(index).to_owned();
    if line.is_overlong() || (0..line.len()).any(|at| SHARED.contains(&word(at).as_str())) {
        return None;
    }
    let own = head.frame != Frame::Subject;
    let (start, said) = if own {
        let silent = matches!(head.person, Person::Silent | Person::First);
        let first = usize::from(word(0) == "i");
        // "Cut", "Helped": the deed opens it, in the past.
        if !silent || verb::as_form(line.low(first), Form::Past).is_none() {
            return None;
        }
        (line.span(first, first + 1).start, true)
    } else {
        // Somebody else did it; the author's part is in a "my".
        ((0..line.len()).find(|&at| line.is_word(at)).map(|at| line.span(at, at + 1).start)?, false)
    };
    let mut plain = plain.to_owned();
    if said && let Some(first) = plain.get_mut(start..=start) {
        first.make_ascii_lowercase();
    }
    let mut text = if said { named(Template::default(), name).then(" ") } else { Template::default() };
    let mut is_named = said;
    let mut at = start;
    for index in 0..line.len() {
        let span = line.span(index, index + 1);
        if span.start < start {
            continue;
        }
        let low = word(index);
        let place = match low.as_str() {
            "my" | "me" | "i" | "myself" | "mine" => low.as_str(),
            _ => continue,
        };
        text = text.then(&plain[at..span.start]);
        text = match (place, is_named) {
            ("my", true) => text.then("their"),
            ("me", true) => text.then("them"),
            ("my", false) => named(text, name).then("’s"),
            ("me", false) => named(text, name),
            _ => return None,
        };
        is_named = true;
        at = span.end;
    }
    if !is_named {
        return None;
    }
    let rest = plain[at..].trim_end();
    text = text.then(rest);
    Some(if rest.ends_with(['.', '!', '?', '…']) { text } else { text.then(".") })
}

/// The author's name, where the title has it: "Promotion case: Inês Duarte, Senior TPM to Staff TPM".
fn name(analysis: &Analysis) -> Option<String> {
    let document = &analysis.document;
    let (title, _) = document.title.as_ref()?;
    let after = title.split_once(": ").map(|(_, after)| after)?;
    let (name, rest) = after.split_once(',')?;
    let name = name.trim();
    let header = |key| document.header.get(key).unwrap_or_default();
    let matrix = analysis.matrix.iter().flat_map(|matrix| matrix.levels.iter().map(|level| level.name.as_str()));
    let levels = ["level", "target"].into_iter().filter_map(|key| document.header.get(key)).chain(matrix);
    let names = Names::new(document.header.get("role"), levels);
    let words: Vec<&str> = name.split_whitespace().collect();
    let spelled = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '’' | '\''))
    };
    let of_person = (1..=4).contains(&words.len())
        && words.iter().all(spelled)
        && prose::posts(name, &names).is_empty()
        && !prose::posts(rest, &names).is_empty()
        && ![header("team"), header("company")].contains(&name);
    of_person.then(|| name.to_owned())
}
