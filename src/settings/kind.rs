use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a career document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A case for a promotion.
    Promotion,
    /// One page on what changed because of the work.
    ImpactSummary,
    /// A message that asks for a referral and can be forwarded.
    Referral,
    /// What became of referrals.
    ReferralLog,
    /// Notes for a talk with the manager.
    Agenda,
    /// A running record of wins.
    Brag,
    /// Evidence that is used in several places.
    Proof,
    /// Interpretations agreed with the manager.
    Expectations,
    /// A career matrix.
    Matrix,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 9] = [
        Kind::Promotion,
        Kind::ImpactSummary,
        Kind::Referral,
        Kind::ReferralLog,
        Kind::Agenda,
        Kind::Brag,
        Kind::Proof,
        Kind::Expectations,
        Kind::Matrix,
    ];

    /// The name used in headers and settings.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Promotion => "promotion",
            Kind::ImpactSummary => "impact-summary",
            Kind::Referral => "referral",
            Kind::ReferralLog => "referral-log",
            Kind::Agenda => "agenda",
            Kind::Brag => "brag",
            Kind::Proof => "proof",
            Kind::Expectations => "expectations",
            Kind::Matrix => "matrix",
        }
    }

    /// What a person calls such a document, with its article.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Promotion => "a promotion case",
            Kind::ImpactSummary => "an impact summary",
            Kind::Referral => "a referral note",
            Kind::ReferralLog => "a referral log",
            Kind::Agenda => "an agenda",
            Kind::Brag => "a brag document",
            Kind::Proof => "a proof document",
            Kind::Expectations => "agreed expectations",
            Kind::Matrix => "a career matrix",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
            let names: Vec<&str> = Kind::ALL.into_iter().map(Kind::name).collect();
            format!("the kinds of document are {}", names.join(", "))
        })
    }
}
