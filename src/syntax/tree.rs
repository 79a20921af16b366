use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use ropey::Rope;
use tree_sitter::{InputEdit, Language, Node, Parser, Point, TreeCursor};

use crate::text::{Replacement, Span};

use super::outline::{Outline, Placed};
use super::roles::Roles;
use super::shown::shown;
use super::unit::{Block, BlockKind, Unit, UnitKind};

/// What a node of the block grammar is for; see `queries/markdown/outline.scm`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Group,
    Metadata,
    Heading,
    Paragraph,
    Item,
    Quote,
    Table,
    Code,
    Html,
    Definition,
    Break,
    Level(u8),
    Text,
    Continuation,
    Row,
}

static ROLES: LazyLock<Roles<Role>> = LazyLock::new(|| {
    let language: Language = tree_sitter_md::LANGUAGE.into();
    Roles::new(&language, include_str!("../../queries/markdown/outline.scm"), |capture| {
        Some(match capture {
            "group" => Role::Group,
            "metadata" => Role::Metadata,
            "heading" => Role::Heading,
            "paragraph" => Role::Paragraph,
            "item" => Role::Item,
            "quote" => Role::Quote,
            "table" => Role::Table,
            "code" => Role::Code,
            "html" => Role::Html,
            "definition" => Role::Definition,
            "break" => Role::Break,
            "text" => Role::Text,
            "continuation" => Role::Continuation,
            "row" => Role::Row,
            _ => Role::Level(capture.strip_prefix("level.")?.parse().ok()?),
        })
    })
});

thread_local! {
    static PARSER: RefCell<Parser> = RefCell::new({
        let mut parser = Parser::new();
        parser.set_language(&tree_sitter_md::LANGUAGE.into()).expect("the grammar's version is supported");
        parser
    });
}

/// A document's block tree and what was read from it.
#[derive(Debug, Clone)]
pub struct Tree {
    tree: tree_sitter::Tree,
    outline: Outline,
}

impl Tree {
    /// Parses the whole text.
    pub fn parse(rope: &Rope) -> Self {
        let tree = parse(rope, None);
        let outline = units(&tree, rope, Span::new(0, rope.len_bytes()), 0).into_iter().collect();
        Self { tree, outline }
    }

    /// What was read.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The tree of `rope`, which is this tree's text after `changes`. Work depends on the changes, not on the document.
    ///
    /// Gives the new tree and the stretches of it that were read again.
    #[must_use]
    pub fn edited(&self, changes: &[Replacement], rope: &Rope) -> (Self, Vec<Span>) {
        let mut old = self.tree.clone();
        let mut outline = self.outline.clone();
        let mut bare: Vec<Span> = Vec::new();
        for change in changes {
            // What the parser is shown of a line can depend on all of it; see `shown`. Told of whole lines it reuses
            // little, so it is told so only where that is the case.
            old.edit(&input_edit(&if change.whole_lines { change.of_lines() } else { *change }));
            for span in &mut bare {
                *span = after(*span, change);
            }
            bare.push(outline.shift(change));
        }
        let tree = parse(rope, Some(&old));
        // What the parser reports is structure: typing inside a paragraph changes none, so the edits' own stretches
        // are read again in any case.
        bare.extend(old.changed_ranges(&tree).map(|range| Span::new(range.start_byte, range.end_byte)));
        let spans = merged(bare)
            .into_iter()
            .map(|span| outline.patch(span, |span, anchor| units(&tree, rope, span, anchor)))
            .collect::<Vec<_>>();
        // How the parser gets over an error depends on how it came there, so what an edit touches near one is parsed
        // afresh. Hardly any Markdown is an error to it.
        if spans.iter().any(|span| errs(&tree, *span)) {
            return (Self::parse(rope), vec![Span::new(0, rope.len_bytes())]);
        }
        (Self { tree, outline }, spans)
    }

    /// The same tree after an edit that changes nothing. The first edits after a full parse reuse little of it; taken
    /// off the reader right after a document was opened, this one pays for them.
    #[must_use]
    pub fn warmed(&self, rope: &Rope) -> Self {
        let at = Span::empty(rope.len_bytes() / 2);
        let point = (0, at.start);
        let nothing = Replacement {
            removed: at,
            inserted: 0,
            start_point: point,
            old_end_point: point,
            new_end_point: point,
            rest_of_line: 0,
            whole_lines: false,
        };
        let mut warm = self.clone();
        for _ in 0..3 {
            warm.tree.edit(&input_edit(&nothing));
            warm.tree = parse(rope, Some(&warm.tree));
        }
        warm
    }
}

fn parse(rope: &Rope, old: Option<&tree_sitter::Tree>) -> tree_sitter::Tree {
    let mut shown = |byte: usize, _: Point| shown(rope, byte);
    PARSER
        .with_borrow_mut(|parser| parser.parse_with_options(&mut shown, old, None))
        .expect("a parser with a language, a text and no time limit gives a tree")
}

fn input_edit(change: &Replacement) -> InputEdit {
    let point = |(row, column): (usize, usize)| Point { row, column };
    InputEdit {
        start_byte: change.removed.start,
        old_end_byte: change.removed.end,
        new_end_byte: change.removed.start + change.inserted,
        start_position: point(change.start_point),
        old_end_position: point(change.old_end_point),
        new_end_position: point(change.new_end_point),
    }
}

/// Where `span` lies after `change`; where the two meet, the whole of both.
fn after(span: Span, change: &Replacement) -> Span {
    let moved = |at: usize| at + change.inserted - change.removed.len();
    if span.end < change.removed.start {
        span
    } else if span.start > change.removed.end {
        Span::new(moved(span.start), moved(span.end))
    } else {
        Span::new(span.start.min(change.removed.start), moved(span.end.max(change.removed.end)))
    }
}

/// The same stretches in order, those that touch made one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => *last = last.join(span),
            _ => out.push(span),
        }
    }
    out
}

/// Whether the parser had to get over an error in what holds `span`.
fn errs(tree: &tree_sitter::Tree, span: Span) -> bool {
    let root = tree.root_node();
    root.is_error() || root.descendant_for_byte_range(span.start, span.end).is_some_and(|node| node.has_error())
}

/// The units that touch `span`, read from `tree`; `anchor` is where a unit before it starts.
fn units(tree: &tree_sitter::Tree, rope: &Rope, span: Span, anchor: usize) -> Vec<Placed> {
    let mut out = Vec::new();
    let mut cursor = tree.walk();
    // Groups (sections, lists) are opened, everything below them is a unit.
    if !first_child_touching(&mut cursor, span, anchor) {
        return out;
    }
    loop {
        let node = cursor.node();
        if node.start_byte() > span.end {
            break;
        }
        let role = ROLES.of(node);
        if role == Some(Role::Group) && node.end_byte() >= span.start && first_child_touching(&mut cursor, span, anchor)
        {
            continue;
        }
        if role != Some(Role::Group) && node.end_byte() >= span.start {
            out.extend(unit(&mut cursor, role, rope));
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return out;
            }
        }
    }
    out
}

/// Goes to the first child that touches `span`; stays where it is if there is none.
fn first_child_touching(cursor: &mut TreeCursor<'_>, span: Span, anchor: usize) -> bool {
    // The library's search gives up where the byte lies behind the last named child of an unnamed node, a blank line
    // for one. The start of a unit before the stretch never does, and a plain scan is right whatever the tree.
    if cursor.goto_first_child_for_byte(anchor).is_none() && !cursor.goto_first_child() {
        return false;
    }
    while cursor.node().end_byte() < span.start {
        if !cursor.goto_next_sibling() {
            cursor.goto_parent();
            return false;
        }
    }
    true
}

/// Reads the unit at the cursor; leaves the cursor where it was.
fn unit(cursor: &mut TreeCursor<'_>, role: Option<Role>, rope: &Rope) -> Option<Placed> {
    let node = cursor.node();
    // The line end that the parser is shown at the end is not in the text.
    let span = Span::new(node.start_byte(), node.end_byte().min(rope.len_bytes()));
    if span.is_empty() {
        return None;
    }
    let text = rope.byte_slice(span.range()).to_string();
    let kind = match role {
        Some(Role::Metadata) => UnitKind::Metadata,
        Some(Role::Heading) => UnitKind::Heading(0),
        Some(Role::Paragraph) => UnitKind::Paragraph,
        Some(Role::Item) => UnitKind::Item,
        Some(Role::Quote) => UnitKind::Quote,
        Some(Role::Table) => UnitKind::Table,
        Some(Role::Code) => UnitKind::Code,
        Some(Role::Html) => UnitKind::Html,
        Some(Role::Definition) => UnitKind::Definition,
        Some(Role::Break) => UnitKind::Break,
        // Continuations and such between units carry nothing.
        Some(_) => return None,
        None if node.is_error() => UnitKind::Broken,
        None => return None,
    };
    let mut blocks = Blocks { unit: span, out: Vec::new(), depth: 0, quoted: 0, lead: false, level: 1, heading: None };
    blocks.read(node, role);
    let kind = if let UnitKind::Heading(_) = kind { UnitKind::Heading(blocks.level) } else { kind };
    Some(Placed { start: span.start, unit: Arc::new(Unit { kind, text, blocks: blocks.out }) })
}

/// Collects the blocks of a unit.
struct Blocks {
    unit: Span,
    out: Vec<Block>,
    depth: u16,
    quoted: u16,
    /// Whether the next paragraph is the first of its list item.
    lead: bool,
    /// Level of the last heading marker.
    level: u8,
    /// Inside a heading: how many blocks came before it.
    heading: Option<usize>,
}

impl Blocks {
    /// Walks below `root` without recursion: nesting is the author's to choose.
    fn read(&mut self, root: Node<'_>, role: Option<Role>) {
        let mut cursor = root.walk();
        let mut role = role;
        loop {
            let descend = self.enter(cursor.node(), role) && cursor.goto_first_child();
            if !descend {
                self.leave(role);
                while !cursor.goto_next_sibling() {
                    if !cursor.goto_parent() {
                        return;
                    }
                    let above = ROLES.of(cursor.node());
                    self.leave(above);
                }
            }
            role = ROLES.of(cursor.node());
        }
    }

    /// Takes in a node on the way down; says whether its children matter.
    fn enter(&mut self, node: Node<'_>, role: Option<Role>) -> bool {
        let span = self.relative(node);
        match role {
            Some(Role::Item) => {
                self.depth = self.depth.saturating_add(1);
                self.lead = true;
                true
            }
            Some(Role::Quote) => {
                self.quoted += 1;
                self.lead = false;
                true
            }
            Some(Role::Text) => {
                let kind = if self.heading.is_some() {
                    BlockKind::Heading(0)
                } else if std::mem::take(&mut self.lead) {
                    BlockKind::Lead
                } else {
                    BlockKind::Paragraph
                };
                let gaps = self.gaps(node);
                self.push(kind, span, gaps);
                false
            }
            Some(Role::Level(level)) => {
                self.level = level;
                false
            }
            Some(Role::Row) => {
                self.push(BlockKind::Row, span, Vec::new());
                false
            }
            Some(Role::Code) => self.leaf(BlockKind::Code, span),
            Some(Role::Html) => self.leaf(BlockKind::Html, span),
            Some(Role::Definition) => self.leaf(BlockKind::Definition, span),
            Some(Role::Metadata | Role::Break | Role::Continuation) => false,
            Some(Role::Heading) => {
                self.heading = Some(self.out.len());
                true
            }
            Some(Role::Group | Role::Paragraph | Role::Table) | None => true,
        }
    }

    fn leave(&mut self, role: Option<Role>) {
        match role {
            Some(Role::Item) => {
                self.depth = self.depth.saturating_sub(1);
                self.lead = false;
            }
            Some(Role::Quote) => self.quoted = self.quoted.saturating_sub(1),
            // An ATX marker stands before the words, a setext underline after them: now both are known.
            Some(Role::Heading) => {
                let first = self.heading.take().unwrap_or(self.out.len());
                for block in &mut self.out[first..] {
                    block.kind = BlockKind::Heading(self.level);
                }
            }
            _ => {}
        }
    }

    fn leaf(&mut self, kind: BlockKind, span: Span) -> bool {
        self.lead = false;
        self.push(kind, span, Vec::new());
        false
    }

    fn push(&mut self, kind: BlockKind, span: Span, gaps: Vec<Span>) {
        self.out.push(Block { kind, span, gaps, depth: self.depth, quoted: self.quoted > 0 });
    }

    fn relative(&self, node: Node<'_>) -> Span {
        let end = node.end_byte().min(self.unit.end);
        Span::new(node.start_byte() - self.unit.start, end.saturating_sub(self.unit.start))
    }

    fn gaps(&self, text: Node<'_>) -> Vec<Span> {
        let mut cursor = text.walk();
        text.children(&mut cursor)
            .filter(|&child| ROLES.of(child) == Some(Role::Continuation) && child.start_byte() < child.end_byte())
            .map(|child| self.relative(child))
            .collect()
    }
}
