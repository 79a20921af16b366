use std::collections::{BTreeMap, BTreeSet};

use crate::document::{self, Document, Subject};
use crate::framework::{self, Citation};
use crate::prose::{self, Gist, Phrasing};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix, Related};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::Encoding;

/// Statements that serve neither an attribute of the target nor the one sentence: one finding a section.
pub(crate) static OFF_TARGET_STATEMENT: Rule = Rule {
    name: "off-target-statement",
    family: Family::Story,
    default: None,
    kinds: &[Kind::Promotion, Kind::ImpactSummary, Kind::Referral],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("off_target_statement.md"),
};

/// How many lines a message lists, and how many of them can be moved at once.
const LISTED: usize = 8;
const OFFERED: usize = 3;

/// Words that any two statements may share.
const COMMON: [&str; 16] = [
    "team", "people", "work", "project", "quarter", "month", "week", "year", "day", "other", "new", "all", "each",
    "every", "first", "thing",
];

/// What a document is to show.
struct Target {
    /// The words of the one sentence, and those of the attributes at the level it is for.
    words: BTreeSet<String>,
    /// The outcomes that another document of the case tells under an attribute.
    told: Vec<Gist>,
}

/// As many outcomes of other documents are held against those of this one.
const OUTCOMES: usize = 50;

impl Target {
    /// None where neither is known.
    fn of(context: &Context<'_>) -> Option<Self> {
        let document = context.document;
        let sentence = document.header.get("one-sentence");
        // Another company asks for other things than the matrix that lies here.
        let matrix = context.matrix.filter(|_| document.kind != Kind::Referral);
        if sentence.is_none() && matrix.is_none() {
            return None;
        }
        let mut words: BTreeSet<String> = sentence.map(meaning).unwrap_or_default().into_iter().collect();
        let header = &document.header;
        let level = matrix.and_then(|matrix| {
            ["target", "level"].iter().find_map(|key| matrix.level(header.get(key)?, header.get("role")))
        });
        for attribute in matrix.iter().flat_map(|matrix| &matrix.attributes) {
            words.extend(meaning(&attribute.name));
            let text = level.and_then(|level| attribute.descriptors.get(level)?.as_ref());
            words.extend(text.map(|text| meaning(&text.text)).unwrap_or_default());
        }
        for word in COMMON {
            words.remove(word);
        }
        let cited = |name: &String| context.matrix.is_some_and(|matrix| matrix.attribute(name).is_some());
        let outcomes = context.case.others.iter().flat_map(|told| &told.outcomes);
        let told = outcomes.filter(|outcome| outcome.cites.iter().any(cited)).take(OUTCOMES);
        Some(Self { words, told: told.map(|outcome| outcome.gist.clone()).collect() })
    }

    fn is_served(&self, subject: &Subject<'_>) -> bool {
        let gist = subject.statement.gist();
        gist.words().iter().any(|word| self.words.contains(word)) || self.told.iter().any(|told| told.is_same(gist))
    }
}

fn meaning(text: &str) -> Vec<String> {
    Gist::of(text, &prose::read(text)).words().to_vec()
}

/// What claims work in a section: how many list items and paragraphs, and the first statement of each that serves
/// nothing.
#[derive(Default)]
struct Claims<'a> {
    all: usize,
    astray: Vec<Subject<'a>>,
}

fn claims<'a>(context: &Context<'a>) -> BTreeMap<Option<usize>, Claims<'a>> {
    let document = context.document;
    let mut out: BTreeMap<Option<usize>, Claims<'a>> = BTreeMap::new();
    let Some(target) = Target::of(context) else { return out };
    let note = document.kind == Kind::Referral;
    // What is there for reference alone need not carry the story.
    let here = |subject: &Subject<'_>| {
        let aside = matches!(subject.canonical(), Some("evidence" | "background" | "outside"));
        !aside && (subject.claims() || note) && !document.is_foreign(subject.section_index)
    };
    let linked = linked(document);
    let subjects: Vec<Subject<'a>> = document.statements().filter(here).collect();
    for item in subjects.chunk_by(|a, b| a.at == b.at || told_together(a, b)) {
        let told = |subject: &&Subject<'_>| subject.statement.phrasing != Phrasing::Other;
        let Some(first) = item.iter().find(told) else { continue };
        let cites = item.iter().flat_map(|subject| &subject.statement.citations);
        let cites = cites.into_iter().any(|cited| context.matrix.is_some_and(|it| it.attribute(&cited.name).is_some()));
        let headed = || {
            let mut around = document.sections_around(item[0].at);
            around.any(|section| section.attribute.is_some() || linked.contains(&section.anchor))
        };
        let open = item.iter().any(|subject| !subject.statement.placeholders.is_empty());
        let section = first.section_index.map(|index| document.sections[index].speaker);
        let claims = out.entry(section).or_default();
        claims.all += 1;
        if !(open || cites || item.iter().any(|subject| target.is_served(subject)) || headed()) {
            claims.astray.push(*first);
        }
    }
    // Where most have no tie, it is the words that are no measure.
    let (all, astray) = out.values().fold((0, 0), |(all, astray), it| (all + it.all, astray + it.astray.len()));
    out.retain(|_, claims| !claims.astray.is_empty() && astray * 2 <= all);
    out
}

fn told_together(a: &Subject<'_>, b: &Subject<'_>) -> bool {
    a.together.zip(b.together).is_some_and(|(a, b)| a.id == b.id)
}

/// The headings that the cross-reference links to, by their anchors.
fn linked(document: &Document) -> BTreeSet<String> {
    let table = document.cross_reference().map(|reference| reference.table);
    let cells = table.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let targets = cells.flat_map(|cell| &cell.passage.marks).filter_map(|mark| mark.target.as_deref());
    targets.filter_map(|target| target.strip_prefix('#')).map(str::to_owned).collect()
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    if !super::is_written(context) {
        return Vec::new();
    }
    let against =
        match (document.header.get("one-sentence"), context.matrix.filter(|_| document.kind != Kind::Referral)) {
            (Some(_), Some(_)) => "the one sentence or an attribute of the matrix",
            (Some(_), None) => "the one sentence",
            _ => "an attribute of the matrix",
        };
    let hits = claims(context).into_iter().map(|(section, claims)| {
        let line = |subject: &Subject<'_>| document.buffer.position(subject.span().start, Encoding::Utf8).line;
        let lines: Vec<u32> = claims.astray.iter().map(line).collect();
        let named: Vec<String> = lines.iter().take(LISTED).map(|line| (line + 1).to_string()).collect();
        let more = if lines.len() > LISTED { " …" } else { "" };
        let plural = if lines.len() == 1 { "" } else { "s" };
        let does = if lines.len() == 1 { "does" } else { "do" };
        let message = format!(
            "{} of {} here {does} not seem to serve {against} (line{plural} {}{more}). Say what it shows, or move it out of \
             the way of what does.",
            lines.len(),
            claims.all,
            named.join(", ")
        );
        let span = section.map_or_else(|| document.anchor(), |index| document.sections[index].heading);
        let mut hit = Hit::new(span, message);
        hit.related = lines
            .into_iter()
            .take(LISTED)
            .map(|line| Related { path: None, line, message: "This could go.".to_owned() })
            .collect();
        hit
    });
    hits.collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let document = context.document;
    let own = claims(context).into_iter().find(|(section, _)| {
        section.map_or_else(|| document.anchor(), |index| document.sections[index].heading) == finding.span
    });
    let astray = own.map(|(_, claims)| claims.astray).unwrap_or_default();
    let fixes = astray.into_iter().take(OFFERED).filter_map(|subject| {
        let line = document.buffer.position(subject.span().start, Encoding::Utf8).line + 1;
        let (span, template) = document::item_moved(document, subject.at, document::Below::Appendix)?;
        Some(Fix { title: format!("Move line {line} to the appendix"), grade: Grade::Review, span, template })
    });
    fixes.collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [
        ("step", "write-a-referral-note"),
        ("principle", "target-and-top-signals"),
        ("principle", "tight-visible-steady"),
    ];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
