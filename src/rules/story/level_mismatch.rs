use crate::document::{Assessment, Status};
use crate::framework::{self, Citation};
use crate::matrix::{Attribute, Matrix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::syntax::Cell;
use crate::text::{Encoding, listed, shortened};

/// A cross-reference that shows today's level, and nothing at the target.
pub(crate) static LEVEL_MISMATCH: Rule = Rule {
    name: "level-mismatch",
    family: Family::Story,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("level_mismatch.md"),
};

/// Fewer rows than these say little.
const ENOUGH: usize = 2;
/// How many attributes are named, of how many the target is quoted, and how much of each.
const NAMED: usize = 5;
const QUOTED: usize = 2;
const LENGTH: usize = 120;

/// The levels that a case is about, by their places in the matrix.
#[derive(Clone, Copy)]
struct Levels {
    now: usize,
    target: usize,
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let Some((matrix, levels)) = context.matrix.and_then(|matrix| Some((matrix, levels(context, matrix)?))) else {
        return Vec::new();
    };
    let (Some(coverage), Some(section)) = (context.coverage(), document.cross_reference_section()) else {
        return Vec::new();
    };
    let mut now: Vec<(&Assessment, &Attribute)> = Vec::new();
    for (row, standing) in coverage.known().filter(|(row, standing)| row.is_evidenced || standing.is_shown()) {
        let shown = shown(row, matrix, levels);
        if shown.is_some_and(|level| level >= levels.target) {
            return Vec::new();
        }
        let attribute = matrix.attribute_by_id(&standing.id).filter(|_| shown.is_some());
        now.extend(attribute.map(|attribute| (row, attribute)));
    }
    if now.len() < ENOUGH {
        return Vec::new();
    }
    let (today, target) = (&matrix.levels[levels.now].name, &matrix.levels[levels.target].name);
    let names: Vec<&str> = now.iter().take(NAMED).map(|(_, attribute)| attribute.name.as_str()).collect();
    let more = if now.len() > NAMED { " and others" } else { "" };
    let asks: Vec<String> = now
        .iter()
        .filter_map(|(_, attribute)| {
            let text = attribute.descriptors.get(levels.target)?.as_ref()?;
            let line = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
            Some(format!("{}: “{}”", attribute.name, shortened(&line, LENGTH)))
        })
        .take(QUOTED)
        .collect();
    let asks = if asks.is_empty() { String::new() } else { format!(" It asks for {}.", asks.join("; ")) };
    let message = format!(
        "All that is shown here, {}{more}, is what {today} asks for, and nothing is at {target}.{asks} Which of your wins \
         comes closest?",
        listed(&names)
    );
    let mut hit = Hit::new(section.heading, message);
    for (row, attribute) in now.iter().take(NAMED) {
        hit = hit.about(crate::rules::finding::Related {
            path: None,
            line: document.buffer.position(row.attribute.span.start, Encoding::Utf8).line,
            message: format!("{} is shown at today's level.", attribute.name),
        });
    }
    vec![hit]
}

/// The level of today and the one above that the case is for; today's, where it is not told, is the one below.
fn levels(context: &Context<'_>, matrix: &Matrix) -> Option<Levels> {
    let header = &context.document.header;
    let level = |key| matrix.level(header.get(key)?, header.get("role"));
    let target = level("target")?;
    let now = match header.get("level") {
        Some(_) => level("level")?,
        None => target.checked_sub(1)?,
    };
    (now < target).then_some(Levels { now, target })
}

/// The level that a row shows: the one that it names, else what its status says. None for a gap, and for what is open.
fn shown(row: &Assessment, matrix: &Matrix, levels: Levels) -> Option<usize> {
    let cells = [&row.status, &row.evidence, &row.interpretation].into_iter().flatten();
    let named = cells.filter_map(|cell| named(cell, matrix)).max();
    let status = match row.status()? {
        Status::OverDelivering => Some(levels.target),
        Status::Meeting => Some(levels.now),
        Status::Ambiguous | Status::Gap => None,
    };
    status.map(|status| named.unwrap_or(status))
}

/// The highest level that a cell names by its code or in brackets: "meets L6", "✅ (Staff)".
fn named(cell: &Cell, matrix: &Matrix) -> Option<usize> {
    let plain = cell.passage.plain.as_str();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is = |index: &usize, word: &str| {
        let level = &matrix.levels[*index];
        level.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(word)) || level.title == word
    };
    words.filter_map(|word| (0..matrix.levels.len()).rev().find(|index| is(index, word))).max()
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("principle", "proof-for-the-level"), ("step", "close-the-loop")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
