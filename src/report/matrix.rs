//! A career matrix for people and programs: how it was read, where it is silent, and the same matrix in another shape.

mod convert;
mod data;
mod findings;
mod markdown;
mod output;
mod problems;
mod read;
mod sheet;
mod show;
mod width;

pub use convert::{Conversion, Written, convert};
pub use findings::{MatrixChecked, MatrixFinding, concise, summary};
pub use output::{MatrixAttribute, MatrixDescriptor, MatrixLevel, MatrixOutput, MatrixProblem, Only};
pub use read::{read_as, refused};
pub use show::show;
