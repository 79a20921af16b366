mod descriptors;
mod evidence;
mod statement;
mod time;
mod whole;

use std::fmt::Write as _;

use crate::document::Section;
use crate::framework::{self, Framework, Named, Step};
use crate::settings::Kind;
use crate::workspace::{Analysis, Snapshot};

use super::explain::explain;
use super::log;
use super::types::Hover;

/// Help on what stands at byte `at`: an attribute, a level, evidence of the proof bank, a
/// heading's step, a finding's rule, the parts of a statement.
pub fn hover(snapshot: &Snapshot, uri: &str, at: usize) -> Option<Hover> {
    let analysis = snapshot.analysis(uri)?;
    let measures = log::hover(&analysis, at);
    let named = descriptors::attribute(&analysis, at).or_else(|| descriptors::level(&analysis, at));
    let named = named.or_else(|| evidence::kept(snapshot, &analysis, uri, at));
    let (heading, finding) = (heading(&analysis, at), finding(&analysis, at));
    // Whoever points at a name asks about that, and not about the sentence around it.
    let asked = named.is_none() && heading.is_none();
    let statement = asked.then(|| statement::statement(&analysis, at, finding.is_some())).flatten();
    let (time, check_ins) = (time::header(&analysis, at), time::check_ins(&analysis, at));
    let (talk, wins, title) = (whole::talk(&analysis, at), whole::wins(&analysis, at), whole::title(&analysis, at));
    let parts: Vec<Hover> = [measures, time, named, check_ins, talk, heading, wins, title, finding, statement]
        .into_iter()
        .flatten()
        .collect();
    let span = parts.first()?.span;
    let markdown: Vec<String> = parts.into_iter().map(|part| part.markdown).collect();
    Some(Hover { span, markdown: markdown.join("\n\n---\n\n") })
}

/// What the step that a heading belongs to is for.
fn heading(analysis: &Analysis, at: usize) -> Option<Hover> {
    let section = analysis.document.sections.iter().find(|section| section.heading.touches(at))?;
    let (framework, step) = step(section, analysis.document.kind)?;
    let mut markdown = format!(
        "**Step {} of {}: {}** ({})\n\n{}\n\n",
        step.number,
        framework.steps.len(),
        step.name,
        framework.name,
        step.purpose,
    );
    for (word, part) in notable(framework, step) {
        let _ = writeln!(markdown, "- {word}: {}", part.name);
    }
    markdown.push('\n');
    markdown.push_str(&framework.source.line());
    Some(Hover { span: section.heading, markdown })
}

/// What matters most about a step, by name only: a hover is read in passing, and `explain` has the rest.
fn notable<'a>(framework: &'a Framework, step: &'a Step) -> impl Iterator<Item = (&'static str, &'a Named)> {
    let words = [("window", "Time"), ("cue", "Strong signal"), ("mistake", "Common slip"), ("check", "Check")];
    let first = move |(part, word)| Some((word, framework.of_step(part, &step.id).next()?));
    words.into_iter().filter_map(first).take(3)
}

/// The step that a heading belongs to by its own words, and the framework that has it.
pub(super) fn step(section: &Section, kind: Kind) -> Option<(&'static Framework, &'static Step)> {
    let canonical = section.canonical.filter(|_| section.named)?;
    let framework = framework::of(kind);
    Some((framework, framework.step_for_section(canonical)?))
}

/// The rule of a finding: what it is about, and what it rests on.
fn finding(analysis: &Analysis, at: usize) -> Option<Hover> {
    let finding = analysis.findings().iter().find(|finding| finding.span.touches(at))?;
    let markdown = explain(finding.rule, analysis.document.kind)?;
    Some(Hover { span: finding.span, markdown })
}
