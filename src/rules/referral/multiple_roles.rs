use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::{Span, Template};

/// A note that asks for more than one role.
pub(crate) static MULTIPLE_ROLES: Rule = Rule {
    name: "multiple-roles",
    family: Family::Referral,
    default: Some(Severity::Warning),
    kinds: &[Kind::Referral],
    check: Check::Both(in_statement, in_header),
    cites,
    fix: Some(fix),
    page: include_str!("multiple_roles.md"),
};

fn in_statement(_: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let roles = prose::several_asked(&subject.statement.passage.plain);
    whole(&roles).map(|span| hit(subject.place(span), roles.len()))
}

fn in_header(context: &Context<'_>) -> Vec<Hit> {
    named(context).into_iter().filter_map(|roles| Some(hit(whole(&roles)?, roles.len()))).collect()
}

/// The roles and levels of each key of the header that names several, in bytes of the document.
fn named(context: &Context<'_>) -> Vec<Vec<Span>> {
    let fields = ["role", "target"].into_iter().filter_map(|key| context.document.header.field(key));
    fields
        .map(|field| prose::several_named(&field.text).into_iter().map(|span| span.shifted(field.span.start)).collect())
        .collect()
}

/// From the first role to the last.
fn whole(roles: &[Span]) -> Option<Span> {
    Some(roles.first()?.join(*roles.last()?))
}

fn hit(span: Span, count: usize) -> Hit {
    let message = format!(
        "This asks for {count} roles at once, which leaves the choice to whoever passes it on. Pick one, and write a note \
         of its own for each of the others."
    );
    Hit::new(span, message)
}

/// The roles that `finding` is about, in bytes of the document.
fn roles(context: &Context<'_>, finding: &Finding) -> Vec<Span> {
    match crate::rules::runner::subject(context, finding) {
        Some(subject) => {
            let passage = &subject.statement.passage;
            let spans = prose::several_asked(&passage.plain).into_iter();
            spans.map(|span| subject.place(span)).collect()
        }
        None => named(context).into_iter().find(|roles| whole(roles) == Some(finding.span)).unwrap_or_default(),
    }
}

/// The names of the roles that `finding` is about.
pub(crate) fn asked(context: &Context<'_>, finding: &Finding) -> Vec<String> {
    roles(context, finding).into_iter().map(|role| context.document.buffer.slice(role)).collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let fixes = asked(context, finding).into_iter().map(|role| Fix {
        title: format!("Ask for {role} alone"),
        grade: Grade::Review,
        span: finding.span,
        template: Template::text(role),
    });
    fixes.collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("faq", "several-roles"), ("mistake", "asking-too-broadly")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
