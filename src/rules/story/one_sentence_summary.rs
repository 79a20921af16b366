use crate::document::{self, Subject};
use crate::framework::{self, Citation};
use crate::prose;
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity, yaml_text};
use crate::text::Template;

use super::outcome::{Outcome, outcomes};

/// No one sentence says what to be known for.
pub(crate) static ONE_SENTENCE_SUMMARY: Rule = Rule {
    name: "one-sentence-summary",
    family: Family::Story,
    default: Some(Severity::Warning),
    kinds: &[Kind::ImpactSummary, Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("one_sentence_summary.md"),
};

/// The key of the header that holds it.
const KEY: &str = "one-sentence";

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let limit = context.settings.limits.sentence_words as usize;
    if let Some(field) = document.header.field(KEY) {
        let long = too_long(prose::sentences(&field.text).len(), words(&field.text), limit);
        let open = !prose::placeholders(&field.text).is_empty();
        return long.filter(|_| !open).map(|message| Hit::new(field.span, message)).into_iter().collect();
    }
    // A slot in the header asks for itself.
    if document.header.open.contains(&KEY) || !super::is_written(context) {
        return Vec::new();
    }
    let summary: Vec<_> = document.statements().filter(|subject| subject.canonical() == Some("summary")).collect();
    let told = |subject: &Subject<'_>| prose::sentences(&subject.statement.passage.plain).len();
    if let [only] = summary[..]
        && told(&only) == 1
    {
        let heading = only.section_index.map(|index| document.sections[document.sections[index].speaker].heading);
        let long = too_long(1, words(&only.statement.passage.plain), limit);
        let span = heading.unwrap_or_else(|| only.span());
        return long.map(|message| Hit::new(span, message)).into_iter().collect();
    }
    let message = format!(
        "No one sentence says what you want to be known for, and it is what readers pass on. Write it under `{KEY}` in \
         the header, in at most {limit} words."
    );
    vec![Hit::new(document.anchor(), message)]
}

/// What is wrong with a summary of so many sentences and words.
fn too_long(sentences: usize, words: usize, limit: usize) -> Option<String> {
    if sentences > 1 {
        return Some(format!(
            "These are {sentences} sentences, and a reader passes on one. Keep the one that counts most."
        ));
    }
    (words > limit).then(|| {
        format!("This sentence has {words} words, and a reader keeps about {limit}. Leave the most important outcome.")
    })
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Writes the sentence into the header, in the author's own words where an outcome can be told in one.
fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let document = context.document;
    if document.header.span.is_none() || document.header.field(KEY).is_some() {
        return Vec::new();
    }
    let limit = context.settings.limits.sentence_words as usize;
    let fits = |text: &String| prose::sentences(text).len() == 1 && words(text) <= limit;
    let (title, grade, template) = match outcomes(context).iter().map(sentence).find(fits) {
        Some(text) => {
            ("Write the one sentence from your strongest outcome", Grade::Review, Template::text(yaml_text(&text)))
        }
        None => (
            "Write the one sentence to be known for",
            Grade::Sketch,
            Template::parse("⟨What you changed⟩ from ⟨before⟩ to ⟨after⟩ for ⟨whom⟩."),
        ),
    };
    document::header_entries(document, &[(KEY, template)])
        .map(|(span, template)| Fix { title: title.to_owned(), grade, span, template })
        .into_iter()
        .collect()
}

/// An outcome as a sentence of its own: its words as they stand, a capital before and a full stop behind.
fn sentence(outcome: &Outcome<'_>) -> String {
    let statement = outcome.subject.statement;
    let bare = statement.bare().of(&statement.passage.plain).trim();
    let mut chars = bare.chars();
    let mut text = chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect());
    if !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("referral").and_then(|framework| framework.cite("test", "ten-second-scan")).into_iter().collect()
}
