//! What the English layer promises, from statements to rewrites.

mod markdown;
mod golden;
mod corpus;
mod further;
mod statements;
mod talk;
