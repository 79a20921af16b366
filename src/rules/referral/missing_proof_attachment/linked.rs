//! A page that goes with the note and shows tasks: whoever opens it meets those, and not the outcomes.

use percent_encoding::percent_decode_str;

use crate::case::Told;
use crate::rules::finding::Related;
use crate::rules::rule::{Context, Hit};
use crate::settings::Kind;
use crate::text::Span;

/// So many lines are led to.
const LINES: usize = 8;
/// Fewer tasks are a slip, which the page itself is told of.
const TASKS: usize = 2;

/// Pages of the case that the note links and that tell at least as many tasks as outcomes: one finding each, on the link.
pub(super) fn task_heavy(context: &Context<'_>) -> Vec<Hit> {
    let mut out: Vec<Hit> = Vec::new();
    let mut met: Vec<&str> = Vec::new();
    for subject in context.document.statements() {
        for evidence in &subject.statement.evidence {
            let Some(told) = page(context, &evidence.target).filter(|told| is_task_heavy(told)) else { continue };
            if !met.contains(&told.path.as_str()) {
                met.push(&told.path);
                out.push(hit(context, told, evidence.span.shifted(subject.at)));
            }
        }
    }
    out
}

fn is_task_heavy(told: &Told) -> bool {
    matches!(told.kind, Kind::ImpactSummary | Kind::Brag | Kind::Promotion)
        && told.tasks.len() >= TASKS
        && told.tasks.len() >= told.outcomes.len()
}

fn hit(context: &Context<'_>, told: &Told, span: Span) -> Hit {
    let count = told.tasks.len();
    let outcomes = match told.outcomes.len() {
        0 => "none says what changed".to_owned(),
        1 => "1 says what changed".to_owned(),
        more => format!("{more} say what changed"),
    };
    let message = format!(
        "This is the proof that goes with the note, and {count} of its lines say what was done while {outcomes}. Whoever \
         opens it looks for outcomes: turn its tasks into them."
    );
    let path = format!("{}{}", context.case.up, told.path);
    let related = told.tasks.iter().take(LINES).map(|&line| Related {
        path: Some(path.clone()),
        line,
        message: "This says what was done, not what changed.".to_owned(),
    });
    related.fold(Hit::new(span, message), Hit::about)
}

/// The document of the case that a link leads to.
fn page<'a>(context: &Context<'a>, target: &str) -> Option<&'a Told> {
    let file = target.split(['#', '?']).next().unwrap_or_default();
    let file = percent_decode_str(file).decode_utf8().ok()?;
    let file = file.trim_start_matches("./");
    let file = file.strip_prefix(context.case.up.as_str())?;
    context.case.others.iter().map(AsRef::as_ref).find(|told: &&Told| !file.is_empty() && told.path == file)
}
