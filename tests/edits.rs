//! Random edits: what was kept up to date edit by edit equals what a fresh parse gives.
//!
//! `CAREER_LS_EDITS` says how many edits (20,000 otherwise), `CAREER_LS_EDIT_SEED` where to start. `.ci/full` runs a
//! million; `.ci/fuzz` runs the same test with the C code under `AddressSanitizer`.

use career_ls::syntax::Tree;
use career_ls::text::{Buffer, LONG_LINE, Span};

const PIECES: &[&str] = &[
    "a",
    "wins ",
    "é",
    "ß",
    "👩‍💻",
    "数",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "- [x] ",
    "> ",
    ">",
    "# ",
    "## ",
    "###### ",
    "#",
    "===\n",
    "---\n",
    "---",
    "```\n",
    "```",
    "~~~\n",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "]",
    "](x)",
    "[[",
    "]]",
    "[^n]: ",
    "[r]: http://a.b\n",
    "| a | b |\n| --- | --- |\n",
    "|  | |\n",
    "|\n",
    "| |",
    "| c | d |\n",
    "|",
    "\\|",
    "\\",
    "<!-- c -->",
    "<!--",
    "-->",
    "<div>",
    "</div>\n",
    "<",
    "&amp;",
    "***\n",
    "+++\n",
    "career:\n  kind: brag\n",
    "\u{2028}",
    "\u{a0}",
    "\u{feff}",
    "- a\n  - b\n    - c\n",
    "\n# Heading\n",
    "Lead\n===\n",
    "> quote\n> - item\n",
    "- item\n\n  more\n",
    "\0",
];

const DOCUMENTS: &[&str] = &[
    "",
    "---\ncareer:\n  kind: promotion\n---\n\n# Case\n\n## History\n\n- Cut build time from 40 to 12 minutes\n- Led 6 🚀 people\n  across é teams\n",
    "## Matrix\r\n\r\n| Attribute | L5 |\r\n| --- | --- |\r\n| Influence | a \\| b |\r\n\r\ntext\r\n",
    "Intro\n=====\n\n> quoted\n> more\n\n```rust\ncode\n```\n\n1. one\n2. two\n\n   deeper\n",
    "- a\r- b\r\r# h\rtext\r",
    "<!-- career-ls-disable -->\n- a\n  - b\n    - c\n      - d\n\n[r]: http://a.b\n",
];

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

fn some_place(random: &mut fastrand::Rng, text: &str) -> usize {
    let mut at = random.usize(0..=text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[test]
fn an_edited_outline_equals_a_fresh_one() {
    let wanted = number("CAREER_LS_EDITS", 20_000);
    let mut random = fastrand::Rng::with_seed(number("CAREER_LS_EDIT_SEED", 1));
    let (mut done, mut differing) = (0, 0);
    while done < wanted {
        let start = DOCUMENTS[random.usize(0..DOCUMENTS.len())];
        let mut buffer = Buffer::new(start, 0);
        let mut tree = Tree::parse(buffer.rope());
        if random.bool() {
            tree = tree.warmed(buffer.rope());
        }
        let mut history = vec![format!("start {start:?}")];
        for _ in 0..random.usize(1..60) {
            // One edit at a time as a person types, several at once as a burst leaves them.
            let mut changes = Vec::new();
            for _ in 0..if random.u8(0..8) == 0 { random.usize(2..5) } else { 1 } {
                let text = buffer.text();
                let from = some_place(&mut random, &text);
                let to = if random.u8(0..3) == 0 { some_place(&mut random, &text) } else { from };
                let span = Span::new(from.min(to), from.max(to));
                let long = text.len() > 400;
                let piece = if long && !span.is_empty() { "" } else { PIECES[random.usize(0..PIECES.len())] };
                history.push(format!("{span:?} {piece:?}"));
                changes.push(buffer.replace(span, piece));
                done += 1;
            }
            tree = tree.edited(&changes, buffer.rope()).0;
            let fresh = Tree::parse(buffer.rope());
            if tree.outline() != fresh.outline() {
                differing += 1;
                if differing <= 3 {
                    let last = &history[history.len().saturating_sub(3)..];
                    eprintln!("--- {}\nafter {:?}", last.join("\n"), buffer.text());
                    for (name, side) in [("edited", tree.outline()), ("fresh", fresh.outline())] {
                        eprintln!("{name}");
                        for placed in side {
                            eprintln!("  {} {:?} {:?}", placed.start, placed.unit.kind, placed.unit.text);
                        }
                    }
                }
                tree = fresh;
            }
        }
    }
    assert_eq!(differing, 0, "of {done} edits");
}

/// Found by `.ci/fuzz`: markers that nothing follows at the very end were an error to the grammar, which it got over in
/// one way afresh and in another after edits.
#[test]
fn markers_that_end_the_text_are_no_error() {
    let before = "  s-disabl| |- c\n      - d\n\n[r]: h> quote\n\n# aHeading\n> - ---item\nttp://<!--a.b\n* ";
    let edits = [(55, "`"), (81, "1. "), (45, "<div>")];
    for batch in [1, 3] {
        let mut buffer = Buffer::new(before, 0);
        let mut tree = Tree::parse(buffer.rope());
        for edits in edits.chunks(batch) {
            let changes: Vec<_> = edits.iter().map(|(at, text)| buffer.replace(Span::empty(*at), text)).collect();
            tree = tree.edited(&changes, buffer.rope()).0;
            assert_eq!(tree.outline(), Tree::parse(buffer.rope()).outline());
        }
    }
    for (text, last) in [("- * ", "- * "), ("text\n\n1. ", "1. "), ("# a\n- ", "- ")] {
        let tree = Tree::parse(Buffer::new(text, 0).rope());
        let unit = &tree.outline().iter().last().expect("a unit").unit;
        assert_eq!((unit.kind, unit.text.as_str()), (career_ls::syntax::UnitKind::Item, last), "{text:?}");
    }
}

#[test]
fn deep_nesting_is_harmless() {
    for text in [
        format!("{} deep\n", ">".repeat(400)),
        (0..600).map(|depth| "  ".repeat(depth) + "- item\n").collect(),
        format!("{}text\n", "- ".repeat(600)),
        format!("{}text\n", "> - ".repeat(400)),
    ] {
        let mut buffer = Buffer::new(&text, 0);
        let tree = Tree::parse(buffer.rope());
        let change = buffer.replace(Span::empty(text.len() - 1), "x");
        let (edited, _) = tree.edited(&[change], buffer.rope());
        assert_eq!(edited.outline(), Tree::parse(buffer.rope()).outline());
    }
}

/// A long line is no row of a table to the parser, and becomes one when enough of it is taken away.
#[test]
fn a_line_that_grows_long_is_read_as_a_fresh_parse_reads_it() {
    let table =
        |bars: usize| format!("# A\n\n| a | b |\n| --- | --- |\n| c | {}\n| d | e |\n\nText\n", "|".repeat(bars));
    let mut random = fastrand::Rng::with_seed(number("CAREER_LS_EDIT_SEED", 1));
    for place in [40, LONG_LINE / 2, LONG_LINE] {
        let mut buffer = Buffer::new(&table(LONG_LINE - 10), 0);
        let mut tree = Tree::parse(buffer.rope());
        for _ in 0..8 {
            let put = Span::empty(place + random.usize(0..20));
            let changes = [buffer.replace(put, &"x|".repeat(random.usize(1..20)))];
            tree = tree.edited(&changes, buffer.rope()).0;
            assert_eq!(tree.outline(), Tree::parse(buffer.rope()).outline());
            let cut = Span::new(place, place + random.usize(1..40));
            let changes = [buffer.replace(cut, "")];
            tree = tree.edited(&changes, buffer.rope()).0;
            assert_eq!(tree.outline(), Tree::parse(buffer.rope()).outline());
        }
    }
}
