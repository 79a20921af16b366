//! How work and matrix meet.

mod unknown_attribute;
mod unknown_level;

pub(super) use unknown_attribute::UNKNOWN_ATTRIBUTE;
pub(super) use unknown_level::UNKNOWN_LEVEL;
