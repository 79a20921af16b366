use crate::settings::Kind;

use super::fold::Document;

/// Headings of messages that come after a note: they are none of what is passed on.
const LATER: [&str; 8] =
    ["thanks", "thank you", "thank-you", "after a no", "follow-up", "follow up", "update", "closing the loop"];

impl Document {
    /// Where a referral note ends: at the first message that is kept below it, else at the end. Any other document ends
    /// where its text does.
    pub fn note_end(&self) -> usize {
        let later = |title: &str| LATER.contains(&title.to_lowercase().as_str());
        let section = self.sections.iter().find(|section| self.kind == Kind::Referral && later(&section.title));
        section.map_or(self.buffer.len(), |section| section.span.start)
    }
}
