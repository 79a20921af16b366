//! Where bytes are: a buffer that edits keep current, positions in each encoding an editor may speak,
//! spans, edits, pieces of sentences, and passages that remember where their words stand in the source.

mod buffer;
mod edit;
mod passage;
mod position;
mod problem;
mod span;
mod template;
mod wording;

pub use buffer::Buffer;
pub use edit::{Edit, LONG_LINE, Replacement};
pub use passage::{Mark, MarkKind, Passage, PassageBuilder};
pub use position::{Encoding, Position, Range};
pub use problem::Problem;
pub use span::Span;
pub use template::{Part, Slot, Template};
pub use wording::{counted, listed, shortened};
