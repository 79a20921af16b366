//! Files that are levels.

use super::super::cumulative;
use super::super::draft::{Draft, GENERAL, Name};
use super::super::name::words;
use super::super::rank::looks_like_level;
use super::super::{Shape, UNPLACED, order};
use super::ladder::{self, Ladder, Told};
use super::leaf::Leaf;
use super::plan::{self, Plan};
use crate::text::Span;

/// Which of `leaves`, the files of one folder, are levels; fewer than two are none.
pub(super) fn found(leaves: &[&Leaf]) -> Vec<usize> {
    let told = ladder::told(leaves);
    let named = |leaf: usize| told.iter().flatten().any(|told| told.base == cumulative::Base::Named(leaf));
    let is_like = |&leaf: &usize| {
        let leaf_told = told[leaf].is_some() || named(leaf);
        let is_named = looks_like_level(&leaves[leaf].name.text) || leaves[leaf].matter.has_level;
        leaf_told || is_named && !plan::names_levels(leaves[leaf])
    };
    let all: Vec<usize> = (0..leaves.len()).collect();
    let like: Vec<usize> = all.iter().copied().filter(is_like).collect();
    let alike = if like.len() > 1 { &like } else { &all };
    let keys: Vec<_> = leaves.iter().map(|leaf| plan::shared_keys(leaf)).collect();
    let usual = |key: &&String| {
        let count = alike.iter().filter(|&&leaf| keys[leaf].contains(*key)).count();
        count > 1 && count * 2 >= alike.len()
    };
    let core: Vec<&String> = {
        let mut core: Vec<&String> = alike.iter().flat_map(|&leaf| &keys[leaf]).filter(usual).collect();
        core.sort_unstable();
        core.dedup();
        core
    };
    let shares = |leaf: usize| core.iter().filter(|key| keys[leaf].contains(**key)).count();
    if like.len() < 2 {
        // Names in another language: numbers tell that they are steps, and shared headings that they are alike.
        let kin: Vec<usize> =
            all.into_iter().filter(|&leaf| !core.is_empty() && shares(leaf) * 2 >= core.len()).collect();
        let is_numbered = |number: &dyn Fn(&Leaf) -> bool| kin.iter().all(|&leaf| number(leaves[leaf]));
        let by_matter = is_numbered(&|leaf| leaf.matter.orders.iter().any(|(key, _)| *key != "index"));
        let numbered = by_matter || is_numbered(&|leaf| leaf.number.is_some());
        return if kin.len() > 1 && core.len() > 1 && numbered { kin } else { Vec::new() };
    }
    if core.is_empty() {
        let names: Vec<&str> = like.iter().map(|&leaf| leaves[leaf].name.text.as_str()).collect();
        let is_told = order::ascending(&names).is_some() || like.iter().all(|&leaf| leaves[leaf].number.is_some());
        return if is_told && like.len() * 3 >= leaves.len() * 2 { like } else { Vec::new() };
    }
    // The plain "Engineer" beside a "Senior Engineer".
    let roles: Vec<String> = like.iter().flat_map(|&leaf| words(&leaves[leaf].name.text)).collect();
    let is_plain = |leaf: usize| {
        let name = words(&leaves[leaf].name.text);
        !name.is_empty() && name.iter().all(|word| roles.contains(word))
    };
    let is_level = |&leaf: &usize| {
        let shares = shares(leaf);
        let known = like.contains(&leaf) || is_plain(leaf) || core.len() > 1 && shares == core.len();
        known && (shares * 2 >= core.len() || told[leaf].is_some() || named(leaf))
    };
    let levels: Vec<usize> = (0..leaves.len()).filter(is_level).collect();
    if levels.len() > 1 { levels } else { Vec::new() }
}

/// The ladders of `leaves`, each of which is a level, and which of them are in none. Beside those of other folders they
/// are called by their own, `within`.
pub(super) fn drafts(leaves: &[&Leaf], within: Option<&str>) -> (Vec<Draft>, Vec<usize>) {
    let told = ladder::told(leaves);
    let plan = Plan::of(leaves);
    let (mut ladders, alone) = ladder::ladders(leaves, &told);
    for ladder in &mut ladders {
        let track = ladder.track.take();
        ladder.track = match (within, track) {
            (Some(within), Some(track)) => Some(format!("{within}: {track}")),
            (within, track) => track.or_else(|| within.map(str::to_owned)),
        };
    }
    (ladders.iter().map(|ladder| draft(leaves, &told, &plan, ladder)).collect(), alone)
}

fn draft(leaves: &[&Leaf], told: &[Option<Told>], plan: &Plan, ladder: &Ladder) -> Draft {
    let mut draft = Draft::new(Shape::Folder);
    if let Some(track) = &ladder.track {
        draft.track(track);
    }
    let names: Vec<&str> = ladder.leaves.iter().map(|&leaf| leaves[leaf].name.text.as_str()).collect();
    for (level, &index) in ladder.leaves.iter().enumerate() {
        let leaf = leaves[index];
        draft.new_level(&leaf.name);
        if let Some(title) = &leaf.title {
            draft.titled(level, title);
        }
        if let Some(span) = leaf.matter_span() {
            draft.place(leaf.page.place(span));
        }
        let base = told[index].map(|told| told.item);
        if let Some(base) = base {
            draft.place(leaf.page.place(leaf.items[base].span));
        }
        let sections = plan.sections(leaf);
        for &item in &sections.structure {
            draft.place(leaf.page.place(leaf.items[item].span));
        }
        if plan.is_empty() {
            general(&mut draft, level, leaf, base);
            continue;
        }
        for section in sections.cells {
            draft.place(leaf.page.place(leaf.items[section.from - 1].span));
            let attribute = draft.attribute(section.pillar.as_deref(), &section.name);
            let Some(span) = leaf.said(section.from, section.to) else { continue };
            let text = span.of(&leaf.page.text);
            draft.cell(level, attribute, text, leaf.page.place(span));
            if cumulative::base(text, &names, level).is_some() {
                draft.inherited(level, attribute);
            }
        }
    }
    for (level, base) in ladder.bases.iter().enumerate() {
        if let Some(base) = base {
            draft.builds_on(level, *base);
        }
    }
    if !ladder.is_told
        && let Some(&first) = ladder.leaves.first()
    {
        let place = leaves[first].name.place;
        draft.note(
            place,
            place.line,
            UNPLACED,
            "Nothing tells which of these levels is the lowest: they stand in the order of their files. Number the files, \
             such as `01-junior.md`, from the lowest level to the highest.",
        );
    }
    draft
}

/// A level without attributes says all of it under one.
fn general(draft: &mut Draft, level: usize, leaf: &Leaf, base: Option<usize>) {
    let name = Name { text: GENERAL.to_owned(), place: leaf.page.place(Span::empty(0)) };
    let attribute = draft.attribute(None, &name);
    let from =
        leaf.items.iter().position(|item| matches!(item.kind, super::leaf::ItemKind::Title)).map_or(0, |at| at + 1);
    let parts = match base.filter(|base| *base >= from) {
        Some(base) => vec![(from, base), (base + 1, leaf.items.len())],
        None => vec![(from, leaf.items.len())],
    };
    for (from, to) in parts {
        if let Some(span) = leaf.said(from, to) {
            draft.cell(level, attribute, span.of(&leaf.page.text), leaf.page.place(span));
        }
    }
}
