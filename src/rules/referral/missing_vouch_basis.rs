use crate::document::{self, Document, Shape, Subject};
use crate::framework::{self, Citation};
use crate::prose::{self, Phrasing};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::story;
use crate::settings::Kind;
use crate::text::{Span, Template};

/// A note that does not say how its reader knows the work.
pub(crate) static MISSING_VOUCH_BASIS: Rule = Rule {
    name: "missing-vouch-basis",
    family: Family::Referral,
    default: None,
    kinds: &[Kind::Referral],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_vouch_basis.md"),
};

/// Words that say what two people share. What stands in a question is asked, not shared.
const SHARED: [&str; 40] = [
    "you know this work",
    "you know my work",
    "you know me from",
    "you know from",
    "you saw",
    "you have seen",
    "you've seen",
    "you watched",
    "you reviewed",
    "you were there",
    "you were my",
    "you led",
    "you ran",
    "you managed",
    "you mentored",
    "you hired",
    "you sponsored",
    "you interviewed me",
    "you may remember",
    "you might remember",
    "you'll remember",
    "as you know",
    "worked with you",
    "working with you",
    "work with you",
    "worked together",
    "working together",
    "we worked",
    "we ran",
    "we shipped",
    "we built",
    "we launched",
    "we led",
    "we met",
    "we both",
    "when we",
    "our time at",
    "my former manager",
    "your team and mine",
    "with your team",
];

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let header = &document.header;
    if !story::is_written(context)
        || header.get("vouch").is_some()
        || header.open.contains(&"vouch")
        || document.statements().any(|subject| shares(&subject))
    {
        return Vec::new();
    }
    let message = "This does not say how you know each other. One clause on what you did together tells whoever it is \
                   passed on to what the recommendation rests on.";
    vec![Hit::new(document.anchor(), message)]
}

fn shares(subject: &Subject<'_>) -> bool {
    let plain = subject.statement.passage.plain.replace('’', "'").to_lowercase();
    let whole = |at: usize, words: &str| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(plain[..at].chars().next_back()) && edge(plain[at + words.len()..].chars().next())
    };
    !plain.trim_end().ends_with('?')
        && SHARED.iter().any(|words| plain.match_indices(words).any(|(at, _)| whole(at, words)))
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let document = context.document;
    let sentence = place(document).map(|at| Fix {
        title: "Say what you did together".to_owned(),
        grade: Grade::Sketch,
        span: Span::empty(at),
        template: Template::text(" You know this work from ").slot("what we did together").then("."),
    });
    let slot = Template::default().slot("how they know my work");
    let key = document::header_entries(document, &[("vouch", slot)]).map(|(span, template)| Fix {
        title: "Note it in the header".to_owned(),
        grade: Grade::Sketch,
        span,
        template,
    });
    sentence.into_iter().chain(key).collect()
}

/// Behind the sentence that tells the outcome, else behind the first that asks nothing and says more than hello.
fn place(document: &Document) -> Option<usize> {
    let says = |subject: &Subject<'_>| {
        let plain = subject.statement.passage.plain.trim();
        subject.statement.shape == Shape::Sentence
            && plain.ends_with(['.', '!', ')'])
            && plain.split_whitespace().count() > 4
            && !prose::is_farewell(plain)
            && !prose::is_closing(plain)
    };
    let told = |subject: &&Subject<'_>| {
        subject.statement.phrasing == Phrasing::Outcome || subject.statement.reading.has_metric
    };
    let sentences: Vec<Subject<'_>> = document.statements().filter(says).collect();
    let last = sentences.iter().rev().find(told).or(sentences.first())?;
    Some(last.span().end)
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("referral").and_then(|framework| framework.cite("faq", "whom-to-ask")).into_iter().collect()
}
