//! How much is said at once: nobody mends thirty lines in one sitting.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::settings::Severity;
use crate::text::Encoding;

use super::finding::Finding;
use super::registry;

/// As many findings can be taken in, however short the document.
const ENOUGH: usize = 15;
/// In a longer one, one for so many statements.
const STATEMENTS: usize = 3;
/// A document of more statements is no draft that somebody goes through from the top; it is worked on place by place.
const DRAFT: usize = 100;

/// Leaves `findings` as they are where they can be taken in. Where there are more, each section keeps the weightiest of
/// those about its statements, as many for each as fit, and says on its heading how many more there are and where. What
/// concerns a section or the document as a whole, and what is wrong whatever the style, always stays.
pub(super) fn restrain(findings: Vec<Finding>, document: &Document) -> Vec<Finding> {
    let statements = document.statements().take(DRAFT + 1).count();
    let allowed = ENOUGH.max(statements / STATEMENTS);
    if findings.len() <= allowed || statements > DRAFT {
        return findings;
    }
    let foldable = |finding: &Finding| finding.statement.is_some() && finding.severity < Severity::Error;
    let (folding, mut kept): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(foldable);
    let mut sections: BTreeMap<Option<usize>, Vec<Finding>> = BTreeMap::new();
    for finding in folding {
        // The last heading before it is that of the innermost section around it.
        let around =
            document.sections.partition_point(|section| section.span.start <= finding.span.start).checked_sub(1);
        sections.entry(around.map(|index| document.sections[index].speaker)).or_default().push(finding);
    }
    let most = sections.values().map(Vec::len).max().unwrap_or(0);
    let shown = |each: usize| sections.values().map(|section| shown_of(section.len(), each)).sum::<usize>();
    let each = (1..=most).rev().find(|&each| kept.len() + shown(each) <= allowed).unwrap_or(1);
    let order = |finding: &Finding| registry::ALL.iter().position(|rule| rule.name == finding.rule);
    for (section, mut found) in sections {
        if shown_of(found.len(), each) < found.len() {
            found.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), order(finding), finding.span));
            let rest = found.split_off(each);
            found.extend(summary(&rest, section, document));
        }
        kept.extend(found);
    }
    kept
}

/// How many of `count` findings a section shows that may show `each`: one that says there is one more says no less.
fn shown_of(count: usize, each: usize) -> usize {
    if count > each + 1 { each + 1 } else { count }
}

/// What is not shown of a section, on its heading.
fn summary(rest: &[Finding], section: Option<usize>, document: &Document) -> Option<Finding> {
    let first = rest.first()?;
    let mut lines: Vec<u32> =
        rest.iter().map(|finding| document.buffer.position(finding.span.start, Encoding::Utf8).line + 1).collect();
    lines.sort_unstable();
    lines.dedup();
    let named: Vec<String> = lines.iter().take(8).map(ToString::to_string).collect();
    let more = if lines.len() > named.len() { " …" } else { "" };
    let message = format!(
        "{} more statements here want a look (lines {}{more}). One at a time is enough: they come up as the others are \
         dealt with.",
        rest.len(),
        named.join(", ")
    );
    let span = section.and_then(|index| document.sections.get(index)).map(|section| section.heading);
    Some(Finding {
        rule: first.rule,
        severity: first.severity,
        span: span.unwrap_or_else(|| document.anchor()),
        statement: None,
        message,
    })
}
