use tower_lsp::gen_lsp_types::{self as lsp, DefinitionResponse, LocationLink};

use super::range;
use crate::features::{Definition, Location};
use crate::server::capabilities::Editor;
use crate::server::decode::Page;
use crate::workspace::OtherFile;

/// Where a name leads; with the name itself for editors that take it.
pub(crate) fn definition(found: &Definition, page: &Page<'_>) -> DefinitionResponse {
    if !page.editor.definition_links {
        return lsp::Definition::from(locations(&found.targets, page.editor)).into();
    }
    let origin = range(page, found.origin);
    let link = |target: &Location| {
        let place = range(&page_of(&target.file, page.editor), target.span);
        LocationLink::new(Some(origin), target.file.uri.as_str().into(), place, place)
    };
    found.targets.iter().map(link).collect::<Vec<_>>().into()
}

/// Stretches of files.
pub(crate) fn locations(found: &[Location], editor: Editor) -> Vec<lsp::Location> {
    let place = |location: &Location| lsp::Location {
        uri: location.file.uri.as_str().into(),
        range: range(&page_of(&location.file, editor), location.span),
    };
    found.iter().map(place).collect()
}

fn page_of(file: &OtherFile, editor: Editor) -> Page<'_> {
    Page { uri: &file.uri, buffer: &file.buffer, editor }
}
