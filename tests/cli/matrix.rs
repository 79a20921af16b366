//! `career-ls matrix …`

#[path = "matrix/check.rs"]
mod check;
#[path = "matrix/convert.rs"]
mod convert;
#[path = "matrix/import.rs"]
mod import;
#[cfg(target_os = "linux")]
#[path = "matrix/limits.rs"]
mod limits;
#[path = "matrix/pages.rs"]
mod pages;
#[path = "matrix/show.rs"]
mod show;

use super::{Folder, Ran, command, finish};

/// Two pillars, three levels, one empty cell, and a line that is no part of it.
const LADDER: &str = "---\ncareer: {kind: matrix}\n---\n\n\
    | Pillar | Attribute | Senior (L5) | Staff (L6) | Principal (L7) |\n\
    | --- | --- | --- | --- | --- |\n\
    | Delivery | Program Execution | Lands a program | Lands a portfolio | Sets the bets |\n\
    | People | Influence | Aligns two teams | Changes a decision | - |\n\n\
    Ask Inês about the rest.\n";

/// Two grids, for people who lead and people who do not.
const TWO_TRACKS: &str = "# Engineers\n\n\
    | Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | --- |\n| Influence | a | b |\n\n\
    # Managers\n\n\
    | Attribute | Manager (M1) | Director (M2) |\n| --- | --- | --- |\n| Hiring | c | d |\n";

/// Colours, a bell, a C1 control sequence and a change of direction.
const HOSTILE: &str = "\u{1b}[31mred\u{7}\u{9b}2J\u{202e}evil\u{2066}";

fn is_plain(text: &str) -> bool {
    let hidden = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    text.chars().all(|c| c == '\n' || !(c.is_control() || hidden(c)))
}

/// Runs with `input` at standard input.
fn with_input(folder: &Folder, args: &[&str], input: &str) -> Ran {
    finish(&mut command(folder.path(), args), input)
}

/// What was printed, as JSON.
fn json(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}
