use tower_lsp::gen_lsp_types::{
    self as lsp, BaseSymbolInformation, DocumentSymbol, DocumentSymbolResponse, FoldingRange, FoldingRangeKind,
    Location, SymbolInformation,
};

use super::range;
use crate::features::{Fold, FoldKind, Symbol, SymbolKind};
use crate::server::decode::Page;

/// A document's outline: one in the other where the editor takes it so, else one after the other, each with what it is
/// in.
pub(crate) fn symbols(found: Vec<Symbol>, page: &Page<'_>) -> DocumentSymbolResponse {
    if page.editor.nested_symbols {
        return found.into_iter().map(|symbol| nested(symbol, page)).collect::<Vec<_>>().into();
    }
    let mut flat = Vec::new();
    flatten(found, None, page, &mut flat);
    flat.into()
}

fn nested(symbol: Symbol, page: &Page<'_>) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| nested(child, page)).collect();
    #[expect(deprecated, reason = "the type has the field, and no other way to be made without eight arguments")]
    DocumentSymbol {
        name: symbol.name,
        detail: Some(symbol.detail).filter(|detail| !detail.is_empty()),
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: range(page, symbol.span),
        selection_range: range(page, symbol.selection),
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

fn flatten(found: Vec<Symbol>, around: Option<&str>, page: &Page<'_>, into: &mut Vec<SymbolInformation>) {
    for symbol in found {
        #[expect(deprecated, reason = "the type has the field")]
        into.push(SymbolInformation {
            deprecated: None,
            location: Location { uri: page.uri.into(), range: range(page, symbol.span) },
            base_symbol_information: BaseSymbolInformation {
                name: symbol.name.clone(),
                kind: kind(symbol.kind),
                tags: None,
                container_name: around.map(str::to_owned),
            },
        });
        flatten(symbol.children, Some(&symbol.name), page, into);
    }
}

/// Of the first eighteen, which every editor knows; headings are strings in other servers for Markdown, too.
pub(super) fn kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Section => lsp::SymbolKind::String,
        SymbolKind::Goal => lsp::SymbolKind::Variable,
        SymbolKind::Attribute => lsp::SymbolKind::Field,
        SymbolKind::Level => lsp::SymbolKind::Class,
    }
}

/// What can be folded, by whole lines: editors that fold nothing else need no more, and for the others the ends of the
/// lines are what is meant.
pub(crate) fn folds(found: &[Fold], page: &Page<'_>) -> Vec<FoldingRange> {
    let fold = |fold: &Fold| {
        let range = range(page, fold.span);
        FoldingRange {
            start_line: range.start.line,
            end_line: range.end.line,
            kind: match fold.kind {
                // It has a line that begins and one that ends it, and is not what one came to read.
                FoldKind::Header => Some(FoldingRangeKind::Region),
                // "Fold all regions" is for what authors set apart: it should not close the whole document.
                FoldKind::Section | FoldKind::Table => None,
            },
            ..FoldingRange::default()
        }
    };
    found.iter().map(fold).collect()
}
