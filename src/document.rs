//! A career document, read: its kind, header, sections, statements with their phrasing, evidence, citations and
//! directives.

mod assessment;
mod citation;
mod directive;
mod fold;
mod header;
mod part;
mod recognise;
mod section;
mod statement;

pub use assessment::{Assessment, Status, is_blank};
pub use citation::{Citation, CitationForm, Evidence};
pub use directive::{Directive, Reach};
pub use fold::{CrossReference, Document, PlacedPart, Subject};
pub use header::{Field, Header, KEYS, yaml_value};
pub use part::Part;
pub use recognise::{Globs, Proposal, by_name, is_promising, proposal};
pub use section::{Section, canonical_names};
pub use statement::{Shape, Statement, one_line};
