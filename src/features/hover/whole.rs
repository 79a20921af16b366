//! What concerns the document as a whole: on its title, and on the heading of its wins.

use crate::features::progress;
use crate::features::scan::scan;
use crate::features::timeline::timeline;
use crate::features::types::Hover;
use crate::framework;
use crate::settings::Kind;
use crate::workspace::Analysis;

/// On the title, and where there is none on the kind in the header: how far a case has come, which signals a note lacks,
/// and what a reader takes in within ten seconds.
pub(super) fn title(analysis: &Analysis, at: usize) -> Option<Hover> {
    let document = &analysis.document;
    let title = document.title.as_ref().map(|(_, span)| *span);
    let place = title.or_else(|| document.header.field("kind").map(|field| field.span));
    let span = place.filter(|place| place.touches(at))?;
    let scan = scan(analysis)?;
    let parts = [progress::listing(analysis), progress::missing_cues(analysis).map(|said| format!("**{said}**"))];
    let parts: Vec<String> = parts.into_iter().flatten().chain([scan.markdown()]).collect();
    Some(Hover { span, markdown: parts.join("\n\n---\n\n") })
}

/// On the heading of the wins: how many each quarter has.
pub(super) fn wins(analysis: &Analysis, at: usize) -> Option<Hover> {
    let document = &analysis.document;
    if !matches!(document.kind, Kind::Promotion | Kind::Brag | Kind::ImpactSummary) {
        return None;
    }
    let section = document
        .sections
        .iter()
        .find(|section| section.named && section.canonical == Some("history") && section.heading.touches(at))?;
    Some(Hover { span: section.heading, markdown: timeline(analysis)? })
}

/// On a heading of an agenda below the framework's own: what that part of the talk is for.
pub(super) fn talk(analysis: &Analysis, at: usize) -> Option<Hover> {
    /// Headings of an agenda, and the part of the talk that each stands for.
    const TALKS: [(&str, &str); 6] = [
        ("Intentions", "why-tenure-case"),
        ("Ask", "three-pages-side-by-side"),
        ("Where the case is strong", "strong-then-open"),
        ("Where the wording leaves room", "strong-then-open"),
        ("Goals to check together", "goals-on-trial"),
        ("A draft for the matrix", "offer-a-draft"),
    ];
    let document = &analysis.document;
    if document.kind != Kind::Agenda {
        return None;
    }
    let section = document.sections.iter().find(|section| section.heading.touches(at))?;
    let (_, id) = TALKS.iter().find(|(title, _)| *title == section.title)?;
    let promotion = framework::get(framework::PROMOTION)?;
    let talk = promotion.talks.iter().find(|talk| talk.id == *id)?;
    let markdown = format!("**{}**\n\n{}\n\n{}", talk.name, talk.text, promotion.source.line());
    Some(Hover { span: section.heading, markdown })
}
