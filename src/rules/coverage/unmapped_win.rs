use std::collections::BTreeMap;

use crate::document::Subject;
use crate::framework::{self, Citation};
use crate::matrix::Matrix;
use crate::prose::Phrasing;
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::Encoding;

/// Wins that are about no attribute of the matrix: one finding a section.
pub(crate) static UNMAPPED_WIN: Rule = Rule {
    name: "unmapped-win",
    family: Family::Coverage,
    default: None,
    kinds: &[Kind::Promotion],
    check: Check::Document(check),
    cites,
    fix: None,
    page: include_str!("unmapped_win.md"),
};

/// How many lines a message lists.
const LISTED: usize = 8;

/// The wins of a section: how many there are, and the lines of those that name no attribute.
#[derive(Default)]
struct Wins {
    all: usize,
    unmapped: Vec<u32>,
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let Some(matrix) = context.matrix else { return Vec::new() };
    let found = wins(context, matrix).into_iter().filter(|(_, wins)| !wins.unmapped.is_empty());
    let hits = found.map(|(index, wins)| {
        let what = match (wins.unmapped.len(), wins.all) {
            (1, 1) => "The win here names no attribute".to_owned(),
            (unmapped, all) if unmapped == all => format!("None of the {all} wins here names an attribute"),
            (1, all) => format!("1 of {all} wins here names no attribute"),
            (unmapped, all) => format!("{unmapped} of {all} wins here name no attribute"),
        };
        let lines: Vec<String> = wins.unmapped.iter().take(LISTED).map(ToString::to_string).collect();
        let more = if wins.unmapped.len() > LISTED { " …" } else { "" };
        let plural = if wins.unmapped.len() == 1 { "" } else { "s" };
        let example = matrix.attributes.first().map(|attribute| format!(", such as `#{}`,", attribute.id));
        let message = format!(
            "{what} of the matrix (line{plural} {}{more}), so a reader has to guess what it shows. A citation{} behind \
             it says so.",
            lines.join(", "),
            example.unwrap_or_default()
        );
        Hit::new(context.document.sections[index].heading, message)
    });
    hits.collect()
}

/// The wins of each section, by the index of the section whose heading speaks for it.
fn wins(context: &Context<'_>, matrix: &Matrix) -> BTreeMap<usize, Wins> {
    let document = context.document;
    let linked = linked(context);
    let subjects: Vec<Subject<'_>> =
        document.statements().filter(|subject| subject.canonical() == Some("history")).collect();
    let mut out: BTreeMap<usize, Wins> = BTreeMap::new();
    // A citation anywhere in a list item serves all that the item says.
    for item in subjects.chunk_by(|a, b| a.at == b.at) {
        let Some(index) = item[0].section_index else { continue };
        let won =
            |subject: &&Subject<'_>| matches!(subject.statement.reading.phrasing, Phrasing::Outcome | Phrasing::Mixed);
        let Some(first) = item.iter().find(won) else { continue };
        let cites = item
            .iter()
            .flat_map(|subject| &subject.statement.citations)
            .any(|citation| matrix.attribute(&citation.name).is_some());
        let headed = || {
            document
                .sections_around(item[0].at)
                .any(|section| section.attribute.is_some() || linked.contains(&section.anchor))
        };
        let wins = out.entry(document.sections[index].speaker).or_default();
        wins.all += 1;
        if !cites && !headed() {
            let line = document.buffer.position(first.span().start, Encoding::Utf8).line + 1;
            wins.unmapped.push(line);
        }
    }
    out
}

/// The headings that rows of the cross-reference link to, by their anchors.
fn linked(context: &Context<'_>) -> Vec<String> {
    let table = context.document.cross_reference().map(|reference| reference.table);
    let cells = table.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let targets = cells.flat_map(|cell| &cell.passage.marks).filter_map(|mark| mark.target.as_deref());
    targets.filter_map(|target| target.strip_prefix('#')).map(str::to_owned).collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    framework::get("promotion").map(|framework| framework.cite_step("cross-reference")).into_iter().collect()
}
