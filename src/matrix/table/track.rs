use super::super::draft::Name;
use super::super::name::slug;
use super::join::Group;

/// What each group is called where there are several: no two alike.
pub(super) fn named(groups: &[Group<'_>]) -> Vec<Option<String>> {
    if groups.len() < 2 {
        return vec![None; groups.len()];
    }
    let first: Vec<String> = groups.iter().map(|group| own(group, groups)).collect();
    let mut names: Vec<String> = Vec::new();
    for (index, name) in first.iter().enumerate() {
        let alike = |other: &usize| *other != index && slug(&first[*other]) == slug(name);
        let others: Vec<&Group<'_>> = (0..groups.len()).filter(alike).map(|other| &groups[other]).collect();
        let name = if others.is_empty() { name.clone() } else { longer(&groups[index], name, &others) };
        let taken = |name: &str| names.iter().any(|other| slug(other) == slug(name));
        let numbered = (2..).map(|number| format!("{name} {number}"));
        let name = std::iter::once(name.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or_default();
        names.push(name);
    }
    names.into_iter().map(Some).collect()
}

/// What the table says, the nearest heading, or the one that all of its tables stand under; else its levels.
fn own(group: &Group<'_>, groups: &[Group<'_>]) -> String {
    let grid = &group.members[0].grid;
    if let Some(track) = &grid.track {
        return track.text.clone();
    }
    if !group.has_headings() {
        return grid.heading.as_ref().map_or_else(|| range(group), |heading| heading.text.clone());
    }
    let common = common(group);
    let shared =
        |name: &Name| groups.iter().all(|other| other.members.iter().any(|member| member.grid.trail.contains(name)));
    common.last().filter(|name| !shared(name)).map_or_else(|| range(group), |name| name.text.clone())
}

/// The headings that all tables of a group stand under.
fn common(group: &Group<'_>) -> Vec<Name> {
    let mut common = group.members[0].grid.trail.clone();
    for member in &group.members[1..] {
        let same = common.iter().zip(&member.grid.trail).take_while(|(one, other)| one == other).count();
        common.truncate(same);
    }
    common
}

/// A name that `others` have too, told apart by the nearest heading that they do not stand under, or by its levels.
fn longer(group: &Group<'_>, name: &str, others: &[&Group<'_>]) -> String {
    let above = common(group);
    let shared = |wanted: &Name| {
        let is = |name: &Name| slug(&name.text) == slug(&wanted.text);
        others.iter().any(|other| common(other).iter().any(is))
    };
    match above.iter().rev().find(|above| slug(&above.text) != slug(name) && !shared(above)) {
        Some(above) => format!("{}: {name}", above.text),
        None => format!("{name} ({})", range(group)),
    }
}

fn range(group: &Group<'_>) -> String {
    match (group.levels.first(), group.levels.last()) {
        (Some(first), Some(last)) => format!("{} to {}", first.name.text, last.name.text),
        _ => String::new(),
    }
}
