//! A career document, read: its kind, header, sections, statements with their phrasing, evidence, citations and
//! directives.

mod addition;
mod arrange;
mod assessment;
mod bare;
mod citation;
mod directive;
mod fold;
mod goal;
mod group;
mod header;
mod insert;
mod log;
mod note;
mod opening;
mod part;
mod recognise;
mod rows;
mod section;
mod statement;

pub use addition::section_addition;
pub use arrange::{Below, in_order, item_moved};
pub use assessment::{Assessment, Status, is_blank};
pub use citation::{Citation, CitationForm, Evidence, citations};
pub use directive::{Directive, Reach};
pub use fold::{CrossReference, Document, PlacedPart, Subject};
pub use goal::{GoalName, GoalStatus, goal_names, goal_status, settles_goals};
pub use group::{Label, Together};
pub use header::{Field, Header, KEYS};
pub use insert::{header_entries, heading, section_insertion, section_with};
pub use log::{Column, Entry, Log, LogTable, Outcome, Unclear, When};
pub use opening::{Opening, opening};
pub use part::Part;
pub use recognise::{Globs, Proposal, by_name, is_promising, proposal, step};
pub use rows::{NewRow, new_table, table_below};
pub use section::{Section, canonical_names};
pub use statement::{Shape, Statement, one_line};
