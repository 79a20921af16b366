use std::hash::{DefaultHasher, Hasher};

use tower_lsp::gen_lsp_types::{
    Diagnostic, DocumentDiagnosticReport, FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

/// The answer to a pull: the whole list, under a name that the editor sends along the next time.
pub(crate) fn full(list: &[Diagnostic], id: &str) -> DocumentDiagnosticReport {
    report(list.to_vec(), Some(id.to_owned()))
}

/// The answer to a pull of what is not open.
pub(crate) fn nothing() -> DocumentDiagnosticReport {
    report(Vec::new(), None)
}

fn report(items: Vec<Diagnostic>, result_id: Option<String>) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport::RelatedFullDocumentDiagnosticReport(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}

/// The answer to a pull where the editor has the list already.
pub(crate) fn unchanged(id: &str) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport::RelatedUnchangedDocumentDiagnosticReport(RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id.to_owned() },
    })
}

/// A name for the list that no other list has.
pub(crate) fn result_id(list: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    // Only maps with keys that are no strings cannot be written, and there are none.
    hasher.write(&serde_json::to_vec(list).unwrap_or_default());
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_is_named_after_what_is_in_it() {
        let finding = |message: &str| Diagnostic {
            message: tower_lsp::gen_lsp_types::Message::String(message.to_owned()),
            ..Diagnostic::default()
        };
        assert_eq!(result_id(&[finding("a")]), result_id(&[finding("a")]));
        assert_ne!(result_id(&[finding("a")]), result_id(&[finding("b")]));
        assert_ne!(result_id(&[]), result_id(&[finding("a")]));
    }

    #[test]
    fn reports_say_of_which_kind_they_are() {
        let value = |report| serde_json::to_value::<DocumentDiagnosticReport>(report).unwrap();
        assert_eq!(value(full(&[], "x")), json!({ "kind": "full", "resultId": "x", "items": [] }));
        assert_eq!(value(unchanged("x")), json!({ "kind": "unchanged", "resultId": "x" }));
        assert_eq!(value(nothing()), json!({ "kind": "full", "items": [] }));
    }
}
