//! What the rules cost: `cargo bench --bench rules`.
//!
//! Every rule switched on, over documents of 100 and of 10,000 statements, in one section and in many; the fastest of
//! five runs, in microseconds of one thread for each statement. What a statement says is read before: this is what the
//! rules make of it.

#![allow(clippy::print_stdout, reason = "a table for a person")]

#[path = "../tests/support/reading.rs"]
mod reading;

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

use career_ls::rules::ALL;
use career_ls::settings::{Settings, Severity, Weight};

/// Statements of all four phrasings, as people write them.
const STATEMENTS: &str = include_str!("../tests/fixtures/labelled.tsv");

fn settings() -> Settings {
    let mut settings = reading::today();
    for rule in ALL {
        settings.rules.insert(rule.name.to_owned(), Weight::On(Severity::Information));
    }
    settings
}

/// A case of so many statements, `each` of them under a heading.
fn case(statements: u32, each: usize) -> String {
    let rows = STATEMENTS.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.splitn(4, '\t').nth(3));
    let mut text = String::from(
        "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior TPM\n  target: Staff TPM\n---\n\n# A case\n",
    );
    for (index, row) in rows.cycle().take(statements as usize).enumerate() {
        if index % each == 0 {
            let _ = write!(text, "\n## {}\n\n", if index == 0 { "History" } else { "Projects" });
        }
        let _ = writeln!(text, "- {row} in project {}", index / 7);
    }
    text
}

fn main() {
    println!("| document | statements | µs a statement |\n| --- | ---: | ---: |");
    let matrix = include_str!("../tests/golden/matrix.md");
    for (name, statements, each) in
        [("a case", 100, 20), ("many sections", 10_000, 50), ("one section", 10_000, 10_000)]
    {
        let text = case(statements, each);
        let fastest = (0..5)
            .map(|_| {
                let read = reading::Read::new(&text, Some(reading::matrix("matrix.md", matrix)), settings());
                let start = Instant::now();
                black_box(read.findings());
                start.elapsed().as_secs_f64() * 1e6
            })
            .fold(f64::INFINITY, f64::min);
        println!("| {name} | {statements} | {:.1} |", fastest / f64::from(statements));
    }
}
