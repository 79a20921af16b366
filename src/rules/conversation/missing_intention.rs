use crate::document;
use crate::framework::{self, Citation};
use crate::prose;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// Nobody is told why the promotion is wanted.
pub(crate) static MISSING_INTENTION: Rule = Rule {
    name: "missing-intention",
    family: Family::Conversation,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion, Kind::Agenda],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_intention.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    if context.tells("intentions") || !super::is_ready(context) {
        return Vec::new();
    }
    let mut said = document.statements().filter(|subject| super::is_said(subject));
    if said.any(|subject| prose::says_why(&subject.statement.passage.plain)) {
        return Vec::new();
    }
    let message = "Nothing here says why you want this promotion. Your manager can help sooner with a reason that they \
                   can repeat; two sentences are enough.";
    vec![Hit::new(document.anchor(), message)]
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let layout = framework::layout(context.document.kind);
    let (span, template) = document::section_insertion(context.document, layout, "intentions");
    vec![Fix { title: "Insert Intentions".to_owned(), grade: Grade::Sketch, span, template }]
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("share-intentions")).into_iter().collect()
}
