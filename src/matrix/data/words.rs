//! What the keys of data are called: the names that companies use for levels, attributes and what they ask for.

use crate::matrix::rank::{is_code, looks_like_level};
use crate::settings::{Entry, Value};

use super::node::words;

/// Around a matrix.
pub(super) const WRAPPERS: [&str; 12] = [
    "matrix",
    "ladder",
    "framework",
    "careermatrix",
    "careerladder",
    "careerframework",
    "competencymatrix",
    "skillmatrix",
    "progression",
    "progressionframework",
    "rubric",
    "data",
];

/// Around several matrices.
pub(super) const TRACKS: [&str; 10] = [
    "tracks",
    "ladders",
    "roles",
    "families",
    "jobfamilies",
    "disciplines",
    "matrices",
    "frameworks",
    "professions",
    "teams",
];

/// Around the levels.
pub(super) const LEVELS: [&str; 8] =
    ["levels", "grades", "bands", "ranks", "stages", "milestones", "rungs", "joblevels"];

/// Before the name of a level.
pub(super) const LEVEL: [&str; 11] =
    ["level", "levelid", "levelname", "grade", "band", "rank", "stage", "milestone", "rung", "joblevel", "seniority"];

/// Around the attributes.
pub(super) const ATTRIBUTES: [&str; 23] = [
    "attributes",
    "axes",
    "areas",
    "behaviors",
    "behaviours",
    "capabilities",
    "categories",
    "competences",
    "competencies",
    "criteria",
    "dimensions",
    "domains",
    "expectations",
    "groups",
    "pillars",
    "practices",
    "principles",
    "qualities",
    "skills",
    "themes",
    "topics",
    "tracks",
    "values",
];

/// Before the name of an attribute, or of its pillar: the narrower a word usually is, the earlier.
pub(super) const ATTRIBUTE: [&str; 21] = [
    "skill",
    "competency",
    "competence",
    "attribute",
    "attributeid",
    "competencyid",
    "skillid",
    "capability",
    "behavior",
    "behaviour",
    "criterion",
    "topic",
    "axis",
    "dimension",
    "theme",
    "themeid",
    "expectation",
    "area",
    "category",
    "domain",
    "track",
];

/// Before the name of a pillar.
pub(super) const PILLAR: [&str; 7] = ["pillar", "category", "group", "theme", "area", "domain", "section"];

/// Before what a thing is called.
pub(super) const NAME: [&str; 4] = ["name", "title", "label", "displayname"];

/// Before what a thing is referred to by.
pub(super) const ID: [&str; 7] = ["id", "key", "slug", "code", "short", "abbreviation", "shortname"];

/// Around what an attribute asks for at each level.
pub(super) const BY_LEVEL: [&str; 13] = [
    "levels",
    "content",
    "milestones",
    "descriptors",
    "descriptions",
    "bylevel",
    "stages",
    "grades",
    "bands",
    "expectations",
    "rubric",
    "indicators",
    "progression",
];

/// About a thing, and neither its name nor what it asks for.
const ABOUT: [&str; 31] = [
    "about",
    "color",
    "colour",
    "comment",
    "comments",
    "compensation",
    "definition",
    "description",
    "experience",
    "icon",
    "image",
    "index",
    "intro",
    "introduction",
    "link",
    "note",
    "notes",
    "order",
    "overview",
    "path",
    "pay",
    "salary",
    "sort",
    "subtitle",
    "summary",
    "tenure",
    "type",
    "url",
    "weight",
    "weighting",
    "years",
];

/// In a table of one cell: for machines, not for people.
const INNER: [&str; 16] = [
    "id",
    "key",
    "slug",
    "uuid",
    "order",
    "index",
    "sort",
    "weight",
    "url",
    "urls",
    "link",
    "links",
    "supportingurls",
    "proficiency",
    "supportinglinks",
    "sortorder",
];

/// In a table of one cell: what it asks for.
const TEXT: [&str; 31] = [
    "behaviors",
    "behaviours",
    "body",
    "bullets",
    "content",
    "criteria",
    "criterion",
    "definition",
    "description",
    "descriptor",
    "descriptors",
    "detail",
    "details",
    "expectation",
    "expectations",
    "headline",
    "indicators",
    "items",
    "label",
    "name",
    "points",
    "requirement",
    "requirements",
    "responsibilities",
    "signals",
    "statement",
    "statements",
    "summary",
    "text",
    "title",
    "value",
];

/// In a table of one cell: what shows it.
const EXAMPLES: [&str; 4] = ["example", "examples", "examplecriteria", "evidence"];

/// Of a person: whoever has one of these is no level.
const PERSON: [&str; 17] = [
    "birthday",
    "department",
    "dob",
    "email",
    "employee",
    "employeeid",
    "firstname",
    "hired",
    "hiredate",
    "lastname",
    "location",
    "manager",
    "office",
    "phone",
    "startdate",
    "team",
    "username",
];

/// What a key of one cell's table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing that is read.
    Inner,
    /// What is asked for.
    Text,
    /// What shows it.
    Examples,
    /// Something else, which needs its key to be understood.
    Labelled,
}

impl Part {
    pub(super) fn of(key: &str) -> Self {
        if is(key, &INNER) {
            Self::Inner
        } else if is(key, &TEXT) {
            Self::Text
        } else if is(key, &EXAMPLES) {
            Self::Examples
        } else {
            Self::Labelled
        }
    }
}

/// The key in lower case, without what joins its words: `careerLadder` and `career-ladder` are one.
pub(super) fn squashed(key: &str) -> String {
    squash(key).collect()
}

fn squash(key: &str) -> impl Iterator<Item = char> + '_ {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether a key is one of `names`.
pub(super) fn is(key: &str, names: &[&str]) -> bool {
    rank(key, names).is_some()
}

/// Which of `names` a key is.
pub(super) fn rank(key: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|name| squash(key).eq(name.chars()))
}

/// The first entry of `value` whose key is one of `names`, in the order of the names.
pub(super) fn entry<'v>(value: &'v Value, names: &[&str]) -> Option<&'v Entry> {
    first(value, names, |_| true)
}

/// The first entry that says something, of those whose key is one of `names`.
pub(super) fn told<'v>(value: &'v Value, names: &[&str]) -> Option<&'v Entry> {
    first(value, names, |entry| words(&entry.value).is_some())
}

fn first<'v>(value: &'v Value, names: &[&str], fits: impl Fn(&Entry) -> bool) -> Option<&'v Entry> {
    let ranked = value.entries().iter().filter(|entry| fits(entry));
    let ranked = ranked.filter_map(|entry| Some((rank(&entry.key, names)?, entry)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, entry)| entry)
}

/// Whether a key tells about a level or an attribute what is not asked for.
pub(super) fn is_about(key: &str) -> bool {
    is(key, &NAME) || is(key, &ID) || is(key, &ABOUT) || key == "<<"
}

/// Whether `value` tells of a person.
pub(super) fn is_person(value: &Value) -> bool {
    entry(value, &PERSON).is_some()
}

/// Whether a key reads as a level, its words joined in whatever way: `senior_engineer`, `seniorEngineer`, `level4`.
pub(super) fn is_level(key: &str) -> bool {
    looks_like_level(&spaced(key))
}

/// Whether it reads as a level by more than a number, and as nothing else that is counted with letters.
pub(super) fn is_ranked(key: &str) -> bool {
    let key = spaced(key);
    let counted = |word: &str| {
        let stem: String = word.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        is_code(word) && matches!(stem.as_str(), "sev" | "w" | "wk" | "v" | "day" | "week")
    };
    let only_number = key.chars().all(|c| !c.is_alphabetic());
    looks_like_level(&key) && !only_number && !key.split(' ').any(counted)
}

/// `seniorEngineer2` as `senior Engineer 2`; `L4` stays.
pub(super) fn spaced(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 4);
    let mut last = ' ';
    for c in key.chars() {
        let stem = || out.rsplit(' ').next().map_or(0, |word| word.chars().count());
        let turns = last.is_lowercase() && c.is_uppercase() || last.is_alphabetic() && c.is_ascii_digit() && stem() > 4;
        if turns {
            out.push(' ');
        }
        out.push(if matches!(c, '_' | '-') { ' ' } else { c });
        last = c;
    }
    out
}
