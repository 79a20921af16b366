use serde::Deserialize;

/// A framework: ordered steps, and what else of it can be cited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// `promotion` or `referral`.
    pub id: String,
    /// As it stands in a sentence: "promotion framing".
    pub name: String,
    /// Where it comes from.
    pub source: Source,
    /// In order, numbered from 1.
    pub steps: Vec<Step>,
    /// What a strong signal looks like.
    #[serde(default)]
    pub cues: Vec<Named>,
    /// What spoils it.
    #[serde(default)]
    pub mistakes: Vec<Named>,
    /// Items of its checklist.
    #[serde(default)]
    pub checks: Vec<Named>,
    /// Tests that a reader can put to a text.
    #[serde(default)]
    pub tests: Vec<Named>,
    /// Advice that underlies the steps.
    #[serde(default)]
    pub principles: Vec<Named>,
    /// Periods that count.
    #[serde(default)]
    pub windows: Vec<Named>,
    /// Parts of the talk that it leads up to, in order.
    #[serde(default)]
    pub talks: Vec<Named>,
    /// What shows whether it works.
    #[serde(default)]
    pub measures: Vec<Named>,
    /// Questions that it answers.
    #[serde(default)]
    pub faq: Vec<Named>,
}

/// Kinds of unordered parts, by the word that a citation uses for them.
pub const PARTS: [&str; 9] = ["cue", "mistake", "window", "check", "test", "talk", "measure", "principle", "faq"];

/// Where a framework was published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title of the article.
    pub title: String,
    /// Its author, or the publication where no author is shown.
    pub by: String,
    /// Day of publication as a person writes it; none where none is shown.
    #[serde(default)]
    pub date: Option<String>,
}

/// One ordered part of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// In kebab-case: `history`.
    pub id: String,
    /// From 1.
    pub number: u8,
    /// "History".
    pub name: String,
    /// What it is for, in two or three sentences of our own.
    pub purpose: String,
    /// Canonical sections that it covers.
    pub sections: Vec<String>,
    /// Elements of the sources that it stands for: `B12`.
    pub ledger: Vec<String>,
}

/// A part without a number: one of [`PARTS`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// In kebab-case: `proof-of-impact`.
    pub id: String,
    /// "Proof of impact".
    pub name: String,
    /// What it means for the author, in one to three sentences of our own.
    pub text: String,
    /// Ids of the steps that it belongs to; none where it belongs to all.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Elements of the sources that it stands for.
    pub ledger: Vec<String>,
    /// How many months a window reaches, where it has a length in months.
    #[serde(default)]
    pub months: Option<u16>,
    /// How many days a window reaches, where it has a length in days.
    #[serde(default)]
    pub days: Option<u16>,
}

impl Source {
    /// One line of Markdown that names it: `*Title*, Author, 10 February 2026`.
    pub fn line(&self) -> String {
        match &self.date {
            Some(date) => format!("*{}*, {}, {date}", self.title, self.by),
            None => format!("*{}*, {}", self.title, self.by),
        }
    }
}

impl Framework {
    /// The step that a canonical section belongs to.
    pub fn step_for_section(&self, canonical: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.sections.iter().any(|section| section == canonical))
    }

    /// The step of that id, number (`2`, `step 2`) or name, in any case.
    pub fn find(&self, name: &str) -> Option<&Step> {
        let name = name.trim().to_lowercase();
        let number = name.strip_prefix("step").unwrap_or(&name).trim().parse::<u8>().ok();
        self.steps
            .iter()
            .find(|step| step.id == name || step.name.to_lowercase() == name || number == Some(step.number))
    }

    /// The parts of a kind that belong to the step of that id and not to all steps.
    pub fn of_step<'a>(&'a self, part: &str, step: &'a str) -> impl Iterator<Item = &'a Named> {
        self.named(part).iter().filter(move |named| named.steps.iter().any(|id| id == step))
    }

    /// The part that is called `name`, by id or name in any case, with its kind.
    pub fn find_named(&self, name: &str) -> Option<(&'static str, &Named)> {
        let name = name.trim().to_lowercase();
        let parts = PARTS.into_iter().flat_map(|part| self.named(part).iter().map(move |named| (part, named)));
        let mut called = parts.filter(|(_, named)| named.id == name || named.name.to_lowercase() == name);
        called.next()
    }

    /// The unordered parts of a kind, by the word that a citation uses for it.
    pub fn named(&self, part: &str) -> &[Named] {
        match part {
            "cue" => &self.cues,
            "mistake" => &self.mistakes,
            "check" => &self.checks,
            "test" => &self.tests,
            "principle" => &self.principles,
            "window" => &self.windows,
            "talk" => &self.talks,
            "measure" => &self.measures,
            "faq" => &self.faq,
            _ => &[],
        }
    }
}
