//! The frameworks behind the advice: their steps and what else can be cited, each with its source.
//!
//! A framework is data: a file of `builtin/`, embedded. A third one is added by adding a file and its line below.

mod citation;
mod focus;
mod layout;
mod parts;
mod script;

pub use citation::Citation;
pub use focus::{away, cue, trial_days};
pub use layout::{HeaderLine, Layout, Prompt, layout};
pub use parts::{Framework, Named, PARTS, Source, Step};
pub use script::{Script, Tone, script};

use std::sync::LazyLock;

use crate::settings::Kind;

/// Id of the promotion framing, for [`get`].
pub const PROMOTION: &str = "promotion";
/// Id of the referral framework, for [`get`].
pub const REFERRAL: &str = "referral";

const BUILTIN: [&str; 2] =
    [include_str!("framework/builtin/promotion.toml"), include_str!("framework/builtin/referral.toml")];

static FRAMEWORKS: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    let read = |text: &&str| toml::from_str(text).expect("an embedded framework is read by the tests");
    BUILTIN.iter().map(read).collect()
});

/// Every built-in framework.
pub fn all() -> &'static [Framework] {
    &FRAMEWORKS
}

/// The framework that a document of `kind` follows.
pub fn of(kind: Kind) -> &'static Framework {
    let id = match kind {
        Kind::Referral | Kind::ReferralLog | Kind::ImpactSummary => REFERRAL,
        _ => PROMOTION,
    };
    get(id).unwrap_or(&all()[0])
}

/// The built-in framework of that id.
pub fn get(id: &str) -> Option<&'static Framework> {
    all().iter().find(|framework| framework.id == id)
}

#[cfg(test)]
mod tests;
