use crate::document::{self, Opening, Subject};
use crate::prose::{self, Phrasing, Role};
use crate::rules::rule::Context;
use crate::text::Span;

/// What a reader takes in of a document within ten seconds.
#[derive(Debug, Clone, Default)]
pub struct Glance {
    /// The first words.
    pub opening: Opening,
    /// The role that they name.
    pub role: Option<String>,
    /// The level that they name.
    pub level: Option<String>,
    /// How far a measured outcome in them went.
    pub outcome: Option<String>,
    /// For whom, or across what.
    pub scope: Option<String>,
    /// What a reader can open there.
    pub evidence: Option<String>,
}

/// What a reader takes in of the document of `context`, by the number of words in its settings.
pub fn glance(context: &Context<'_>) -> Glance {
    let opening = document::opening(context.document, context.settings.limits.scan_words as usize);
    let names = super::names(context);
    let (mut role, mut level) = (None, None);
    for text in &opening.texts {
        for post in prose::posts(text, &names) {
            let words = |span: Span| span.of(text).to_owned();
            role = role.or(post.role.map(words));
            level = level.or(post.level.map(words));
        }
    }
    let first: Vec<Subject<'_>> =
        context.document.statements().take_while(|subject| subject.span().start < opening.end).collect();
    let within = |subject: &Subject<'_>, span: Span| subject.place(span).end <= opening.end;
    let claiming = first.iter().filter(|subject| subject.statement.phrasing != Phrasing::Other);
    let scope = claiming.into_iter().find_map(|subject| {
        let plain = &subject.statement.passage.plain;
        let parts = prose::parts(plain, &subject.statement.reading);
        let seen = parts.audience.into_iter().find(|span| within(subject, *span))?;
        Some(seen.of(plain).to_owned())
    });
    let evidence = first.iter().flat_map(|subject| subject.evidence(context.matrix));
    let evidence = evidence.into_iter().find(|found| found.span.start < opening.end).map(|found| found.text);
    Glance { role, level, outcome: outcome(&first, &opening), scope, evidence, opening }
}

/// How far an outcome went that is measured within the first words. Early sentences are wound; one that tells from what
/// to what has told enough.
fn outcome(first: &[Subject<'_>], opening: &Opening) -> Option<String> {
    first.iter().filter(|subject| subject.canonical() != Some("future")).find_map(|subject| {
        let reading = &subject.statement.reading;
        let results = reading.quantities.iter().filter(|quantity| quantity.role == Role::Result);
        let told = |baseline: bool| match reading.phrasing {
            Phrasing::Outcome => true,
            Phrasing::Other => baseline,
            Phrasing::Task | Phrasing::Mixed => false,
        };
        let mut told = results.filter(|quantity| told(quantity.baseline.is_some()));
        let seen = told.find(|quantity| subject.place(quantity.span).end <= opening.end)?;
        Some(seen.span.of(&subject.statement.passage.plain).to_owned())
    })
}
