//! Matrices that no company wrote.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// How usual a matrix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plainness {
    /// Levels that are called levels, names and sentences of plain words: every shape has to keep it.
    Plain,
    /// Anything.
    Wild,
}

/// A matrix in the shape of `matrix show --format json`.
pub(crate) struct Made {
    pub(crate) json: String,
    pub(crate) plainness: Plainness,
}

/// Names of levels with the ids that a reader gives them.
const LEVELS: [(&str, &str); 10] = [
    ("Associate (L2)", "associate"),
    ("Engineer II (L3)", "engineer-ii"),
    ("Senior (L4)", "senior"),
    ("Lead (L5)", "lead"),
    ("Staff (L6)", "staff"),
    ("Principal (L7)", "principal"),
    ("Distinguished (L8)", "distinguished"),
    ("Fellow (L9)", "fellow"),
    ("Head (L10)", "head"),
    ("Director (L11)", "director"),
];

const WILD_LEVELS: [&str; 10] =
    ["L4", "Sr. TPM", "Ingénieur·e", "主任", "Level 3", "`Staff`", "Team Lead | Manager", "IC-5", "Année 2", "E#7"];

const ATTRIBUTES: [&str; 15] = [
    "Program Execution",
    "Influence",
    "Communication",
    "Technical Judgement",
    "Growing Others",
    "Planning",
    "Quality",
    "Ownership",
    "Hiring",
    "Customer Focus",
    "Risk",
    "Delivery",
    "Mentoring",
    "Architecture",
    "Incident Response",
];

const WILD_ATTRIBUTES: [&str; 15] = [
    "C++",
    "R&D",
    "snake_case_name",
    "a * b * c",
    "影響力",
    "Qualité d’écriture",
    "<Scope>",
    "[Reach](x)",
    "1. First",
    "Yes",
    "null",
    "#hash",
    "Plan | Do",
    "2026",
    "\"Quoted\"",
];

const PILLARS: [&str; 4] = ["Results", "People", "Craft", "Company"];
const WILD_PILLARS: [&str; 4] = ["👩‍💻 Craft", "R&D | Ops", "- dash", "人"];

const WORDS: [&str; 20] = [
    "lands", "a", "program", "of", "three", "teams", "on", "the", "date", "it", "gave", "and", "closes", "risks",
    "between", "them", "writes", "down", "what", "changed",
];

const PIECES: [&str; 34] = [
    "|",
    "\"",
    "'",
    "\n",
    "\n\n",
    "\n- ",
    "\n  - ",
    "- ",
    "# ",
    "#",
    "* ",
    "**bold**",
    "`code`",
    "_x_",
    "[link](a.md)",
    "<br>",
    "&amp;",
    "\\",
    "\\|",
    "影響力",
    "é",
    "👩‍💻",
    ",",
    ";",
    ": ",
    "\t",
    "---",
    "```",
    "1. ",
    "=",
    "@",
    "{}",
    "%",
    "\u{a0}",
];

/// A matrix of 2 to 8 levels and 1 to 15 attributes.
pub(crate) fn made(random: &mut Rng) -> Made {
    let plainness = if random.u8(0..3) == 0 { Plainness::Plain } else { Plainness::Wild };
    let wild = plainness == Plainness::Wild;
    let odd_names = wild && random.bool();
    let levels = levels(random, odd_names);
    let bases = if wild && random.u8(0..3) == 0 { Some(random.bool()) } else { None };
    let attributes = attributes(random, wild, odd_names, &levels, bases.is_some());
    let levels: Vec<Value> = levels
        .iter()
        .enumerate()
        .map(|(index, (id, name))| match bases {
            Some(true) if index > 0 => json!({ "id": id, "name": name, "builds_on": levels[index - 1].0 }),
            _ => json!({ "id": id, "name": name }),
        })
        .collect();
    let json = json!({ "version": 1, "levels": levels, "attributes": attributes });
    Made { json: serde_json::to_string_pretty(&json).expect("JSON"), plainness }
}

/// Ids and names, in an order that a ladder has.
fn levels(random: &mut Rng, odd: bool) -> Vec<(String, String)> {
    let count = random.usize(2..=8);
    let mut chosen: Vec<usize> = (0..10).collect();
    random.shuffle(&mut chosen);
    chosen.truncate(count);
    chosen.sort_unstable();
    let named = |index: usize, odd: bool| {
        if odd {
            (format!("level-{index}"), WILD_LEVELS[index].to_owned())
        } else {
            (LEVELS[index].1.to_owned(), LEVELS[index].0.to_owned())
        }
    };
    chosen.into_iter().map(|index| named(index, odd && random.bool())).collect()
}

fn attributes(random: &mut Rng, wild: bool, odd: bool, levels: &[(String, String)], inherits: bool) -> Vec<Value> {
    let count = random.usize(1..=15);
    let mut chosen: Vec<usize> = (0..15).collect();
    random.shuffle(&mut chosen);
    let has_pillars = random.bool();
    let mut out = Vec::new();
    for (row, index) in chosen.into_iter().take(count).enumerate() {
        let (id, name) = if odd && random.bool() {
            (format!("attribute-{index}"), WILD_ATTRIBUTES[index])
        } else {
            let id = ATTRIBUTES[index].to_lowercase().replace(' ', "-");
            (id, ATTRIBUTES[index])
        };
        // Plain pillars follow one another; wild ones come and go.
        let pillar = match (has_pillars, wild) {
            (false, _) => None,
            (true, false) => Some(PILLARS[row * 4 / count.max(4)]),
            (true, true) => [PILLARS, WILD_PILLARS][usize::from(odd)].get(random.usize(0..5)).copied(),
        };
        let mut descriptors = Map::new();
        for (level, (id, _)) in levels.iter().enumerate() {
            // What is plain says something in each row, so that no row can be taken for a heading.
            if random.u8(0..6) == 0 && (wild || level > 0) {
                continue;
            }
            let inherited = inherits && level > 0 && random.bool();
            descriptors.insert(id.clone(), json!({ "text": text(random, wild), "inherited": inherited }));
        }
        let mut attribute = json!({ "id": id, "name": name, "descriptors": descriptors });
        if let Some(pillar) = pillar {
            attribute["pillar"] = pillar.into();
        }
        out.push(attribute);
    }
    // Something has to be said, or it is no matrix.
    out[0]["descriptors"][&levels[0].0] = json!({ "text": sentence(random), "inherited": false });
    out
}

fn text(random: &mut Rng, wild: bool) -> String {
    if !wild || random.bool() {
        return sentence(random);
    }
    let mut out = String::new();
    for _ in 0..random.usize(1..8) {
        out.push_str(if random.bool() {
            PIECES[random.usize(0..PIECES.len())]
        } else {
            WORDS[random.usize(0..WORDS.len())]
        });
        if random.bool() {
            out.push(' ');
        }
    }
    let out = out.trim().to_owned();
    // What reads as an empty cell is one.
    if out.chars().any(char::is_alphanumeric) { out } else { sentence(random) }
}

fn sentence(random: &mut Rng) -> String {
    let words: Vec<&str> = (0..random.usize(3..12)).map(|_| WORDS[random.usize(0..WORDS.len())]).collect();
    let mut chars = words.join(" ");
    chars[..1].make_ascii_uppercase();
    chars
}
