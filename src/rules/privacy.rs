//! What is nobody else's business: names, addresses and numbers of people.

mod confidential_detail;
mod contact;

pub(super) use confidential_detail::CONFIDENTIAL_DETAIL;
