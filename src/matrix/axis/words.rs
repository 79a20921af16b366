//! What the names at the edges of tables tell.

use super::super::name::{slug, words};
use super::super::rank::{is_code, is_rank, looks_like_level};

/// Columns that say something about a row, but describe no level and are no attribute.
const ASIDES: [&str; 49] = [
    "action",
    "actions",
    "beschreibung",
    "comment",
    "comments",
    "compensation",
    "current",
    "definition",
    "description",
    "evidence",
    "example",
    "examples",
    "experience",
    "gap",
    "gaps",
    "grade",
    "how-to-measure",
    "id",
    "importance",
    "kommentar",
    "link",
    "links",
    "next-steps",
    "no",
    "note",
    "notes",
    "nr",
    "number",
    "owner",
    "pay",
    "priority",
    "progress",
    "question",
    "questions",
    "rating",
    "resources",
    "role",
    "salary",
    "score",
    "self",
    "status",
    "tenure",
    "title",
    "track",
    "weight",
    "weighting",
    "years",
    "years-of-experience",
    "yoe",
];

/// Headers of a column that names attributes or their pillars, as one word or the last of several.
const NAMES: [&str; 53] = [
    "area",
    "areas",
    "aspect",
    "attribute",
    "attributes",
    "axis",
    "behavior",
    "behaviour",
    "bereich",
    "capabilities",
    "capability",
    "categories",
    "category",
    "compétence",
    "compétences",
    "competence",
    "competencia",
    "competencies",
    "competency",
    "criteria",
    "criterion",
    "dimension",
    "dimensions",
    "domain",
    "expectation",
    "expectations",
    "factor",
    "focus",
    "fähigkeit",
    "group",
    "habilidad",
    "kategorie",
    "kompetenz",
    "kompetenzen",
    "kriterium",
    "pillar",
    "principle",
    "quality",
    "responsibility",
    "section",
    "skill",
    "skills",
    "sub-category",
    "subcategory",
    "theme",
    "topic",
    "trait",
    "value",
    "values",
    "能力",
    "기준",
    "역량",
    "영역",
];

/// Headers of what holds the levels.
const LEVELS: [&str; 22] = [
    "band",
    "grade",
    "ladder",
    "level",
    "levels",
    "livello",
    "milestone",
    "nivel",
    "niveau",
    "niveaux",
    "nível",
    "seniority",
    "stage",
    "step",
    "stufe",
    "taso",
    "tier",
    "уровень",
    "等级",
    "级别",
    "레벨",
    "직급",
];

/// Columns that name a level beside its code.
const TITLES: [&str; 9] = ["job-title", "name", "position", "role", "title", "titel", "titre", "typical-title", "직책"];

/// Ranks in other languages than English.
const RANKS: [&str; 38] = [
    "anfänger",
    "avancé",
    "avanzado",
    "confirmé",
    "débutant",
    "einsteiger",
    "expérimenté",
    "experte",
    "experto",
    "fortgeschritten",
    "fortgeschrittene",
    "fortgeschrittener",
    "intermedio",
    "intermédiaire",
    "júnior",
    "leiter",
    "pleno",
    "principiante",
    "sénior",
    "sênior",
    "ведущий",
    "главный",
    "младший",
    "средний",
    "стажёр",
    "старший",
    "シニア",
    "ジュニア",
    "リード",
    "专家",
    "中级",
    "初级",
    "资深",
    "高级",
    "시니어",
    "주니어",
    "선임",
    "수석",
];

/// What is counted, but is no level: a plan's weeks, a document's versions.
const COUNTED: [&str; 22] = [
    "candidate",
    "chapter",
    "cycle",
    "day",
    "example",
    "exercise",
    "goal",
    "iteration",
    "month",
    "objective",
    "option",
    "part",
    "phase",
    "project",
    "quarter",
    "release",
    "sprint",
    "team",
    "version",
    "week",
    "year",
    "years",
];

/// What a person's own assessment is called, and not a level.
const ASSESSED: [&str; 20] = [
    "actual",
    "assessed",
    "assessment",
    "current",
    "currently",
    "desired",
    "expected",
    "goal",
    "my",
    "now",
    "own",
    "peer",
    "rating",
    "required",
    "score",
    "self",
    "target",
    "today",
    "where",
    "your",
];

/// Words in the header of a column that describes something else than a level. Degrees of praise among them.
const OTHERS: [&str; 62] = [
    "action",
    "actions",
    "activities",
    "advice",
    "anti",
    "average",
    "avoid",
    "bad",
    "behavior",
    "behaviors",
    "behaviour",
    "behaviours",
    "below",
    "benefit",
    "benefits",
    "challenge",
    "competencies",
    "competency",
    "date",
    "details",
    "do",
    "don",
    "exceeding",
    "exceeds",
    "excellent",
    "expectation",
    "expectations",
    "fair",
    "good",
    "great",
    "how",
    "indicators",
    "instead",
    "looks",
    "measure",
    "measures",
    "meeting",
    "meets",
    "metric",
    "metrics",
    "needs",
    "outcome",
    "outcomes",
    "outstanding",
    "poor",
    "pros",
    "cons",
    "purpose",
    "reason",
    "rationale",
    "signals",
    "source",
    "strengths",
    "summary",
    "team",
    "tips",
    "tools",
    "unsatisfactory",
    "weaknesses",
    "what",
    "when",
    "why",
];

fn any(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// Whether a name, without decoration, is one of a level.
pub(in crate::matrix) fn is_level(name: &str) -> bool {
    let words = words(name);
    let ranks = |word: &String| is_rank(word) && word != "level" || is_code(word) || any(&RANKS, word);
    if words.iter().any(|word| any(&COUNTED, word)) && !words.iter().any(|word| is_code(word)) {
        return false;
    }
    let without_assessment = words.iter().filter(|word| !any(&ASSESSED, word));
    if words.iter().any(|word| any(&ASSESSED, word)) {
        return without_assessment.clone().any(ranks)
            && !words.iter().any(|word| matches!(word.as_str(), "self" | "rating" | "score" | "assessment" | "peer"));
    }
    let only_level = words.iter().any(|word| matches!(word.as_str(), "level" | "levels"))
        && !words.iter().any(ranks)
        && !words.last().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    if only_level {
        // A matrix that is just begun says `⟨level⟩` and `⟨next level⟩`.
        return words.len() == 2 && words[0] == "level" || matches!(slug(name).as_str(), "level" | "next-level");
    }
    looks_like_level(name) || words.len() <= 4 && words.iter().any(|word| any(&RANKS, word) || is_counter(word))
}

/// The words of a name that do not rank: `programmer` of `Senior Programmer (L4)`.
pub(in crate::matrix) fn role(name: &str) -> Vec<String> {
    let ranks = |word: &String| is_rank(word) || is_code(word) || word.bytes().all(|byte| byte.is_ascii_digit());
    words(name).into_iter().filter(|word| !ranks(word)).collect()
}

/// A number with what it counts: `2단계`, `3級`.
fn is_counter(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && any(&["단계", "급", "레벨", "级", "級"], rest)
}

/// Whether a column of that name may be a level, though no word of it says so: `Programmer`, `Explorer`.
pub(in crate::matrix) fn may_be_level(name: &str) -> bool {
    let words = words(name);
    !words.is_empty()
        && words.len() <= 3
        && !is_aside(name)
        && !words.iter().any(|word| any(&OTHERS, word) || any(&ASSESSED, word) || any(&COUNTED, word))
        && !names_attributes(name)
        && !names_levels(name)
}

/// Whether a column of that name is an aside.
pub(in crate::matrix) fn is_aside(name: &str) -> bool {
    let slug = slug(name);
    any(&ASIDES, &slug) || ["salary", "compensation", "years-of"].iter().any(|start| slug.starts_with(start))
}

/// Whether a column of that name holds the names of attributes: `Competency`, `Core skill`.
pub(in crate::matrix) fn names_attributes(name: &str) -> bool {
    let slug = slug(name);
    any(&NAMES, &slug) || slug.rsplit('-').next().is_some_and(|last| any(&NAMES, last)) && slug.split('-').count() <= 3
}

/// Whether what is called so holds the names of levels: `Level`, `Niveau`, `Career level`.
pub(in crate::matrix) fn names_levels(name: &str) -> bool {
    // "Level/Skill" names both sides.
    if name.split('/').any(|part| any(&LEVELS, &slug(part))) {
        return true;
    }
    let slug = slug(name);
    let parts = slug.split('-').count();
    slug.rsplit('-').next().is_some_and(|last| any(&LEVELS, last))
        && parts <= 3
        && !slug.split('-').any(|word| any(&ASSESSED, word))
}

/// Whether what is called so holds the titles of levels.
pub(in crate::matrix) fn names_titles(name: &str) -> bool {
    any(&TITLES, &slug(name))
}

/// Whether a column of that name, the only one beside the levels, says nothing about what it describes.
pub(in crate::matrix) fn is_general(name: &str) -> bool {
    let slug = slug(name);
    slug.is_empty()
        || any(&["definition", "description", "details", "example", "examples", "summary"], &slug)
        || words(name).iter().any(|word| {
            any(
                &[
                    "behavior",
                    "behaviors",
                    "behaviour",
                    "behaviours",
                    "criteria",
                    "expectation",
                    "expectations",
                    "indicators",
                    "signals",
                    "what",
                ],
                word,
            )
        })
}
