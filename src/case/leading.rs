use crate::document::Document;
use crate::prose::{self, Phrasing};

/// Whether `document` claims, in English and with no slot open, work that shows its author leading.
pub fn leads(document: &Document) -> bool {
    let claimed = document.statements().filter(|subject| {
        let open = !subject.statement.placeholders.is_empty();
        subject.claims() && !open && !document.is_foreign(subject.section_index)
    });
    let mut told = claimed.map(|subject| subject.statement).filter(|told| told.phrasing != Phrasing::Other);
    told.any(|told| prose::leads(&told.passage.plain, &told.reading))
}
