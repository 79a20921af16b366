//! Reads a folder with a file for each level, or for each attribute.

mod attributes;
mod ladder;
mod leaf;
mod levels;
mod matter;
mod plan;

use super::draft::Draft;
use super::model::{Matrix, Note, Place};
use super::name::slug;
use super::read::{LIMIT, Unreadable, finished, read_bytes, read_page, unreadable};
use super::source::{Loaded, Loader, Page, decoded};
use super::{UNPLACED, UNREADABLE};
use crate::text::Span;
use leaf::Leaf;

/// Most files that a folder may hold to be read.
const FILES: usize = 200;

/// Names of files that are about a ladder and no part of it.
const ASIDES: [&str; 21] = [
    "about",
    "agents",
    "archive",
    "changelog",
    "claude",
    "code-of-conduct",
    "codeowners",
    "contributing",
    "faq",
    "faqs",
    "glossary",
    "home",
    "index",
    "introduction",
    "license",
    "licence",
    "pull-request-template",
    "readme",
    "security",
    "summary",
    "template",
];

/// What a folder holds, as far as it may be a matrix.
#[derive(Default)]
struct Found {
    /// Markdown that may be a level, an attribute or a matrix.
    leaves: Vec<Leaf>,
    /// Files of data, sheets and workbooks.
    data: Vec<(String, Vec<u8>)>,
    /// Markdown that is passed over because of its name.
    asides: Vec<Page>,
    /// What cannot be read, and why.
    refused: Vec<(String, String)>,
}

/// The matrices in the folder at `path`, which holds `files`.
///
/// # Errors
/// Where it is too large, or holds neither levels nor attributes nor a matrix.
pub(super) fn read(path: &str, files: &[String], loader: &dyn Loader) -> Result<Vec<Matrix>, Unreadable> {
    let mut found = load(path, files, loader)?;
    name_apart(&mut found.leaves);
    let mut matrices = of_files(&found, loader).or_else(|| alone(&found, loader)).ok_or_else(|| {
        unreadable(
            "No matrix can be read in this folder. Give it a file for each level, such as `01-junior.md`, whose headings \
             are the attributes; or a file for each attribute, whose headings are the levels; or one file that is a \
             matrix itself.",
        )
    })?;
    for matrix in &mut matrices {
        matrix.path = Some(path.to_owned());
    }
    Ok(matrices)
}

fn load(path: &str, files: &[String], loader: &dyn Loader) -> Result<Found, Unreadable> {
    let mut found = Found::default();
    let mut size = 0;
    let relative = |file: &str| {
        let inside = file.strip_prefix(path).unwrap_or(file).replace('\\', "/");
        inside.trim_start_matches('/').to_owned()
    };
    let is_read = |file: &&String| {
        let name = relative(file);
        !name.split('/').any(|part| part.starts_with(['.', '~'])) && kind(&name).is_some()
    };
    let wanted: Vec<&String> = files.iter().filter(is_read).collect();
    if wanted.len() > FILES {
        return Err(unreadable(
            "This folder is not read: it holds more than 200 files. Name the folder with the levels or the attributes, \
             or the file with the matrix.",
        ));
    }
    for file in wanted {
        let bytes = match loader.load(file) {
            Ok(Loaded::File(bytes)) => bytes,
            Ok(Loaded::Folder(_)) => continue,
            Err(reason) => {
                found.refused.push((file.clone(), reason));
                continue;
            }
        };
        size += bytes.len();
        if size > LIMIT {
            return Err(unreadable(
                "This folder is not read: its files are longer than 1 MiB together. Name the folder with the levels or \
                 the attributes, or the file with the matrix.",
            ));
        }
        let name = relative(file);
        if kind(&name) == Some(false) {
            found.data.push((file.clone(), bytes));
            continue;
        }
        let text = match decoded(&bytes) {
            Ok(text) => text,
            Err(reason) => {
                found.refused.push((file.clone(), reason));
                continue;
            }
        };
        let (folder, name) = name.rsplit_once('/').unwrap_or(("", &name));
        let index = found.leaves.len() + found.asides.len();
        let page = Page::new(file, index, text);
        if is_aside(name) {
            found.asides.push(page);
            continue;
        }
        let leaf = Leaf::new(page, folder.to_owned(), loader);
        // A promotion case beside a matrix is no part of it.
        if !leaf.matter.is_document {
            found.leaves.push(leaf);
        }
    }
    Ok(found)
}

/// Whether a file of that name is Markdown; none where it is nothing that a matrix is read from.
fn kind(name: &str) -> Option<bool> {
    match name.rsplit_once('.')?.1.to_lowercase().as_str() {
        "md" | "markdown" | "mdx" => Some(true),
        "yaml" | "yml" | "json" | "toml" | "csv" | "tsv" | "xlsx" | "ods" => Some(false),
        _ => None,
    }
}

fn is_aside(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let slug = slug(stem);
    stem.starts_with('_') || ASIDES.contains(&slug.as_str()) || slug.ends_with("-template")
}

/// Files that share a title are called by their own names, and what all titles begin with is said once.
fn name_apart(leaves: &mut [Leaf]) {
    let same = |leaves: &[Leaf], at: usize| {
        let own = (&leaves[at].folder, slug(&leaves[at].name.text));
        leaves.iter().filter(|leaf| (&leaf.folder, slug(&leaf.name.text)) == own).count() > 1
    };
    let again: Vec<usize> = (0..leaves.len()).filter(|&at| same(leaves, at)).collect();
    for at in again {
        leaves[at].call_by_file();
    }
    let front = |leaf: &Leaf| {
        let at =
            [": ", " - ", " – ", " — ", " | "].iter().filter_map(|mark| Some((leaf.name.text.find(mark)?, mark.len())));
        at.min().map(|(at, len)| leaf.name.text[..at + len].to_owned())
    };
    let fronts: Option<Vec<String>> = leaves.iter().map(front).collect();
    if let Some(fronts) = fronts.filter(|fronts| fronts.len() > 1)
        && fronts.iter().all(|front| *front == fronts[0])
    {
        for leaf in leaves {
            leaf.cut_name(fronts[0].len());
        }
    }
}

/// What is said of a file that a ladder stands beside.
const NEITHER: &str = "This file is read as neither a level nor an attribute.";

/// The matrices whose levels or attributes are files of their own.
fn of_files(found: &Found, loader: &dyn Loader) -> Option<Vec<Matrix>> {
    let leaves: Vec<&Leaf> = found.leaves.iter().collect();
    let Parts { mut drafts, used, alone } = parts(&leaves, loader);
    if !drafts.iter().any(Draft::is_grid) {
        return None;
    }
    let mut files: Vec<&Page> = leaves.iter().map(|leaf| &leaf.page).chain(&found.asides).collect();
    files.sort_by_key(|page| page.file);
    for (index, leaf) in leaves.iter().enumerate() {
        if alone.contains(&index) {
            const ALONE: &str = "This level is in no ladder: it builds on no other, and no other builds on it.";
            note_whole(&mut drafts, &leaf.page, ALONE);
        } else if !used.contains(&index) {
            note_whole(&mut drafts, &leaf.page, NEITHER);
        }
    }
    for page in &found.asides {
        note_whole(&mut drafts, page, NEITHER);
    }
    for (index, (_, reason)) in found.refused.iter().enumerate() {
        let place = Place { file: files.len() + index, line: 1, ..Place::default() };
        for draft in &mut drafts {
            draft.note(place, 1, UNREADABLE, format!("This file is not read: {reason}."));
        }
    }
    let refused = found.refused.iter().map(|(file, _)| file.clone());
    let names: Vec<String> = files.iter().map(|page| page.path.clone()).chain(refused).collect();
    Some(finished(&names, &files, drafts))
}

/// Tells of all of a file.
fn note_whole(drafts: &mut [Draft], page: &Page, text: &str) {
    if !page.text.chars().any(char::is_alphanumeric) {
        return;
    }
    let place = page.place(Span::new(0, page.text.len()));
    for draft in drafts {
        draft.note(place, page.line(place.span.end), UNPLACED, text);
    }
}

/// What a folder's files are parts of.
#[derive(Default)]
struct Parts {
    drafts: Vec<Draft>,
    /// The files that are levels or attributes.
    used: Vec<usize>,
    /// Those among them that are in no ladder.
    alone: Vec<usize>,
}

fn parts(leaves: &[&Leaf], loader: &dyn Loader) -> Parts {
    let mut parts = Parts::default();
    let groups = ladders_apart(leaves, by_folder(leaves), loader);
    let steps = attributes::found(leaves);
    if steps.len() > groups.iter().map(Vec::len).max().unwrap_or(0) {
        parts.drafts = attributes::drafts(leaves, &steps);
        parts.used = steps.into_iter().map(|(leaf, _)| leaf).collect();
        return parts;
    }
    for group in &groups {
        let of: Vec<&Leaf> = group.iter().map(|&leaf| leaves[leaf]).collect();
        let within = (groups.len() > 1 && !of[0].folder.is_empty()).then(|| leaf::called(&of[0].folder));
        let (mut drafts, alone) = levels::drafts(&of, within.as_deref());
        parts.drafts.append(&mut drafts);
        parts.alone.extend(alone.into_iter().map(|leaf| group[leaf]));
        parts.used.extend(group);
    }
    parts
}

/// The files of each folder.
fn by_folder(leaves: &[&Leaf]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, leaf) in leaves.iter().enumerate() {
        match groups.iter_mut().find(|group| leaves[group[0]].folder == leaf.folder) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups
}

/// The levels of each folder. What lies below a ladder is another only where it asks for the same of other levels: job
/// descriptions do not.
fn ladders_apart(leaves: &[&Leaf], groups: Vec<Vec<usize>>, loader: &dyn Loader) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for group in groups {
        let of: Vec<&Leaf> = group.iter().map(|&leaf| leaves[leaf]).collect();
        let levels: Vec<usize> = levels::found(&of).into_iter().map(|level| group[level]).collect();
        let Some(&first) = levels.first() else { continue };
        // Files that are matrices themselves are no levels of one.
        let is_matrix = |leaf: &usize| read_page(&leaves[*leaf].page, loader).is_ok();
        if levels.iter().filter(|leaf| is_matrix(leaf)).count() * 2 > levels.len() {
            continue;
        }
        let is_below = |above: &Vec<usize>| {
            let above = &leaves[above[0]].folder;
            above.is_empty()
                || leaves[first].folder.strip_prefix(above.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        let is_other = |above: &Vec<usize>| {
            let named = |leaf: &&usize| {
                above.iter().any(|&other| slug(&leaves[other].name.text) == slug(&leaves[**leaf].name.text))
            };
            let again = levels.iter().filter(named).count();
            let plan = |of: &[usize]| plan::Plan::of(&of.iter().map(|&leaf| leaves[leaf]).collect::<Vec<_>>());
            again * 2 < levels.len() && plan(above).is_like(&plan(&levels))
        };
        if found.iter().filter(|above| is_below(above)).all(is_other) {
            found.push(levels);
        }
    }
    found
}

/// The matrices in the folder's files, each of which is one by itself: a track for each file.
fn alone(found: &Found, loader: &dyn Loader) -> Option<Vec<Matrix>> {
    let mut matrices: Vec<(String, Matrix)> = Vec::new();
    let mut passed: Vec<(&Page, &str)> = Vec::new();
    let mut refused: Vec<(String, String)> = Vec::new();
    let mut take = |read: Result<Vec<Matrix>, Unreadable>, name: &str| match read {
        Ok(found) => {
            matrices.extend(found.into_iter().map(|matrix| (name.to_owned(), matrix)));
            None
        }
        Err(unreadable) => Some(unreadable.text),
    };
    for leaf in &found.leaves {
        if take(read_page(&leaf.page.by_itself(), loader), &leaf.name.text).is_some() {
            passed.push((&leaf.page, NEITHER));
        }
    }
    for (path, bytes) in &found.data {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let name = leaf::called(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        refused.extend(take(read_bytes(path, bytes, loader), &name).map(|reason| (path.clone(), reason)));
    }
    // A page about the folder may hold the matrix itself.
    let is_empty = matrices.is_empty();
    for page in &found.asides {
        match read_page(&page.by_itself(), loader) {
            Ok(found) if is_empty => matrices.extend(found.into_iter().map(|matrix| (String::new(), matrix))),
            _ => passed.push((page, NEITHER)),
        }
    }
    refused
        .extend(found.refused.iter().map(|(file, reason)| (file.clone(), format!("This file is not read: {reason}."))));
    let several = matrices.iter().any(|(name, _)| *name != matrices[0].0);
    let tracks = matrices.iter().map(|(name, matrix)| match &matrix.track {
        Some(track) if several => format!("{name}: {track}"),
        Some(track) => track.clone(),
        None => name.clone(),
    });
    let tracks: Vec<String> = if matrices.len() > 1 { tracks.collect() } else { Vec::new() };
    for (index, (_, matrix)) in matrices.iter_mut().enumerate() {
        if let Some(track) = tracks.get(index) {
            matrix.track = Some(track.clone());
        }
        matrix.tracks.clone_from(&tracks);
        for (page, text) in &passed {
            let place = Place { file: matrix.files.len(), ..page.place(Span::new(0, page.text.len())) };
            matrix.files.push(page.path.clone());
            let text = (*text).to_owned();
            matrix.problems.push(Note { place, last_line: page.line(place.span.end), code: UNPLACED, text });
        }
        for (file, text) in &refused {
            let place = Place { file: matrix.files.len(), line: 1, ..Place::default() };
            matrix.files.push(file.clone());
            matrix.problems.push(Note { place, last_line: 1, code: UNREADABLE, text: text.clone() });
        }
    }
    (!matrices.is_empty()).then(|| matrices.into_iter().map(|(_, matrix)| matrix).collect())
}

#[cfg(test)]
mod tests;
