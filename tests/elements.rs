//! What each element of the frameworks comes to: `docs/frameworks.md` is written from the framework data and
//! `fixtures/elements.tsv` (`UPDATE=1 cargo test --test elements`), and what it names exists: each rule, command, header
//! key and layout, and each test. Where `../shared` lies beside the project, its ledger is walked as well.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use career_ls::document::KEYS;
use career_ls::framework::{self, Framework, PARTS};
use career_ls::rules;
use career_ls::settings::Kind;

const TABLE: &str = include_str!("fixtures/elements.tsv");

/// Elements that nothing is done for, each with the reason.
const NOTHING: [(&str, &str); 2] =
    [("A57", "a link to a paid offer"), ("B39", "the sponsor's text and the newsletter's own frame")];

struct Element {
    features: Vec<(String, String)>,
    tests: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn list(cell: &str) -> impl Iterator<Item = String> {
    cell.split(", ").map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned)
}

fn elements() -> BTreeMap<String, Element> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    rows.map(|row| {
        let mut cells = row.split('\t');
        let id = cells.next().unwrap_or_default().to_owned();
        let features = list(cells.next().unwrap_or_default()).map(|feature| {
            let (kind, name) = feature.split_once(':').unwrap_or_else(|| panic!("{id}: `{feature}` has no kind"));
            (kind.to_owned(), name.to_owned())
        });
        let features = features.collect();
        (id, Element { features, tests: list(cells.next().unwrap_or_default()).collect() })
    })
    .collect()
}

/// Whether `career-ls` has a command of this name.
fn has_command(name: &str) -> bool {
    let help = Command::new(env!("CARGO_BIN_EXE_career-ls")).arg("--help").output().expect("the program runs");
    let help = String::from_utf8(help.stdout).expect("help in UTF-8");
    help.lines().any(|line| line.split_whitespace().next() == Some(name))
}

/// What is wrong with a feature that is named; nothing where it exists, or where a test has to show it.
fn missing(kind: &str, name: &str) -> Option<String> {
    let exists = match kind {
        "rule" => rules::find(name).is_some(),
        "command" => has_command(name),
        "header" => KEYS.contains(&name),
        "layout" => Kind::ALL.into_iter().any(|kind| kind.name() == name && framework::layout(kind).is_some()),
        "action" | "completion" | "hover" | "lens" | "report" => true,
        _ => false,
    };
    (!exists).then(|| format!("there is no {kind} `{name}`"))
}

/// Whether a file of the tests has a test of that name.
fn has_test(test: &str) -> bool {
    let Some((file, name)) = test.split_once("::") else { return false };
    let text = std::fs::read_to_string(root().join(file)).unwrap_or_default();
    text.contains(&format!("#[test]\nfn {name}()")) || text.contains(&format!("]\nfn {name}()"))
}

#[test]
fn every_element_of_the_frameworks_names_what_exists() {
    let elements = elements();
    let mut wrong = Vec::new();
    for (id, element) in &elements {
        wrong
            .extend(element.features.iter().filter_map(|(kind, name)| Some(format!("{id}: {}", missing(kind, name)?))));
        wrong.extend(element.tests.iter().filter(|test| !has_test(test)).map(|test| format!("{id}: no test {test}")));
        let shown = element.features.iter().all(|(kind, _)| kind == "rule" || kind == "header" || kind == "layout");
        if element.tests.is_empty() && !shown {
            wrong.push(format!("{id}: a test has to show it"));
        }
    }
    for id in framework::all().iter().flat_map(ids) {
        if !elements.contains_key(id) && !NOTHING.iter().any(|(nothing, _)| *nothing == id) {
            wrong.push(format!("{id} is in a framework, and nothing is named for it"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The elements that the parts of a framework stand for.
fn ids(framework: &Framework) -> impl Iterator<Item = &str> {
    let steps = framework.steps.iter().flat_map(|step| &step.ledger);
    let named = PARTS.into_iter().flat_map(|part| framework.named(part)).flat_map(|named| &named.ledger);
    steps.chain(named).map(String::as_str)
}

#[test]
fn the_ledger_is_walked_where_it_is_at_hand() {
    let path = root().join("../shared/seed-ledger.tsv");
    let Ok(ledger) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: ../shared/seed-ledger.tsv is absent");
        return;
    };
    let elements = elements();
    let rows = ledger.lines().skip(1).filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?, cells.nth(1)?))
    });
    let mut walked = 0;
    for (id, feature) in rows {
        walked += 1;
        let nothing = NOTHING.iter().any(|(nothing, _)| *nothing == id);
        assert!(nothing || elements.contains_key(id), "{id} asks for {feature}");
    }
    assert!(walked > 90, "{walked} rows");
}

/// A feature as a reader of the page sees it.
fn shown(kind: &str, name: &str) -> String {
    match kind {
        "rule" => {
            let family = std::fs::read_dir(root().join("src/rules"))
                .into_iter()
                .flatten()
                .flatten()
                .find(|entry| entry.path().join(format!("{}.md", name.replace('-', "_"))).exists());
            let family = family.map(|entry| entry.file_name().to_string_lossy().into_owned()).unwrap_or_default();
            format!("[{name}](../src/rules/{family}/{}.md)", name.replace('-', "_"))
        }
        "command" => format!("`career-ls {name}`"),
        "header" => format!("`{name}` in the header"),
        "layout" => format!("`career-ls new {name}`"),
        _ => format!("{kind}: {name}"),
    }
}

/// A part of a framework: its name and the elements that it stands for.
type Row<'a> = (String, &'a Vec<String>);

fn page() -> String {
    let elements = elements();
    let mut page = String::from(
        "# What the frameworks ask for, and where it is\n\nEach part of the two frameworks, what career-ls does for it, and the test that shows it. The page of a rule is its\ntest. Written from the framework data by `UPDATE=1 cargo test --test elements`.\n",
    );
    for framework in framework::all() {
        let name = &framework.name;
        let _ = write!(page, "\n## The {name}\n\n{}\n", framework.source.line());
        let steps =
            framework.steps.iter().map(|step| (format!("{}. {}", step.number, step.name), &step.ledger)).collect();
        let mut groups: Vec<(&str, Vec<Row<'_>>)> = vec![("step", steps)];
        for part in PARTS {
            groups
                .push((part, framework.named(part).iter().map(|named| (named.name.clone(), &named.ledger)).collect()));
        }
        for (part, rows) in groups.into_iter().filter(|(_, rows)| !rows.is_empty()) {
            let _ = write!(page, "\n| {part} | what career-ls does | shown by |\n| --- | --- | --- |\n");
            for (name, ledger) in rows {
                let found: Vec<&Element> = ledger.iter().filter_map(|id| elements.get(id)).collect();
                let mut features: Vec<String> = Vec::new();
                let mut tests: Vec<String> = Vec::new();
                for element in found {
                    features.extend(element.features.iter().map(|(kind, name)| shown(kind, name)));
                    tests.extend(element.tests.iter().map(|test| {
                        let (file, name) = test.split_once("::").unwrap_or((test, ""));
                        format!("[{}](../{file})", name.replace('_', " "))
                    }));
                }
                let unique = |mut list: Vec<String>| {
                    let mut seen = std::collections::BTreeSet::new();
                    list.retain(|item| seen.insert(item.clone()));
                    list.join(", ")
                };
                let _ = writeln!(page, "| {name} | {} | {} |", unique(features), unique(tests));
            }
        }
    }
    page
}

#[test]
fn the_page_is_what_the_data_say() {
    let path = root().join("docs/frameworks.md");
    let fresh = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &fresh).expect("the page can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written.replace("\r\n", "\n") == fresh, "run UPDATE=1 cargo test --test elements");
}
