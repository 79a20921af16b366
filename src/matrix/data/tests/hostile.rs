//! Texts that are broken, huge, or written to do harm: a reason with its place, soon, and never a crash.

use std::time::{Duration, Instant};

use super::{declined, grid, one, unplaced};
use crate::matrix::{Alone, LIMIT, read_bytes};

/// A program that is not optimised, on a machine that does other things, takes many times as long.
const SOON: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 1 });

const GRID: &str = "\
levels: [{id: l4, name: \"L4 – é\"}, {id: l5, name: L5}]
themes:
  - &t {id: t, name: Äußerung 🚀}
items:
  - {level: l4, theme: t, text: 'Writes: plainly'}
  - level: l5
    theme: t
    text: |
      Writes for many,
      and well.
";

#[test]
fn every_prefix_gives_a_matrix_or_a_reason() {
    let json = super::as_json(GRID);
    let toml = "version = 1\n[[levels]]\nid = \"a\"\nname = \"Ä\"\n[[levels]]\nid = \"b\"\nname = \"B\"\n\
                [[attributes]]\nname = \"X\"\n[attributes.descriptors]\na = { text = \"Does it well\" }\n";
    for (name, text) in [("m.yaml", GRID), ("m.json", json.as_str()), ("m.toml", toml)] {
        assert_eq!(one(name, text).levels.len(), 2);
        for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
            let text = &text[..end];
            if let Err(error) = read_bytes(name, text.as_bytes(), &Alone) {
                assert!(error.span.end <= end && text.is_char_boundary(error.span.start), "{name} {end}");
            }
        }
    }
    let page = format!("---\n{GRID}---\n");
    for end in (0..page.len()).filter(|&end| page.is_char_boundary(end)) {
        if let Err(error) = read_bytes("m.md", &page.as_bytes()[..end], &Alone) {
            assert!(error.span.end <= end, "{end}");
        }
    }
}

#[test]
fn what_is_broken_is_shown_and_not_quoted() {
    for (name, text, reason, place) in [
        ("m.yaml", "secret:\n\t- a\n", "a tab stands where YAML wants blanks", 8),
        ("m.yaml", "a: secret\na: b\n", "the same key stands twice", 10),
        ("m.yaml", "a: *secret\n", "an alias in it stands for nothing", 3),
        ("m.yaml", "a: &secret [*secret]\n", "stands for itself", 12),
        ("m.yaml", "a: [secret\n", "look at indentation", 3),
        ("m.yaml", "a: 1\n---\nb: 2\n", "more than one document", 9),
        ("m.yaml", "? [a, b]\n: secret\n", "a key in it is not a word", 2),
        ("m.yaml", "<<: secret\n", "a merge key names no table", 4),
        ("m.json", "{\"secret\": 1,}", "look at commas", 13),
        ("m.json", "{\"a\": 1, \"a\": 2}", "the same key stands twice", 9),
        ("m.json", "{\"a\": secret}", "look at commas", 6),
        ("m.json", "{\"a\": \"\\ud83d\"}", "look at commas", 6),
        ("m.json", "[1] secret", "look at commas", 4),
        ("m.toml", "a = 1\na = 2\n", "it is not TOML", 6),
    ] {
        let error = read_bytes(name, text.as_bytes(), &Alone).expect_err(text);
        assert!(error.text.contains(reason) && !error.text.contains("secret"), "{text:?} {}", error.text);
        assert_eq!(error.span.start, place, "{text:?}");
    }
}

#[test]
fn a_tab_in_front_matter_is_shown_at_its_place() {
    let text = "---\ntitle: Für alle\ntopics:\n\t- name: x\n---\n\nText.\n";
    let (_, span) = declined("people.md", text);
    assert_eq!(span, "");
    let error = read_bytes("people.md", text.as_bytes(), &Alone).expect_err("broken");
    assert!(text[error.span.start..].starts_with("\t- name"));
}

#[test]
fn bombs_go_off_in_the_hand_of_nobody() {
    let mut aliases = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for n in 1..12 {
        let many = vec![format!("*a{}", n - 1); 9].join(", ");
        aliases.extend(["a", &n.to_string(), ": &a", &n.to_string(), " [", &many, "]\n"]);
    }
    let mut texts = format!("a: &a \"{}\"\nb:\n", "x".repeat(LIMIT / 2));
    for _ in 0..10_000 {
        texts += "- *a\n";
    }
    let merges = lines(1..40, |n| format!("a{n}: &a{n} {{<<: [*a{0}, *a{0}], k{n}: {{<<: *a{0}}}}}\n", n - 1));
    let merges = format!("a0: &a0 {{k: v}}\n{merges}");
    let anchors = lines(0..60, |n| format!("{}- &a{n}\n", "  ".repeat(n)));
    let anchors = format!("{anchors}{}- [{}]\n", "  ".repeat(60), "1,".repeat(150_000));
    for (name, text) in [
        ("aliases.yaml", aliases),
        ("texts.yaml", texts),
        ("merges.yaml", merges),
        ("anchors.yaml", anchors),
        ("deep.yaml", "[".repeat(LIMIT / 2)),
        ("blocks.yaml", lines(0..1000, |n| format!("{}a:\n", " ".repeat(n)))),
        ("dashes.yaml", "- ".repeat(LIMIT / 2)),
        ("deep.json", "[".repeat(LIMIT / 2)),
        ("tables.json", "{\"a\":".repeat(LIMIT / 8)),
        ("many.json", format!("[{}1]", "1,".repeat(LIMIT / 2 - 10))),
        ("quote.json", format!("\"{}", "\\\"".repeat(LIMIT / 2 - 10))),
        ("deep.toml", format!("a = {}", "[".repeat(LIMIT / 2))),
        ("dots.toml", format!("a{} = 1", ".a".repeat(LIMIT / 2 - 10))),
        ("tables.toml", format!("[a{}]", ".a".repeat(LIMIT / 2 - 10))),
        ("curly.toml", format!("a = {}", "{a=".repeat(LIMIT / 4))),
    ] {
        let start = Instant::now();
        let error = read_bytes(name, text.as_bytes(), &Alone).expect_err(name);
        assert!(error.text.len() < 300, "{name}: {}", error.text);
        assert!(start.elapsed() < SOON, "{name} took {:?}", start.elapsed());
    }
}

/// Items of two levels and a hundred themes, about `length` bytes of them.
fn items(length: usize) -> String {
    let themes = lines(0..100, |n| format!("  - {{id: t{n}, name: Theme {n}}}\n"));
    let item = |n: usize| {
        let (level, theme) = (n % 2 + 1, n / 2 % 100);
        format!("  - level: l{level}\n    theme: t{theme}\n    text: Does the thing number {n:05} rather well\n")
    };
    let items = lines(0..length / item(100).len(), item);
    format!("levels: [{{id: l1, name: L1}}, {{id: l2, name: L2}}]\nthemes:\n{themes}items:\n{items}")
}

/// What `line` makes of each number.
fn lines(numbers: std::ops::Range<usize>, line: impl Fn(usize) -> String) -> String {
    numbers.map(line).collect::<Vec<_>>().concat()
}

#[test]
fn a_megabyte_is_read_in_time() {
    let yaml = items(LIMIT - 8000);
    let json = super::as_json(&items(LIMIT * 3 / 4));
    let wide = lines(0..18_000, |n| format!("A{n}: {{L{}: Does the thing well enough}}\n", n % 60));
    for (name, text, attributes) in [("m.yaml", &yaml, 100), ("m.json", &json, 100), ("wide.yaml", &wide, 18_000)] {
        assert!((LIMIT / 2..=LIMIT).contains(&text.len()), "{name} has {}", text.len());
        let start = Instant::now();
        let matrix = one(name, text);
        assert_eq!(matrix.attributes.len(), attributes);
        eprintln!("{name}: {} bytes in {:?}", text.len(), start.elapsed());
        assert!(start.elapsed() < SOON, "{name} took {:?}", start.elapsed());
    }
    // A level for each attribute would be a grid of hundreds of millions of cells.
    let square = lines(0..20_000, |n| format!("A{n}: {{Level {n}: Does the thing well}}\n"));
    declined("m.yaml", &square);
}

#[test]
fn aliases_and_merge_keys_say_what_they_stand_for() {
    let yaml = "\
base: &base
  L4: Lands a feature on its date
Delivery:
  <<: *base
  L5: &five Lands a program on its date
Influence:
  L4: Convinces the own team
  L5: *five
";
    let matrix = one("m.yaml", yaml);
    assert_eq!(
        grid(&matrix),
        "L4 | L5\n\
         base: Lands a feature on its date | \n\
         Delivery: Lands a feature on its date | Lands a program on its date\n\
         Influence: Convinces the own team | Lands a program on its date"
    );
    assert_eq!(unplaced(&matrix, yaml), [] as [&str; 0]);
}

#[test]
fn marks_line_ends_and_letters_of_all_kinds() {
    let yaml = "影響力:\n  L4: 自分のチームを動かすことができる\n  L5: 他のチームも動かすことができる\n";
    let expected = "L4 | L5\n影響力: 自分のチームを動かすことができる | 他のチームも動かすことができる";
    assert_eq!(grid(&one("m.yaml", yaml)), expected);
    assert_eq!(grid(&one("m.yaml", &format!("\u{feff}{yaml}"))), expected);
    assert_eq!(grid(&one("m.yaml", &yaml.replace('\n', "\r\n"))), expected);
    assert_eq!(grid(&one("m.json", &format!("\u{feff}{}", super::as_json(yaml).replace('\n', "\r\n")))), expected);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(yaml.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(grid(&read_bytes("m.yaml", &utf16, &Alone).expect("UTF-16").remove(0)), expected);
}
