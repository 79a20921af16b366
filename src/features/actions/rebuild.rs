//! A way out for who is stuck: an outline from the one sentence, above what there is.

use crate::document::{self, Document};
use crate::features::scan::sentence;
use crate::features::types::{Action, ActionKind};
use crate::framework;
use crate::rules;
use crate::settings::Kind;
use crate::text::{Part, Span, Template};
use crate::workspace::Analysis;

/// What stands above the text that was there.
const EARLIER: &str = "Earlier text";
/// Real outcomes that the rest can lean on.
const ANCHORS: usize = 2;

/// On the title: the sentence, room for two outcomes and the ask; not a word of the author's goes.
pub(super) fn from_one_sentence(analysis: &Analysis, span: Span) -> Option<Action> {
    let document = &analysis.document;
    let (_, title) = document.title.as_ref()?;
    let line = document.buffer.line_span(span.start);
    let again = document.sections.iter().any(|section| section.title == EARLIER);
    if !matches!(document.kind, Kind::Promotion | Kind::ImpactSummary) || !line.overlaps(*title) || again {
        return None;
    }
    // There has to be something to begin again from.
    document.statements().next()?;
    let at = after_title(document, *title);
    let end = if document.buffer.text().contains("\r\n") { "\r\n" } else { "\n" };
    let outline = outline(analysis);
    let parts = outline.parts().iter().map(|part| match part {
        Part::Text(text) => Part::Text(text.replace('\n', end)),
        slot @ Part::Slot(_) => slot.clone(),
    });
    let template = Template::of(parts.collect());
    Some(Action::new("Rebuild from one sentence".to_owned(), ActionKind::Source, Span::empty(at), template))
}

/// Behind the line of the title, an underline of it included.
fn after_title(document: &Document, title: Span) -> usize {
    let part = document.part_at(title.start);
    part.map_or(title.end, |placed| placed.start + placed.part.unit.text.trim_end().len())
}

fn outline(analysis: &Analysis) -> Template {
    let document = &analysis.document;
    let prompt = |canonical: &str| {
        let layout = framework::layout(document.kind);
        let prompt = layout.and_then(|layout| layout.section(canonical));
        prompt.map_or_else(|| document::heading(canonical), |prompt| prompt.heading.clone())
    };
    let mut text = Template::text(format!("\n\n## {}\n\n", prompt("summary")));
    text = match sentence(analysis) {
        Some(sentence) => text.then(sentence),
        None => text.slot("the outcome to be known for, in one sentence"),
    };
    text = text.then(format!("\n\n## {}\n\n", prompt("history")));
    let strongest = rules::outcomes(&analysis.context()).len().min(ANCHORS);
    for index in 0..ANCHORS {
        let label =
            if index < strongest { "one of the strongest outcomes below" } else { "a real outcome with its number" };
        text = text.then("- ").slot(label).then("\n");
    }
    text = text.then(format!("\n## {}\n\n", prompt("ask"))).slot("the one thing that you ask for");
    text.then(format!("\n\n## {EARLIER}"))
}
