use std::collections::BTreeMap;

use crate::framework::Citation;
use crate::prose::{self, Phrasing, Reach};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::Encoding;

use super::level::{is_senior, runs_programs};

/// A section in which nothing reaches past the author's own team: one finding, on its heading.
pub(crate) static NO_CROSS_TEAM_IMPACT: Rule = Rule {
    name: "no-cross-team-impact",
    family: Family::Claim,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("no_cross_team_impact.md"),
};

/// How many lines a message lists.
const LISTED: usize = 3;

/// What a section tells of how wide its work reached.
#[derive(Default)]
struct Reached {
    /// How many statements claim work.
    all: usize,
    /// The lines of those that name nobody, from 1.
    open: Vec<u32>,
    /// Whether any reaches past one team.
    across: bool,
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    if !is_senior(context) || !runs_programs(context) {
        return Vec::new();
    }
    let document = context.document;
    let mut sections: BTreeMap<usize, Reached> = BTreeMap::new();
    for subject in document.statements().filter(|subject| context.claims(subject)) {
        let Some(index) = subject.section_index.filter(|index| !document.is_foreign(Some(*index))) else { continue };
        let statement = subject.statement;
        // What is earlier than the case need not carry it, and proof is no claim.
        if !matches!(subject.canonical(), None | Some("history" | "collaboration")) {
            continue;
        }
        let reached = sections.entry(document.sections[index].speaker).or_default();
        let claims = statement.reading.phrasing != Phrasing::Other && statement.placeholders.is_empty();
        let reach = prose::parts(&statement.passage.plain, &statement.reading).reach;
        reached.across |= reach.is_some_and(|reach| reach >= Reach::CrossTeam);
        if claims {
            reached.all += 1;
            if reach.is_none() {
                reached.open.push(document.buffer.position(subject.span().start, Encoding::Utf8).line + 1);
            }
        }
    }
    let narrow = sections.into_iter().filter(|(_, reached)| reached.all > 0 && !reached.across);
    let hits = narrow.map(|(index, reached)| {
        let span = document.sections[index].heading;
        Hit::new(span, message(&reached))
    });
    hits.collect()
}

fn message(reached: &Reached) -> String {
    let what = match reached.all {
        1 => "The statement here does not reach".to_owned(),
        all => format!("None of the {all} statements here reaches"),
    };
    let lines: Vec<String> = reached.open.iter().take(LISTED).map(ToString::to_string).collect();
    let more = if reached.open.len() > LISTED { " …" } else { "" };
    let whom = match lines.len() {
        0 => "Whom else did the work serve, or oblige?".to_owned(),
        1 => format!("Line {} could say which other teams it served.", lines[0]),
        _ => format!("Lines {}{more} could say which other teams they served.", lines.join(", ")),
    };
    format!("{what} past one team, and readers at this level look for that. {whom}")
}

fn cites(_: Kind) -> Vec<Citation> {
    super::cite_referral(&[("principle", "across-teams")])
}
