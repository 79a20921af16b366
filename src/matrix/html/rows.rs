use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::text::Span;

use super::super::cells;
use super::super::draft::Name;
use super::super::model::Place;
use super::super::source::Page;
use super::super::table::{Cell, Table};

/// Most cells of a table once each stands in every row and column that it spans.
const MOST_CELLS: usize = 200_000;
/// Most bytes that cells which span rows and columns are written out to.
const MOST_TEXT: usize = 4 * 1024 * 1024;
/// What HTML allows.
const WIDEST: usize = 1000;

/// A table and what in it is neither a cell nor a name.
pub(super) struct Read {
    pub(super) table: Table,
    /// Its tags, those inside of cells left out.
    pub(super) tags: Vec<Place>,
    /// Words between cells.
    pub(super) strays: Vec<Place>,
}

/// A cell as its tags tell it.
#[derive(Debug, Clone, Copy)]
struct Raw {
    inner: Span,
    columns: usize,
    /// 0 for all rows that follow.
    rows: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Cell,
    Caption,
}

struct Reader {
    /// Where the table starts in the page.
    base: usize,
    rows: Vec<Vec<Raw>>,
    in_row: bool,
    within: Within,
    caption: Option<Span>,
    depth: usize,
    tags: Vec<Span>,
    strays: Vec<Span>,
}

/// Reads the table at `span`, which stands under `heading`.
pub(super) fn read(page: &Page, span: Span, heading: Option<Name>) -> Read {
    let mut reader = Reader {
        base: span.start,
        rows: Vec::new(),
        in_row: false,
        within: Within::Nothing,
        caption: None,
        depth: 0,
        tags: Vec::new(),
        strays: Vec::new(),
    };
    let source = span.of(&page.text);
    let tokens = Tokenizer::new_with_emitter(source, DefaultEmitter::<usize>::new_with_span());
    for token in tokens {
        let Ok(token) = token;
        reader.token(token, source);
    }
    reader.close(source.len());
    let caption = reader.caption.map(|span| cells::cell(page, span).name()).filter(|name| !name.text.is_empty());
    let place = page.place(span);
    let mut rows = expanded(page, &reader.rows).into_iter();
    let table =
        Table { header: rows.next().unwrap_or_default(), rows: rows.collect(), place, heading: caption.or(heading) };
    let places = |spans: &[Span]| spans.iter().map(|&span| page.place(span)).collect();
    Read { table, tags: places(&reader.tags), strays: places(&reader.strays) }
}

impl Reader {
    fn token(&mut self, token: Token<usize>, source: &str) {
        match token {
            Token::StartTag(tag) => {
                let span = Span::new(tag.span.start, tag.span.end);
                if self.starts(&tag, span) {
                    self.tags.push(span.shifted(self.base));
                }
            }
            Token::EndTag(tag) => {
                let span = Span::new(tag.span.start, tag.span.end);
                if self.ends(&tag.name, span) {
                    self.tags.push(span.shifted(self.base));
                }
            }
            Token::Comment(comment) if self.within == Within::Nothing => {
                self.tags.push(Span::new(comment.span.start, comment.span.end).shifted(self.base));
            }
            Token::String(words) if self.within == Within::Nothing => {
                let span = Span::new(words.span.start, words.span.end);
                if span.of(source).chars().any(char::is_alphanumeric) {
                    self.strays.push(span.shifted(self.base));
                }
            }
            _ => {}
        }
    }

    /// Whether the tag is the table's own.
    fn starts(&mut self, tag: &StartTag<usize>, span: Span) -> bool {
        let name: &[u8] = &tag.name;
        if name == b"table" {
            self.depth += 1;
            return self.depth == 1;
        }
        if self.depth != 1 {
            return false;
        }
        match name {
            b"tr" => {
                self.close(span.start);
                self.rows.push(Vec::new());
                self.in_row = true;
            }
            b"td" | b"th" => {
                self.close(span.start);
                if !self.in_row {
                    self.rows.push(Vec::new());
                    self.in_row = true;
                }
                let number = |name: &[u8]| {
                    let value = tag.attributes.iter().find(|(key, _)| key.as_slice() == name)?.1;
                    std::str::from_utf8(&value.value).ok()?.trim().parse::<usize>().ok()
                };
                let raw = Raw {
                    inner: Span::empty(span.end).shifted(self.base),
                    columns: number(b"colspan").unwrap_or(1).clamp(1, WIDEST),
                    rows: number(b"rowspan").unwrap_or(1),
                };
                if let Some(row) = self.rows.last_mut() {
                    row.push(raw);
                }
                self.within = Within::Cell;
            }
            b"caption" => {
                self.close(span.start);
                self.caption = Some(Span::empty(span.end).shifted(self.base));
                self.within = Within::Caption;
            }
            b"thead" | b"tbody" | b"tfoot" | b"colgroup" | b"col" => {
                self.close(span.start);
                self.in_row = false;
            }
            _ => return self.within == Within::Nothing,
        }
        true
    }

    /// Whether the tag is the table's own.
    fn ends(&mut self, name: &[u8], span: Span) -> bool {
        if name == b"table" {
            self.depth = self.depth.saturating_sub(1);
            if self.depth == 0 {
                self.close(span.start);
            }
            return self.depth == 0;
        }
        if self.depth != 1 {
            return false;
        }
        match name {
            b"td" | b"th" | b"caption" => self.close(span.start),
            b"tr" | b"thead" | b"tbody" | b"tfoot" => {
                self.close(span.start);
                self.in_row = false;
            }
            _ => return self.within == Within::Nothing,
        }
        true
    }

    /// Ends the cell or caption that is open.
    fn close(&mut self, at: usize) {
        let at = at + self.base;
        match self.within {
            Within::Cell => {
                if let Some(raw) = self.rows.last_mut().and_then(|row| row.last_mut()) {
                    raw.inner.end = at.max(raw.inner.start);
                }
            }
            Within::Caption => {
                if let Some(caption) = &mut self.caption {
                    caption.end = at.max(caption.start);
                }
            }
            Within::Nothing => {}
        }
        self.within = Within::Nothing;
    }
}

/// The cells in each row and column that they span; none where that is beyond measure.
fn expanded(page: &Page, rows: &[Vec<Raw>]) -> Vec<Vec<Cell>> {
    let mut out: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
    // For each column, the cell of a row above that reaches down, and for how many rows more.
    let mut reaching: Vec<Option<(usize, Cell)>> = Vec::new();
    let (mut cells, mut bytes) = (0, 0);
    for (index, row) in rows.iter().enumerate() {
        let below = rows.len() - index - 1;
        let mut line: Vec<Cell> = Vec::new();
        for raw in row {
            reach(&mut reaching, &mut line);
            let cell = cells::cell(page, raw.inner);
            let down = if raw.rows == 0 { below } else { (raw.rows - 1).min(below) };
            cells += raw.columns * (down + 1);
            bytes += (raw.columns * (down + 1) - 1) * cell.text.len();
            if cells > MOST_CELLS || bytes > MOST_TEXT {
                return Vec::new();
            }
            for _ in 0..raw.columns {
                let column = line.len();
                if down > 0 {
                    if reaching.len() <= column {
                        reaching.resize(column + 1, None);
                    }
                    reaching[column] = Some((down, cell.clone()));
                }
                line.push(cell.clone());
            }
        }
        reach(&mut reaching, &mut line);
        out.push(line);
    }
    out
}

/// Takes over what reaches down into the columns that come next.
fn reach(reaching: &mut [Option<(usize, Cell)>], line: &mut Vec<Cell>) {
    while let Some(slot) = reaching.get_mut(line.len()) {
        let Some((rows, cell)) = slot.as_mut() else { break };
        line.push(cell.clone());
        *rows -= 1;
        if *rows == 0 {
            *slot = None;
        }
    }
}
