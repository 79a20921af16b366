//! What was noticed, for people and programs outside an editor: findings and documents as text and as JSON.
//!
//! Makes text; whoever calls writes it. Nothing of a document or a file's name reaches a terminal raw: see
//! [`printable`].

mod check;
mod excerpt;
mod explain;
mod export;
mod inspect;
mod log;
pub mod matrix;
mod outline;
mod parts;
mod place;
mod printable;
mod scan;
mod schema;
mod text;

pub use check::{CheckOutput, Checked, Found, Noticed, Offer};
pub use explain::{explain, unknown};
pub use export::{clean, open_slots, page};
pub use inspect::{Attribute, Evidence, InspectOutput, Inspected, Quantity, Rewritten, Section, Statement};
pub use log::{Days, LogOutput, Rating, Share, Variant, log};
pub use outline::outline;
pub use parts::{Acting, DecisionWords, Parts, ResultClause, Words};
pub use place::{Place, Range};
pub use printable::{json, printable};
pub use scan::{ScanOutput, Seen, scan};
pub use schema::schemas;
pub use text::{concise, full, summary, trouble};
