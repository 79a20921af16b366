//! What the cells of a table say: words, or no more than a mark.

use super::super::draft::{is_link, says_nothing};
use super::super::name::words;
use super::super::rank::{is_code, is_rank};
use super::super::table::Cell;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::matrix) enum Value {
    Nothing,
    /// A number, a tick, a link, the name of a level.
    Mark,
    Words,
}

/// What people answer in one word.
const ANSWERS: [&str; 12] = ["done", "false", "n", "no", "ok", "o", "tbc", "todo", "true", "x", "y", "yes"];

/// Nouns in the titles of levels.
const ROLES: [&str; 44] = [
    "analyst",
    "architect",
    "consultant",
    "contributor",
    "coordinator",
    "data",
    "design",
    "designer",
    "developer",
    "development",
    "em",
    "eng",
    "engineer",
    "engineering",
    "executive",
    "frontend",
    "backend",
    "group",
    "ic",
    "individual",
    "management",
    "of",
    "officer",
    "ops",
    "owner",
    "pm",
    "president",
    "product",
    "program",
    "programmer",
    "project",
    "qa",
    "quality",
    "researcher",
    "scientist",
    "software",
    "specialist",
    "sre",
    "strategist",
    "tech",
    "technical",
    "tpm",
    "vice",
    "writer",
];

/// Words that count, in cells that hold a number: `2 years`, `100k USD`.
const UNITS: [&str; 12] =
    ["days", "hours", "jahre", "min", "month", "months", "percent", "points", "weeks", "year", "years", "yrs"];

pub(in crate::matrix) fn value(cell: &Cell) -> Value {
    let plain = cell.plain.trim();
    if says_nothing(plain) {
        return if cell.text.contains("![") || cell.text.contains("<img") { Value::Mark } else { Value::Nothing };
    }
    let words = if plain.len() > 200 { return Value::Words } else { words(plain) };
    if words.iter().all(|word| word.chars().all(char::is_numeric)) || is_answer(plain, &words) {
        return Value::Mark;
    }
    let is_figure = |word: &String| {
        word.chars().any(char::is_numeric) || word.chars().count() < 4 || UNITS.contains(&word.as_str())
    };
    if words.iter().any(|word| word.chars().any(char::is_numeric)) && words.iter().all(is_figure) && plain.is_ascii() {
        return Value::Mark;
    }
    if is_level_name(&words) || only_links(cell, &words) { Value::Mark } else { Value::Words }
}

/// Whether a cell says more than a name: what describes a level is seldom shorter.
pub(in crate::matrix) fn is_phrase(cell: &Cell) -> bool {
    let plain = cell.plain.trim();
    plain.split_whitespace().count() >= 3 || plain.chars().filter(|c| !c.is_ascii()).count() >= 8
}

/// The name of a level and nothing else: every word of it ranks, counts or names a role.
pub(in crate::matrix) fn is_level_name(words: &[String]) -> bool {
    let ranks = |word: &String| is_rank(word) || is_code(word) || word.bytes().all(|byte| byte.is_ascii_digit());
    words.len() <= 8
        && words.iter().any(ranks)
        && words.iter().all(|word| ranks(word) || ROLES.contains(&word.as_str()))
}

/// `yes`, or who does what in a chart of duties: `R`, `A/R`.
fn is_answer(plain: &str, words: &[String]) -> bool {
    let duty = |part: &str| matches!(part, "R" | "A" | "C" | "I");
    matches!(words, [word] if ANSWERS.contains(&word.as_str())) || plain.split(['/', ',', ' ']).all(duty)
}

/// A link and nothing else, to what the company says elsewhere.
fn only_links(cell: &Cell, words: &[String]) -> bool {
    let text = cell.text.trim();
    let html = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<a ")) && text.matches("</").count() == 1;
    words.len() <= 4 && (is_link(text) || html && text.to_ascii_lowercase().ends_with("</a>"))
}
