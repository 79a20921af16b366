use crate::document::Field;
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::Template;

/// A level that the matrix lacks.
pub(crate) static UNKNOWN_LEVEL: Rule = Rule {
    name: "unknown-level",
    family: Family::Coverage,
    default: Some(Severity::Error),
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("unknown_level.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let Some(matrix) = context.matrix else { return Vec::new() };
    unknown(context)
        .map(|field| {
            let near = matrix.nearest_level(&field.text).and_then(|index| matrix.levels.get(index));
            let message = if let Some(near) = near {
                format!("The matrix has no level of this name. Did you mean {}?", near.name)
            } else {
                let names: Vec<&str> = matrix.levels.iter().map(|level| level.name.as_str()).collect();
                format!("The matrix has no level of this name. It has {}.", names.join(", "))
            };
            Hit::new(field.span, message)
        })
        .collect()
}

fn unknown<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Field> {
    let header = &context.document.header;
    let matrix = context.matrix;
    let fields = ["level", "target"].into_iter().filter_map(|key| header.field(key));
    fields.filter(move |field| matrix.is_some_and(|matrix| matrix.level(&field.text, header.get("role")).is_none()))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let field = unknown(context).find(|field| field.span == finding.span);
    let near = field.zip(context.matrix).and_then(|(field, matrix)| {
        let near = matrix.nearest_level(&field.text)?;
        matrix.levels.get(near)
    });
    near.map(|near| Fix {
        title: format!("Change to {}", near.name),
        grade: Grade::Safe,
        span: finding.span,
        template: Template::text(near.name.clone()),
    })
    .into_iter()
    .collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("career-matrix")).into_iter().collect()
}
