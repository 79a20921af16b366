use crate::document::{Document, PlacedPart, Shape, Subject};
use crate::framework::{self, Citation};
use crate::prose::Phrasing;
use crate::rules::finding::Related;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::syntax::UnitKind;
use crate::text::{Encoding, counted};

use super::outcome::outcomes;

/// A summary that is longer than one page.
pub(crate) static OVER_ONE_PAGE: Rule = Rule {
    name: "over-one-page",
    family: Family::Story,
    default: None,
    kinds: &[Kind::ImpactSummary],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("over_one_page.md"),
};

/// Lines that a page of [`WORDS`] words holds.
const LINES: usize = 55;
/// Words that a page holds where settings say nothing else.
const WORDS: usize = 450;
/// Characters that a printed line holds.
const WIDTH: usize = 95;
/// As many places to cut are named at once.
const NAMED: usize = 5;

/// What a document takes on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Length {
    words: usize,
    lines: usize,
}

impl Length {
    /// Adds text that begins on a line of its own.
    fn add(&mut self, text: &str) {
        self.words += words(text);
        self.lines += text.chars().count().div_ceil(WIDTH).max(1);
    }

    /// What is printed of a part. Addresses, comments and the header are not.
    fn of(placed: &PlacedPart) -> Self {
        let part = &placed.part;
        let mut length = Self::default();
        if let Some(heading) = &part.heading {
            length.add(&heading.title);
        }
        match part.unit.kind {
            UnitKind::Quote | UnitKind::Code => part.unit.text.lines().for_each(|line| length.add(line)),
            UnitKind::Table => {
                for row in part.tables.iter().flat_map(|table| std::iter::once(&table.header).chain(&table.rows)) {
                    length.lines += 1;
                    length.words += row.cells.iter().map(|cell| words(&cell.passage.plain)).sum::<usize>();
                }
            }
            _ => {}
        }
        // The sentences of one paragraph share its lines.
        let mut line = String::new();
        for statement in &part.statements {
            let plain = statement.passage.plain.as_str();
            if statement.shape == Shape::Bullet && !line.is_empty() {
                length.add(&line);
                line.clear();
            }
            line.push_str(plain);
            line.push(' ');
        }
        if !line.is_empty() {
            length.add(line.trim_end());
        }
        length
    }

    fn of_all(document: &Document) -> Self {
        document
            .parts
            .iter()
            .map(Self::of)
            .fold(Self::default(), |all, part| Self { words: all.words + part.words, lines: all.lines + part.lines })
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A list item or paragraph that claims work, and how much it tells.
struct Item {
    /// From 0: what tells least is cut first.
    score: u8,
    line: u32,
    length: Length,
    why: &'static str,
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let page = Length { words: context.settings.limits.page_words as usize, lines: 0 };
    let page = Length { lines: (page.words * LINES / WORDS).max(1), ..page };
    let all = Length::of_all(document);
    if all.words <= page.words && all.lines <= page.lines {
        return Vec::new();
    }
    let what = if all.words > page.words {
        format!("This has {}, and a page holds about {}.", counted(all.words, "word"), page.words)
    } else {
        format!("This takes about {}, and a page has {}.", counted(all.lines, "line"), page.lines)
    };
    let over = Length { words: all.words.saturating_sub(page.words), lines: all.lines.saturating_sub(page.lines) };
    let cut = weakest(context, over);
    let listed: Vec<String> = cut.iter().map(|item| format!("line {} ({})", item.line + 1, item.why)).collect();
    let advice = if listed.is_empty() {
        "Whoever reads it decides within one: keep the outcomes that your target asks for.".to_owned()
    } else {
        format!("What tells least could go first: {}.", listed.join(", "))
    };
    let mut hit = Hit::new(document.anchor(), format!("{what} {advice}"));
    hit.related = cut
        .into_iter()
        .map(|item| Related { path: None, line: item.line, message: format!("Could go: {}.", item.why) })
        .collect();
    vec![hit]
}

/// The items that tell least, until as much is found as is too much; in the order in which they could go.
fn weakest(context: &Context<'_>, over: Length) -> Vec<Item> {
    let document = context.document;
    let mut strong: Vec<(usize, u8)> =
        outcomes(context).iter().map(|outcome| (outcome.subject.at, outcome.strength())).collect();
    // Of several in one item the strongest counts.
    strong.sort_by_key(|&(at, strength)| (at, u8::MAX - strength));
    let subjects: Vec<Subject<'_>> = document.statements().collect();
    let mut items: Vec<Item> = Vec::new();
    for item in subjects.chunk_by(|a, b| a.at == b.at) {
        let at = item[0].at;
        let claims = |subject: &&Subject<'_>| subject.claims() && subject.canonical() != Some("evidence");
        if document.is_foreign(item[0].section_index) || !item.iter().any(|subject| claims(&subject)) {
            continue;
        }
        let best = item.iter().map(|subject| subject.statement.phrasing).max_by_key(|phrasing| told(*phrasing));
        let own = strong.partition_point(|(other, _)| *other < at);
        let strength = strong.get(own).filter(|(other, _)| *other == at).map(|(_, strength)| *strength);
        let (score, why) = match (best, strength) {
            (Some(Phrasing::Task), _) => (0, "a task without a result"),
            (Some(Phrasing::Mixed), _) => (1, "an effect without its size"),
            (Some(Phrasing::Outcome), Some(strength)) => (2 + strength, weak(strength)),
            _ => continue,
        };
        let length = document.part_at(at).map(Length::of).unwrap_or_default();
        let line = document.buffer.position(item[0].span().start, Encoding::Utf8).line;
        items.push(Item { score, line, length, why });
    }
    items.sort_by_key(|item| (item.score, std::cmp::Reverse(item.line)));
    let mut found = Length::default();
    let enough = |found: &Length| found.words >= over.words && found.lines >= over.lines;
    let cut = items.into_iter().take_while(|item| {
        let open = !enough(&found);
        found.words += item.length.words;
        found.lines += item.length.lines;
        open
    });
    cut.take(NAMED).collect()
}

fn told(phrasing: Phrasing) -> u8 {
    match phrasing {
        Phrasing::Other => 0,
        Phrasing::Task => 1,
        Phrasing::Mixed => 2,
        Phrasing::Outcome => 3,
    }
}

/// What an outcome of that strength lacks most.
fn weak(strength: u8) -> &'static str {
    if strength & 8 == 0 {
        "an outcome without a number"
    } else if strength & 2 == 0 {
        "it does not say for whom"
    } else if strength & 4 == 0 {
        "it gives no value before"
    } else if strength & 1 == 0 {
        "nothing a reader can open"
    } else {
        "strong, but the others are as strong"
    }
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("referral")
        .and_then(|framework| framework.cite("mistake", "no-proof-attached"))
        .into_iter()
        .collect()
}
