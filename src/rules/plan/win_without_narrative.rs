use crate::document::{Label, Statement, Subject};
use crate::framework::{self, Citation};
use crate::prose;
use crate::rewrite;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::rules::story::outcomes;
use crate::settings::Kind;
use crate::text::Encoding;

/// A history whose best wins are told in one line each.
pub(crate) static WIN_WITHOUT_NARRATIVE: Rule = Rule {
    name: "win-without-narrative",
    family: Family::Plan,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("win_without_narrative.md"),
};

/// As many wins are the best ones.
const BEST: usize = 3;
/// So many sentences tell a story.
const STORY: usize = 3;

/// The best wins under History, the strongest first; none where one of all wins there is told as a story.
fn bare<'a>(context: &Context<'a>) -> Vec<Subject<'a>> {
    let document = context.document;
    let history = |subject: &Subject<'_>| subject.canonical() == Some("history");
    let subjects: Vec<Subject<'a>> = document.statements().filter(history).collect();
    let joined = |a: &Subject<'_>, b: &Subject<'_>| {
        a.at == b.at || a.together.zip(b.together).is_some_and(|(a, b)| a.id == b.id)
    };
    if subjects.chunk_by(joined).any(is_story) {
        return Vec::new();
    }
    let mut best: Vec<Subject<'a>> =
        outcomes(context).into_iter().map(|outcome| outcome.subject).filter(history).collect();
    best.truncate(BEST);
    best
}

/// Whether what is told together says what was wrong, what was decided or done, and what came of it.
fn is_story(item: &[Subject<'_>]) -> bool {
    let told: Vec<&Statement> = item.iter().map(|subject| subject.statement).collect();
    let labelled = |label: Label| told.iter().any(|statement| statement.label == Some(label));
    let sentences: usize = told.iter().map(|statement| prose::sentences(&statement.passage.plain).len()).sum();
    let decides = || told.iter().any(|statement| !prose::decisions(&statement.passage.plain).is_empty());
    // A project with its wins below is a list, however long.
    let flat = told.iter().all(|statement| statement.depth == told[0].depth);
    labelled(Label::Challenge) && told.len() > 1
        || labelled(Label::Action) && labelled(Label::Result)
        || sentences >= STORY && flat
        || sentences > 1 && decides()
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let best = bare(context);
    let index = best.first().and_then(|subject| subject.section_index).filter(|_| best.len() > 1);
    let Some(index) = index else { return Vec::new() };
    let line = |subject: &Subject<'_>| document.buffer.position(subject.span().start, Encoding::Utf8).line + 1;
    let mut lines: Vec<u32> = best.iter().map(line).collect();
    lines.sort_unstable();
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let message = format!(
        "The best wins here are told in a line each (lines {}). Tell one of them as a story: what was wrong, what you \
         decided, what came of it. A reader remembers that, and your manager can tell it again.",
        lines.join(", ")
    );
    vec![Hit::new(document.sections[document.sections[index].speaker].heading, message)]
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let document = context.document;
    let fixes = bare(context).into_iter().filter_map(|subject| {
        let statement = subject.statement;
        let rewrite = rewrite::narrated(&statement.passage, &statement.reading)?;
        let line = document.buffer.position(subject.span().start, Encoding::Utf8).line + 1;
        let title = format!("Tell the win in line {line} as a story: action, result, situation, decision");
        Some(Fix { title, grade: rewrite.grade, span: subject.span(), template: rewrite.template })
    });
    fixes.collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let Some(framework) = framework::get("promotion") else { return Vec::new() };
    std::iter::once(framework.cite_step("history")).chain(framework.cite("cue", "wins-with-a-story")).collect()
}
