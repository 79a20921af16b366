//! How work and matrix meet.

mod unknown_attribute;
mod unknown_level;
mod unmapped_attribute;

pub(super) use unknown_attribute::UNKNOWN_ATTRIBUTE;
pub(super) use unknown_level::UNKNOWN_LEVEL;
pub(super) use unmapped_attribute::UNMAPPED_ATTRIBUTE;
