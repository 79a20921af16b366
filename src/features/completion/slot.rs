//! What may go into a slot that is still open: directions, measures, units, an audience. Words only; numbers are the
//! author's.

use crate::features::types::{Completion, CompletionKind, Completions};
use crate::prose::{self, Measure, Moved, Reach};
use crate::text::{Span, Template};

use super::place::Place;

/// How many statements are looked through for departments, and how many of these are offered.
const STATEMENTS: usize = 300;
const DEPARTMENTS: usize = 6;
/// So many words name a measure.
const WORDS: usize = 3;

/// What a slot asks for, by its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    What,
    Amount,
    Whom,
}

impl Asks {
    fn of(label: &str) -> Option<Self> {
        match label.to_lowercase().as_str() {
            "what" | "what changed" | "what got better" | "measure" => Some(Self::What),
            "before" | "after" | "metric" | "number" | "amount" | "value" | "baseline" | "today" | "then"
            | "how much" | "how often before" | "how often since" => Some(Self::Amount),
            "whom" | "who" | "for whom" | "audience" | "team" | "teams" | "how many people or teams" => {
                Some(Self::Whom)
            }
            _ => None,
        }
    }
}

/// What fits the slot of a statement in which the cursor stands, or the words with which its author began to fill it; if
/// it is `asked` for, also where a slot was emptied.
pub(super) fn slot(place: &Place<'_>, asked: bool) -> Option<Completions> {
    if !place.is_own() {
        return None;
    }
    open(place).or_else(|| begun(place, asked))
}

fn open(place: &Place<'_>) -> Option<Completions> {
    let document = &place.analysis.document;
    let (subject, slot) = document.statements_touching(Span::empty(place.at)).find_map(|subject| {
        let plain = &subject.statement.passage.plain;
        // In brackets, or the bare label of a tab stop; not `XX%`.
        let asks = |slot: &Span| slot.of(plain).starts_with(['⟨', '[']) || Asks::of(slot.of(plain)).is_some();
        let mut asking = subject.statement.placeholders.iter().copied().filter(asks);
        let slot = asking.find(|slot| subject.place(*slot).touches(place.at))?;
        Some((subject, slot))
    })?;
    let span = subject.place(slot);
    let plain = &subject.statement.passage.plain;
    let label = slot.of(plain).trim_matches(['⟨', '⟩', '[', ']']).trim();
    let items = match Asks::of(label) {
        Some(Asks::What) => what(&kinds(plain, slot.start)),
        Some(Asks::Amount) => amounts(label, plain, slot, &kinds(plain, slot.start)),
        Some(Asks::Whom) => whom(place),
        None => directions(label)?,
    };
    // The slot's own words are no beginning of what goes there.
    let typed = document.buffer.slice(Span::new(span.start, place.at));
    let items = items.into_iter().map(|item| Completion { filter: format!("{typed}{}", item.label), ..item });
    // The editor's range is on one line.
    let held = place.line.contains(span);
    held.then(|| Completions { span, items: items.collect(), more: false })
}

/// What fits where nothing stands in a slot's place, "cutting | from", or the first words of it, "cutting le| from ⟨before⟩":
/// where the label, put there, would be one.
fn begun(place: &Place<'_>, asked: bool) -> Option<Completions> {
    let document = &place.analysis.document;
    let subject = document.statements_touching(Span::empty(place.at)).next()?;
    // Without a slot beside it, words are words.
    let is_open = !subject.statement.placeholders.is_empty();
    let starts = place.before.match_indices(' ').map(|(at, _)| at + 1).rev().take(WORDS);
    starts.filter(|&at| if at == place.before.len() { asked } else { is_open }).find_map(|at| {
        let (before, typed) = place.before.split_at(at);
        if typed.contains(|c: char| !c.is_alphanumeric() && !" -'’".contains(c)) {
            return None;
        }
        let span = place.since(at);
        let framed = |label: &&str| {
            let slot = Span::new(at, at + label.len());
            let line = format!("{before}{label}{}", place.after);
            prose::tab_stops(&line).contains(&slot).then_some((line, slot))
        };
        let found = ["what", "before", "after", "whom"].iter().find_map(|label| Some((label, framed(label)?)));
        let items = match found {
            Some((label, (line, slot))) => match Asks::of(label)? {
                Asks::What => what(&kinds(&line, slot.start)),
                Asks::Amount => amounts(label, &line, slot, &kinds(&line, slot.start)),
                Asks::Whom => whom(place),
            },
            None if place.after.starts_with(" ⟨what⟩ from ") => {
                directions(if before.ends_with(". Result: ") { "cut, raised, prevented" } else { "cutting" })?
            }
            None => return None,
        };
        let items = items.into_iter().map(|item| Completion { filter: item.label.clone(), ..item }).collect();
        Some(Completions { span, items, more: false })
    })
}

fn item(label: &str, detail: String, insert: Template) -> Completion {
    Completion {
        label: label.to_owned(),
        kind: CompletionKind::Value,
        detail,
        documentation: String::new(),
        filter: String::new(),
        insert,
    }
}

/// The words that a slot gives to choose from: `⟨cutting⟩`, `⟨Cut, Raised⟩`.
fn directions(label: &str) -> Option<Vec<Completion>> {
    let words: Vec<&str> = match label {
        "cutting" | "raising" | "preventing" => vec!["cutting", "raising", "preventing"],
        _ => label.split(", ").collect(),
    };
    let known = words.len() > 1 && words.iter().all(|word| prose::moved(word).is_some());
    let detail = |word: &str| match prose::moved(word) {
        Some(Moved::Lower) => "less of it is better",
        Some(Moved::Prevent) => "it did not happen",
        _ => "more of it is better",
    };
    known.then(|| words.iter().map(|word| item(word, detail(word).to_owned(), Template::text(*word))).collect())
}

/// What can be measured where something moved in one of `kinds`.
fn what(kinds: &[Moved]) -> Vec<Completion> {
    let shown = |measure: &Measure| {
        item(measure.name, format!("in {}", measure.units.join(", or ")), Template::text(measure.name))
    };
    kinds.iter().flat_map(|moved| prose::measures(*moved)).map(shown).collect()
}

/// Units, each behind the slot that stays for the number: those of the measure that is named, else all that fit.
fn amounts(label: &str, plain: &str, slot: Span, kinds: &[Moved]) -> Vec<Completion> {
    let all: Vec<&Measure> = kinds.iter().flat_map(|moved| prose::measures(*moved)).collect();
    let low = plain.to_lowercase();
    let named = |measure: &&Measure| low.contains(measure.name);
    let named: Vec<&Measure> = all.iter().copied().filter(named).collect();
    let fitting = if named.is_empty() { all } else { named };
    let behind = plain[slot.end..].trim_start();
    let mut out: Vec<Completion> = Vec::new();
    for (unit, measure) in fitting.iter().flat_map(|measure| measure.units.iter().map(move |unit| (*unit, measure))) {
        if behind.starts_with(unit) {
            return Vec::new();
        }
        if out.iter().any(|item| item.label == unit) {
            continue;
        }
        let gap = if unit.starts_with('%') { "" } else { " " };
        out.push(item(unit, measure.name.to_owned(), Template::default().slot(label).then(format!("{gap}{unit}"))));
    }
    out
}

/// The kinds of measures that fit at byte `slot`, best first: by the direction that is said before it, else by the kind of
/// deed. What slots say is not the author's yet.
fn kinds(plain: &str, slot: usize) -> Vec<Moved> {
    let mut said = plain.to_owned();
    for open in prose::placeholders(plain).into_iter().chain(prose::tab_stops(plain)) {
        said.replace_range(open.start..open.end, &" ".repeat(open.len()));
    }
    let words = |c: char| !c.is_alphanumeric() && c != '-';
    // "cutting ⟨what⟩", "cutting cost from ⟨before⟩": the nearest word that has a direction, in the same clause.
    let clause = said[..slot].rsplit([',', ';', '—']).next().unwrap_or_default();
    let before = clause.rsplit(words).find_map(prose::moved);
    let told = || Moved::of(&said, &prose::read(&said));
    match before.or_else(told) {
        Some(moved) => vec![moved],
        None => vec![Moved::Lower, Moved::Raise],
    }
}

/// The ladder of audiences, from the narrowest on, and the departments that the document itself names.
fn whom(place: &Place<'_>) -> Vec<Completion> {
    let document = &place.analysis.document;
    let detail = |reach: Reach| reach.name().to_owned();
    let mut out = vec![
        item("my team", detail(Reach::Team), Template::text("my team")),
        item("… teams", detail(Reach::CrossTeam), Template::default().slot("how many").then(" teams")),
    ];
    let mut american = false;
    let mut departments: Vec<String> = document.header.get("team").map(str::to_owned).into_iter().collect();
    for subject in document.statements().take(STATEMENTS) {
        let plain = &subject.statement.passage.plain;
        american |= plain.contains("organization");
        if departments.len() < DEPARTMENTS && subject.statement.reading.has_scope {
            for name in prose::departments(plain) {
                if !departments.contains(&name) {
                    departments.push(name);
                }
            }
        }
    }
    let named = departments.iter().take(DEPARTMENTS);
    out.extend(named.map(|name| item(name, "named in this document".to_owned(), Template::text(name))));
    let organisation = if american { "the organization" } else { "the organisation" };
    out.push(item(organisation, detail(Reach::Department), Template::text(organisation)));
    out.push(item("our customers", detail(Reach::Company), Template::text("our customers")));
    out
}
