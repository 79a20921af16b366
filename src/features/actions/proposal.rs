//! A draft of clearer wording for the matrix, to be offered once it has been talked about.

use super::clarity::{self, Open};
use crate::features::types::{Action, ActionKind, Edit};
use crate::settings::Kind;
use crate::text::{Span, Template};
use crate::workspace::{Analysis, Snapshot};

/// The file that is made.
const FILE: &str = "matrix-proposal.md";

/// Makes a page beside the case: each cell that leaves room in its present words, with the author's reading or a place
/// for one. Offered on the title and at the cross-reference, where there is such a cell and no such file.
pub(super) fn draft(snapshot: &Snapshot, uri: &str, analysis: &Analysis, span: Span) -> Option<Action> {
    let document = &analysis.document;
    let line = document.buffer.line_span(span.start);
    let title = document.title.as_ref().is_some_and(|(_, title)| line.overlaps(*title));
    let section = document.cross_reference_section();
    let section = section.is_some_and(|section| section.span.start <= span.start && span.start < section.span.end);
    if document.kind != Kind::Promotion || !(title || section) {
        return None;
    }
    let open = clarity::open(analysis);
    let file = snapshot.new_file(uri, FILE).filter(|_| !open.is_empty())?;
    let edit = Edit { file: Some(file), span: Span::empty(0), template: page(&open) };
    Some(Action {
        title: "Draft a matrix proposal".to_owned(),
        kind: ActionKind::Source,
        finding: None,
        preferred: false,
        edits: vec![edit],
        explains: None,
    })
}

/// The cells that leave room and have a reading, each as an item of a list: what it says today, what it could say.
pub(in crate::features) fn proposed(analysis: &Analysis) -> Vec<String> {
    let cells = clarity::open(analysis).into_iter().filter_map(|open| {
        let shared = open.standing.agreed.first();
        let reading =
            shared.map(|shared| shared.agreed.reading.as_str()).or(open.standing.interpretation.as_deref())?;
        let now = open.says.as_deref().unwrap_or("nothing yet");
        let level = open.level.map(|level| format!(" at {level}")).unwrap_or_default();
        Some(format!("**{}**{level}. Today: {now}. Could read: {}.", open.attribute.name, clarity::quoted(reading)))
    });
    cells.collect()
}

/// The whole page. It offers and does not ask for anything.
fn page(open: &[Open<'_>]) -> Template {
    let count = match open.len() {
        1 => "One cell".to_owned(),
        count => format!("{count} cells"),
    };
    let mut page = Template::text(format!(
        "# Wording of our career matrix: a draft\n\n{count} of the matrix can be read in more than one way. Below is how \
         they could be worded, as a start. Please change, keep or set aside whatever you like.\n"
    ));
    for open in open {
        let now = open.says.as_deref().unwrap_or("nothing yet");
        // A heading with a level in it would make the page look like a matrix.
        let level = open.level.map(|level| format!(" at {level}")).unwrap_or_default();
        page = page.then(format!("\n## {}\n\nToday{level}: {now}\n\nCould read: ", open.attribute.name));
        let shared = open.standing.agreed.first();
        let reading = shared.map(|shared| shared.agreed.reading.as_str()).or(open.standing.interpretation.as_deref());
        page = match reading {
            Some(reading) => page.then(clarity::quoted(reading)),
            None => page.slot("something that one can see somebody deliver"),
        };
        page = page.then("\n\n");
        page = match shared {
            Some(shared) => {
                let on = shared.agreed.on.as_deref().map(|on| format!(" on {on}")).unwrap_or_default();
                let with = shared.agreed.with.as_deref().map(|with| format!(" with {with}")).unwrap_or_default();
                page.then(format!("This is how it was read in a talk{with}{on}.\n"))
            }
            None => page.then("It would help to know: ").slot("what others could tell from it").then("\n"),
        };
    }
    page
}
