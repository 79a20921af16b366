//! What a statement is made of, for whoever looks at it.

use crate::document::Subject;
use crate::features::markdown::{cite, escape};
use crate::features::types::Hover;
use crate::framework::{self, Citation};
use crate::prose::{self, Parts, Phrasing, Quantity, Role, Told};
use crate::rewrite;
use crate::rules;
use crate::settings::Kind;
use crate::text::{Span, listed, shortened};
use crate::workspace::Analysis;

/// How many characters of a part are shown.
const SHORT: usize = 80;
/// How many parts are shown behind a rule's page: the two are read in one glance.
const BESIDE: usize = 4;
/// How many parts are shown of a statement by itself.
const ALONE: usize = 9;
/// How many quantities, and how many of anything else that there may be several of, are named.
const NAMED: usize = 3;

/// The statement at `at`: its parts, the question that is open, and the step that it serves. Behind the page of a rule
/// (`beside`), which says why it matters and cites, only the parts.
pub(super) fn statement(analysis: &Analysis, at: usize, beside: bool) -> Option<Hover> {
    let document = &analysis.document;
    if matches!(document.kind, Kind::Matrix | Kind::ReferralLog | Kind::Expectations) {
        return None;
    }
    let mut subjects = document.statements_touching(Span::empty(at));
    let subject = subjects.find(|subject| !document.is_foreign(subject.section_index))?;
    let read = subject.statement;
    if read.phrasing == Phrasing::Other {
        return None;
    }
    let parts = prose::parts(&read.passage.plain, &read.reading);
    let mut lines: Vec<String> = listing(&subject, &parts, analysis);
    lines.truncate(if beside { BESIDE } else { ALONE });
    let list: Vec<String> = lines.iter().map(|line| format!("- {line}")).collect();
    let mut paragraphs = vec![list.join("\n")];
    // What is planned or asked for claims nothing yet, and is no task either.
    let claims = subject.claims();
    if claims && !beside {
        paragraphs.insert(0, kind(&subject));
    }
    if claims && subject.phrasing() != Phrasing::Other {
        paragraphs.extend(question(&subject, analysis).map(|question| format!("*{question}*")));
    }
    if !beside {
        paragraphs.extend(step(&subject, document.kind).map(|step| format!("Serves {}", cite(&step))));
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    (!paragraphs.is_empty()).then(|| Hover { span: subject.span(), markdown: paragraphs.join("\n\n") })
}

/// What it is, in plain words.
fn kind(subject: &Subject<'_>) -> String {
    let open = !subject.statement.placeholders.is_empty();
    let said = match subject.statement.phrasing {
        Phrasing::Outcome if open => "**An outcome**, once its slots are filled",
        Phrasing::Task => "**A task**: what was done or assigned",
        Phrasing::Mixed => "**An effect without its size**",
        Phrasing::Outcome => "**An outcome**: what changed, so that others could check it",
        Phrasing::Other => return String::new(),
    };
    let together = match subject.together.map(|together| together.phrasing) {
        Some(phrasing) if phrasing != subject.statement.phrasing => match phrasing {
            Phrasing::Outcome => ". With what stands beside it, an outcome",
            Phrasing::Mixed => ". With what stands beside it, an effect without its size",
            Phrasing::Task | Phrasing::Other => "",
        },
        _ => "",
    };
    format!("{said}{together}")
}

/// Its parts, each on a line: what is not there is not listed.
fn listing(subject: &Subject<'_>, parts: &Parts, analysis: &Analysis) -> Vec<String> {
    let read = subject.statement;
    let plain = read.passage.plain.as_str();
    let words = |span: Span| escape(&shortened(span.of(plain), SHORT));
    let all = |spans: &[Span]| spans.iter().take(NAMED).map(|span| words(*span)).collect::<Vec<_>>().join(", ");
    let mut lines = Vec::new();
    if !matches!(parts.told, Told::Deed | Told::Bare) {
        let opening = parts.opening.map(|opening| format!(": {}", words(opening))).unwrap_or_default();
        lines.push(format!("Told as {}{opening}", parts.told.name()));
    }
    // Where the deed is the effect, the result says it.
    let told = |span: Span| parts.result.as_ref().is_some_and(|result| result.span.contains(span));
    let work = [parts.activity, parts.object].into_iter().flatten().filter(|span| !told(*span));
    if let Some(work) = work.reduce(Span::join) {
        lines.push(format!("Work: {}", words(work)));
    }
    if let Some(result) = &parts.result {
        let open = read.placeholders.iter().any(|slot| result.span.overlaps(*slot));
        let measured = match result.measured {
            _ if open => "still open",
            true => "can be checked",
            false => "no size yet",
        };
        let name = if subject.claims() { "Result" } else { "Aim" };
        lines.push(format!("{name}: {} ({measured})", words(result.span)));
    }
    if let Some(purpose) = parts.purpose {
        lines.push(format!("Wanted: {} (not yet reached)", words(purpose)));
    }
    let quantities: Vec<String> =
        read.reading.quantities.iter().take(NAMED).map(|found| quantity(found, plain, &words)).collect();
    if !quantities.is_empty() {
        lines.push(format!("{}: {}", if quantities.len() == 1 { "Number" } else { "Numbers" }, quantities.join(", ")));
    }
    if !parts.audience.is_empty() {
        let reach = parts.reach.map(|reach| format!(" ({})", reach.name())).unwrap_or_default();
        lines.push(format!("For whom: {}{reach}", all(&parts.audience)));
    }
    let evidence = subject.evidence(analysis.matrix.as_deref());
    if !evidence.is_empty() {
        let named: Vec<String> =
            evidence.iter().take(NAMED).map(|found| escape(&shortened(&found.text, SHORT))).collect();
        let more = evidence.len() - named.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        lines.push(format!("Proof: {}{more}", named.join(", ")));
    }
    for (name, spans) in [("Hedged", &parts.hedges), ("Vague", &parts.modifiers), ("When", &parts.dates)] {
        if !spans.is_empty() {
            lines.push(format!("{name}: {}", all(spans)));
        }
    }
    if let Some(decision) = parts.decisions.first() {
        let given_up = parts.decisions.iter().any(|decision| decision.trade_off);
        let given_up = if given_up { " (with what was given up)" } else { "" };
        lines.push(format!("Decision: {}{given_up}", words(decision.span)));
    }
    let share = &parts.share;
    let acting = [("I", &share.own), ("we", &share.shared), ("others", &share.others)];
    let acting: Vec<&str> = acting.into_iter().filter(|(_, said)| !said.is_empty()).map(|(who, _)| who).collect();
    if acting.len() > 1 {
        lines.push(format!("Who acts: {}", listed(&acting)));
    }
    lines
}

fn quantity(found: &Quantity, plain: &str, words: &impl Fn(Span) -> String) -> String {
    let role = match found.role {
        Role::Result => "a result",
        Role::Size => "how much work",
        Role::Target => "a target",
        Role::Time => "time",
    };
    let before = found.baseline.filter(|before| !before.of(plain).is_empty());
    let before = before.map(|before| format!(", before: {}", words(before))).unwrap_or_default();
    format!("{} ({role}{before})", words(found.span))
}

/// What is open, where nothing can be offered in the author's own words.
fn question(subject: &Subject<'_>, analysis: &Analysis) -> Option<&'static str> {
    let open = matches!(subject.statement.phrasing, Phrasing::Task | Phrasing::Mixed);
    let none = || rules::rewrites(&analysis.document, subject).is_empty();
    let read = subject.statement;
    if open && none() { rewrite::question(&read.passage, &read.reading) } else { None }
}

/// The step that its section tells.
fn step(subject: &Subject<'_>, kind: Kind) -> Option<Citation> {
    let framework = framework::of(kind);
    let step = framework.step_for_section(subject.canonical()?)?;
    Some(framework.cite_step(&step.id))
}
