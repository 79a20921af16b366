use tower_lsp::gen_lsp_types::{InlayHint, Label, Tooltip};

use super::position;
use crate::features::Hint;
use crate::server::decode::Page;

/// A word behind a statement.
pub(crate) fn hint(hint: &Hint, page: &Page<'_>) -> InlayHint {
    InlayHint {
        position: position(page.buffer.position(hint.at, page.editor.encoding)),
        label: Label::String(hint.kind.label().to_owned()),
        // It names neither a type nor a parameter.
        kind: None,
        text_edits: None,
        tooltip: Some(Tooltip::String(hint.kind.about().to_owned())),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
