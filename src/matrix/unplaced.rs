//! The lines that no reader made anything of: nothing that a company wrote is dropped without a word.

use super::UNPLACED;
use super::draft::Draft;
use super::model::{Note, Place};
use super::source::Page;

/// One note for each run of lines of `pages` that is in no cell and no name of `drafts` and that nothing else is said
/// about. Blank lines, and lines of markup alone, say nothing.
pub(super) fn notes(pages: &[&Page], drafts: &[Draft]) -> Vec<Note> {
    let mut out = Vec::new();
    for page in pages {
        // How many stretches begin, less those that have ended, at each line: many may lie above one another.
        let mut begun = vec![0_isize; page.line_count() + 2];
        let mut mark = |first: usize, last: usize| {
            let last = last.min(page.line_count());
            if first <= last {
                begun[first] += 1;
                begun[last + 1] -= 1;
            }
        };
        for draft in drafts {
            for place in draft.places().filter(|place| place.file == page.file && !place.span.is_empty()) {
                mark(place.line, page.line(place.span.end.saturating_sub(1).max(place.span.start)));
            }
            for (file, first, last) in draft.noted() {
                if file == page.file {
                    mark(first, last);
                }
            }
        }
        own_header(page).for_each(|line| mark(line, line));
        let mut run: Option<(usize, usize)> = None;
        let mut open = begun[0];
        for (line, begins) in begun.iter().enumerate().take(page.line_count() + 1).skip(1) {
            let text = page.line_span(line).of(&page.text);
            open += begins;
            if open > 0 {
                out.extend(run.take().map(|run| note(page, run)));
            } else if text.chars().any(char::is_alphanumeric) {
                run = Some((run.map_or(line, |(first, _)| first), line));
            }
        }
        out.extend(run.map(|run| note(page, run)));
    }
    out
}

/// The lines of `career:` in front matter: our own, which the document is read by.
fn own_header(page: &Page) -> impl Iterator<Item = usize> {
    let mut lines = (1..=page.line_count()).map(|line| (line, page.line_span(line).of(&page.text)));
    let has_front_matter = lines.next().is_some_and(|(_, line)| line.trim_end() == "---");
    let inside = lines.take_while(move |(_, line)| has_front_matter && !matches!(line.trim_end(), "---" | "..."));
    let mut is_own = false;
    inside.filter_map(move |(number, line)| {
        is_own = line.starts_with("career:") || (is_own && line.starts_with([' ', '\t']));
        is_own.then_some(number)
    })
}

fn note(page: &Page, (first, last): (usize, usize)) -> Note {
    let span = page.line_span(first).join(page.line_span(last));
    let Place { file, span, .. } = page.place(span);
    let lines = if first == last { format!("Line {first} is") } else { format!("Lines {first} to {last} are") };
    Note {
        place: Place { file, span, line: first },
        last_line: last,
        code: UNPLACED,
        text: format!("{lines} read as neither a level, an attribute nor what one asks for."),
    }
}
