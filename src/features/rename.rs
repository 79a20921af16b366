//! Another name for what stands at a place, everywhere.

mod check;
mod label;
mod level;
mod plan;
mod spell;
mod write;

use crate::matrix::{self, Attribute, Matrix, Shape, slug};
use crate::syntax;
use crate::text::{Edit, Span};
use crate::workspace::{OtherFile, Snapshot};

use super::referent::{Found, Mention, Reached, Referent, Spelling, find, parts, reached};
use check::Subject;
use level::{Part, Renamed};
use plan::{Planned, finished, with_anchors};
pub(super) use write::{Format, name as written};

/// What can be renamed at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamable {
    /// The name there.
    pub span: Span,
    /// The name to start from.
    pub placeholder: String,
}

/// What changes in one file.
#[derive(Debug, Clone)]
pub struct FileEdits {
    /// The file.
    pub file: OtherFile,
    /// The changes, in order, none over another.
    pub edits: Vec<Edit>,
}

/// What can be renamed at byte `at` of `uri`; none where nothing is named.
///
/// # Errors
/// Where something is named that cannot be renamed: why.
pub fn prepare_rename(snapshot: &Snapshot, uri: &str, at: usize) -> Result<Option<Renamable>, String> {
    let Some(found) = find(snapshot, uri, at) else { return Ok(None) };
    let span = found.mention.span;
    match &found.mention.referent {
        Referent::Goal(_) | Referent::Evidence(_) => label::prepare(snapshot, uri, &found.mention),
        Referent::Attribute(id) => {
            let (_, attribute) = attribute(&found, id)?;
            Ok(Some(Renamable { span, placeholder: attribute.name.clone() }))
        }
        Referent::Level(_) => {
            let (part, span, placeholder) = part(snapshot, uri, &found, at)?;
            let placeholder = if part == Part::Name { level(&found)?.1.name.clone() } else { placeholder };
            Ok(Some(Renamable { span, placeholder }))
        }
    }
}

/// The changes that call what stands at byte `at` of `uri` `typed`, in every file that names it and in each spelling;
/// none where nothing is named, or nothing changes.
///
/// # Errors
/// Where that is no name for it, or would change more than the name: why.
pub fn rename(snapshot: &Snapshot, uri: &str, at: usize, typed: &str) -> Result<Vec<FileEdits>, String> {
    let Some(found) = find(snapshot, uri, at) else {
        return Err("There is no name here that can be changed.".to_owned());
    };
    let typed = typed.trim();
    if typed.is_empty() {
        return Err("Type a name: an empty one cannot be cited.".to_owned());
    }
    if typed.chars().any(char::is_control) {
        return Err("A name stands on one line, without tabs.".to_owned());
    }
    match &found.mention.referent {
        Referent::Goal(_) | Referent::Evidence(_) => label::rename(snapshot, uri, &found.mention, typed),
        Referent::Attribute(id) => rename_attribute(snapshot, uri, &found, id, typed),
        Referent::Level(_) => rename_level(snapshot, uri, &found, at, typed),
    }
}

fn rename_attribute(
    snapshot: &Snapshot,
    uri: &str,
    found: &Found,
    id: &str,
    typed: &str,
) -> Result<Vec<FileEdits>, String> {
    let (matrix, attribute) = attribute(found, id)?;
    let index = matrix.attributes.iter().position(|other| other.id == id).unwrap_or_default();
    let bare = typed.trim_start_matches('#');
    let bare = bare.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).unwrap_or(bare);
    let as_tag = matches!(found.mention.spelling, Spelling::Tag | Spelling::Anchor)
        && (bare == slug(bare) || bare.replace('_', "-") == slug(bare));
    let new = if as_tag { spell::as_words(bare, &attribute.name) } else { bare.to_owned() };
    if new == attribute.name {
        return Ok(Vec::new());
    }
    is_name(&new)?;
    if let Some(other) = matrix.attribute(&new).filter(|other| other.id != id) {
        return Err(format!("There is an attribute {} already. Choose another name.", other.name));
    }
    let old = attribute.name.as_str();
    let mut planned = Vec::new();
    for reached in reached(snapshot, uri, found) {
        let mut plan = Planned::new(reached);
        for mention in plan.names() {
            let written = mention.span.of(&plan.text);
            let edit = match mention.spelling {
                Spelling::Tag => tag(mention.span, spell::slugged(written, old, &new))?,
                Spelling::Wiki => wiki(mention.span, spell::worded(written, old, &new))?,
                Spelling::Words => {
                    words(&plan.text, mention.span, Format::Markdown, |it| spell::worded(it, old, &new))?
                }
                Spelling::Source => {
                    words(&plan.text, mention.span, plan.format(matrix.shape), |it| spell::worded(it, old, &new))?
                }
                Spelling::Anchor | Spelling::Value | Spelling::Label => continue,
            };
            plan.edits.push(edit);
        }
        planned.push(plan);
    }
    with_anchors(&mut planned, |anchor| {
        let cited = matrix.attribute(anchor).filter(|cited| cited.id == id);
        cited.map(|_| spell::slugged(anchor, old, &new))
    });
    check::matrix(snapshot, matrix, Subject::Attribute(index, &new), &planned)?;
    finished(planned)
}

fn rename_level(
    snapshot: &Snapshot,
    uri: &str,
    found: &Found,
    at: usize,
    typed: &str,
) -> Result<Vec<FileEdits>, String> {
    let (matrix, level) = level(found)?;
    let index = matrix.levels.iter().position(|other| other.id == level.id).unwrap_or_default();
    let (part, _, before) = part(snapshot, uri, found, at)?;
    let role = role(snapshot, uri);
    is_name(typed)?;
    if before == typed || part == Part::Name && typed == level.name {
        return Ok(Vec::new());
    }
    let renamed = Renamed::new(matrix, level, part, typed, role.as_deref())?;
    let mut planned = Vec::new();
    for reached in reached(snapshot, uri, found) {
        let mut plan = Planned::new(reached);
        for mention in plan.names() {
            let edit = match mention.spelling {
                Spelling::Value => {
                    let header = plan.reached.analysis.as_ref().map(|analysis| &analysis.document.header);
                    let field = header.and_then(|header| header.fields.iter().find(|field| field.span == mention.span));
                    let role = header.and_then(|header| header.get("role"));
                    let new = field.and_then(|field| renamed.in_header(&field.text, role));
                    let Some(new) = new else { continue };
                    write::name(&plan.text, mention.span, &new, Format::Yaml)?
                }
                Spelling::Source => {
                    words(&plan.text, mention.span, plan.format(matrix.shape), |it| renamed.in_source(it))?
                }
                _ => continue,
            };
            plan.edits.push(edit);
        }
        planned.push(plan);
    }
    with_anchors(&mut planned, |_| None);
    check::matrix(snapshot, matrix, Subject::Level(index, &renamed.name), &planned)?;
    finished(planned)
}

/// The attribute of `id`, and the matrix that it can be renamed in.
fn attribute<'f>(found: &'f Found, id: &str) -> Result<(&'f Matrix, &'f Attribute), String> {
    let matrix = changeable(found)?;
    let attribute = matrix.attribute_by_id(id).ok_or(UNKNOWN)?;
    if attribute.places.iter().any(|place| place.span.is_empty()) {
        return Err(FILE_NAME.to_owned());
    }
    Ok((matrix, attribute))
}

/// The level that was found, and the matrix that it can be renamed in.
fn level(found: &Found) -> Result<(&Matrix, &matrix::Level), String> {
    let matrix = changeable(found)?;
    let level = matrix.levels.iter().find(|level| Referent::Level(level.id.clone()) == found.mention.referent);
    let level = level.ok_or(UNKNOWN)?;
    if level.places.iter().any(|place| place.span.is_empty()) {
        return Err(FILE_NAME.to_owned());
    }
    Ok((matrix, level))
}

const UNKNOWN: &str = "The matrix no longer has this name.";
const FILE_NAME: &str = "This is the name of a file of the matrix. Rename the file.";

fn changeable(found: &Found) -> Result<&Matrix, String> {
    let matrix = found.matrix.as_deref().ok_or(UNKNOWN)?;
    if matrix.files.is_empty() {
        return Err(
            "The matrix that comes with career-ls stays as it is. Copy what you need of it into a file of your \
                    own, and name that file under `matrix`."
                .to_owned(),
        );
    }
    if matrix.shape == Shape::Workbook {
        return Err("A workbook has no text that can be edited here. Rename it in the workbook, or save its sheet as \
                    .csv and name that file."
            .to_owned());
    }
    Ok(matrix)
}

/// Which part of the level's name byte `at` is on, where that stands, and what it says.
fn part(snapshot: &Snapshot, uri: &str, found: &Found, at: usize) -> Result<(Part, Span, String), String> {
    let (matrix, level) = level(found)?;
    let span = found.mention.span;
    let text = snapshot.buffer(uri).map(|buffer| buffer.slice(span)).unwrap_or_default();
    if found.mention.spelling != Spelling::Value || text == level.name && level.code.is_none() {
        return Ok((Part::Name, span, text));
    }
    let found = parts(&text, level, matrix, role(snapshot, uri).as_deref());
    let title = found.title.map(|title| (Part::Title { short: found.short }, title));
    let code = found.code.map(|code| (Part::Code, code));
    let on = |part: &Option<(Part, Span)>| part.is_some_and(|(_, part)| part.shifted(span.start).touches(at));
    let chosen = if on(&code) && !on(&title) { code } else { title.or(code) };
    let Some((part, inside)) = chosen else {
        return Err("This says the level by its number. Rename it where its name stands, in the matrix.".to_owned());
    };
    Ok((part, inside.shifted(span.start), inside.of(&text).to_owned()))
}

fn role(snapshot: &Snapshot, uri: &str) -> Option<String> {
    snapshot.analysis(uri)?.document.header.get("role").map(str::to_owned)
}

/// Whether `new` can be cited at all.
fn is_name(new: &str) -> Result<(), String> {
    if new.contains('|') {
        return Err("A `|` divides the cells of a table. Choose a name without one.".to_owned());
    }
    if new.contains("[[") || new.contains("]]") {
        return Err("Double brackets are for citations. Choose a name without them.".to_owned());
    }
    let bare = matrix::bare(new).of(new);
    if slug(new).is_empty() || bare.is_empty() {
        return Err("A name needs a letter or a digit, so that it can be cited.".to_owned());
    }
    if bare != new {
        return Err(format!("This would be read as `{bare}`. Leave out what stands around it."));
    }
    Ok(())
}

fn tag(span: Span, new: String) -> Result<Edit, String> {
    let letters = new.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if new.starts_with(|c: char| c.is_ascii_digit()) || !letters {
        return Err(format!("It is cited as a tag, and `#{new}` is none. Choose a name that begins with a letter."));
    }
    Ok(Edit { span, text: new })
}

fn wiki(span: Span, new: String) -> Result<Edit, String> {
    if new.contains(['[', ']']) {
        return Err("It is cited in double brackets, which hold no others. Choose a name without brackets.".to_owned());
    }
    Ok(Edit { span, text: new })
}

/// Puts `new` of the words that stand at `span` in their place.
fn words(text: &str, span: Span, format: Format, new: impl Fn(&str) -> String) -> Result<Edit, String> {
    let written = span.of(text);
    let read = match format {
        Format::Markdown => {
            let passage = syntax::passage(written);
            if !passage.marks.is_empty() || written.contains("**") {
                let line = text[..span.start].matches('\n').count() + 1;
                return Err(format!("In line {line} of a file the name has markup inside it. Take that off first."));
            }
            passage.plain
        }
        Format::Html => html_escape::decode_html_entities(written).into_owned(),
        _ => written.trim_matches(['"', '\'']).to_owned(),
    };
    write::name(text, span, &new(&read), format)
}

impl Planned {
    /// The names to be replaced.
    fn names(&self) -> Vec<Mention> {
        self.reached.mentions.clone()
    }

    fn new(reached: Reached) -> Self {
        let text = reached.file.buffer.text();
        Self { reached, text, edits: Vec::new() }
    }
}
