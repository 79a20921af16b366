//! Parts of a matrix that its source only points at.

use std::collections::BTreeSet;

use crate::text::Span;

use super::UNRESOLVED;
use super::model::{Matrix, Note, Place};
use super::source::Page;

/// How a text takes in another, by what such a mark begins with: Hugo, Jekyll, server-side includes, snippets, YAML.
const MARKS: [&str; 12] = [
    "{{% include",
    "{{%include",
    "{{< include",
    "{{<include",
    "{{% readfile",
    "{{< readfile",
    "{% include",
    "{%include",
    "<!--#include",
    "<!-- #include",
    "--8<--",
    "![[",
];

/// One note for each spot of a cell that points at another file: the cell keeps its words as they are.
pub(super) fn notes(pages: &[&Page], matrix: &Matrix) -> Vec<Note> {
    let mut seen: BTreeSet<Place> = BTreeSet::new();
    let mut out = Vec::new();
    for descriptor in matrix.attributes.iter().flat_map(|attribute| attribute.descriptors.iter().flatten()) {
        for &place in &descriptor.places {
            if !seen.insert(place) {
                continue;
            }
            match pages.iter().find(|page| page.file == place.file) {
                Some(page) => {
                    let marks = marks(place.span.of(&page.text)).into_iter();
                    out.extend(marks.map(|span| note(page.place(span.shifted(place.span.start)))));
                }
                // A workbook has no text to point into.
                None if !marks(&descriptor.text).is_empty() => out.push(note(place)),
                None => {}
            }
        }
    }
    out
}

fn note(place: Place) -> Note {
    Note {
        place,
        last_line: place.line,
        code: UNRESOLVED,
        text: "This part is kept in another file and is not read: put its text here to have it counted.".to_owned(),
    }
}

/// Where a text points at another, each to the end of its mark.
fn marks(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '>' | '|'));
        let tag = words.starts_with("!include ") || words.starts_with("!include(") || words.starts_with("!!!include");
        let at =
            if tag { Some(line.len() - words.len()) } else { MARKS.iter().filter_map(|mark| line.find(mark)).min() };
        // What stands in code is shown, not done; a picture is no text.
        let is_shown = |at: usize| line[..at].matches('`').count() % 2 == 1;
        if let Some(at) = at.filter(|&at| !is_shown(at) && !is_picture(&line[at..])) {
            let rest = &line[at..];
            let ends = ["%}}", ">}}", "%}", "-->", "]]", ")"].into_iter();
            let stands = |end: &str| Some((rest.get(3..)?.find(end)? + 3, std::cmp::Reverse(end.len())));
            let end = ends.filter_map(stands).min().map(|(end, length)| end + length.0);
            out.push(Span::new(at, at + end.unwrap_or(rest.trim_end().len())).shifted(start));
        }
        start += line.len();
    }
    out
}

fn is_picture(mark: &str) -> bool {
    let Some(name) = mark.strip_prefix("![[").and_then(|rest| rest.split(['|', ']']).next()) else { return false };
    let ending = name.trim().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif" | "pdf" | "mp4"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        marks(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn marks_of_every_kind_are_seen() {
        for (text, mark) in [
            ("- Plans\n- {{% include \"parts/plan.md\" %}}\n", "{{% include \"parts/plan.md\" %}}"),
            ("{{< include \"é.md\" >}} and more", "{{< include \"é.md\" >}}"),
            ("Reads {% include scope.html %} too", "{% include scope.html %}"),
            ("  !include scope.md\r\n", "!include scope.md"),
            ("![[Scope of a Senior]]", "![[Scope of a Senior]]"),
            ("<!--#include file=\"scope.md\" -->", "<!--#include file=\"scope.md\" -->"),
            ("--8<-- \"scope.md\"", "--8<-- \"scope.md\""),
            ("{{% include", "{{% include"),
        ] {
            assert_eq!(found(text), [mark], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in
            ["Includes others", "![[chart.png]]", "`{{% include x %}}` is how", "[[Scope]]", "!important", "- !", ""]
        {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
