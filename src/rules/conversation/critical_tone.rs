use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::prose::{self, Blame, Blamed};
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};

/// Blame on the matrix, the process, the manager or the company.
pub(crate) static CRITICAL_TONE: Rule = Rule {
    name: "critical-tone",
    family: Family::Conversation,
    default: Some(Severity::Warning),
    kinds: &[Kind::Promotion, Kind::Agenda],
    check: Check::Statement(check),
    cites,
    fix: Some(fix),
    page: include_str!("critical_tone.md"),
};

fn check(_: &Context<'_>, subject: &Subject<'_>) -> Option<Hit> {
    let blame = blamed(subject)?;
    let (what, instead) = match blame.blamed {
        Blamed::Matrix => ("the matrix", "Say which part is unclear to you, and how you read it."),
        Blamed::Process => ("the process", "Ask how it works, and what you could do within it."),
        Blamed::Manager | Blamed::Reader => {
            ("the person whose help you need", "Say what you would like to do together.")
        }
        Blamed::Company => ("the company", "Ask how it looks at this."),
    };
    let message = format!("This blames {what}, and a reader may have to defend it instead of helping you. {instead}");
    Some(Hit::new(subject.place(blame.span), message))
}

fn blamed(subject: &Subject<'_>) -> Option<Blame> {
    if !super::is_said(subject) {
        return None;
    }
    prose::blame(&subject.statement.passage.plain).filter(|blame| blame.sure || super::is_about_promotion(subject))
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(subject) = crate::rules::runner::subject(context, finding) else { return Vec::new() };
    let Some(blame) = blamed(&subject) else { return Vec::new() };
    let rewrites = rewrite::asked(&subject.statement.passage, &blame).into_iter();
    rewrites
        .map(|rewrite| Fix {
            title: rewrite.title,
            grade: rewrite.grade,
            span: subject.span(),
            template: rewrite.template,
        })
        .collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").and_then(|framework| framework.cite("principle", "collaborative")).into_iter().collect()
}
