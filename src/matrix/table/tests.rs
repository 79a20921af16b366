mod declined;
mod edges;
mod several;
mod sides;

use crate::matrix::{Alone, Matrix, UNPLACED, read_bytes};

/// The matrices of a text, one line for the levels of each and one for each attribute; why it is declined else.
fn shown(text: &str) -> String {
    let found = match read_bytes("matrix.md", text.as_bytes(), &Alone) {
        Ok(found) => found,
        Err(unreadable) => return format!("declined: {}", unreadable.text.split('.').next().unwrap_or_default()),
    };
    found.iter().flat_map(|matrix| lines(matrix, text)).collect::<Vec<_>>().join("\n")
}

fn lines(matrix: &Matrix, source: &str) -> Vec<String> {
    let level = |level: &crate::matrix::Level| {
        let title = if level.title == level.name { String::new() } else { format!(" = {}", level.title) };
        let code = level.code.iter().filter(|code| !level.name.contains(*code)).map(|code| format!(" [{code}]"));
        format!("{}{title}{}", level.name, code.collect::<Vec<_>>().concat())
    };
    let levels: Vec<String> = matrix.levels.iter().map(level).collect();
    let track = matrix.track.iter().map(|track| format!("{track}: ")).collect::<Vec<_>>().concat();
    let mut lines = vec![format!("# {track}{}", levels.join(" | "))];
    for attribute in &matrix.attributes {
        let pillar = attribute.pillar.iter().map(|pillar| format!("{pillar} / ")).collect::<Vec<_>>().concat();
        let said = attribute.descriptors.iter().map(|told| {
            let Some(told) = told else { return "–".to_owned() };
            let places: Vec<&str> = told.places.iter().map(|place| place.span.of(source)).collect();
            assert_eq!(places.join("\n"), told.text, "a place is where the words stand");
            told.text.replace('\n', "⏎")
        });
        lines.push(format!("{pillar}{}: {}", attribute.name, said.collect::<Vec<_>>().join(" | ")));
    }
    lines
}

/// What is said to be unread, in the first matrix of a text: lines and words.
fn unread(text: &str) -> Vec<(usize, String)> {
    let found = read_bytes("matrix.md", text.as_bytes(), &Alone).expect("a matrix");
    let notes = found[0].problems.iter().filter(|note| note.code == UNPLACED);
    notes.map(|note| (note.place.line, note.text.clone())).collect()
}

/// A pipe table of these rows; the first is its header.
fn table(rows: &[&str]) -> String {
    let bars = rows[0].matches('|').count().saturating_sub(1);
    let mut text = format!("{}\n{}|\n", rows[0], "|---".repeat(bars));
    for row in &rows[1..] {
        text.push_str(row);
        text.push('\n');
    }
    text
}

#[test]
fn no_prefix_of_a_nasty_text_makes_it_panic() {
    let text = "# Étude\n\n<TABLE class='a>b' x=\"<table>\"><caption>É</caption><tr><th rowspan=0>L4<th colspan=40>L5\n\n\
        <!-- <td> --><tr><td rowspan=-1>&eacute;&#0;<td>**x<ul><li>é</table\n\n## L4 (Target): 🎯\n\n<table><td><table><tr><td>L1</table>\r\n\
        \t<td>`</td></tr>\n> <table>\n\n| L4 | L5 | <br> |\n|:-:|--|-|\n|||\n| é\\| | <ul><li>🎯 | [[x]] | | |\n\n- x\n\n  |Level|\u{1f}a|\n  |-|-|\n  |II|<b|\n";
    for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
        let _ = read_bytes("matrix.md", &text.as_bytes()[..end], &Alone);
        if text.is_char_boundary(text.len() - end) {
            let _ = read_bytes("matrix.md", &text.as_bytes()[text.len() - end..], &Alone);
        }
    }
}

/// What is long without being large to understand takes no time that grows faster than the text.
#[test]
fn long_texts_are_read_to_their_end() {
    let rows = "| Craft | Reads | *Writes* |\n".repeat(8000);
    let tags = "<tr><td>Craft<td>Reads<td><b>Writes</b>".repeat(5000);
    let tables = "## A\n\n| Skill | L4 | L5 |\n|-|-|-|\n| Craft | a | b |\n\n".repeat(2000);
    for (text, attributes) in [
        (format!("| Skill | L4 | L5 |\n|-|-|-|\n{rows}"), 8000),
        (format!("<table><tr><td>Skill<td>L4<td>L5{tags}</table>\n"), 5000),
    ] {
        let found = read_bytes("matrix.md", text.as_bytes(), &Alone).expect("a matrix");
        assert_eq!((found.len(), found[0].attributes.len()), (1, attributes));
        assert_eq!(found[0].attributes[attributes - 1].id, format!("craft-{attributes}"));
    }
    assert!(read_bytes("matrix.md", tables.as_bytes(), &Alone).is_err(), "two thousand roles are no ladder");
    for text in
        ["<table>".repeat(40_000), "<td>".repeat(60_000), "<table><tr><td>L4".repeat(15_000), "|".repeat(250_000)]
    {
        assert!(read_bytes("matrix.md", text.as_bytes(), &Alone).is_err());
    }
}
