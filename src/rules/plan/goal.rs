//! Goals: which statements under Future set one, what belongs to it, and whether it says when.

use crate::document::{GoalStatus, PlacedPart, Shape, Statement, Subject, goal_status};
use crate::prose::{self, Aim, Phrasing};
use crate::rules::rule::Context;
use crate::syntax::UnitKind;
use crate::text::{Mark, MarkKind};

/// Items of a list that are looked at for the line above it.
const LIST: usize = 100;

/// A goal and what is told of it.
pub(super) struct Goal<'a> {
    /// The statement that sets it.
    pub(super) statement: &'a Statement,
    /// What stands under it: milestones, an explanation.
    pub(super) details: &'a [Statement],
    /// The bullets above it that only name a group: "Payments", "Q1 2027".
    labels: Vec<&'a Statement>,
}

/// The goal that `subject` sets, if it stands under Future and sets one. Bullets do; sentences only where they say so.
pub(super) fn goal<'a>(context: &Context<'a>, subject: &Subject<'a>) -> Option<Goal<'a>> {
    if subject.canonical() != Some("future") {
        return None;
    }
    // Under "Goal B: cut the cost" stand its milestones.
    let own_heading = |title: &str| title.to_lowercase().starts_with("goal");
    if subject.section.is_some_and(|section| !section.named && own_heading(&section.title)) {
        return None;
    }
    let statements = &context.document.part_at(subject.at)?.part.statements;
    let mut labels: Vec<&Statement> = Vec::new();
    let mut open: Option<u16> = None;
    for (index, statement) in statements.iter().enumerate() {
        let inside = open.is_some_and(|depth| match statement.shape {
            Shape::Bullet => statement.depth > depth,
            Shape::Sentence => depth > 0 || !prose::sets_goal(&statement.passage.plain),
        });
        let sets = !inside && sets_goal(statement);
        let wanted = std::ptr::eq(statement, subject.statement);
        if sets && is_label(statement, statements.get(index + 1)) {
            labels.retain(|label| label.depth < statement.depth);
            labels.push(statement);
            open = None;
        } else if sets {
            open = Some(statement.depth);
            if wanted {
                labels.retain(|label| label.depth < statement.depth);
                let details = &statements[index + 1..];
                let end = details.iter().position(|detail| !belongs(detail, statement)).unwrap_or(details.len());
                return Some(Goal { statement, details: &details[..end], labels });
            }
        }
        if wanted {
            return None;
        }
    }
    None
}

fn sets_goal(statement: &Statement) -> bool {
    let plain = statement.passage.plain.trim();
    // What is struck out was dropped, too.
    let struck = |mark: &Mark| mark.kind == MarkKind::Strike && mark.words.len() >= plain.len();
    let dropped = goal_status(plain).is_some_and(|(status, _)| status == GoalStatus::Dropped);
    if dropped || statement.passage.marks.iter().any(struck) {
        return false;
    }
    match statement.shape {
        Shape::Bullet => !plain.ends_with('?'),
        Shape::Sentence => prose::sets_goal(plain),
    }
}

fn belongs(detail: &Statement, goal: &Statement) -> bool {
    match (goal.shape, detail.shape) {
        (Shape::Bullet, Shape::Bullet) => detail.depth > goal.depth,
        (Shape::Bullet, Shape::Sentence) => detail.depth >= goal.depth,
        (Shape::Sentence, shape) => shape == Shape::Sentence && !sets_goal(detail),
    }
}

/// A few words without a verb, above bullets of their own.
fn is_label(statement: &Statement, next: Option<&Statement>) -> bool {
    let plain = statement.passage.plain.trim();
    next.is_some_and(|next| next.shape == Shape::Bullet && next.depth > statement.depth)
        && (plain.ends_with(':') || plain.split_whitespace().count() <= 4)
        && statement.phrasing == Phrasing::Other
        && statement.aim() != Aim::Activity
}

impl Goal<'_> {
    /// Whether it, or what stands around it, says when.
    pub(super) fn is_dated(&self, context: &Context<'_>, subject: &Subject<'_>) -> bool {
        let own = std::iter::once(self.statement).chain(self.details);
        own.chain(self.labels.iter().copied())
            .any(|statement| is_due(statement) || prose::says_how_soon(&statement.passage.plain))
            || is_dated_by_heading(context, subject, "future")
            || is_dated_by_introduction(context, subject)
    }
}

/// Whether `statement`, a goal or what stands under one, says when. The day on which it was agreed is none.
fn is_due(statement: &Statement) -> bool {
    let plain = &statement.passage.plain;
    match goal_status(plain) {
        Some((_, span)) => prose::says_when(&plain[..span.start]) || prose::says_when(&plain[span.end..]),
        None => says_when(statement),
    }
}

/// Whether `statement` says when, or has a slot for it.
pub(super) fn says_when(statement: &Statement) -> bool {
    let plain = &statement.passage.plain;
    statement.says_when || statement.placeholders.iter().any(|slot| slot.of(plain).contains("YYYY"))
}

/// Whether a heading around `subject`, up to that of its `section`, says when.
pub(super) fn is_dated_by_heading(context: &Context<'_>, subject: &Subject<'_>, section: &str) -> bool {
    let around = context.document.sections_around(subject.at).filter(|around| around.canonical == Some(section));
    let titles = around.map(|around| around.title.as_str());
    titles.into_iter().any(|title| prose::says_when(title) || prose::says_how_soon(title))
}

/// Whether the line that introduces the list of `subject` says when.
pub(super) fn is_dated_by_introduction(context: &Context<'_>, subject: &Subject<'_>) -> bool {
    let parts = &context.document.parts;
    let before = parts.partition_point(|placed| placed.start < subject.at);
    let item = |placed: &&PlacedPart| placed.part.unit.kind == UnitKind::Item;
    let above = parts[..before].iter().rev().take(LIST).find(|placed| !item(placed));
    let above = above.filter(|placed| placed.section == subject.section_index);
    let last = above.and_then(|placed| placed.part.statements.last());
    last.is_some_and(|last| {
        let plain = last.passage.plain.trim();
        plain.ends_with(':') && (last.says_when || prose::says_how_soon(plain))
    })
}
