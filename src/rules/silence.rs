//! How the author silences a finding: by a comment at its place, or by an entry in the configuration.

use crate::document::{Directive, Document, Reach};
use crate::rewrite::Grade;
use crate::syntax::{BlockKind, Row, UnitKind};
use crate::text::{Encoding, Span, Template};

use super::finding::{Finding, Fix};
use super::registry;
use super::rule::{Check, Family};
use super::suppress::text_hash;

/// Whether a comment or an entry can silence the rule: what concerns the set-up itself cannot be.
fn can_be_silenced(rule: &str) -> bool {
    registry::find(rule).is_some_and(|rule| rule.family != Family::Setup && !matches!(rule.check, Check::Problems))
}

/// The edit that silences `finding` where it stands, and nothing else of the rule: a comment on a line of its own above
/// it, with its indent; at the end of the line where a line above would tear a paragraph or a table. None where neither
/// can stand.
pub fn silence(document: &Document, finding: &Finding) -> Option<Fix> {
    let rule = finding.rule;
    let starts = finding.statement.unwrap_or(finding.span).start.min(finding.span.start);
    let line = document.buffer.line_span(starts);
    let part = document.part_at(starts).filter(|_| can_be_silenced(rule))?;
    let unit = &part.part.unit;
    if matches!(unit.kind, UnitKind::Metadata | UnitKind::Code | UnitKind::Broken) {
        return None;
    }
    let edit = |at: usize, text: String| Fix {
        title: format!("Silence `{rule}` here"),
        grade: Grade::Review,
        span: Span::empty(at),
        template: Template::text(text),
    };
    let mut rows = part.part.tables.iter().flat_map(|table| &table.rows);
    let row = rows.find(|row| row.span.shifted(part.start).touches(starts));
    let block = unit.blocks.iter().find(|block| block.span.shifted(part.start).touches(starts));
    let inside = block.is_some_and(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Lead)
            && document.buffer.line_span(part.start + block.span.start) != line
    });
    let wanted = if row.is_some() || inside { Reach::Line } else { Reach::NextLine };
    if let Some(at) = listed(document, wanted, starts) {
        return Some(edit(at, format!(", {rule}")));
    }
    let text = document.buffer.slice(line);
    let words = text.trim_end();
    if wanted == Reach::NextLine {
        let indent = &text[..text.len() - text.trim_start().len()];
        let comment =
            format!("{indent}<!-- career-ls-disable-next-line {rule} -->{}", document.buffer.line_end(line.start));
        return Some(edit(line.start, comment));
    }
    if let Some(row) = row {
        // What stands behind the last cell that has a column is not shown.
        let columns = part.part.tables.iter().map(|table| table.header.cells.len()).max()?;
        if !is_full(row, columns, words) {
            return None;
        }
    }
    // A backslash at the end breaks the line.
    let breaks = words.ends_with('\\');
    (!breaks).then(|| edit(line.start + words.len(), format!(" <!-- career-ls-disable-line {rule} -->")))
}

fn is_full(row: &Row, columns: usize, text: &str) -> bool {
    row.cells.len() >= columns && text.ends_with('|') && !text.ends_with("\\|")
}

/// Behind the last rule that a comment of that reach, at its place for byte `at`, names: one more can stand there.
fn listed(document: &Document, reach: Reach, at: usize) -> Option<usize> {
    let line = |at: usize| document.buffer.position(at, Encoding::Utf8).line;
    let covers = |directive: &Directive, start: usize| {
        let span = directive.span.shifted(start);
        match reach {
            Reach::NextLine => line(span.end) + 1 == line(at),
            _ => line(span.start) == line(at),
        }
    };
    document.parts.iter().find_map(|part| {
        let mut directives = part.part.directives.iter().filter(|directive| directive.reach == reach);
        let directive = directives.find(|directive| covers(directive, part.start))?;
        Some(part.start + directive.rules.last()?.1.end)
    })
}

/// The hash by which an `[[ignore]]` knows `finding`.
pub(super) fn hash_of(document: &Document, finding: &Finding) -> String {
    text_hash(&document.buffer.slice(finding.statement.unwrap_or(finding.span)))
}

/// The lines of a configuration that silence `finding` wherever its text stands; none where nothing can.
pub fn ignore_entry(document: &Document, finding: &Finding) -> Option<String> {
    can_be_silenced(finding.rule).then(|| {
        let hash = hash_of(document, finding);
        format!("[[ignore]]\nrule = \"{}\"\nhash = \"{hash}\"\nreason = \"\"\n", finding.rule)
    })
}
