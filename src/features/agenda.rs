//! An agenda for the talk with the manager, out of what the promotion case tells. What it does not tell stays a slot.

mod advocacy;
mod borrowed;
mod new;
mod plan;
mod point;
mod tenure;

use std::fmt::Write as _;

use crate::case::spelled;
use crate::document::{Document, Shape, Status, Subject, one_line};
use crate::framework::{self, Script, Tone};
use crate::prose;
use crate::settings::{Kind, yaml_text};
use crate::text::{Template, listed};
use crate::workspace::Analysis;

use super::actions::proposed;
use borrowed::Borrowed;
pub use new::{NewAgenda, new_agenda};
use point::Point;

/// What is said where an agenda is asked for out of something else.
pub const NO_CASE: &str = "An agenda is made out of a promotion case. `kind: promotion` under `career:` makes it one.";
/// The keys of the case's header that its agenda takes over.
const KEYS: [&str; 8] = ["role", "level", "target", "team", "company", "track", "cycle", "matrix"];
/// As many questions are brought along, unless the author has more.
const QUESTIONS: usize = 5;

/// The agenda for a talk about the case in `analysis`, a document of its own that lies beside it; `case` is the name of
/// the case's file, for a link. None for what is no promotion case.
pub fn agenda(analysis: &Analysis, tone: Tone, case: Option<&str>) -> Option<Template> {
    if analysis.document.kind != Kind::Promotion {
        return None;
    }
    Some(Agenda::of(analysis, framework::script(tone)).whole(case))
}

/// What an agenda is made out of.
struct Agenda<'a> {
    analysis: &'a Analysis,
    document: &'a Document,
    script: &'static Script,
    points: Vec<Point>,
    borrowed: Borrowed<'a>,
}

impl<'a> Agenda<'a> {
    fn of(analysis: &'a Analysis, script: &'static Script) -> Self {
        let document = &analysis.document;
        let borrowed = Borrowed::of(analysis);
        Self { analysis, document, script, points: point::points(analysis, &borrowed), borrowed }
    }

    fn whole(&self, case: Option<&str>) -> Template {
        let mut page = self.header();
        page = page.join(self.said("# A talk about ⟨target⟩, ⟨date⟩\n\n")).join(self.said(&self.script.opening));
        page = page.then("\n\n## Intentions\n\n").join(self.intentions(case));
        page = page.then("\n\n## Ask\n").join(self.strong()).join(self.open()).join(self.goals());
        page = page.join(self.proposed());
        page = page.then("\n## Questions\n\n").join(self.questions());
        page = page.then("\n## Agreed plan\n\n").join(plan::table(self.document, self.script));
        page = page.then("\n## For my manager\n\n").join(advocacy::lines(self.analysis, &self.borrowed));
        page = page.then("\n## Check-ins\n\n").join(self.check_in());
        let definitions = self.borrowed.definitions(&page.visible());
        page.then(definitions)
    }

    fn header(&self) -> Template {
        let mut header = "---\ncareer:\n  kind: agenda\n".to_owned();
        for key in KEYS {
            match self.document.header.get(key) {
                Some(value) => _ = writeln!(header, "  {key}: {}", yaml_text(value)),
                // Who sits at the table is known to both; what it is about has to be said.
                None if ["role", "level", "target"].contains(&key) => _ = writeln!(header, "  {key}: ⟨{key}⟩"),
                None => {}
            }
        }
        Template::parse(&header).then("---\n\n")
    }

    /// The words `text` with what the header tells filled in.
    fn said(&self, text: &str) -> Template {
        let text = ["role", "level", "target"].into_iter().fold(Template::parse(text), |text, key| {
            match self.document.header.get(key) {
                Some(value) => text.filled(key, &one_line(value)),
                None => text,
            }
        });
        let cycle = self.document.header.get("cycle").map(|day| format!("the next promotion cycle ({day})"));
        text.filled("cycle", cycle.as_deref().unwrap_or("the next promotion cycle"))
    }

    fn intentions(&self, case: Option<&str>) -> Template {
        let own = self.borrowed.section("intentions");
        let mut text = match &own {
            Some(own) => Template::text(format!("{own}\n")),
            None => self.said(&self.script.reason).then("\n"),
        };
        // Who says it under this heading need not say it twice.
        let told = own.as_deref().is_some_and(|own| tenure::in_words(own).is_some());
        if !told {
            let tenure = self.said(&self.script.tenure);
            text = text.join(match tenure::told(self.document) {
                Some(since) => tenure.filled("for how long", &since),
                None => tenure,
            });
            text = text.then("\n");
        }
        text = text.join(self.said(&self.script.support));
        match case {
            Some(case) => {
                let target = borrowed::target(case);
                text.then(format!("\nThe [case so far]({target}) sets my history and my goals beside our matrix."))
            }
            None => text,
        }
    }

    fn of_status(&self, status: Status) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |point| point.status == Some(status))
    }

    /// "three of the five attributes", in words as long as there are words.
    fn share(&self, count: usize) -> String {
        match (count, self.points.len()) {
            (1, 1) => "the one attribute".to_owned(),
            (count, all) if count == all => format!("all {} attributes", spelled(all, "two")),
            (count, all) => format!("{} of the {} attributes", spelled(count, "two"), spelled(all, "two")),
        }
    }

    /// Where the case is strong, then what is met as asked, each with what shows it.
    fn strong(&self) -> Template {
        let mut text = Template::text("\n### Where the case is strong\n\n");
        let over: Vec<&Point> = self.of_status(Status::OverDelivering).collect();
        if over.is_empty() {
            let open = "In ⟨attributes⟩ I see myself above what is asked, because ⟨outcome⟩.";
            text = text.join(Template::parse(open)).then("\n");
        } else {
            text = text.join(self.said(&self.script.strong).filled("share", &self.share(over.len()))).then("\n\n");
            for point in over {
                text = text.join(point.shown());
            }
        }
        let met: Vec<&Point> = self.of_status(Status::Meeting).collect();
        if !met.is_empty() {
            text = text.then("\nAs asked, as I see it:\n\n");
            for point in met {
                text = text.join(point.shown());
            }
        }
        let unplaced: Vec<&str> =
            self.points.iter().filter(|point| point.status.is_none()).map(|point| point.name.as_str()).collect();
        if !unplaced.is_empty() {
            text = text.then(format!("\nNot placed yet: {}.\n", listed(&unplaced)));
        }
        text.then("\n").join(self.said(&self.script.heard)).then("\n")
    }

    /// Where the wording leaves room, with the author's readings and questions.
    fn open(&self) -> Template {
        let open: Vec<&Point> = self.of_status(Status::Ambiguous).collect();
        if open.is_empty() {
            return Template::default();
        }
        let attributes = if open.len() == 1 { "attribute" } else { "attributes" };
        let count = format!("{} {attributes}", spelled(open.len(), "Two"));
        let mut text = Template::text("\n### Where the wording leaves room\n\n");
        text = text.join(self.said(&self.script.open).filled("count", &count)).then("\n\n");
        for point in open {
            text = text.join(point.read());
        }
        text.then("\n").join(self.said(&self.script.draft)).then("\n")
    }

    /// The goals as they stand, the test that they are put to, and what no goal is for.
    fn goals(&self) -> Template {
        let mut text = Template::text("\n### Goals to check together\n\n").then(self.script.goals.clone()).then("\n\n");
        let goals = self.borrowed.goals();
        for goal in &goals {
            text = text.then(format!("- {goal}\n"));
        }
        if goals.is_empty() {
            let open = "- By ⟨month and year⟩, ⟨cut|raise|shorten|grow⟩ ⟨what⟩ from ⟨now⟩ to ⟨then⟩ for ⟨whom⟩\n";
            text = text.join(Template::parse(open));
        }
        text = text.then("\n").join(self.said(&self.script.goals_ask)).then("\n");
        let gaps: Vec<&str> =
            self.of_status(Status::Gap).filter(|point| !point.has_goal).map(|point| point.name.as_str()).collect();
        if gaps.is_empty() {
            return text;
        }
        text.then("\n").join(self.said(&self.script.gaps).filled("attributes", &listed(&gaps))).then("\n")
    }

    /// The draft of clearer wording, where the author has readings. Where it is hard to talk, it waits until it is asked
    /// for.
    fn proposed(&self) -> Template {
        let cells = if self.script.tone == Tone::Hard { Vec::new() } else { proposed(self.analysis) };
        if cells.is_empty() {
            return Template::default();
        }
        let lead = "How the matrix could word it, as a start; please change, keep or set aside whatever you like:";
        let mut text = Template::text(format!("\n### A draft for the matrix\n\n{lead}\n\n"));
        for cell in cells {
            text = text.then(format!("- {cell}\n"));
        }
        text
    }

    /// The author's questions, then some about the process.
    fn questions(&self) -> Template {
        let own = self.document.statements().filter(|subject| subject.canonical() == Some("questions"));
        let mut questions: Vec<String> = own.map(|subject| self.borrowed.statement(&subject)).collect();
        let elsewhere = self.points.iter().filter(|point| point.status != Some(Status::Ambiguous));
        questions.extend(elsewhere.filter_map(|point| Some(format!("{}: {}", point.name, point.question.as_ref()?))));
        let mut text = Template::default();
        for question in &questions {
            text = text.then(format!("- {question}\n"));
        }
        let more = self.script.questions.iter().filter(|more| !questions.contains(more));
        for more in more.take(QUESTIONS.saturating_sub(questions.len())) {
            text = text.then("- ").join(self.said(more)).then("\n");
        }
        text
    }

    /// The next check-in, where one is told that lies ahead.
    fn check_in(&self) -> Template {
        let today = self.analysis.settings.today;
        let ahead = |subject: &Subject<'_>| {
            let last = subject.statement.dates.iter().flat_map(|date| &date.readings).map(|(_, last)| *last).min();
            last.is_some_and(|last| last >= today)
        };
        let told = self.document.statements().filter(|subject| subject.canonical() == Some("check-ins"));
        match told.filter(ahead).map(|subject| self.borrowed.statement(&subject)).next() {
            Some(told) => Template::text(format!("- {told}\n")),
            None => Template::text("- Next check-in: ").slot("date").then("\n"),
        }
    }
}

/// Whether a statement under Future sets a goal.
fn sets_goal(subject: &Subject<'_>) -> bool {
    let plain = subject.statement.passage.plain.trim();
    match subject.statement.shape {
        Shape::Bullet => !plain.ends_with('?') && subject.statement.depth <= 1,
        Shape::Sentence => prose::sets_goal(plain),
    }
}
