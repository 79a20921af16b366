use crate::document::Document;
use crate::syntax::UnitKind;
use crate::text::{Edit, Span};

/// The edits that take `gone` out of `text`: whole lines where nothing else stands on them, with one of the blank lines
/// around them; elsewhere the stretch and one blank beside it.
pub(super) fn removals(text: &str, document: &Document, gone: &[Span]) -> Vec<Edit> {
    let mut gone = gone.to_vec();
    gone.sort_unstable();
    let mut runs: Vec<Span> = Vec::new();
    for span in gone {
        match runs.last_mut() {
            Some(last) if meet(text, *last, span) => *last = last.join(span),
            _ => runs.push(span),
        }
    }
    runs.into_iter().map(|run| removal(text, document, run)).collect()
}

/// Whether two stretches go as one: nothing but blanks divides them, on one line or because both have their lines to
/// themselves.
fn meet(text: &str, first: Span, second: Span) -> bool {
    let alone = |span: Span| {
        let end = span.start + span.of(text).trim_end().len();
        is_blank(&text[line_start(text, span.start)..span.start]) && is_blank(&text[end..line_stop(text, end)])
    };
    let between = text.get(first.end..second.start);
    let one_line = |between: &str| !between.contains(LINE_ENDS) && !first.of(text).ends_with(LINE_ENDS);
    between.is_none_or(|between| is_blank(between) && (one_line(between) || (alone(first) && alone(second))))
}

fn removal(text: &str, document: &Document, run: Span) -> Edit {
    let run = Span::new(run.start, run.start + run.of(text).trim_end().len());
    let start = line_start(text, run.start);
    let stop = line_stop(text, run.end);
    let (before, after) = (&text[start..run.start], &text[run.end..stop]);
    if is_blank(before) && is_blank(after) {
        return whole_lines(text, document, Span::new(start, line_end(text, stop)));
    }
    let left = before.len() - before.trim_end_matches(BLANKS).len();
    let right = after.len() - after.trim_start_matches(BLANKS).len();
    // Blanks at the start of a line are its indent, and those at its end may be a line break.
    let span = if left > 0 && !is_blank(before) && (right > 0 || after.is_empty()) {
        Span::new(run.start - left, run.end)
    } else if is_blank(before) {
        Span::new(run.start, run.end + right)
    } else {
        run
    };
    Edit { span, text: String::new() }
}

/// `lines` is whole lines. Between two blank lines one of those goes too; between two others a blank one stays where
/// they would read as one.
fn whole_lines(text: &str, document: &Document, lines: Span) -> Edit {
    let above = last_line(&text[..lines.start]);
    let below = &text[lines.end..line_stop(text, lines.end)];
    let first = is_blank(&text[..lines.start]);
    if (first || is_blank(above)) && is_blank(below) {
        let rest = &text[lines.end..];
        let blank = blank_lines(rest);
        if blank == rest.len() {
            // At the end of the text: what stands last ends it.
            let kept = text[..lines.start].trim_end_matches(|c| BLANKS.contains(&c) || LINE_ENDS.contains(&c)).len();
            let kept = line_end(text, line_stop(text, kept)).min(lines.start);
            let kept = if is_blank(&text[..kept]) { 0 } else { kept };
            return Edit { span: Span::new(kept, text.len()), text: String::new() };
        }
        let from = if first { 0 } else { lines.start };
        return Edit { span: Span::new(from, lines.end + blank), text: String::new() };
    }
    let from = if first { 0 } else { lines.start };
    let joined = !first && !is_blank(above) && !is_blank(below) && would_join(document, lines, below);
    let ending = lines.of(text);
    let ending = if joined { &ending[ending.trim_end_matches(LINE_ENDS).len()..] } else { "" };
    // Of several line ends, one.
    let ending = if ending.starts_with("\r\n") { "\r\n" } else { ending.get(..1).unwrap_or_default() };
    Edit { span: Span::new(from, lines.end), text: ending.to_owned() }
}

/// Whether the line `below` would go on with what stands above `lines`, were these not there.
fn would_join(document: &Document, lines: Span, below: &str) -> bool {
    let kind = |at: usize| document.part_at(at).map(|placed| placed.part.unit.kind);
    let items =
        lines.start > 0 && kind(lines.start - 1) == Some(UnitKind::Item) && kind(lines.end) == Some(UnitKind::Item);
    let below = below.trim_start();
    let bullet = below.starts_with(['-', '*', '+']) && below[1..].starts_with([' ', '\t']);
    let digits = below.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = items && digits > 0 && below[digits..].starts_with(['.', ')']);
    !(bullet || numbered || below.starts_with('#') || below.starts_with('>') || below.starts_with("```"))
}

const BLANKS: [char; 2] = [' ', '\t'];
const LINE_ENDS: [char; 2] = ['\n', '\r'];

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| BLANKS.contains(&c) || LINE_ENDS.contains(&c))
}

/// Where the line of byte `at` starts.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(LINE_ENDS).map_or(0, |end| end + 1)
}

/// Where the line of byte `at` stops, before its line end.
fn line_stop(text: &str, at: usize) -> usize {
    text[at..].find(LINE_ENDS).map_or(text.len(), |len| at + len)
}

/// Where the next line starts, `at` being where a line stops.
fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(LINE_ENDS)) }
}

/// The last line of `before`, which ends in a line end.
fn last_line(before: &str) -> &str {
    let body = before.strip_suffix("\r\n").or_else(|| before.strip_suffix(LINE_ENDS)).unwrap_or(before);
    &body[line_start(body, body.len())..]
}

/// Bytes of blank lines that `rest` starts with.
fn blank_lines(rest: &str) -> usize {
    let mut at = 0;
    while at < rest.len() && is_blank(&rest[at..line_stop(rest, at)]) {
        at = line_end(rest, line_stop(rest, at));
    }
    at
}
