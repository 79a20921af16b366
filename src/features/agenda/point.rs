//! What the case says of each attribute, as it is brought to the talk.

use crate::case::Work;
use crate::document::{Assessment, Status, is_blank, one_line};
use crate::rules::{self, Outcome};
use crate::syntax::Cell;
use crate::text::{Span, Template, shortened};
use crate::workspace::Analysis;

use super::borrowed::{self, Borrowed};

/// So many wins are shown of an attribute.
const WINS: usize = 2;
/// So many characters of a descriptor are quoted.
const QUOTED: usize = 300;

/// One attribute.
pub(super) struct Point {
    /// Its name.
    pub(super) name: String,
    /// How the author sees it, where that is clear.
    pub(super) status: Option<Status>,
    /// Wins that show it, in Markdown, the strongest first.
    pub(super) wins: Vec<String>,
    /// What its row links to.
    pub(super) evidence: Option<String>,
    /// What the matrix says at the level that the case is for, and that level.
    pub(super) says: Option<(String, String)>,
    /// How the author reads it.
    pub(super) interpretation: Option<String>,
    /// What the author asks.
    pub(super) question: Option<String>,
    /// Whether a goal is for it.
    pub(super) has_goal: bool,
}

/// The attributes of the matrix, in its order; without one, those of the cross-reference.
pub(super) fn points(analysis: &Analysis, borrowed: &Borrowed<'_>) -> Vec<Point> {
    let context = analysis.context();
    let Some((matrix, coverage)) = analysis.matrix.as_deref().zip(context.coverage()) else {
        let rows = analysis.document.cross_reference().map(|reference| reference.assessments()).unwrap_or_default();
        return rows.iter().map(|row| Point::of(row.attribute.name.clone(), Some(row))).collect();
    };
    let outcomes = rules::outcomes(&context);
    let level = analysis.level_aimed_at();
    let both = matrix.attributes.iter().zip(&coverage.standings);
    let both = both.filter(|(attribute, _)| !matrix.is_of_titles(attribute));
    both.map(|(attribute, standing)| {
        let row = standing.row.and_then(|row| coverage.rows.get(row));
        let mut point = Point::of(attribute.name.clone(), row);
        point.interpretation = point.interpretation.or_else(|| standing.interpretation.clone());
        point.question = point.question.or_else(|| standing.question.clone());
        point.has_goal = !standing.goals.is_empty();
        point.wins = wins(&standing.wins, borrowed, &outcomes);
        point.says = level.and_then(|level| {
            let text = attribute.descriptors.get(level)?.as_ref()?;
            Some((shortened(&one_line(&text.text), QUOTED), matrix.levels.get(level)?.name.clone()))
        });
        point
    })
    .collect()
}

/// The claims at `works`, the strongest outcomes first. What another document tells is shown by a link to it.
fn wins(works: &[Work], borrowed: &Borrowed<'_>, outcomes: &[Outcome<'_>]) -> Vec<String> {
    let rank = |span: Span| outcomes.iter().position(|outcome| outcome.subject.span() == span);
    let own = works.iter().filter(|work| work.path.is_none()).flat_map(|work| borrowed.at(work.span));
    let mut own: Vec<(usize, String)> = own
        .filter(|subject| subject.statement.placeholders.is_empty() && borrowed.counts(subject))
        .filter_map(|subject| Some((rank(subject.span())?, borrowed.claim(&subject))))
        .collect();
    own.sort();
    own.dedup();
    let mut others: Vec<&str> = works.iter().filter_map(|work| work.path.as_deref()).collect();
    others.dedup();
    let others = others.into_iter().map(|path| format!("See [{path}]({})", borrowed::target(path)));
    own.into_iter().map(|(_, claim)| claim).chain(others).take(WINS).collect()
}

impl Point {
    fn of(name: String, row: Option<&Assessment>) -> Self {
        let said = |cell: Option<&Cell>| {
            let cell = cell.filter(|cell| !is_blank(cell))?;
            Some(one_line(&cell.passage.source).replace("\\|", "|"))
        };
        Self {
            name,
            status: row.and_then(Assessment::status),
            wins: Vec::new(),
            evidence: row.and_then(|row| said(row.evidence.as_ref())),
            says: None,
            interpretation: row.and_then(|row| said(row.interpretation.as_ref())),
            question: row.and_then(|row| said(row.question.as_ref())),
            has_goal: false,
        }
    }

    /// The attribute with what shows it, as an item of a list.
    pub(super) fn shown(&self) -> Template {
        let text = Template::text(format!("- **{}**", self.name));
        match (self.wins.as_slice(), &self.evidence) {
            ([], None) => {
                text.then(": ").slot("outcome").then(" ([").slot("proof").then("](").slot("link").then("))\n")
            }
            ([], Some(evidence)) => text.then(format!(": {evidence}\n")),
            ([one], _) => text.then(format!(": {one}\n")),
            (wins, _) => wins.iter().fold(text.then("\n"), |text, win| text.then(format!("  - {win}\n"))),
        }
    }

    /// The attribute with its wording, the author's reading of it and a question.
    pub(super) fn read(&self) -> Template {
        let mut text = Template::text(format!("- **{}**", self.name));
        if let Some((says, level)) = &self.says {
            text = text.then(format!(", at {level} “{}”", says.trim_end_matches('.')));
        }
        text = match &self.interpretation {
            Some(reading) => text.then(format!(": {}.", reading.trim_end_matches('.'))),
            None => text.then(": I read this as ").slot("something that one could deliver").then("."),
        };
        match &self.question {
            Some(question) => text.then(format!(" {question}\n")),
            None => text.then(" Is that how you read it, too?\n"),
        }
    }
}
