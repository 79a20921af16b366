//! Finding an attribute or a level by any of its spellings, and the near misses.

use strsim::damerau_levenshtein;

use super::model::{Attribute, Descriptor, Level, Matrix};
use super::name::{bare, slug, words};
use super::rank::{is_code, is_rank};

impl Matrix {
    /// The attribute with exactly this id.
    pub fn attribute_by_id(&self, id: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.id == id)
    }

    /// The level with exactly this id.
    pub fn level_by_id(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// The attribute of that name in any spelling: `Program Execution`, `program-execution`, `#program-execution`,
    /// `program_execution`, `[[Program Execution]]`.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        let wanted = slug(bare(name).of(name));
        if wanted.is_empty() {
            return None;
        }
        let exact = self.attributes.iter().find(|attribute| attribute.id == wanted || slug(&attribute.name) == wanted);
        exact.or_else(|| self.attributes.iter().find(|attribute| without_and(&attribute.id) == without_and(&wanted)))
    }

    /// Whether `attribute` is the column of the levels' titles: it asks for nothing.
    pub fn is_of_titles(&self, attribute: &Attribute) -> bool {
        let mut cells = self.levels.iter().zip(&attribute.descriptors);
        let is_title = |(level, cell): (&Level, &Option<Descriptor>)| {
            cell.as_ref().is_none_or(|cell| slug(&cell.text) == slug(&level.title))
        };
        attribute.descriptors.iter().any(Option::is_some) && cells.all(is_title)
    }

    /// The one attribute that a misspelt name comes close to; none where two are as close.
    pub fn nearest_attribute(&self, name: &str) -> Option<&Attribute> {
        let wanted = slug(bare(name).of(name));
        let index = nearest(&wanted, self.attributes.iter().map(|attribute| vec![slug(&attribute.name)]))?;
        self.attributes.get(index)
    }

    /// The index of the level of that name: its id, code, name or title, each with or without the role.
    pub fn level(&self, name: &str, role: Option<&str>) -> Option<usize> {
        let wanted = words(name);
        if wanted.is_empty() {
            return None;
        }
        let common = self.common_words(role);
        let role = role.map(role_words).unwrap_or_default();
        let bare = without(&wanted, &common);
        self.position(|level| spellings(level).any(|spelling| spelling == wanted))
            .or_else(|| self.by_number(&wanted))
            .or_else(|| self.position(|level| spellings(level).any(|spelling| without(&spelling, &common) == bare)))
            .or_else(|| self.by_rank(if role.is_empty() { &wanted } else { &bare }, role.is_empty()))
    }

    /// The words, in lower case, that do not tell one level from another: the role, and what every title has.
    pub fn common_words(&self, role: Option<&str>) -> Vec<String> {
        [role.map(role_words).unwrap_or_default(), self.shared_words()].concat()
    }

    /// The index of the one level that a misspelt name comes close to. Codes are never guessed: `L7` is not a slip
    /// for `L6`.
    pub fn nearest_level(&self, name: &str) -> Option<usize> {
        let wanted = words(name);
        let codes: Vec<&String> = wanted.iter().filter(|word| is_code(word)).collect();
        let open = |level: &Level| codes.iter().all(|&code| words_of_code(level).contains(code));
        let plain: Vec<String> = wanted.iter().filter(|word| !is_code(word)).cloned().collect();
        // A role may stand before or after the misspelt rank.
        let ends = [plain.get(1..), plain.len().checked_sub(1).and_then(|last| plain.get(..last))];
        let shared = self.shared_words();
        let readings = std::iter::once(Some(plain.as_slice())).chain(ends).flatten();
        readings.filter(|words| !words.is_empty()).find_map(|reading| {
            let titles = self.levels.iter().map(|level| {
                let title = words(&level.title);
                if open(level) { vec![title.join("-"), without(&title, &shared).join("-")] } else { Vec::new() }
            });
            nearest(&reading.join("-"), titles)
        })
    }

    fn position(&self, is_it: impl Fn(&Level) -> bool) -> Option<usize> {
        self.levels.iter().position(is_it)
    }

    /// A bare number stands for the one level whose code has it.
    fn by_number(&self, wanted: &[String]) -> Option<usize> {
        let [number] = wanted else { return None };
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let has = |level: &Level| {
            level
                .code
                .as_deref()
                .is_some_and(|code| code.trim_start_matches(|c: char| c.is_ascii_alphabetic()) == number)
        };
        self.only(has)
    }

    /// `Senior` is the one level that ranks so, whatever else its title says. Other words may stand beside it only where
    /// no role is told: they are the role then.
    fn by_rank(&self, wanted: &[String], may_have_role: bool) -> Option<usize> {
        let ranks = |words: &[String]| words.iter().filter(|word| is_rank(word)).cloned().collect::<Vec<_>>();
        let wanted_ranks = ranks(wanted);
        let has_role = wanted_ranks.len() < wanted.len();
        if wanted_ranks.is_empty() || (has_role && !may_have_role) || wanted.iter().any(|word| is_code(word)) {
            return None;
        }
        self.only(|level| ranks(&words(&level.title)) == wanted_ranks)
    }

    fn only(&self, is_it: impl Fn(&Level) -> bool) -> Option<usize> {
        let mut found = self.levels.iter().enumerate().filter(|(_, level)| is_it(level)).map(|(index, _)| index);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Words in every title: the role that the matrix is for.
    fn shared_words(&self) -> Vec<String> {
        let mut titles = self.levels.iter().map(|level| words(&level.title));
        let Some(mut shared) = titles.next() else { return Vec::new() };
        for title in titles {
            shared.retain(|word| title.contains(word));
        }
        shared.retain(|word| !is_code(word));
        shared
    }
}

/// Every way to write a level, as words. The code may stand on either side.
fn spellings(level: &Level) -> impl Iterator<Item = Vec<String>> {
    let title = words(&level.title);
    let code = words_of_code(level);
    let both = [[title.clone(), code.clone()].concat(), [code.clone(), title.clone()].concat()];
    [words(&level.id), words(&level.name), title, code].into_iter().chain(both).filter(|words| !words.is_empty())
}

fn words_of_code(level: &Level) -> Vec<String> {
    level.code.as_deref().map(words).unwrap_or_default()
}

/// The words of a role and, for a long name, its initials. What ranks a person stays: it is no part of the role.
fn role_words(role: &str) -> Vec<String> {
    let mut role: Vec<String> = words(role);
    let initials: String = role.iter().filter_map(|word| word.chars().next()).collect();
    let manages = role.len() > 1 && role.last().is_some_and(|word| word == "manager");
    role.retain(|word| !is_rank(word) || (manages && word == "manager"));
    if initials.chars().count() > 1 {
        role.push(initials);
    }
    role
}

/// `words` without those that are `common`.
fn without(words: &[String], common: &[String]) -> Vec<String> {
    words.iter().filter(|word| !common.contains(word)).cloned().collect()
}

fn without_and(slug: &str) -> String {
    slug.split('-').filter(|word| *word != "and").collect::<Vec<_>>().join("-")
}

/// The index of the one candidate that comes close to `wanted` under some spelling.
fn nearest(wanted: &str, candidates: impl Iterator<Item = Vec<String>>) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut is_unique = true;
    for (index, spellings) in candidates.enumerate() {
        let close = spellings.iter().filter_map(|spelling| distance(wanted, spelling)).min();
        let Some(distance) = close else { continue };
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => is_unique = false,
            _ => {
                best = Some((distance, index));
                is_unique = true;
            }
        }
    }
    best.filter(|_| is_unique).map(|(_, index)| index)
}

/// How many slips apart two names are, where so few that one may be meant for the other. The shorter the name, the
/// fewer: `scope` is not `scale`, and a short name must at least begin alike.
fn distance(wanted: &str, name: &str) -> Option<usize> {
    let length = wanted.chars().count().min(name.chars().count());
    let allowed = match length {
        0..=3 => return None,
        4..=8 => 1,
        9..=13 => 2,
        _ => 3,
    };
    if length <= 5 && wanted.chars().next() != name.chars().next() {
        return None;
    }
    Some(damerau_levenshtein(wanted, name)).filter(|&distance| distance <= allowed)
}

#[cfg(test)]
mod tests;
