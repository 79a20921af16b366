use crate::case::{Goal, NamedGoal, named_goals};
use crate::document::Document;
use crate::framework::{self, Citation};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix, Related};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::{Encoding, Template, listed};

/// A goal that is called otherwise here than where it was told.
pub(crate) static GOAL_LABEL_MISMATCH: Rule = Rule {
    name: "goal-label-mismatch",
    family: Family::Conversation,
    default: None,
    kinds: &[Kind::Promotion, Kind::Agenda],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("goal_label_mismatch.md"),
};

/// How many goals a message names, and how many other labels are offered.
const NAMED: usize = 5;
const OFFERED: usize = 3;

/// As many goals, and as many places that name one, are held against each other: nobody has more.
const GOALS: usize = 100;
const PLACES: usize = 500;

/// A goal of the case, and the way to the document that tells it: none for the one that is looked at.
#[derive(Clone, Copy)]
struct Known<'a> {
    goal: &'a Goal,
    path: Option<&'a str>,
}

/// A label that does not fit, every place of it, and those that may be meant, the likeliest first.
struct Slip<'a> {
    places: Vec<&'a NamedGoal>,
    meant: Vec<Known<'a>>,
    /// Whether a goal has this label, and another one is told here.
    taken: bool,
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let names = named_goals(document);
    let own = crate::case::goals(document);
    let known = known(context, &own);
    let hits = slips(document, &names, &known).into_iter().map(|slip| hit(context, &slip, &known));
    hits.collect()
}

fn known<'a>(context: &Context<'a>, own: &'a [Goal]) -> Vec<Known<'a>> {
    let here = own.iter().map(|goal| Known { goal, path: None });
    let there = context.case.others.iter().flat_map(|told| {
        let path = told.path.as_str();
        told.goals.iter().map(move |goal| Known { goal, path: Some(path) })
    });
    here.chain(there).take(GOALS).collect()
}

fn is(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

fn slips<'a>(document: &Document, names: &'a [NamedGoal], known: &[Known<'a>]) -> Vec<Slip<'a>> {
    // Where no goal has a label there is nothing to hold a label against.
    if !known.iter().any(|known| known.goal.planned) {
        return Vec::new();
    }
    let mut out: Vec<Slip<'a>> = Vec::new();
    for name in names.iter().take(PLACES) {
        let foreign = document.parts.partition_point(|placed| placed.start <= name.span.start).checked_sub(1);
        if foreign.is_some_and(|part| document.is_foreign(document.parts[part].section)) {
            continue;
        }
        if let Some(slip) = out.iter_mut().find(|slip| is(&slip.places[0].label, &name.label)) {
            slip.places.push(name);
            continue;
        }
        let same = |known: &&Known<'_>| name.gist.as_ref().is_some_and(|gist| gist.is_same(&known.goal.gist));
        let called = |known: &&Known<'_>| is(&known.goal.label, &name.label);
        let told: Vec<Known<'_>> = known.iter().filter(|known| !is_own(known, document, name)).copied().collect();
        let twin = told.iter().filter(same).find(|known| !called(known)).copied();
        let fits = told.iter().filter(called).any(|known| same(&known));
        if let Some(twin) = twin.filter(|_| !fits) {
            // One goal told twice in one document is another slip than a wrong label.
            if twin.path.is_some() || !name.told {
                let taken = told.iter().any(|known| called(&known));
                out.push(Slip { places: vec![name], meant: vec![twin], taken });
            }
            continue;
        }
        if !name.told && is_label(&name.label) && !known.iter().any(|known| called(&known)) {
            out.push(Slip { places: vec![name], meant: meant(document, name, known), taken: false });
        }
    }
    out
}

/// Whether a word behind "Goal" that no goal has can be a label at all: "B", "12", "1.2". "Goal setting" is something else.
fn is_label(word: &str) -> bool {
    word.len() <= 3
        && word != "I"
        && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-'))
}

/// Whether `known` is what `name` itself tells.
fn is_own(known: &Known<'_>, document: &Document, name: &NamedGoal) -> bool {
    let line = document.buffer.position(name.span.start, Encoding::Utf8).line;
    known.path.is_none() && name.told && known.goal.line == line
}

/// What an unknown label may stand for: what was brought up in a talk and waits for an answer, the last first; else the
/// only goal there is; else any of them.
fn meant<'a>(document: &Document, name: &NamedGoal, known: &[Known<'a>]) -> Vec<Known<'a>> {
    let line = document.buffer.position(name.span.start, Encoding::Utf8).line;
    let before = |known: &&Known<'_>| known.path.is_some() || known.goal.line <= line;
    let brought: Vec<Known<'a>> = known.iter().filter(|known| !known.goal.planned).filter(before).copied().collect();
    let here = brought.iter().rev().find(|known| known.path.is_none()).or(brought.last());
    if let Some(&last) = here {
        return vec![last];
    }
    let mut all: Vec<Known<'a>> = Vec::new();
    for found in known {
        if !all.iter().any(|other| is(&other.goal.label, &found.goal.label)) {
            all.push(*found);
        }
    }
    all
}

fn hit(context: &Context<'_>, slip: &Slip<'_>, known: &[Known<'_>]) -> Hit {
    let name = slip.places[0];
    let label = &name.label;
    let place = |known: &Known<'_>| match known.path {
        Some(path) => format!("{path}, line {}", known.goal.line + 1),
        None => format!("line {}", known.goal.line + 1),
    };
    let message = match slip.meant.as_slice() {
        [one] if slip.taken => format!(
            "This tells what {} calls Goal {}, and Goal {label} is another one. Did you mean Goal {}?",
            place(one),
            one.goal.label,
            one.goal.label
        ),
        [one] => format!(
            "No goal of this case is called {label}. Did you mean Goal {}, as in {}? One goal wants one name everywhere.",
            one.goal.label,
            place(one)
        ),
        several => {
            let labels: Vec<&str> = several.iter().take(NAMED).map(|known| known.goal.label.as_str()).collect();
            format!(
                "No goal of this case is called {label}; there {} {}. Which of them is it? If it is a new one, tell it under \
                 Future.",
                if labels.len() == 1 { "is" } else { "are" },
                listed(&labels)
            )
        }
    };
    let told = if slip.meant.is_empty() { known } else { &slip.meant };
    let mut hit = Hit::new(name.span, message);
    for other in told.iter().take(NAMED) {
        hit = hit.about(Related {
            path: other.path.map(|path| format!("{}{path}", context.case.up)),
            line: other.goal.line,
            message: format!("Goal {} is told here.", other.goal.label),
        });
    }
    hit
}

/// The label that is meant, in every place of the one that is not.
fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let document = context.document;
    let names = named_goals(document);
    let own = crate::case::goals(document);
    let known = known(context, &own);
    let slips = slips(document, &names, &known);
    let Some(slip) = slips.iter().find(|slip| slip.places[0].span == finding.span) else { return Vec::new() };
    // A goal that is told under another label is called by it in that sentence only.
    let places = if slip.taken { &slip.places[..1] } else { &slip.places[..] };
    let text = document.buffer.text();
    let written = places.iter().all(|name| name.span.of(&text) == name.label);
    let (Some(first), Some(last)) = (places.first(), places.last().filter(|_| written)) else { return Vec::new() };
    let fixes = slip.meant.iter().take(OFFERED).map(|meant| {
        let mut template = Template::default();
        let mut at = first.span.start;
        for name in places {
            template = template.then(&text[at..name.span.start]).then(&meant.goal.label);
            at = name.span.end;
        }
        let everywhere = if places.len() == 1 { "" } else { " everywhere in this document" };
        Fix {
            title: format!("Call it Goal {}{everywhere}", meant.goal.label),
            grade: Grade::Review,
            span: first.span.join(last.span),
            template,
        }
    });
    fixes.collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").and_then(|framework| framework.cite("talk", "change-a-goal")).into_iter().collect()
}
