//! What of the matrix the documents of a case show, and what of it they read in words of their own.

use crate::document::{Assessment, Document, GoalStatus, Subject, goal_status, is_blank};
use crate::matrix::{self, Attribute, Matrix};
use crate::syntax::Cell;
use crate::text::Span;

use super::agreed::{Agreed, agreed};
use super::goals::{goals, settled};
use super::kept::kept;
use super::leading::leads;
use super::reading::{Reading, readings};
use super::recounted::{recounted, tasks};
use super::standing::{Shared, Standing, Work};
use super::{Case, Facts, Tellings, Told};

/// How a document and the rest of its case meet the matrix: one standing for each attribute.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// In the order of the matrix.
    pub standings: Vec<Standing>,
    /// The rows of the cross-reference table, in its order.
    pub rows: Vec<Assessment>,
    /// Which attribute each row is about, a slip forgiven.
    meant: Vec<Option<usize>>,
}

/// What a case says beside its table, ready to be looked through for one attribute after another.
struct Said {
    /// Names that are cited where work is claimed, and where.
    shown: Vec<(String, Work)>,
    /// Words of what is told of the future, as slugs.
    aimed: Vec<(String, Work)>,
    /// How something is read, with the slug of what it is about.
    read: Vec<(String, Reading)>,
    /// Headings that something stands under, as slugs.
    headed: Vec<String>,
    /// What the cross-reference says beside its table, as slugs.
    remarks: Vec<String>,
    /// Questions, with their slugs.
    asked: Vec<(String, String)>,
    /// What was agreed, and in which other document.
    agreed: Vec<(Agreed, Option<String>)>,
}

impl Coverage {
    /// How `document`, with the others of `case`, meets `matrix`.
    pub fn of(document: &Document, matrix: &Matrix, case: &Case) -> Self {
        let rows = document.cross_reference().map(|reference| reference.assessments()).unwrap_or_default();
        let index = |attribute: &Attribute| matrix.attributes.iter().position(|other| other.id == attribute.id);
        let meant = rows.iter().map(|row| {
            let name = &row.attribute.name;
            matrix.attribute(name).or_else(|| matrix.nearest_attribute(name)).and_then(index)
        });
        let meant: Vec<Option<usize>> = meant.collect();
        let said = Said::of(document, case);
        let mut standings: Vec<Standing> =
            matrix.attributes.iter().map(|attribute| said.standing(attribute, matrix)).collect();
        for (standing, attribute) in standings.iter_mut().zip(&matrix.attributes) {
            standing.is_mapped |= matrix.is_of_titles(attribute);
        }
        for (at, (row, meant)) in rows.iter().zip(&meant).enumerate() {
            let standing = meant.and_then(|meant| standings.get_mut(meant));
            if let Some(standing) = standing.filter(|standing| standing.row.is_none()) {
                standing.take(row, at);
                if standing.goals.is_empty() {
                    standing.goals = said.labelled(row);
                }
            }
        }
        Self { standings, rows, meant }
    }

    /// How the case stands towards `attribute`.
    pub fn standing(&self, attribute: &Attribute) -> Option<&Standing> {
        self.standings.iter().find(|standing| standing.id == attribute.id)
    }

    /// The rows that are about an attribute of the matrix, each with its standing.
    pub fn known(&self) -> impl Iterator<Item = (&Assessment, &Standing)> {
        let meant = self.rows.iter().zip(&self.meant);
        meant.filter_map(|(row, meant)| Some((row, self.standings.get((*meant)?)?)))
    }
}

impl Standing {
    /// Adds what its row of the cross-reference says, the row at `at`.
    fn take(&mut self, row: &Assessment, at: usize) {
        let said = |cell: &Option<Cell>| {
            let cell = cell.as_ref().filter(|cell| !is_blank(cell))?;
            Some(cell.passage.plain.trim().to_owned())
        };
        self.row = Some(at);
        self.status = row.status();
        self.interpretation = said(&row.interpretation).or(self.interpretation.take());
        self.question = said(&row.question).or(self.question.take());
        self.is_mapped |= row.says_something;
    }
}

impl Said {
    fn of(document: &Document, case: &Case) -> Self {
        let own = |(name, span): (String, Span)| (name, Work { path: None, span });
        let mut shown: Vec<(String, Work)> = shown_in(document).into_iter().map(own).collect();
        let mut aimed: Vec<(String, Work)> = aimed_in(document).into_iter().map(own).collect();
        let mut read = readings(document);
        let mut asked = asked(document);
        let mut settled: Vec<(Agreed, Option<String>)> =
            agreed(document).into_iter().map(|agreed| (agreed, None)).collect();
        for told in &case.others {
            let there = |name: &String| (name.clone(), Work { path: Some(told.path.clone()), span: Span::default() });
            shown.extend(told.shown.iter().map(there));
            aimed.extend(told.aimed.iter().map(there));
            read.extend(told.interpreted.iter().cloned());
            asked.extend(told.asked.iter().cloned());
            settled.extend(told.agreed.iter().map(|agreed| (agreed.clone(), Some(told.path.clone()))));
        }
        // The newest first; what has no day comes last, in its order.
        settled.sort_by_key(|(agreed, _)| std::cmp::Reverse(agreed.day));
        let slug = |words: &str| format!("-{}-", matrix::slug(words));
        Self {
            shown,
            aimed: aimed.into_iter().map(|(words, work)| (slug(&words), work)).collect(),
            read: read.into_iter().map(|reading| (slug(&reading.about), reading)).collect(),
            headed: headed(document).iter().map(|words| slug(words)).collect(),
            remarks: remarks(document).iter().map(|words| slug(words)).collect(),
            asked: asked.into_iter().map(|words| (slug(&words), words)).collect(),
            agreed: settled,
        }
    }

    /// The goals that a row names by their labels: "Goal B".
    fn labelled(&self, row: &Assessment) -> Vec<Work> {
        let cells = [&row.evidence, &row.interpretation, &row.question, &row.status].into_iter().flatten();
        let cells: Vec<String> = cells.map(|cell| format!("-{}-", matrix::slug(&cell.passage.plain))).collect();
        let named = self.aimed.iter().filter(|(slug, _)| {
            let label = slug.strip_prefix("-goal-").and_then(|rest| rest.split('-').next());
            label.is_some_and(|label| {
                let label = format!("-goal-{label}-");
                cells.iter().any(|cell| cell.contains(&label))
            })
        });
        named.map(|(_, work)| work.clone()).collect()
    }

    fn standing(&self, attribute: &Attribute, matrix: &Matrix) -> Standing {
        let names = [format!("-{}-", attribute.id), format!("-{}-", matrix::slug(&attribute.name))];
        let mentions = |slug: &str| names.iter().any(|name| slug.contains(name));
        let cites = |name: &str| matrix.attribute(name).is_some_and(|known| known.id == attribute.id);
        let mut wins: Vec<Work> =
            self.shown.iter().filter(|(name, _)| cites(name)).map(|(_, work)| work.clone()).collect();
        wins.dedup();
        let mut goals: Vec<Work> =
            self.aimed.iter().filter(|(slug, _)| mentions(slug)).map(|(_, work)| work.clone()).collect();
        goals.dedup();
        let read: Vec<&Reading> =
            self.read.iter().filter(|(slug, _)| mentions(slug)).map(|(_, reading)| reading).collect();
        // "Influence: one decision …" right below the table.
        let remarked = self.remarks.iter().any(|slug| slug.starts_with(&names[0]));
        let is_interpreted = !read.is_empty() || remarked;
        let is_mapped =
            !wins.is_empty() || is_interpreted || self.headed.iter().chain(&self.remarks).any(|slug| mentions(slug));
        Standing {
            id: attribute.id.clone(),
            name: attribute.name.clone(),
            wins,
            goals,
            interpretation: read.iter().find(|read| !read.text.is_empty()).map(|read| read.text.clone()),
            question: self.asked.iter().find(|(slug, _)| mentions(slug)).map(|(_, words)| words.clone()),
            agreed: self.agreed(attribute, matrix),
            is_interpreted,
            is_mapped,
            ..Standing::default()
        }
    }

    /// What was agreed about `attribute`: a heading may name a level behind it.
    fn agreed(&self, attribute: &Attribute, matrix: &Matrix) -> Vec<Shared> {
        let settled = self.agreed.iter().filter_map(|(agreed, path)| {
            let (name, level) = match matrix.attribute(&agreed.about) {
                Some(known) => (known, None),
                None => leading(&agreed.about, matrix)?,
            };
            let named = agreed.level.as_deref().and_then(|level| matrix.level(level, None));
            // A level that the matrix does not have is none that one could be held to.
            let lost = agreed.level.is_some() && named.is_none();
            (name.id == attribute.id && !lost).then(|| Shared {
                level: named.or(level),
                agreed: agreed.clone(),
                path: path.clone(),
            })
        });
        settled.collect()
    }
}

/// The attribute that `title` begins with, and the level behind it: "Influence at Staff", "Influence (L6)".
fn leading<'a>(title: &str, matrix: &'a Matrix) -> Option<(&'a Attribute, Option<usize>)> {
    let breaks = title.char_indices().filter(|(_, c)| matches!(c, ' ' | '(' | ',' | ':' | '–' | '—' | '/'));
    breaks.map(|(at, _)| title.split_at(at)).find_map(|(name, rest)| {
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        let rest = ["at ", "for ", "as "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        Some((matrix.attribute(name)?, Some(matrix.level(rest, None)?)))
    })
}

/// Names that `document` cites where work is claimed, and headings that something stands under, with their places.
fn shown_in(document: &Document) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    for subject in document.statements().filter(Subject::claims) {
        out.extend(subject.statement.citations.iter().map(|citation| (citation.name.clone(), subject.span())));
    }
    let told =
        document.sections.iter().filter(|section| section.tells_work() != Some(false) && document.is_told(section));
    out.extend(told.map(|section| (section.title.clone(), section.heading)));
    out
}

/// Words of what `document` tells of the future, names that are only linked among them, with their places.
fn aimed_in(document: &Document) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    let dropped = |subject: &Subject<'_>| {
        goal_status(&subject.statement.passage.plain).is_some_and(|(status, _)| status == GoalStatus::Dropped)
    };
    let aimed = document.statements().filter(|subject| subject.canonical() == Some("future"));
    for subject in aimed.filter(|subject| !dropped(subject)) {
        let names = subject.statement.citations.iter().map(|citation| citation.name.as_str());
        let words: Vec<&str> = std::iter::once(subject.statement.passage.plain.as_str()).chain(names).collect();
        out.push((words.join(" / "), subject.span()));
    }
    let told = document.sections.iter().filter(|section| section.canonical == Some("future") && !section.named);
    out.extend(
        told.filter(|section| document.is_told(section)).map(|section| (section.title.clone(), section.heading)),
    );
    out
}

/// The words of what `document` asks.
fn asked(document: &Document) -> Vec<String> {
    let asked = document.statements().filter(|subject| subject.canonical() == Some("questions"));
    asked.map(|subject| subject.statement.passage.plain.clone()).collect()
}

/// Headings with the names of attributes, something standing under them.
fn headed(document: &Document) -> Vec<String> {
    let headed = document.sections.iter().filter(|section| section.attribute.is_some() && document.is_told(section));
    headed.map(|section| section.title.clone()).collect()
}

/// What the cross-reference says beside its table.
fn remarks(document: &Document) -> Vec<String> {
    let said = document.statements().filter(|subject| subject.canonical() == Some("cross-reference"));
    said.map(|subject| subject.statement.passage.plain.clone()).collect()
}

impl Told {
    /// What `document`, a file called `path`, tells.
    pub fn of(path: &str, document: &Document) -> Self {
        let anchored = document.sections.iter().filter(|section| !section.anchor.is_empty());
        let headings = anchored.map(|section| (section.title.clone(), section.anchor.clone()));
        let names = |placed: Vec<(String, Span)>| {
            let mut names: Vec<String> = placed.into_iter().map(|(name, _)| name).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        Self {
            path: path.to_owned(),
            kind: document.kind,
            sections: document.told(),
            headings: headings.collect(),
            labels: document.labels(),
            shown: names(shown_in(document)),
            aimed: names(aimed_in(document)),
            interpreted: readings(document),
            asked: asked(document),
            outcomes: recounted(document),
            leads: leads(document),
            goals: goals(document),
            settled: settled(document),
            tellings: Tellings::of(document),
            facts: Facts::of(document),
            tasks: tasks(document),
            kept: kept(document),
            agreed: agreed(document),
        }
    }
}
