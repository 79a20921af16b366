use crate::document::KEYS;
use crate::features::types::{Completion, CompletionKind, Completions};
use crate::settings::Kind;
use crate::syntax::UnitKind;
use crate::text::{Span, Template};
use crate::workspace::Snapshot;

use super::value;

/// What each key of the header is for.
const PURPOSES: [(&str, &str); KEYS.len()] = [
    ("kind", "what this document is for"),
    ("role", "your role, such as TPM"),
    ("level", "your level today, as the matrix names it"),
    ("target", "the level that you aim at"),
    ("team", "the team that you work in"),
    ("company", "the company that it is for"),
    ("track", "IC or management"),
    ("matrix", "the career matrix: a file, or builtin:tpm"),
    ("cycle", "the day of the next promotion cycle"),
    ("status", "draft, or final once it goes out"),
    ("one-sentence", "the outcome to be known for"),
    ("focus", "the one thing to work on next"),
    ("focus-since", "the day that you chose it"),
    ("sent", "the day that the note went out"),
    ("follow-up", "the day to ask again"),
    ("outcome", "what became of the referral"),
    ("vouch", "how this person knows your work"),
];

/// The keys that only a referral has a use for.
const OF_REFERRALS: [&str; 4] = ["sent", "follow-up", "outcome", "vouch"];

/// What stands under `career:` where something is completed.
struct Spot<'a> {
    /// The key whose value is typed; none where a key is.
    key: Option<&'static str>,
    /// What is typed of it so far, in the front matter; quotes left out.
    start: usize,
    /// The end of what a chosen item replaces.
    end: usize,
    /// Whether a quote is open.
    quoted: bool,
    /// What has to stand before the item: an indent, or the blank behind a colon.
    lead: String,
    /// The keys that are there.
    taken: Vec<&'a str>,
    /// Whether it stands in braces.
    flow: bool,
}

/// A key, or the value of one, under `career:` in the front matter. Nothing else is completed there.
pub(super) fn header(snapshot: &Snapshot, uri: &str, at: usize) -> Option<Completions> {
    let open = snapshot.open(uri)?;
    let first = open.tree().outline().iter().next().filter(|first| first.unit.kind == UnitKind::Metadata)?;
    let text = &first.unit.text;
    let inside = at.checked_sub(first.start).filter(|at| *at <= text.trim_end().len())?;
    let Some(spot) = spot(text, inside) else { return Some(Completions::default()) };
    let span = Span::new(spot.start, spot.end).shifted(first.start);
    let items = if let Some(key) = spot.key {
        let around = snapshot.surroundings(uri)?;
        let write = |value: &str| if spot.quoted { value.to_owned() } else { written(value, spot.flow) };
        let items = value::values(key, &around).into_iter();
        items.map(|item| Completion { insert: said(&spot.lead, &write(&item.label)), ..item }).collect()
    } else {
        let colon = text[inside..].trim_start_matches(is_key).starts_with(':');
        keys(&spot, colon, snapshot.analysis(uri).map(|analysis| analysis.document.kind))
    };
    Some(Completions { span, items, more: false })
}

fn said(lead: &str, text: &str) -> Template {
    Template::text(format!("{lead}{text}"))
}

/// The keys that are not there yet and that a document of `kind` has a use for.
fn keys(spot: &Spot<'_>, colon: bool, kind: Option<Kind>) -> Vec<Completion> {
    let refers = kind.is_none_or(|kind| matches!(kind, Kind::Referral | Kind::ReferralLog));
    let useful = |key: &str| refers || !OF_REFERRALS.contains(&key);
    let free = PURPOSES.iter().filter(|(key, _)| !spot.taken.contains(key) && useful(key));
    let item = |&(key, purpose): &(&str, &str)| Completion {
        label: key.to_owned(),
        kind: CompletionKind::Key,
        detail: purpose.to_owned(),
        documentation: String::new(),
        filter: key.to_owned(),
        insert: said(&spot.lead, &if colon { key.to_owned() } else { format!("{key}: ") }),
    };
    free.map(item).collect()
}

/// A value as YAML writes it: in quotes where it would not be read as the same text.
fn written(value: &str, flow: bool) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '(' | ')' | '.' | '/' | '&' | '\'');
    let colon = |at: usize| value[at + 1..].starts_with(|c: char| c.is_alphanumeric()) && !flow;
    let starts = value.starts_with(|c: char| c.is_alphanumeric() || c == '.');
    let safe = value.char_indices().all(|(at, c)| plain(c) || c == ':' && colon(at));
    let number = value.parse::<f64>().is_ok();
    if starts && safe && !number { value.to_owned() } else { serde_json::Value::from(value).to_string() }
}

fn is_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// What is typed at byte `at` of the front matter `text`; none where that is nobody's business.
fn spot(text: &str, at: usize) -> Option<Spot<'_>> {
    let mut from = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        from += line.len();
        (from - line.len(), line.trim_end_matches(['\n', '\r']))
    });
    let (start, line) = lines.by_ref().find(|(_, line)| line.starts_with("career:"))?;
    let rest = line["career:".len()..].trim_start();
    if rest.starts_with('{') {
        return flow(text, start + line.len() - rest.len(), at);
    }
    if !rest.is_empty() && !rest.starts_with('#') {
        return None;
    }
    let mut taken = Vec::new();
    let mut indent = None;
    let mut cursor = None;
    for (start, line) in lines {
        let body = line.trim_start();
        let here = Span::new(start, start + line.len()).touches(at);
        let outside = body.len() == line.len() && !body.is_empty();
        // What starts at the margin is another key, or the end.
        if outside {
            break;
        }
        let key = body.split(':').next().unwrap_or_default();
        if here {
            cursor = Some((start, line));
        } else if body.contains(':') && !body.starts_with('#') {
            indent.get_or_insert(&line[..line.len() - body.len()]);
            taken.push(key);
        }
    }
    let (start, line) = cursor?;
    let before = line.get(..at - start)?;
    let typed = before.trim_start();
    if typed.starts_with('#') || typed.contains(" #") {
        return None;
    }
    if let Some((key, value)) = typed.split_once(':') {
        return self::value(key, value, at, text, start + line.len(), false);
    }
    if !typed.chars().all(is_key) {
        return None;
    }
    let lead = if before.is_empty() { indent.unwrap_or("  ").to_owned() } else { String::new() };
    let end = at + text[at..].len() - text[at..].trim_start_matches(is_key).len();
    Some(Spot { key: None, start: at - typed.len(), end, quoted: false, lead, taken, flow: false })
}

/// What is typed at `at` between the brace at `open` and its fellow.
fn flow(text: &str, open: usize, at: usize) -> Option<Spot<'_>> {
    let mut quote = None;
    let mut pieces = vec![open + 1];
    let mut close = text.len();
    for (index, c) in text[open + 1..].char_indices().map(|(index, c)| (open + 1 + index, c)) {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ',') => pieces.push(index + 1),
            (None, '}') => {
                close = index;
                break;
            }
            _ => {}
        }
    }
    if at <= open || at > close {
        return None;
    }
    let own = pieces.iter().rposition(|&piece| piece <= at)?;
    let end_of = |index: usize| pieces.get(index + 1).map_or(close, |next| next - 1);
    let others = pieces.iter().enumerate().filter(|(index, _)| *index != own);
    let taken = others.filter_map(|(index, &from)| Some(text.get(from..end_of(index))?.split_once(':')?.0.trim()));
    let typed = text.get(pieces[own]..at)?.trim_start();
    if let Some((key, value)) = typed.split_once(':') {
        return self::value(key, value, at, text, end_of(own), true);
    }
    if !typed.chars().all(is_key) {
        return None;
    }
    let lead = if text[..at].ends_with(',') { " " } else { "" }.to_owned();
    let end = at + text[at..].len() - text[at..].trim_start_matches(is_key).len();
    Some(Spot { key: None, start: at - typed.len(), end, quoted: false, lead, taken: taken.collect(), flow: true })
}

/// The value of `key`, typed so far as `value`, whose piece of text goes to `end`.
fn value<'a>(key: &str, value: &str, at: usize, text: &str, end: usize, flow: bool) -> Option<Spot<'a>> {
    let key = KEYS.into_iter().find(|known| *known == key.trim())?;
    let typed = value.trim_start();
    let bare = typed.trim_start_matches(['"', '\'']);
    let quoted = bare.len() < typed.len();
    let behind = &text[at..end.max(at)];
    let stop = if quoted { behind.find(['"', '\'']) } else { behind.find(" #") };
    let behind = behind[..stop.unwrap_or(behind.len())].trim_end();
    let lead = if value.is_empty() { " ".to_owned() } else { String::new() };
    let start = at - bare.len();
    Some(Spot { key: Some(key), start, end: at + behind.len(), quoted, lead, taken: Vec::new(), flow })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_is_for() {
        assert_eq!(PURPOSES.map(|(key, _)| key), KEYS);
    }

    #[test]
    fn values_are_quoted_where_they_must_be() {
        assert_eq!(written("Senior (L5)", true), "Senior (L5)");
        assert_eq!(written("builtin:tpm", false), "builtin:tpm");
        assert_eq!(written("builtin:tpm", true), "\"builtin:tpm\"");
        assert_eq!(written("L5: Senior", false), "\"L5: Senior\"");
        assert_eq!(written("5", false), "\"5\"");
        assert_eq!(written("2026-11-20", false), "2026-11-20");
        assert_eq!(written("../m x.md", false), "../m x.md");
        assert_eq!(written("a #b", false), "\"a #b\"");
    }

    fn at(marked: &str) -> Option<(Option<&'static str>, String, Vec<String>)> {
        let at = marked.find('$').expect("a cursor");
        let text = marked.replace('$', "");
        let spot = spot(&text, at)?;
        let taken = spot.taken.iter().map(|key| (*key).to_owned()).collect();
        Some((spot.key, text[spot.start..spot.end].to_owned(), taken))
    }

    #[test]
    fn keys_and_values_are_told_apart() {
        let some = |key, text: &str, taken: &[&str]| {
            Some((key, text.to_owned(), taken.iter().map(|&key| key.to_owned()).collect::<Vec<_>>()))
        };
        assert_eq!(at("---\ncareer:\n  kind: promotion\n  le$\n---\n"), some(None, "le", &["kind"]));
        assert_eq!(at("---\r\ncareer:\r\n  $\r\n  role: TPM\r\n---\r\n"), some(None, "", &["role"]));
        assert_eq!(at("---\ncareer:\n  le$vel: x\n---\n"), some(None, "level", &[]));
        assert_eq!(at("---\ncareer:\n  level: Se$n # now\n---\n"), some(Some("level"), "Sen", &[]));
        assert_eq!(at("---\ncareer: {kind: promotion, $}\n---\n"), some(None, "", &["kind"]));
        assert_eq!(at("---\ncareer: {kind: pro$, role: \"a, b\"}\n---\n"), some(Some("kind"), "pro", &[]));
        assert_eq!(at("---\ncareer: {role: \"a, $b\"}\n---\n"), some(Some("role"), "a, b", &[]));
        for nobodys in [
            "---\ntitle: $\ncareer:\n  kind: agenda\n---\n",
            "---\ncareer:\n  kind: agenda\ntags: $\n---\n",
            "---\ncareer:\n  # level: $\n---\n",
            "---\ncareer:\n  kind: agenda # as $\n---\n",
            "---\ncareer: {kind: agenda} $\n---\n",
            "---\ncareer: x$\n---\n",
            "---\ncareer:\n  nobodys: $\n---\n",
            "---\nnotes: $\n---\n",
        ] {
            assert_eq!(at(nobodys), None, "{nobodys}");
        }
    }
}
