mod clash;

use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix, Related};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::Template;
use clash::{Clash, Other, What, clashes};

/// The same told with other numbers, dates, titles or another target in another document of the case.
pub(crate) static INCONSISTENT_STORY: Rule = Rule {
    name: "inconsistent-story",
    family: Family::Story,
    default: Some(Severity::Warning),
    kinds: &[],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("inconsistent_story.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    clashes(context).iter().map(|clash| hit(context, clash)).collect()
}

fn hit(context: &Context<'_>, clash: &Clash) -> Hit {
    let Some(first) = clash.others.first() else { return Hit::new(clash.span, String::new()) };
    let place = format!("{}, line {}", first.path, first.line + 1);
    let said = &first.said;
    let tells = match clash.what {
        _ if first.bank => format!("Your proof bank ({place}) has {said}."),
        What::Amount => format!("{place}, tells the same with {said}."),
        What::Date => format!("{place}, tells the same of {said}."),
        What::Fact(key) => format!("{place}, says {} is {said}.", spoken(key)),
    };
    let more = match clash.others.len() - 1 {
        0 => String::new(),
        1 => " 1 more place differs, too.".to_owned(),
        more => format!(" {more} more places differ, too."),
    };
    let advice = if context.document.kind == Kind::Proof {
        "What is kept here is what the others draw on: mend it there, or here if it is out of date."
    } else if clash.is_backed {
        "Your proof bank bears this one out: mend it there."
    } else if first.bank {
        "Take the number from there, or bring the bank up to date."
    } else {
        "Who reads both wonders which one holds: let them agree, or say what tells them apart."
    };
    let hit = Hit::new(clash.span, format!("{tells}{more} {advice}"));
    clash.others.iter().fold(hit, |hit, other| hit.about(related(other)))
}

fn related(other: &Other) -> Related {
    let message = format!("Here it is {}.", other.said);
    Related { path: Some(other.path.clone()), line: other.line, message }
}

/// What a key of the header is called in a sentence.
fn spoken(key: &str) -> &'static str {
    match key {
        "role" => "the role",
        "level" => "the level now",
        "target" => "the target",
        "company" => "the company",
        "cycle" => "the promotion cycle",
        "one-sentence" => "the one sentence",
        "title" => "the title",
        _ => "the date",
    }
}

/// The value of the bank, where it has one; else what each other document says. What the bank bears out stays.
fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let found = clashes(context).into_iter().find(|clash| clash.span == finding.span);
    let Some(clash) = found.filter(|clash| !clash.is_backed) else { return Vec::new() };
    let bank = clash.others.iter().any(|other| other.bank);
    let mut fixes: Vec<Fix> = Vec::new();
    for other in clash.others.iter().filter(|other| other.bank || !bank) {
        let Some((span, text)) = &other.replacement else { continue };
        let template = Template::text(text.clone());
        let title = if other.bank {
            format!("Use the bank's value: {}", other.said)
        } else {
            format!("Say {}, as {} does", other.said, other.path)
        };
        if fixes.iter().all(|known| known.template != template) {
            fixes.push(Fix { title, grade: Grade::Review, span: *span, template });
        }
    }
    fixes
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("check", "consistent-story"), ("principle", "proof-bank")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
