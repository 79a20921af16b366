//! What a document tells that others of its case may tell otherwise.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::document::{Document, Subject};
use crate::prose::{self, DateMention, Phrasing, Tale};
use crate::settings::Kind;
use crate::text::{Encoding, MarkKind};

/// A statement with an amount, as far as others need to know whether they tell the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Its words.
    pub plain: String,
    /// What it tells.
    pub tale: Arc<Tale>,
    /// The line where it begins, from 0.
    pub line: u32,
    /// Its one date, where it has one and says no more than that it was then.
    pub date: Option<DateMention>,
    /// First and last days of the dates that it or the headings around it name.
    periods: Vec<(Date, Date)>,
    /// The evidence that it leads to or defines, by its labels in lower case.
    labels: Vec<String>,
}

/// What a document tells, ready to be looked through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tellings {
    /// In the order of the text.
    pub list: Vec<Telling>,
    /// Where each word and label is told, by place in the list.
    index: HashMap<String, Vec<usize>>,
}

/// A word that more tellings have than so many says nothing of any.
const FREQUENT: usize = 48;
/// So many candidates are looked at for one telling.
const CANDIDATES: usize = 32;

/// Sections that tell of what is not yet, of what others say, or of the matrix.
const APART: [&str; 13] = [
    "matrix",
    "future",
    "cross-reference",
    "interpretations",
    "intentions",
    "ask",
    "questions",
    "agreed-plan",
    "feedback",
    "growth",
    "skills",
    "check-ins",
    "target",
];

/// Whether documents of `kind` tell of work. A matrix, a log and agreed expectations say what is asked for or what came of
/// a note.
pub fn tells_of_work(kind: Kind) -> bool {
    matches!(kind, Kind::Promotion | Kind::ImpactSummary | Kind::Referral | Kind::Agenda | Kind::Brag | Kind::Proof)
}

impl Tellings {
    /// What `document` tells.
    pub fn of(document: &Document) -> Self {
        Self::with_subjects(document).0
    }

    /// What `document` tells, and the statements that tell it.
    pub fn with_subjects(document: &Document) -> (Self, Vec<Subject<'_>>) {
        let mut tellings = Self::default();
        let mut subjects = Vec::new();
        if !tells_of_work(document.kind) {
            return (tellings, subjects);
        }
        // A document that says what a label stands for means its own; those of a proof document are there for all.
        let own = if document.kind == Kind::Proof { Vec::new() } else { document.labels() };
        let own: Vec<String> = own.iter().map(|label| label.trim_start_matches('^').to_lowercase()).collect();
        for subject in document.statements().filter(|subject| is_told(document, subject)) {
            let Some(tale) = subject.statement.tale() else { continue };
            tellings.push(Telling::of(document, &subject, tale, &own));
            subjects.push(subject);
        }
        (tellings, subjects)
    }

    fn push(&mut self, telling: Telling) {
        let at = self.list.len();
        for word in telling.tale.words() {
            match self.index.get_mut(word) {
                Some(places) => places.push(at),
                None => _ = self.index.insert(word.clone(), vec![at]),
            }
        }
        for label in &telling.labels {
            self.index.entry(format!("^{label}")).or_default().push(at);
        }
        self.list.push(telling);
    }

    /// Those that may tell the same as `telling`, by its rarer words: the cost does not grow with their number.
    pub(super) fn near(&self, telling: &Telling) -> Vec<usize> {
        let labels = telling.labels.iter().filter_map(|label| self.index.get(&format!("^{label}")));
        let mut lists: Vec<&Vec<usize>> = telling.tale.words().iter().filter_map(|word| self.index.get(word)).collect();
        lists.retain(|places| places.len() <= FREQUENT);
        lists.sort_by_key(|places| places.len());
        let mut counts: Vec<usize> = lists.into_iter().flatten().copied().collect();
        counts.sort_unstable();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for place in counts {
            match found.last_mut() {
                Some((known, count)) if *known == place => *count += 1,
                _ => found.push((place, 1)),
            }
        }
        found.sort_by_key(|(place, count)| (std::cmp::Reverse(*count), *place));
        let by_label = labels.filter(|places| places.len() <= FREQUENT).flatten().copied();
        let mut out: Vec<usize> = by_label.chain(found.into_iter().map(|(place, _)| place)).take(CANDIDATES).collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

impl Telling {
    fn of(document: &Document, subject: &Subject<'_>, tale: &Arc<Tale>, local: &[String]) -> Self {
        let statement = subject.statement;
        let mut periods: Vec<(Date, Date)> = days(&statement.dates).collect();
        if periods.is_empty() {
            let mut around = subject.section_index;
            while let Some(section) = around.and_then(|index| document.sections.get(index)) {
                periods = days(&prose::dates(&section.title)).collect();
                around = section.around.filter(|_| periods.is_empty());
            }
        }
        let footnotes = statement.passage.marks.iter().filter(|mark| mark.kind == MarkKind::Footnote);
        Self {
            plain: statement.passage.plain.clone(),
            tale: Arc::clone(tale),
            line: document.buffer.position(subject.span().start, Encoding::Utf8).line,
            date: one_date(&statement.passage.plain, &statement.dates),
            periods,
            labels: footnotes
                .filter_map(|mark| mark.target.as_deref())
                .map(str::to_lowercase)
                .filter(|label| !local.contains(label))
                .collect(),
        }
    }

    /// Whether both lead to the same evidence.
    pub(super) fn shares_label(&self, other: &Telling) -> bool {
        self.labels.iter().any(|label| other.labels.contains(label))
    }

    /// Whether the two are told of times that have no day in common.
    pub(super) fn is_of_another_time(&self, other: &Telling) -> bool {
        let meets = |a: &(Date, Date)| other.periods.iter().any(|b| a.0 <= b.1 && b.0 <= a.1);
        !self.periods.is_empty() && !other.periods.is_empty() && !self.periods.iter().any(meets)
    }
}

fn days(dates: &[DateMention]) -> impl Iterator<Item = (Date, Date)> + '_ {
    dates.iter().flat_map(|date| date.readings.iter().copied())
}

/// The date of a statement that has one and no more: the beginning or the end of a stretch is none.
fn one_date(plain: &str, dates: &[DateMention]) -> Option<DateMention> {
    let [date] = dates else { return None };
    let before = plain[..date.span.start].trim_end_matches(|c: char| !c.is_alphanumeric() && !is_dash(c));
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let bound = matches!(
        word.as_str(),
        "from" | "to" | "since" | "until" | "till" | "by" | "through" | "before" | "after" | "between" | "and"
    );
    let month = |text: &str| prose::names_period(text);
    let behind = plain[date.span.end..].trim_start();
    let ranged = before.ends_with(is_dash)
        || behind.starts_with(is_dash)
        || ["to ", "until ", "through ", "and "].iter().any(|word| behind.starts_with(word)) && month(behind);
    (!bound && !ranged).then(|| date.clone())
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '/')
}

/// Whether `subject` tells of work that was done, in English and with no slot open.
fn is_told(document: &Document, subject: &Subject<'_>) -> bool {
    let statement = subject.statement;
    let told = match document.kind {
        // What a label stands for is told in fragments.
        Kind::Proof => true,
        _ => statement.phrasing != Phrasing::Other,
    };
    told && statement.placeholders.is_empty()
        && !statement.reading.quantities.is_empty()
        && !subject.canonical().is_some_and(|name| APART.contains(&name) && document.kind != Kind::Referral)
        && !document.is_foreign(subject.section_index)
}
