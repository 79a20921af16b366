//! What a key costs, layer by layer, in documents of growing length: `cargo bench --bench keys`.
//!
//! Prints medians in microseconds of one thread. The last column is a whole key through the workspace: edit, parse,
//! read, check.

#![allow(clippy::print_stdout, reason = "a table for a person")]

use std::fmt::Write as _;
use std::sync::OnceLock;
use std::time::Instant;

use career_ls::case::Case;
use career_ls::document::Document;
use career_ls::features;
use career_ls::rules::{self, Context};
use career_ls::settings::{Kind, Settings};
use career_ls::syntax::Tree;
use career_ls::text::{Buffer, Encoding, Range, Span};
use career_ls::workspace::{Change, World};

const STATEMENTS: [&str; 6] = [
    "Responsible for migrating 12 services to Kubernetes",
    "Cut release lead time from 9 to 3 days across 6 teams ([log](ci.md))",
    "Introduced a release checklist to reduce rollbacks",
    "Led the São Paulo launch 🚀 with Legal, adopted by **3 regions** ([notes](https://n.example))",
    "Rewrote the `retry` queue, improving reliability",
    "Payments and Risk both adopted my routing design over the vendor's",
];

/// A promotion case of about `lines` lines.
fn document(lines: usize) -> String {
    let mut out = "---\ncareer:\n  kind: promotion\n---\n\n# Case\n\n## History\n\n".to_owned();
    let mut line = 9;
    while line < lines {
        _ = writeln!(out, "### Project {line}\n");
        for index in 0..12 {
            _ = writeln!(out, "- {}", STATEMENTS[(line + index) % STATEMENTS.len()]);
        }
        out.push('\n');
        line += 15;
    }
    out
}

/// Median of `work`'s microseconds over `runs`.
fn median<T>(runs: usize, mut work: impl FnMut(usize) -> T) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|run| {
            let start = Instant::now();
            std::hint::black_box(work(run));
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    println!("| lines | parse | read | check | key: tree | key: read | key: check | whole key |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for lines in [100, 1_000, 10_000, 50_000] {
        let text = document(lines);
        let settings = Settings::on(jiff::civil::date(2026, 11, 20));
        let mut buffer = Buffer::new(&text, 0);
        let parse = median(3, |_| Tree::parse(buffer.rope()));
        let mut tree = Tree::parse(buffer.rope()).warmed(buffer.rope());
        let read = median(3, |_| Document::read(tree.outline(), &buffer, Kind::Promotion, None, None));
        let mut document = Document::read(tree.outline(), &buffer, Kind::Promotion, None, None);
        let case = Case::default();
        let context = Context {
            document: &document,
            settings: &settings,
            matrix: None,
            tracks: &[],
            case: &case,
            kept: &OnceLock::new(),
        };
        let check = median(3, |_| rules::check(&context));

        let at = text[text.len() / 2..].find("services").map_or(0, |at| at + text.len() / 2);
        let (mut trees, mut reads, mut checks) = (Vec::new(), Vec::new(), Vec::new());
        for key in 0..40 {
            let change = buffer.replace(Span::empty(at + key), "x");
            trees.push(median(1, |_| tree = tree.edited(&[change], buffer.rope()).0));
            reads.push(median(1, |_| {
                document = Document::read(tree.outline(), &buffer, Kind::Promotion, None, Some(&document));
            }));
            let context = Context {
                document: &document,
                settings: &settings,
                matrix: None,
                tracks: &[],
                case: &case,
                kept: &OnceLock::new(),
            };
            checks.push(median(1, |_| rules::check(&context)));
        }
        let of = |mut times: Vec<f64>| {
            times.sort_by(f64::total_cmp);
            times[times.len() / 2]
        };

        let mut world = World::new();
        world.open("untitled:a", 1, &text);
        _ = features::diagnostics(&world.snapshot(), "untitled:a");
        world.snapshot().settle("untitled:a");
        let place = Buffer::new(&text, 0).position(at, Encoding::Utf16);
        let whole = median(40, |key| {
            let range = Some(Range { start: place, end: place });
            let version = i32::try_from(key).unwrap_or(0) + 2;
            world.change("untitled:a", version, &[Change { range, text: "x".to_owned() }]);
            features::diagnostics(&world.snapshot(), "untitled:a")
        });
        println!(
            "| {lines} | {parse:.0} | {read:.0} | {check:.0} | {:.0} | {:.0} | {:.0} | {whole:.0} |",
            of(trees),
            of(reads),
            of(checks)
        );
    }
}
