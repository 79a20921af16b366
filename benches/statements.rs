//! What it costs to read a statement and to rewrite it: `cargo bench --bench statements`.
//!
//! Every statement of the labelled sets, each with its fastest of 25 runs, in microseconds of one thread; the first
//! statement that a program reads; and a line of 150 KB.

#![allow(clippy::print_stdout, reason = "a table for a person")]

use std::hint::black_box;
use std::time::Instant;

use career_ls::prose;
use career_ls::rewrite;
use career_ls::text::Passage;

fn microseconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e6
}

fn fastest(mut work: impl FnMut()) -> f64 {
    (0..25).map(|_| microseconds(&mut work)).fold(f64::INFINITY, f64::min)
}

fn row(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("| {name} | {:.1} | {:.1} | {:.1} |", at(50), at(99), at(100));
}

fn main() {
    let first = microseconds(|| drop(black_box(prose::read("Responsible for migrating 12 services to Kubernetes"))));
    let sets = [
        include_str!("../tests/fixtures/statements.tsv"),
        include_str!("../tests/fixtures/labelled.tsv"),
        include_str!("../tests/fixtures/hard.tsv"),
        include_str!("../tests/fixtures/heldout.tsv"),
    ];
    let rows = sets.iter().flat_map(|set| set.lines()).filter(|line| !line.starts_with('#'));
    let passages: Vec<Passage> = rows.filter_map(|line| line.splitn(4, '\t').nth(3)).map(Passage::of).collect();
    let read = passages.iter().map(|passage| fastest(|| drop(black_box(prose::read(&passage.plain)))));
    let whole = passages.iter().map(|passage| {
        fastest(|| {
            let reading = prose::read(&passage.plain);
            black_box(rewrite::rewrites(passage, &reading));
        })
    });
    println!("| {} statements, µs | p50 | p99 | slowest |\n| --- | ---: | ---: | ---: |", passages.len());
    row("read", read.collect());
    row("read and rewritten", whole.collect());
    println!("\nThe first statement of a program, with all lists: {first:.0} µs");
    let long = Passage::of(&"Responsible for migrating 12 services to Kubernetes and ".repeat(150 * 1024 / 56));
    let took = fastest(|| {
        let reading = prose::read(&long.plain);
        black_box(rewrite::rewrites(&long, &reading));
    });
    println!("A line of {} bytes: {took:.0} µs", long.plain.len());
}
