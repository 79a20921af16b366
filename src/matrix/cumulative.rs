//! Levels that build on another: "Same as Senior Engineer, but also…", "All responsibilities of previous roles plus".

use super::name;
use super::rank;

/// What is expected of somebody, as ladders call it.
const NOUNS: [&str; 25] = [
    "abilities",
    "ability",
    "accountabilities",
    "activities",
    "attributes",
    "behaviors",
    "behaviours",
    "capabilities",
    "competencies",
    "competences",
    "criteria",
    "criterion",
    "duties",
    "expectations",
    "qualifications",
    "qualities",
    "requirement",
    "requirements",
    "responsibilities",
    "responsibility",
    "scope",
    "skill",
    "skills",
    "skillset",
    "traits",
];

/// What a step of a ladder is called.
const STEPS: [&str; 18] = [
    "band",
    "bands",
    "grade",
    "grades",
    "level",
    "levels",
    "one",
    "position",
    "positions",
    "role",
    "roles",
    "stage",
    "stages",
    "step",
    "steps",
    "tier",
    "tiers",
    "title",
];

/// Words of the step before.
const BEFORE: [&str; 6] = ["earlier", "last", "lower", "preceding", "previous", "prior"];

/// Words of the step before that stand behind its noun.
const BELOW: [&str; 3] = ["before", "below", "beneath"];

/// Words that may stand before the one that takes over: "This level consistently meets".
const OPENERS: [&str; 27] = [
    "a",
    "already",
    "also",
    "an",
    "and",
    "are",
    "as",
    "at",
    "can",
    "consistently",
    "continue",
    "continues",
    "in",
    "is",
    "it",
    "level",
    "must",
    "of",
    "plus",
    "role",
    "should",
    "the",
    "they",
    "this",
    "to",
    "well",
    "you",
];

/// Verbs that cover what follows them.
const COVERS: [&str; 28] = [
    "cover",
    "covering",
    "covers",
    "demonstrate",
    "demonstrates",
    "do",
    "does",
    "exhibit",
    "exhibits",
    "fulfil",
    "fulfill",
    "fulfills",
    "fulfils",
    "has",
    "have",
    "include",
    "includes",
    "including",
    "inclusive",
    "incorporates",
    "meet",
    "meeting",
    "meets",
    "performs",
    "possesses",
    "satisfies",
    "satisfy",
    "subsumes",
];

/// Words between the one that takes over and what is taken over.
const LINKS: [&str; 22] = [
    "a",
    "already",
    "an",
    "are",
    "at",
    "by",
    "described",
    "expected",
    "for",
    "from",
    "in",
    "is",
    "listed",
    "of",
    "our",
    "outlined",
    "required",
    "stated",
    "that",
    "the",
    "what",
    "your",
];

/// Words that may stand behind the name of a level and change nothing.
const BEHIND: [&str; 11] = ["apply", "are", "be", "can", "do", "does", "expected", "is", "of", "required", "to"];

/// Roles that a line may name behind a level that does not.
const ROLES: [&str; 9] =
    ["analyst", "designer", "developer", "engineer", "pm", "programmer", "scientist", "swe", "tpm"];

/// Words that go on with more.
const MORE: [&str; 7] = ["additionally", "also", "and", "but", "including", "plus", "with"];

/// Words that take something away again.
const LESS: [&str; 15] = [
    "apart",
    "aside",
    "except",
    "excluding",
    "fewer",
    "less",
    "lower",
    "minus",
    "never",
    "no",
    "not",
    "only",
    "other",
    "smaller",
    "without",
];

/// The line is read no further than this many letters.
const FARTHEST: usize = 400;

/// Nor further than this many words.
const LONGEST: usize = 60;

/// Index of the level that the level at `own` builds on, if `line` says so of it: the one before where none is named.
/// What is not certain ("Similar to Senior") says nothing.
pub(super) fn base(line: &str, level_names: &[&str], own: usize) -> Option<usize> {
    match told(line, level_names, own)? {
        Base::Named(base) => Some(base),
        Base::Previous => own.checked_sub(1),
    }
    .filter(|&base| base != own)
}

/// Which level a line says that another builds on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// The one of this index.
    Named(usize),
    /// The one below, whichever it is.
    Previous,
}

/// Which of `level_names` the one at `own` builds on, if `line` says so.
pub(super) fn told(line: &str, level_names: &[&str], own: usize) -> Option<Base> {
    let line = line.lines().find(|line| !line.trim().is_empty())?.trim();
    // Most lines are told apart before anything is taken to pieces.
    let end = line.char_indices().nth(FARTHEST).map_or(line.len(), |(at, _)| at);
    let line = &line[..end];
    let start = line.to_lowercase();
    let hints = ["same", "all", "everything", "addition", "on top", "buil", "exten", "expan", "identical", "plus", "+"];
    let covers = |start: &str| COVERS.iter().any(|verb| start.contains(verb));
    if !hints.iter().any(|hint| start.contains(hint)) && !covers(&start) {
        return None;
    }
    let plain = crate::syntax::passage(without_marker(line)).plain;
    if plain.trim_end().ends_with('?') {
        return None;
    }
    let reading = Reading { words: words(&plain), names: level_names };
    let subject = level_names.get(own).map(|name| name::words(name)).unwrap_or_default();
    let opens = |word: &Word| {
        let word = word.text.as_str();
        OPENERS.contains(&word) || COVERS.contains(&word) || subject.iter().any(|part| part == word)
    };
    for at in 0..reading.words.len() {
        if let Some(base) = reading.takes_over(at) {
            return Some(base);
        }
        if !opens(&reading.words[at]) {
            return None;
        }
    }
    None
}

/// A line without what makes it an item or a quote.
fn without_marker(line: &str) -> &str {
    let line = line.trim_start_matches(['>', ' ']);
    ["- ", "* ", "+ ", "• "].iter().find_map(|marker| line.strip_prefix(marker)).unwrap_or(line).trim_start()
}

/// A word of a line, spelled as [`name::words`] does.
#[derive(Debug)]
struct Word {
    text: String,
    /// Whether a comma, a colon, a dash … stands before it.
    breaks: bool,
}

fn words(line: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut rest = line;
    while out.len() < LONGEST {
        let Some(start) = rest.find(|c: char| c.is_alphanumeric() || matches!(c, '+' | '&')) else { break };
        let between = &rest[..start];
        let dot = between.starts_with('.')
            && !matches!(out.last(), Some(word) if word.text == "senior" || word.text == "junior");
        let breaks = dot || between.contains([',', ':', ';', '…', '—', '–', '!', '?']) || between.contains(" -");
        rest = &rest[start..];
        let len = if rest.starts_with(['+', '&']) {
            1
        } else {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        };
        let (word, behind) = rest.split_at(len);
        rest = behind;
        // "Engineer's", "Engineers’": the owner is meant.
        for mark in ["'s", "’s"] {
            let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
            if let Some(behind) = rest.strip_prefix(mark).filter(|rest| ends(rest)) {
                rest = behind;
            }
        }
        let text = match word {
            "+" => "plus".to_owned(),
            "&" => "and".to_owned(),
            word => name::words(word).pop().unwrap_or_default(),
        };
        match out.last_mut() {
            Some(last) if last.text == "level" && !breaks && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                last.text = format!("l{text}");
            }
            _ => out.push(Word { text, breaks }),
        }
    }
    out
}

/// How a line begins to take something over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// "Same as", "In addition to": a level follows.
    Level,
    /// "Builds on": a level follows, and "the previous work" is none.
    Step,
    /// "All": what is expected must be named.
    All,
    /// A level itself: "Senior Engineer responsibilities, plus".
    Bare,
}

/// A line that is being read.
struct Reading<'r> {
    words: Vec<Word>,
    names: &'r [&'r str],
}

impl Reading<'_> {
    /// The word at `at`; empty behind the last.
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    /// Whether the words from `at` on are `wanted`, with no comma between them.
    fn are(&self, at: usize, wanted: &[&str]) -> bool {
        wanted
            .iter()
            .enumerate()
            .all(|(index, wanted)| self.word(at + index) == *wanted && (index == 0 || !self.words[at + index].breaks))
    }

    /// What is taken over from word `at` on.
    fn takes_over(&self, at: usize) -> Option<Base> {
        let (lead, from) = self.lead(at);
        let (mut noun, mut linked) = (false, false);
        let mut to = from;
        loop {
            if let Some((base, next)) = self.level(to, lead)
                && self.ends(base, next, lead, noun, linked)
            {
                return Some(base);
            }
            let word = self.word(to);
            let is_noun = NOUNS.contains(&word);
            if lead == Lead::Bare && at == 0 && to == from && !matches!(word, "all" | "the") {
                return None;
            }
            noun |= is_noun;
            linked |= !is_noun && word != "the";
            if word.is_empty()
                || self.words[to].breaks && to > at
                || !(is_noun || matches!(word, "all" | "everything") || LINKS.contains(&word))
            {
                return None;
            }
            to += 1;
        }
    }

    /// How it begins at `at`, and the word behind that.
    fn lead(&self, at: usize) -> (Lead, usize) {
        if self.word(at) == "same" {
            let as_at = at + 1 + usize::from(NOUNS.contains(&self.word(at + 1)));
            if self.word(as_at) == "as" {
                return (Lead::Level, as_at + 1);
            }
        }
        for (words, lead) in [
            (&["identical", "to"][..], Lead::Level),
            (&["in", "addition", "to"], Lead::Level),
            (&["on", "top", "of"], Lead::Level),
            (&["all"], Lead::All),
            (&["everything"], Lead::All),
        ] {
            if self.are(at, words) {
                return (lead, at + words.len());
            }
        }
        let builds = ["build", "builds", "building", "built", "expand", "expands", "expanding"];
        if builds.contains(&self.word(at)) && matches!(self.word(at + 1), "on" | "upon") {
            return (Lead::Step, at + 2);
        }
        if matches!(self.word(at), "extends" | "extending") {
            return (Lead::Step, at + 1);
        }
        (Lead::Bare, at)
    }

    /// The level that is named at `at`, and the word behind it.
    fn level(&self, at: usize, lead: Lead) -> Option<(Base, usize)> {
        if BEFORE.contains(&self.word(at)) {
            let next = self.word(at + 1);
            if STEPS.contains(&next) {
                return Some((Base::Previous, at + 2));
            }
            let alone = next.is_empty() || self.words[at + 1].breaks || MORE.contains(&next) || NOUNS.contains(&next);
            return (alone && matches!(lead, Lead::All | Lead::Level) && self.word(at) != "last")
                .then_some((Base::Previous, at + 1));
        }
        if STEPS.contains(&self.word(at)) && BELOW.contains(&self.word(at + 1)) {
            return Some((Base::Previous, at + 2));
        }
        self.named(at).or_else(|| if self.word(at) == "level" { self.named(at + 1) } else { None })
    }

    /// The level whose name stands at `at`: the longest that does; none where two do.
    fn named(&self, at: usize) -> Option<(Base, usize)> {
        let mut best: Option<(usize, usize)> = None;
        let mut tied = false;
        for (index, name) in self.names.iter().enumerate() {
            let words = name::words(name);
            let (title, code) = rank::split(name);
            let mut forms = vec![name::words(&title), ranks(&words).to_vec()];
            forms.extend(code.map(|code| name::words(&code)));
            if let [word] = words.as_slice()
                && word.bytes().all(|byte| byte.is_ascii_digit())
            {
                forms.push(vec![format!("l{word}")]);
            }
            forms.push(words);
            let stands = |form: &Vec<String>| {
                !form.is_empty() && self.are(at, &form.iter().map(String::as_str).collect::<Vec<_>>())
            };
            let Some(len) = forms.iter().filter(|form| stands(form)).map(Vec::len).max() else { continue };
            match best {
                Some((_, longest)) if longest > len => {}
                Some((_, longest)) if longest == len => tied = true,
                _ => (best, tied) = (Some((index, len)), false),
            }
        }
        let (index, len) = best.filter(|_| !tied)?;
        Some((Base::Named(index), at + len))
    }

    /// Whether nothing from `at` on, behind the level, makes it doubtful.
    fn ends(&self, base: Base, mut at: usize, lead: Lead, mut noun: bool, linked: bool) -> bool {
        let behind = at;
        loop {
            let word = self.word(at);
            let known = NOUNS.contains(&word)
                || BEHIND.contains(&word)
                || STEPS.contains(&word)
                || ROLES.contains(&word) && self.may_be(base, word);
            if word.is_empty() || self.words[at].breaks || !known {
                break;
            }
            noun |= NOUNS.contains(&word);
            at += 1;
        }
        let word = self.word(at);
        let goes_on = word.is_empty() || self.words[at].breaks || MORE.contains(&word) || self.are(at, &["as", "well"]);
        let covered = self.words[..behind].iter().any(|word| COVERS.contains(&word.text.as_str()));
        let enough = match lead {
            Lead::Level | Lead::Step => true,
            Lead::All => noun || linked || self.words[..behind].iter().any(|word| BEFORE.contains(&word.text.as_str())),
            Lead::Bare if covered => noun,
            Lead::Bare => word == "plus" && (noun || self.word(at + 1).is_empty()),
        };
        goes_on && enough && !self.takes_away(at)
    }

    /// Whether `role` may be the one of a level: its name says so, or names none.
    fn may_be(&self, base: Base, role: &str) -> bool {
        let Base::Named(index) = base else { return false };
        let words = name::words(self.names[index]);
        let is_none = |word: &String| rank::is_rank(word) || rank::is_code(word);
        words.iter().any(|word| word == role) || words.iter().all(is_none)
    }

    /// Whether the words from `at` on take something away, or name another level as well.
    fn takes_away(&self, at: usize) -> bool {
        let first = self.word(at);
        let second = self.word(at + 1);
        let joins = matches!(first, "and" | "or" | "plus");
        LESS.contains(&first)
            || MORE.contains(&first) && first != "with" && LESS.contains(&second)
            || joins && (self.named(at + 1).is_some() || second == "a" && self.named(at + 2).is_some())
    }
}

/// The words of a level's name without its role: "senior staff" of "Senior Staff Engineer". None where none ranks.
fn ranks(words: &[String]) -> &[String] {
    let is_rank = |word: &String| rank::is_rank(word);
    let Some(first) = words.iter().position(is_rank) else { return &[] };
    let last = words.iter().rposition(is_rank).unwrap_or(first);
    &words[first..=last]
}

#[cfg(test)]
mod tests;
