//! Reads a role file whose levels each pick one of the steps that another file names for each axis.

use std::collections::{HashMap, HashSet};

use super::draft::Draft;
use super::heading::group::{Group, groups};
use super::heading::head::{Heads, ITEM};
use super::heading::step::{self, Axis, axes};
use super::name::slug;
use super::order::runs_down;
use super::read::{Declined, Found, LIMIT, Markdown};
use super::source::{Loaded, Page, decoded};
use super::{Shape, UNPLACED};

/// How many files a role file may lead to.
const FARTHEST: usize = 12;

/// More levels than this are no ladder.
const MOST: usize = 64;

/// The levels of a role file, each cell with the step's text.
pub(super) fn read(markdown: &Markdown<'_>) -> Result<Found, Declined> {
    let links = links(&markdown.page.text);
    if links.is_empty() {
        return Err("it links to no file that could name steps".into());
    }
    let heads = Heads::of(markdown);
    let groups = groups(&heads);
    let picking = groups.iter().filter(|group| group.levels.len() <= MOST && picks_steps(&heads, group));
    let Some(group) = picking.max_by_key(|group| group.levels.len()) else {
        return Err("no level picks steps that another file names".into());
    };
    let mut left = LIMIT.saturating_sub(markdown.page.text.len());
    let mut seen: HashSet<String> = HashSet::from([markdown.page.path.clone()]);
    for link in links {
        let Some(path) = markdown.loader.linked(&markdown.page.path, &link) else { continue };
        if !seen.insert(path.clone()) {
            continue;
        }
        let Ok(Loaded::File(bytes)) = markdown.loader.load(&path) else { continue };
        let Some(rest) = left.checked_sub(bytes.len()) else { continue };
        left = rest;
        let Ok(text) = decoded(&bytes) else { continue };
        let page = Page::new(&path, 1, text);
        if let Some(draft) = joined(&heads, group, markdown, &page) {
            return Ok(Found { drafts: vec![draft], pages: vec![page] });
        }
    }
    Err("no file that it links to names the steps that its levels pick".into())
}

/// The Markdown files that a text links to, in order.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ', '\n', '\r']).next());
    let files = targets.map(|target| target.split('#').next().unwrap_or_default().trim_matches(['<', '>']));
    let is_page = |file: &&str| {
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        !file.contains("://") && matches!(ending.as_deref(), Some("md" | "markdown"))
    };
    let mut seen = HashSet::new();
    files.filter(is_page).filter(|file| seen.insert(*file)).take(FARTHEST).map(str::to_owned).collect()
}

/// The labelled items right below a level.
fn picks(heads: &Heads<'_>, level: usize) -> Vec<usize> {
    heads.at_depth(Some(level), ITEM)
}

/// Whether nearly every level of a group has labelled items.
fn picks_steps(heads: &Heads<'_>, group: &Group) -> bool {
    let picking = group.levels.iter().filter(|&&level| picks(heads, level).len() > 1).count();
    picking > 1 && picking * 4 >= group.levels.len() * 3
}

/// The draft, if the steps that most picks name are on axes of `page`.
fn joined(heads: &Heads<'_>, group: &Group, markdown: &Markdown<'_>, page: &Page) -> Option<Draft> {
    let named = Heads::of(&Markdown { page, outline: page.outline(), loader: markdown.loader });
    let axes = axes(&named);
    let homes = homes(&named, &axes);
    let picked: Vec<String> =
        group.levels.iter().flat_map(|&level| picks(heads, level)).map(|pick| slug(heads.name(pick))).collect();
    let known = picked.iter().filter(|name| homes.contains_key(*name)).count();
    if axes.len() < 2 || known * 2 <= picked.len() {
        return None;
    }
    let mut draft = Draft::new(Shape::Steps);
    for axis in &axes {
        draft.new_attribute(None, &named.all[axis.head].name);
        // A step that no level picks is understood all the same.
        for &step in &axis.steps {
            draft.place(page.place(step::text(&named, step)));
        }
        for head in std::iter::successors(named.all[axis.head].parent, |&head| named.all[head].parent) {
            draft.place(named.all[head].name.place);
        }
    }
    for &head in &group.levels {
        let level = draft.new_level(&heads.all[head].name);
        let mut taken: HashSet<usize> = HashSet::new();
        let mut next = 0;
        for pick in picks(heads, head) {
            let place = markdown.page.place(step::text(heads, pick));
            let none = Vec::new();
            let found = homes.get(&slug(heads.name(pick))).unwrap_or(&none);
            let open = || found.iter().filter(|(axis, _)| !taken.contains(axis));
            // A name that is on two axes stands for the one whose turn it is.
            let Some(&(axis, step)) = open().find(|(axis, _)| *axis >= next).or_else(|| open().next()) else {
                let last = markdown.page.line(place.span.end.saturating_sub(1));
                let text =
                    "This step is on no axis that is still open: look how the file that names the steps spells it.";
                draft.note(place, last, UNPLACED, text);
                continue;
            };
            taken.insert(axis);
            next = axis + 1;
            draft.place(place);
            let text = step::text(&named, step);
            draft.cell(level, axis, text.of(&page.text), page.place(text));
        }
    }
    for head in std::iter::successors(group.parent, |&head| heads.all[head].parent) {
        draft.place(heads.all[head].name.place);
    }
    for (heads, page) in [(heads, markdown.page), (&named, page)] {
        for piece in &heads.furniture {
            draft.place(page.place(*piece));
        }
    }
    if runs_down(&draft.level_names().collect::<Vec<_>>()) {
        let order: Vec<usize> = (0..draft.level_count()).rev().collect();
        draft.reorder(&order);
    }
    Some(draft)
}

/// For the name of each step, the axes that it is on, and which of their heads it is.
fn homes(heads: &Heads<'_>, axes: &[Axis]) -> HashMap<String, Vec<(usize, usize)>> {
    let mut homes: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (index, axis) in axes.iter().enumerate() {
        for &step in &axis.steps {
            homes.entry(slug(heads.name(step))).or_default().push((index, step));
        }
    }
    homes
}

#[cfg(test)]
mod tests;
