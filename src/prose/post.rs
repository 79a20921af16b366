//! Positions as people name them: a role, a level, or one beside the other.

use std::sync::LazyLock;

use super::fnv::{Map, Set};
use super::table::rows;
use crate::text::Span;

static SETS: LazyLock<Map<Set>> = LazyLock::new(|| {
    let mut sets: Map<Set> = Map::default();
    for row in rows(include_str!("data/posts.txt")) {
        if let Some((name, words)) = row.split_once(':') {
            sets.entry(name).or_default().extend(words.split_whitespace());
        }
    }
    sets
});

/// No name of a role has more words.
const LONGEST: usize = 8;
/// A sentence of more bytes is none, and only so much of it is looked at.
const SENTENCE: usize = 2000;

/// A position that a text names: "Staff TPM", "L6", "Program Manager".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// The words of the role, in bytes of the text.
    pub role: Option<Span>,
    /// The words of the level, in bytes of the text.
    pub level: Option<Span>,
}

/// The roles and levels that are known by name, beside those that anybody would know.
#[derive(Debug, Clone, Default)]
pub struct Names {
    roles: Vec<Vec<String>>,
    levels: Vec<Vec<String>>,
}

impl Names {
    /// Names of roles ("Technical Program Manager": its initials count too) and of levels ("Staff (L6)": its code and
    /// what is left without it count too).
    pub fn new<'a>(roles: impl IntoIterator<Item = &'a str>, levels: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names = Self::default();
        for role in roles.into_iter().filter(|role| role.contains(char::is_alphanumeric)) {
            let words = lows(role);
            let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
            if words.len() > 1 {
                names.roles.push(vec![initials]);
            }
            names.roles.push(words);
        }
        for level in levels {
            // "Staff TPM" as a level names the role as well.
            let both = posts(level, &names).into_iter().find_map(|post| post.role.zip(post.level));
            if let Some((role, level_alone)) = both {
                names.roles.push(lows(role.of(level)));
                names.levels.push(lows(level_alone.of(level)));
            }
            let words = lows(level);
            let own =
                names.roles.iter().find_map(|role| words.strip_suffix(&role[..]).or(words.strip_prefix(&role[..])));
            names.levels.extend(own.map(<[String]>::to_vec));
            let codes = words.iter().filter(|word| is_code(word));
            names.levels.extend(codes.map(|code| vec![code.clone()]));
            if both.is_none() && own.is_none() {
                names.levels.push(words.iter().filter(|word| !is_code(word)).cloned().collect());
                names.levels.push(words);
            }
        }
        for list in [&mut names.roles, &mut names.levels] {
            list.retain(|words| !words.is_empty());
            list.sort_by_key(|words| usize::MAX - words.len());
        }
        names
    }
}

/// The positions that `plain` names, in order.
pub fn posts(plain: &str, names: &Names) -> Vec<Post> {
    let words = words(plain);
    let text = Text { plain, words: &words, names };
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match text.post(at) {
            Some((post, end)) => {
                out.push(post);
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// The position that somebody asks for in the sentence `plain`: named after a word such as "applying", or before one
/// such as "role". What they are today is none.
pub fn wanted(plain: &str, names: &Names) -> Option<Post> {
    let end = plain.char_indices().map(|(at, _)| at).find(|at| *at >= SENTENCE);
    let plain = end.map_or(plain, |end| &plain[..end]);
    let words = words(plain);
    let said = |set: &str, from: usize, to: usize| {
        words.iter().any(|word| from <= word.span.start && word.span.end <= to && has(set, &word.low))
    };
    let next = |end: usize| words.iter().find(|word| word.span.start >= end).map_or(end, |word| word.span.end);
    posts(plain, names).into_iter().rev().find(|post| {
        let Some(level) = post.level else { return false };
        let span = post.role.map_or(level, |role| role.join(level));
        said("wanting", 0, span.start) || said("offers", span.end, next(span.end))
    })
}

/// Whether `text` names a level: a rank ("Staff"), a code ("L6") or a name in `names`.
pub fn ranks(text: &str, names: &Names) -> bool {
    let words = words(text);
    let read = Text { plain: text, words: &words, names };
    (0..words.len()).any(|at| read.level(at).is_some() || (words[at].upper && has("numerals", &words[at].low)))
}

/// A word with its place.
struct Word {
    span: Span,
    low: String,
    /// Whether its first letter is a capital, or it is a number.
    capital: bool,
    /// Whether it has no small letter, but for a plural's.
    upper: bool,
}

struct Text<'a> {
    plain: &'a str,
    words: &'a [Word],
    names: &'a Names,
}

/// Where a name ends, and whether it is one wherever it stands.
type Found = (usize, bool);

impl Text<'_> {
    fn post(&self, at: usize) -> Option<(Post, usize)> {
        if let Some((end, sure)) = self.level(at) {
            let level = Some(self.span(at, end));
            // "Staff (L6) TPM": the code belongs to the level.
            let past = if end < self.words.len() && is_code(&self.words[end].low) { end + 1 } else { end };
            let beside = [end, past].into_iter().filter(|&from| self.is_glued(at, from)).find_map(|from| {
                let (last, _) = self.role(from)?;
                Some((from, last))
            });
            if let Some((from, last)) = beside.filter(|&(_, last)| !self.is_order(at, last)) {
                return Some((Post { role: Some(self.span(from, last)), level }, last));
            }
            if sure {
                let role = self.role_code(at).then_some(self.span(at, end));
                return Some((Post { role, level }, end));
            }
        }
        let (end, sure) = self.role(at)?;
        if let Some(last) = self.level_behind(end) {
            return Some((Post { role: Some(self.span(at, end)), level: Some(self.span(end, last)) }, last));
        }
        let other = at > 0 && has("others", &self.words[at - 1].low);
        (sure && !other).then(|| (Post { role: Some(self.span(at, end)), level: None }, end))
    }

    fn level(&self, at: usize) -> Option<Found> {
        if let Some(end) = self.named(&self.names.levels, at) {
            return Some((end, true));
        }
        let word = self.words.get(at)?;
        let number = |word: &Word| word.low.len() <= 2 && word.low.bytes().all(|byte| byte.is_ascii_digit());
        if word.low == "level" && self.words.get(at + 1).is_some_and(number) && self.is_glued(at, at + 1) {
            return Some((at + 2, true));
        }
        if has("levels", &word.low) {
            return Some((at + 1, false));
        }
        let letters = letters(&word.low).filter(|_| word.upper && is_code(&word.low))?;
        Some((at + 1, has("codes", letters) || has("role-codes", letters)))
    }

    fn role(&self, at: usize) -> Option<Found> {
        if let Some(end) = self.named(&self.names.roles, at) {
            return Some((end, true));
        }
        let word = self.words.get(at)?;
        if word.upper && has("abbreviations", singular(&word.low)) {
            return Some((at + 1, true));
        }
        // "developer relations manager": the last noun of the run carries the role.
        let is_noun = |at: &usize| has("nouns", singular(&self.words[*at].low));
        let run =
            (at..self.words.len()).take(LONGEST).take_while(|at| is_noun(at) || has("between", &self.words[*at].low));
        let last = run.take_while(|&to| self.is_glued(at, to)).filter(is_noun).last()?;
        let one = singular(&self.words[last].low) == self.words[last].low;
        // "a seasoned program manager" is one as much as a Program Manager.
        let before = &self.words[at.saturating_sub(3)..at];
        let told = before.iter().any(|word| matches!(word.low.as_str(), "a" | "an" | "as"));
        let named = told || self.words[at..=last].iter().all(|word| word.capital);
        Some((last + 1, last > at && one && named))
    }

    /// "TPM, Staff", "TPM II", "Engineer (L6)": where the level that follows a role ends.
    fn level_behind(&self, at: usize) -> Option<usize> {
        let word = self.words.get(at)?;
        let gap = Span::new(self.words[at - 1].span.end, word.span.start).of(self.plain);
        let near = matches!(gap, " " | ", " | " (" | " - " | " – " | "-");
        let level = self.level(at).filter(|_| word.capital).map(|(end, _)| end);
        let level = level.or_else(|| (word.upper && has("numerals", &word.low)).then_some(at + 1));
        // "TPM, Senior Engineer": the level of the next.
        level.filter(|&end| near && !(self.is_glued(at, end) && self.role(end).is_some()))
    }

    /// Whether only blanks, hyphens, slashes and brackets stand between the words of `from..=to`.
    fn is_glued(&self, from: usize, to: usize) -> bool {
        let gap = |pair: &[Word]| Span::new(pair[0].span.end, pair[1].span.start).of(self.plain);
        self.words.get(from..=to).is_some_and(|words| {
            words
                .windows(2)
                .all(|pair| gap(pair).len() <= 3 && gap(pair).chars().all(|c| matches!(c, ' ' | '-' | '/' | '(' | ')')))
        })
    }

    /// "Lead engineers", "Head nurses": a verb before many, and no level.
    fn is_order(&self, at: usize, end: usize) -> bool {
        let role = &self.words[end - 1].low;
        matches!(self.words[at].low.as_str(), "lead" | "head" | "staff")
            && role != singular(role)
            && !self.words[end - 1].upper
    }

    fn role_code(&self, at: usize) -> bool {
        letters(&self.words[at].low).is_some_and(|letters| has("role-codes", letters))
    }

    /// The end of the first of `names` that stands at `at`, as a name: with a capital.
    fn named(&self, names: &[Vec<String>], at: usize) -> Option<usize> {
        let first = self.words.get(at)?;
        let found = names.iter().filter(|name| !name.is_empty()).find(|name| {
            let here = self.words[at..].iter().take(name.len()).map(|word| singular(&word.low));
            here.eq(name.iter().map(|word| singular(word)))
        })?;
        (first.capital || found.len() > 1).then_some(at + found.len())
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.words[from].span.join(self.words[to - 1].span)
    }
}

fn has(set: &str, word: &str) -> bool {
    SETS.get(set).is_some_and(|set| set.contains(word))
}

fn singular(low: &str) -> &str {
    low.strip_suffix('s').filter(|one| one.len() > 1 && !one.ends_with('s')).unwrap_or(low)
}

/// The letters of a code such as `l6`; none of anything else.
fn letters(low: &str) -> Option<&str> {
    let letters = low.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = low.len() - letters.len();
    ((1..=2).contains(&digits) && !letters.is_empty()).then_some(letters)
}

fn is_code(low: &str) -> bool {
    let known = |letters| ["codes", "role-codes", "near-codes"].iter().any(|set| has(set, letters));
    letters(low).is_some_and(known)
}

fn lows(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.low).collect()
}

fn words(plain: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut rest = 0;
    while let Some(from) = plain[rest..].find(char::is_alphanumeric).map(|from| rest + from) {
        let len = plain[from..].find(|c: char| !c.is_alphanumeric()).unwrap_or(plain.len() - from);
        let text = &plain[from..from + len];
        out.push(Word {
            span: Span::new(from, from + len),
            low: text.to_lowercase(),
            capital: text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()),
            upper: text.trim_end_matches('s').chars().all(|c| !c.is_lowercase()) && text != "s",
        });
        rest = from + len;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Role and level of each post, separated by a bar.
    fn told(plain: &str, names: &Names) -> Vec<String> {
        let words = |span: Option<Span>| span.map_or("-", |span| span.of(plain)).to_owned();
        posts(plain, names).iter().map(|post| format!("{}|{}", words(post.role), words(post.level))).collect()
    }

    #[test]
    fn a_level_beside_a_role_is_a_post() {
        for (plain, wanted) in [
            ("Inês Duarte, Senior TPM: impact in 2026", &["TPM|Senior"][..]),
            ("Promotion case: Senior TPM to Staff TPM", &["TPM|Senior", "TPM|Staff"]),
            ("I am applying for Staff TPM, Payments at Acme (job 4417).", &["TPM|Staff"]),
            ("a staff software engineer", &["software engineer|staff"]),
            ("Staff (L6) Technical Program Manager", &["Technical Program Manager|Staff"]),
            ("TPM II, Larkspur", &["TPM|II"]),
            ("Engineering Manager, Senior", &["Engineering Manager|Senior"]),
            ("whoever hires Staff TPMs for payments", &["TPMs|Staff"]),
            ("From L5 to IC6", &["-|L5", "-|IC6"]),
            ("Level 5 → Level 6", &["-|Level 5", "-|Level 6"]),
            ("I am a Program Manager at Larkspur", &["Program Manager|-"]),
            ("I am a seasoned program manager", &["program manager|-"]),
            ("TPM4", &["TPM4|TPM4"]),
            ("Senior back-end developer", &["back-end developer|Senior"]),
        ] {
            assert_eq!(told(plain, &Names::default()), wanted, "{plain}");
        }
    }

    #[test]
    fn words_that_only_look_like_one_are_none() {
        for plain in [
            "Could you forward this to the hiring manager?",
            "my manager and her engineers",
            "Lead engineers through the rewrite",
            "Moved 12 services to EC2 and S3 in Q3, H1 2026, K8s, P99",
            "a staff of 12, the head of the table, in principle senior",
            "Product managers adopted it",
            "The plan of the project manager",
            "the TPM",
            "é 🚀 L",
            "",
        ] {
            assert_eq!(told(plain, &Names::default()), [""; 0], "{plain}");
        }
    }

    #[test]
    fn what_is_asked_for_is_told_from_what_somebody_is() {
        let wanted = |plain: &str| {
            let post = wanted(plain, &Names::default())?;
            Some(post.role.unwrap_or_default().join(post.level?).of(plain).to_owned())
        };
        for (plain, post) in [
            ("Hi Sam, I am applying for Staff TPM, Payments at Acme (job 4417).", "Staff TPM"),
            ("The Staff TPM role at Acme caught my eye", "Staff TPM"),
            ("As a Senior TPM I am interested in the Staff TPM opening", "Staff TPM"),
        ] {
            assert_eq!(wanted(plain).as_deref(), Some(post), "{plain}");
        }
        for plain in
            ["I am a Senior TPM looking for my next role", "Is there any PM opening?", "Let me know of TPM roles", ""]
        {
            assert_eq!(wanted(plain), None, "{plain}");
        }
        assert!(ranks("Staff", &Names::default()) && ranks("TPM III", &Names::default()));
        assert!(!ranks("date", &Names::default()) && ranks("wizard of Oz", &Names::new([], ["Wizard of Oz"])));
    }

    #[test]
    fn long_lines_take_linear_time() {
        let started = std::time::Instant::now();
        for word in ["product ", "Staff ", "Staff TPM ", "TPM, ", "a-", "é", "L6 ("] {
            let long = word.repeat(100_000);
            posts(&long, &Names::new(["product owner"], ["L6 (product)"]));
            wanted(&long, &Names::default());
        }
        assert!(started.elapsed() < std::time::Duration::from_secs(20), "{:?}", started.elapsed());
    }

    #[test]
    fn names_of_the_authors_own_are_known() {
        let names = Names::new(["Technical Programme Lead", "Bäcker"], ["Staff (L6)", "Wizard", "Grade C"]);
        assert_eq!(told("A Wizard, later a TPL and then Grade C", &names), ["-|Wizard", "TPL|-", "-|Grade C"]);
        assert_eq!(told("Staff at last", &names), ["-|Staff"]);
        assert_eq!(told("Wizard Bäcker", &names), ["Bäcker|Wizard"]);
        assert_eq!(told("our staff bakes", &names), [""; 0]);
        for empty in [["", "L5"], ["L5", "L6"], ["TPM", "TPM"], ["🚀", "TPM L5"]] {
            assert_eq!(told("an L5 and a TPM", &Names::new(empty, empty)).len(), 2, "{empty:?}");
        }
        let both = Names::new(["Payments Wizard"], ["Master Payments Wizard", "Staff TPM (L6)"]);
        assert_eq!(told("Payments Wizard, soon Master", &both), ["Payments Wizard|-", "-|Master"]);
        assert_eq!(told("a Staff TPM at L6", &both), ["TPM|Staff", "-|L6"]);
    }
}
