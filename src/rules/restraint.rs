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
/// those about its statements, in turns as many as fit, and says on its heading how many more there are and where. What
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
    let order = |finding: &Finding| registry::ALL.iter().position(|rule| rule.name == finding.rule);
    for found in sections.values_mut() {
        found.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), order(finding), finding.span));
    }
    let counts: Vec<usize> = sections.values().map(Vec::len).collect();
    let shown = share(&counts, allowed.saturating_sub(kept.len()));
    for ((section, mut found), shown) in sections.into_iter().zip(shown) {
        let rest = found.split_off(shown);
        kept.extend(found);
        kept.extend(summary(&rest, section, document));
    }
    kept
}

/// How many of its findings each section shows, so that these and a line about the rest of each fit into `room`: in
/// turns, each its next one.
fn share(counts: &[usize], room: usize) -> Vec<usize> {
    let mut turns: Vec<(usize, usize)> = Vec::new();
    for (section, &count) in counts.iter().enumerate() {
        turns.extend((0..count).map(|turn| (turn, section)));
    }
    turns.sort_unstable();
    for taken in (0..=turns.len()).rev() {
        let mut shown = vec![0; counts.len()];
        for (_, section) in &turns[..taken] {
            shown[*section] += 1;
        }
        let lines = shown.iter().zip(counts).filter(|(shown, count)| shown < count).count();
        if taken + lines <= room {
            return shown;
        }
    }
    vec![0; counts.len()]
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
        "{} here {} a look (line{} {}{more}). One at a time is enough: the rest comes up as others are dealt with.",
        if rest.len() == 1 { "1 more statement".to_owned() } else { format!("{} more statements", rest.len()) },
        if rest.len() == 1 { "wants" } else { "want" },
        if lines.len() == 1 { "" } else { "s" },
        named.join(", ")
    );
    let span = section.and_then(|index| document.sections.get(index)).map(|section| section.heading);
    Some(Finding {
        rule: first.rule,
        severity: first.severity,
        span: span.unwrap_or_else(|| document.anchor()),
        statement: None,
        message,
        related: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn sections_take_turns_and_the_lines_about_the_rest_are_counted() {
        assert_eq!(share(&[30], 15), [14]);
        assert_eq!(share(&[10, 10, 10], 9), [2, 2, 2]);
        assert_eq!(share(&[6; 5], 8), [1, 1, 1, 0, 0]);
        assert_eq!(share(&[6; 5], 3), [0; 5], "the lines alone");
        assert_eq!(share(&[1, 9], 7), [1, 5]);
        assert_eq!(share(&[2, 2], 4), [2, 2]);
        assert!(share(&[], 0).is_empty());
    }
}
