use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::document::one_line;
use crate::framework::{self, Citation};
use crate::rules::Fix;
use crate::settings::Severity;
use crate::text::{Encoding, Span, counted};

use super::check::{Checked, Noticed};
use super::excerpt::Excerpt;
use super::printable::printable;

/// Characters of a rewritten statement that are shown.
const REWRITTEN: usize = 240;

/// A finding as compilers show theirs: where it stands, the line, what it rests on, what could be done. With colours,
/// which the writer takes out where they are not wanted.
pub fn full(file: &Checked, noticed: &Noticed) -> String {
    let finding = &noticed.finding;
    let (line, column) = place(file, finding.span);
    let excerpt = Excerpt::of(finding.span, &file.buffer);
    let marks = excerpt.marks.iter().map(|mark| AnnotationKind::Primary.span(mark.clone()));
    let snippet = Snippet::source(excerpt.text.as_str()).line_start(excerpt.line).fold(false).annotations(marks);
    let notes = noticed.cites.iter().map(|cite| Level::NOTE.message(printable(&citation(cite))));
    let helps = noticed.fixes.iter().map(|fix| Level::HELP.message(printable(&offer(file, noticed, fix))));
    let group = level(finding.severity)
        .primary_title(printable(&finding.message))
        .id(finding.rule)
        .element(snippet)
        .elements(notes)
        .elements(helps);
    let rendered = Renderer::styled().render(&[group]);
    // The renderer would count the column in the excerpt, which may start in the middle of a line.
    let digits = (excerpt.line + excerpt.marks.len() - 1).to_string().len();
    let (title, rest) = rendered.split_once('\n').unwrap_or((&rendered, ""));
    let style = DEFAULT_LINE_NUM_STYLE;
    let path = printable(&file.path);
    format!("{title}\n{:digits$}{style}-->{style:#} {path}:{line}:{column}\n{rest}", "")
}

/// A finding on one line, with nothing of the document's text.
pub fn concise(file: &Checked, noticed: &Noticed) -> String {
    let finding = &noticed.finding;
    let (line, column) = place(file, finding.span);
    let weight = word(finding.severity);
    printable(&format!("{}:{line}:{column}: {weight}[{}] {}", file.path, finding.rule, finding.message))
}

/// What a whole run comes to, on one line.
pub fn summary(files: &[Checked], documents: usize) -> String {
    let all = || files.iter().flat_map(|file| &file.noticed).map(|noticed| &noticed.finding);
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for finding in all() {
        *counts.entry(finding.severity).or_default() += 1;
    }
    let Some((&worst, _)) = counts.last_key_value() else {
        return format!("Nothing found in {}.", counted(documents, "document"));
    };
    let each: Vec<String> = counts.iter().rev().map(|(&severity, &number)| counted(number, word(severity))).collect();
    let with_findings = files.iter().filter(|file| !file.noticed.is_empty()).count();
    let mut line = format!("{} in {}", each.join(", "), counted(with_findings, "document"));
    if let Some(first) = all().find(|finding| finding.severity == worst) {
        let _ = write!(line, "; `career-ls explain {}` says more", first.rule);
    }
    line
}

/// Why something could not be done, for standard error.
pub fn trouble(text: &str) -> String {
    Renderer::styled().render(&[Group::with_title(Level::ERROR.primary_title(printable(text)))])
}

/// Line and character, both from 1, as editors and terminals take them.
fn place(file: &Checked, span: Span) -> (usize, usize) {
    let start = file.buffer.position(span.start, Encoding::Utf32);
    (start.line as usize + 1, start.character as usize + 1)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::NOTE,
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}

/// What a finding of that severity is called in a count.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Information => "note",
        other => other.name(),
    }
}

/// `promotion framing, step 2 of 6: History (TPM Promotions …, The TPM Craft)`: a terminal shows no italics.
fn citation(cite: &Citation) -> String {
    let framework = framework::all().iter().find(|framework| framework.name == cite.framework);
    let place = match (cite.number, framework) {
        (Some(number), Some(framework)) => format!(" {number} of {}", framework.steps.len()),
        (Some(number), None) => format!(" {number}"),
        (None, _) => String::new(),
    };
    let source = cite.source.replace('*', "");
    format!("{}, {}{place}: {} ({source})", cite.framework, cite.part, cite.name)
}

/// What a fix does, with the statement as it would read.
fn offer(file: &Checked, noticed: &Noticed, fix: &Fix) -> String {
    let new = fix.template.visible();
    // A title that says what is written ("Change to …") needs no echo.
    if fix.title.contains(new.trim()) {
        return fix.title.clone();
    }
    // An edit holds only the words that change; a reader wants the sentence.
    let around = noticed.finding.statement.filter(|statement| statement.contains(fix.span)).unwrap_or(fix.span);
    let before = file.buffer.slice(Span::new(around.start, fix.span.start));
    let after = file.buffer.slice(Span::new(fix.span.end, around.end));
    let whole = one_line(&format!("{before}{new}{after}"));
    let cut = whole.char_indices().nth(REWRITTEN).map_or(whole.clone(), |(at, _)| format!("{}…", &whole[..at]));
    format!("{}: {cut}", fix.title)
}

#[cfg(test)]
mod tests;
