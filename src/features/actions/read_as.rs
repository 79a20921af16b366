use crate::document;
use crate::features::types::{Action, ActionKind};
use crate::syntax::{Tree, UnitKind};
use crate::text::{Buffer, Span, Template};
use crate::workspace::Snapshot;

const MARK: &str = "\u{feff}";

/// Writes the header that makes a Markdown file a career document.
pub(super) fn read_as(snapshot: &Snapshot, uri: &str) -> Option<Action> {
    let open = snapshot.open(uri)?;
    if !snapshot.unread(uri).is_empty() {
        return None;
    }
    let text = open.buffer.slice(Span::new(0, MARK.len()));
    if text != MARK {
        return offered(uri, &open.buffer, open.tree(), 0);
    }
    // A byte order mark hides front matter, so that goes.
    let buffer = Buffer::new(&open.buffer.slice(Span::new(MARK.len(), open.buffer.len())), open.buffer.version());
    let tree = Tree::parse(buffer.rope());
    offered(uri, &buffer, &tree, MARK.len())
}

/// The action, for the text in `buffer`, before which `skipped` bytes are to go.
fn offered(uri: &str, buffer: &Buffer, tree: &Tree, skipped: usize) -> Option<Action> {
    let outline = tree.outline();
    let proposal = document::proposal(uri, outline);
    let first = outline.iter().next().filter(|first| first.unit.kind == UnitKind::Metadata);
    // Front matter that is there gets the key; a file without any gets the whole block.
    let (at, text) = match first {
        Some(first) => {
            let end = first.unit.text.rfind("---").filter(|&end| end > 0)?;
            (first.start + end, proposal.entry())
        }
        None => (0, proposal.header()),
    };
    let text = text.replace('\n', buffer.line_end(0));
    let title = format!("Read this file as {}", proposal.kind.title());
    // What stands between the mark and the place is written again.
    let (span, text) = if skipped == 0 {
        (Span::empty(at), text)
    } else {
        (Span::new(0, skipped + at), format!("{}{text}", buffer.slice(Span::new(0, at))))
    };
    Some(Action::new(title, ActionKind::Source, span, Template::text(text)))
}
