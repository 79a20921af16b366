//! What a referral log comes to, for whoever keeps it.

use std::fmt::Write as _;

use crate::case::{Comparison, Measures};
use crate::framework;
use crate::settings::Kind;
use crate::text::Span;
use crate::workspace::Analysis;

use super::markdown::escape;
use super::types::Hover;

/// What is said of a log without a table that can be read.
pub const NO_LOG: &str = "No table here is read as a referral log. Give it a heading for each column: who, sent, forwarded, reply, screen, outcome, feedback.";

/// The measures of a referral log, in Markdown; none where it is none, or no table of it is read.
pub fn measures(analysis: &Analysis) -> Option<String> {
    let log = analysis.document.log()?;
    let today = analysis.settings.today;
    let measures = Measures::of(&log, today);
    let framework = framework::of(Kind::ReferralLog);
    let mut markdown = format!("**{}**\n\n", measures.summary());
    for (id, said) in measures.told() {
        let named = framework.measures.iter().find(|measure| measure.id == id);
        let _ = writeln!(markdown, "- {}: {said}", named.map_or(id, |measure| measure.name.as_str()));
    }
    for remark in measures.remarks() {
        let _ = write!(markdown, "\n{remark}\n");
    }
    if let Some(comparison) = Comparison::of(&log, today) {
        markdown.push('\n');
        for variant in &comparison.variants {
            let _ = writeln!(markdown, "- “{}”: {}", escape(&variant.name), variant.said());
        }
        for caution in &comparison.cautions {
            let _ = write!(markdown, "\n{}\n", escape(caution));
        }
    }
    let _ = write!(markdown, "\n{}", framework.source.line());
    Some(markdown)
}

/// The measures, on the headings of a log's table, on the heading above it and on the document's title.
pub(super) fn hover(analysis: &Analysis, at: usize) -> Option<Hover> {
    let document = &analysis.document;
    if document.kind != Kind::ReferralLog {
        return None;
    }
    let log = document.log()?;
    let above = log.tables.iter().filter_map(|table| {
        let around = document.section_at(table.span.start)?;
        Some(around.heading)
    });
    let headers = log.tables.iter().map(|table| table.header);
    let title = document.title.iter().map(|(_, span)| *span);
    let mut places = headers.chain(above).chain(title);
    let span: Span = places.find(|place| place.touches(at))?;
    Some(Hover { span, markdown: measures(analysis)? })
}
