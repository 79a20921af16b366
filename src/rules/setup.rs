//! The header, the configuration, the matrix file, directives: problems that were met while reading.

mod unclear_entry;

pub(super) use unclear_entry::UNCLEAR_ENTRY;

use crate::framework::Citation;
use crate::rewrite::Grade;
use crate::settings::{Kind, Severity};
use crate::text::Template;

use super::finding::{Finding, Fix};
use super::rule::{Check, Context, Family, Rule};

/// A key or value under `career:` that cannot be read.
pub(super) static INVALID_HEADER: Rule =
    problems("invalid-header", Severity::Warning, include_str!("setup/invalid_header.md"));

/// A setting in `career-ls.toml` that cannot be read.
pub(super) static INVALID_CONFIG: Rule =
    problems("invalid-config", Severity::Warning, include_str!("setup/invalid_config.md"));

/// A matrix that is named and cannot be read.
pub(super) static UNREADABLE_MATRIX: Rule =
    problems("unreadable-matrix", Severity::Error, include_str!("setup/unreadable_matrix.md"));

/// A document that is longer than what is checked.
pub(super) static TOO_LARGE: Rule = problems("too-large", Severity::Information, include_str!("setup/too_large.md"));

/// A directive that silences nothing.
pub(super) static UNUSED_DIRECTIVE: Rule = Rule {
    fix: Some(drop_directive),
    ..problems("unused-directive", Severity::Hint, include_str!("setup/unused_directive.md"))
};

const fn problems(name: &'static str, severity: Severity, page: &'static str) -> Rule {
    Rule {
        name,
        family: Family::Setup,
        default: Some(severity),
        kinds: &[],
        check: Check::Problems,
        cites: nothing,
        fix: None,
        page,
    }
}

fn nothing(_: Kind) -> Vec<Citation> {
    Vec::new()
}

fn drop_directive(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let text = context.document.buffer.slice(finding.span);
    if !text.starts_with("<!--") {
        return Vec::new();
    }
    vec![Fix {
        title: "Remove this comment".to_owned(),
        grade: Grade::Safe,
        span: finding.span,
        template: Template::default(),
    }]
}
