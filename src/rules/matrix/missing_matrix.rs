use crate::document;
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity, yaml_text};
use crate::text::Template;

/// No matrix is known for a promotion case, or several could be it.
pub(crate) static MISSING_MATRIX: Rule = Rule {
    name: "missing-matrix",
    family: Family::Matrix,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_matrix.md"),
};

/// How many candidates are named.
const LISTED: usize = 5;

fn check(context: &Context<'_>) -> Vec<Hit> {
    // One that is named and cannot be read is told by another rule.
    let named = context.document.header.get("matrix").is_some() || context.settings.matrix.is_some();
    if named || context.matrix.is_some() {
        return Vec::new();
    }
    let candidates = &context.case.matrices;
    let message = if candidates.len() > 1 {
        let names: Vec<&str> = candidates.iter().take(LISTED).map(|candidate| candidate.name.as_str()).collect();
        let mut names = names.join(", ");
        if candidates.len() > LISTED {
            names.push_str(", …");
        }
        format!(
            "{} files here could be your matrix: {names}. Name one as `matrix` in the header, so that your case is \
             held against it.",
            candidates.len()
        )
    } else {
        "Your company's career matrix is not here, so nothing is held against it. Put it beside this file, as a table, \
         a spreadsheet or YAML with `matrix` or `ladder` in its name, or name it as `matrix` in the header."
            .to_owned()
    };
    vec![Hit::new(context.document.anchor(), message)]
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let candidates = &context.case.matrices;
    let names: Vec<&str> = if candidates.len() > 1 {
        candidates.iter().take(LISTED).map(|candidate| candidate.name.as_str()).collect()
    } else {
        vec!["builtin:tpm"]
    };
    let fixes = names.into_iter().filter_map(|name| {
        let (span, template) =
            document::header_entries(context.document, &[("matrix", Template::text(yaml_text(name)))])?;
        let title = match name.strip_prefix("builtin:") {
            Some(_) => "Use the built-in sample matrix for TPMs".to_owned(),
            None => format!("Use {name} as the matrix"),
        };
        Some(Fix { title, grade: Grade::Review, span, template })
    });
    fixes.collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("career-matrix")).into_iter().collect()
}
