use crate::case::Standing;
use crate::document::{CrossReference, Section};
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::{Span, Template};

/// Attributes of which the case says nothing: one finding on the heading of the cross-reference.
pub(crate) static UNMAPPED_ATTRIBUTE: Rule = Rule {
    name: "unmapped-attribute",
    family: Family::Coverage,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("unmapped_attribute.md"),
};

/// How many names a message lists.
const LISTED: usize = 8;

fn check(context: &Context<'_>) -> Vec<Hit> {
    let Some((coverage, section)) = context.coverage().zip(section(context)) else { return Vec::new() };
    let open = coverage.standings.iter().filter(|standing| !standing.is_mapped);
    let open: Vec<&str> = open.map(|standing| standing.name.as_str()).collect();
    let all = coverage.standings.len();
    let what = match open.len() {
        0 => return Vec::new(),
        1 if all == 1 => "The attribute has neither evidence nor a note".to_owned(),
        1 => format!("1 of {all} attributes has neither evidence nor a note"),
        open if open == all => format!("None of the {all} attributes has evidence or a note"),
        open => format!("{open} of {all} attributes have neither evidence nor a note"),
    };
    let mut names = open[..open.len().min(LISTED)].join(", ");
    if let Some(more) = open.len().checked_sub(LISTED).filter(|more| *more > 0) {
        names = format!("{names} and {more} more");
    }
    let message =
        format!("{what} on how you read it: {names}. Say what shows it, or that its wording is unclear to you.");
    vec![Hit::new(section.heading, message)]
}

/// The section with the table; where there is none, the first that is called a cross-reference.
fn section<'a>(context: &Context<'a>) -> Option<&'a Section> {
    let document = context.document;
    let reference = |section: &&Section| section.named && section.canonical == Some("cross-reference");
    let table = document
        .cross_reference()
        .and_then(|found| document.sections_around(found.table.span.start).filter(reference).last());
    table.or_else(|| document.sections.iter().find(reference))
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let Some((coverage, section)) = context.coverage().zip(section(context)) else { return Vec::new() };
    let missing = coverage.standings.iter().filter(|standing| !standing.is_mapped && standing.row.is_none());
    let missing: Vec<&Standing> = missing.collect();
    let title = match missing[..] {
        [] => return Vec::new(),
        [only] => format!("Add a row for {}", only.name),
        _ => format!("Add rows for {} attributes", missing.len()),
    };
    let text = context.document.buffer.text();
    let place = match context.document.cross_reference() {
        Some(reference) => Some(rows(&reference, &text, &missing)),
        None => table(context, section, &text, &missing),
    };
    let fix = place.map(|(at, lines)| Fix {
        title,
        grade: Grade::Safe,
        span: Span::empty(at),
        template: Template::text(lines),
    });
    fix.into_iter().collect()
}

/// Rows below those of the table, as wide as they are.
fn rows(reference: &CrossReference, text: &str, missing: &[&Standing]) -> (usize, String) {
    let header = &reference.table.header;
    let columns = header.cells.len();
    let end_of_line = end_of_line(text);
    let start = text[..header.span.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let indent = Span::new(start, header.span.start).of(text);
    let indent = if indent.trim().is_empty() { indent } else { "" };
    let widths = widths(reference, text);
    let lines = missing.iter().map(|attribute| {
        let name = cell(&attribute.name);
        let mut row = format!(" {:<width$} |", name, width = widths.as_ref().map_or(0, |widths| widths[0]));
        for column in 1..columns {
            match &widths {
                Some(widths) => row.push_str(&" ".repeat(widths[column] + 2)),
                None => row.push(' '),
            }
            row.push('|');
        }
        format!("{end_of_line}{indent}|{row}")
    });
    (reference.end(text), lines.collect())
}

/// The widths of the columns in characters, without the blanks beside the bars, where the bars of all rows stand in line.
fn widths(reference: &CrossReference, text: &str) -> Option<Vec<usize>> {
    let table = &reference.table;
    let bars = |span: Span| -> Vec<usize> {
        let line = span.of(text).trim_end();
        let mut escaped = false;
        let mut out = Vec::new();
        for (at, c) in line.chars().enumerate() {
            if c == '|' && !escaped {
                out.push(at);
            }
            escaped = c == '\\' && !escaped;
        }
        out
    };
    let first = bars(table.header.span);
    let framed = first.first() == Some(&0) && first.len() == table.header.cells.len() + 1;
    let aligned = framed && !table.rows.is_empty() && table.rows.iter().all(|row| bars(row.span) == first);
    aligned.then(|| first.windows(2).map(|pair| (pair[1] - pair[0]).saturating_sub(3)).collect())
}

/// A whole table, right under the heading.
fn table(context: &Context<'_>, section: &Section, text: &str, missing: &[&Standing]) -> Option<(usize, String)> {
    let placed = context.document.part_at(section.heading.start)?;
    let at = placed.start + placed.part.unit.text.trim_end().len();
    let end_of_line = end_of_line(text);
    let mut lines = vec![
        String::new(),
        String::new(),
        "| Attribute | Status | Evidence | Interpretation | Question |".to_owned(),
        "| --- | --- | --- | --- | --- |".to_owned(),
    ];
    lines.extend(missing.iter().map(|attribute| format!("| {} | | | | |", cell(&attribute.name))));
    // A line right below the table would be read as one of its rows.
    let below = text[at..].lines().nth(1).is_some_and(|line| !line.trim().is_empty());
    if below {
        lines.push(String::new());
    }
    Some((at, lines.join(end_of_line)))
}

fn cell(name: &str) -> String {
    name.replace('|', "\\|")
}

fn end_of_line(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("cross-reference")).into_iter().collect()
}
