//! What a document as a whole tells a reader.

mod broad_target;
mod glance;
mod level_mismatch;
mod missing_leadership_example;
mod inconsistent_story;
mod missing_section;
mod missing_target;
mod off_target_statement;
mod one_sentence_summary;
mod outcome;
mod over_one_page;
mod section_order;
mod ten_second_scan;
mod too_few_outcomes;

pub(super) use broad_target::{BROAD_TARGET, named};
pub use glance::{Glance, glance};
pub(super) use inconsistent_story::INCONSISTENT_STORY;
pub(super) use level_mismatch::LEVEL_MISMATCH;
pub(super) use missing_leadership_example::MISSING_LEADERSHIP_EXAMPLE;
pub(super) use missing_section::MISSING_SECTION;
pub(super) use missing_target::MISSING_TARGET;
pub(super) use off_target_statement::OFF_TARGET_STATEMENT;
pub(super) use one_sentence_summary::ONE_SENTENCE_SUMMARY;
pub use outcome::{Outcome, outcomes};
pub(super) use over_one_page::OVER_ONE_PAGE;
pub(super) use section_order::SECTION_ORDER;
pub(super) use ten_second_scan::TEN_SECOND_SCAN;
pub(super) use too_few_outcomes::TOO_FEW_OUTCOMES;

use crate::prose::{Names, Phrasing};
use crate::settings::Kind;

use super::rule::Context;

/// Whether there is enough to judge as a whole, in a language that can be judged. A sketch, all prompts and open slots,
/// has other needs, and a note is whole long before a case is.
pub fn is_written(context: &Context<'_>) -> bool {
    let document = context.document;
    let (english, foreign) = document
        .parts
        .iter()
        .fold((0, 0), |(english, foreign), placed| (english + placed.part.english, foreign + placed.part.foreign));
    if foreign > english {
        return false;
    }
    let words = |plain: &str| plain.contains(char::is_alphanumeric);
    let filled = document.statements().filter(|subject| subject.statement.placeholders.is_empty());
    let mut filled = filled.filter(|subject| words(&subject.statement.passage.plain)).peekable();
    if document.kind == Kind::Referral {
        return filled.peek().is_some();
    }
    let mut words = 0;
    filled.any(|subject| {
        words += subject.statement.passage.plain.split_whitespace().count();
        subject.statement.phrasing != Phrasing::Other || words >= context.settings.limits.scan_words as usize
    })
}

/// The roles and levels that this document and its matrix name.
fn names(context: &Context<'_>) -> Names {
    let header = &context.document.header;
    let own = ["level", "target"].into_iter().filter_map(|key| header.get(key));
    let matrix = context.matrix.iter().flat_map(|matrix| matrix.levels.iter().map(|level| level.name.as_str()));
    Names::new(header.get("role"), own.chain(matrix))
}
