use crate::document::Section;
use crate::features::types::{Completion, CompletionKind, Completions};
use crate::framework::{self, Prompt};
use crate::text::{Span, Template};

use super::place::Place;

/// Headings of sections that are not there yet, at the start of a line behind `#`: first those that the whole case lacks.
/// The heading alone: what stands under it is inserted on the author's command.
pub(super) fn heading(place: &Place<'_>) -> Option<Completions> {
    let document = &place.analysis.document;
    let words = place.before.trim_start_matches('#');
    let marks = place.before.len() - words.len();
    let opened = words.starts_with(' ');
    if !(1..=6).contains(&marks) || !(words.is_empty() || opened) || !place.after.trim().is_empty() || !place.is_own() {
        return None;
    }
    let others = || document.sections.iter().filter(|section| !place.line.overlaps(section.heading));
    let level = level(others());
    let fits = if opened { marks == level } else { marks <= level };
    if !fits {
        return Some(Completions::default());
    }
    let layout = framework::layout(document.kind)?;
    let told = |prompt: &&Prompt| others().any(|section| section.named && section.canonical == Some(&*prompt.section));
    let typed = words.trim_start().to_lowercase();
    let fits = |prompt: &&Prompt| {
        let name = prompt.heading.to_lowercase();
        name.starts_with(&typed) || name.split(' ').any(|word| word.starts_with(&typed))
    };
    let missing = layout.sections.iter().filter(|prompt| !told(prompt)).filter(fits);
    let mut missing: Vec<&Prompt> = missing.collect();
    missing.sort_by_key(|prompt| place.analysis.case.tells(&prompt.section));
    let framework = framework::of(document.kind);
    let items = missing.into_iter().map(|prompt| {
        let step = framework.steps.iter().find(|step| prompt.step.as_ref() == Some(&step.id));
        let line = format!("{} {}", "#".repeat(level), prompt.heading);
        Completion {
            label: prompt.heading.clone(),
            kind: CompletionKind::Section,
            detail: step.map(|step| format!("step {}: {}", step.number, step.name)).unwrap_or_default(),
            documentation: step.map(|step| step.purpose.clone()).unwrap_or_default(),
            filter: line.clone(),
            insert: Template::text(line),
        }
    });
    let span = Span::new(place.line.start, place.at);
    Some(Completions { span, items: items.collect(), more: false })
}

/// The level of most headings that name a section; the second where none does.
fn level<'a>(sections: impl Iterator<Item = &'a Section>) -> usize {
    let mut counts = [0; 7];
    for section in sections.filter(|section| section.named && section.level <= 6) {
        counts[usize::from(section.level)] += 1;
    }
    let most = (1..=6).rev().max_by_key(|&level| counts[level]).filter(|&level| counts[level] > 0);
    most.unwrap_or(2)
}
