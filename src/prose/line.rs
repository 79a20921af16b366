//! One statement as tokens: words, numbers, marks, each with its bytes and whether it is quoted or in parentheses.

use super::lexicon::{self, Entry};
use super::verb::{Form, Sense, Verb};
use super::words;
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters first: `p99`, `auth-service`, `C++`, also `#4312` and addresses.
    Word,
    /// A digit first, with what clings to it: `~30%`, `$1.2M`, `6-month`, `v` excluded.
    Number,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `—`, `–`, `|`, or a hyphen between blanks
    Dash,
    /// `.`, `!` or `…` that ends something
    Stop,
    /// `?`
    Question,
    /// `→`, `->`, `=>`
    Arrow,
    /// `&`, `+` or `/` between blanks
    And,
    /// Anything else, such as an emoji.
    Symbol,
}

/// A token of a [`Line`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// Inside quotation marks: somebody else's words.
    pub(crate) quoted: bool,
    /// Inside parentheses.
    pub(crate) aside: bool,
}

/// A statement as tokens.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    pub(crate) raw: &'a str,
    low: String,
    pub(crate) tokens: Vec<Token>,
    /// What the lexicon says of each token.
    entries: Vec<Option<&'static Entry>>,
}

/// Tokens of a statement that are read; 30 words are a long sentence.
const STATEMENT: usize = 400;

const CURRENCY: [char; 5] = ['$', '€', '£', '¥', '₹'];
const BEFORE_NUMBER: [char; 9] = ['~', '≈', '<', '>', '+', '-', '−', '≥', '≤'];

impl<'a> Line<'a> {
    /// Reads `raw` as one statement: what follows after [`STATEMENT`] tokens is not looked at, so that reading takes
    /// bounded time whatever a line holds.
    pub(crate) fn statement(raw: &'a str) -> Self {
        Self::read(raw, STATEMENT)
    }

    /// Reads all of `raw`.
    pub(crate) fn new(raw: &'a str) -> Self {
        Self::read(raw, usize::MAX)
    }

    /// Whether it holds more than a statement would.
    pub(crate) fn is_overlong(&self) -> bool {
        self.tokens.len() >= STATEMENT
    }

    fn read(raw: &'a str, limit: usize) -> Self {
        let mut line = Self {
            raw,
            low: raw.to_ascii_lowercase(),
            tokens: Vec::with_capacity(raw.len() / 5 + 4),
            entries: Vec::new(),
        };
        let mut at = 0;
        while let Some(c) = raw[at..].chars().next()
            && line.tokens.len() < limit
        {
            if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
            let (kind, len) = token(&raw[at..], raw[..at].chars().next_back());
            line.tokens.push(Token { span: Span::new(at, at + len), kind, quoted: false, aside: false });
            at += len;
        }
        line.entries = line.tokens.iter().map(|token| lexicon::entry(token.span.of(&line.low))).collect();
        line.mark_quotes();
        line.mark_asides();
        line
    }

    fn mark_quotes(&mut self) {
        let mut open: Option<(usize, &str)> = None;
        for index in 0..self.tokens.len() {
            let text = self.tokens[index].span.of(self.raw);
            match (open, text) {
                (Some((from, "\"")), "\"") | (Some((from, "“" | "„")), "”" | "“") => {
                    self.tokens[from..=index].iter_mut().for_each(|token| token.quoted = true);
                    open = None;
                }
                (None, "\"" | "“" | "„") => open = Some((index, text)),
                _ => {}
            }
        }
    }

    fn mark_asides(&mut self) {
        let mut open = Vec::new();
        for index in 0..self.tokens.len() {
            match self.tokens[index].kind {
                Kind::Open => open.push(index),
                Kind::Close => {
                    if let Some(from) = open.pop()
                        && open.is_empty()
                    {
                        self.tokens[from..=index].iter_mut().for_each(|token| token.aside = true);
                    }
                }
                _ => {}
            }
        }
    }

    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Token `index` in lower case; empty past the end.
    pub(crate) fn low(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.span.of(&self.low))
    }

    fn entry(&self, index: usize) -> Option<&'static Entry> {
        self.entries.get(index).copied().flatten()
    }

    /// Whether token `index` belongs to `set`.
    pub(crate) fn is(&self, index: usize, set: words::Set) -> bool {
        self.entry(index).is_some_and(|entry| set.has(entry))
    }

    /// Whether token `index` is a number, in digits or in a word.
    pub(crate) fn is_counted(&self, index: usize) -> bool {
        self.kind(index) == Kind::Number || self.is(index, words::NUMBERS)
    }

    /// Whether token `index` closes a noun phrase; see [`words::is_function`].
    pub(crate) fn is_function(&self, index: usize) -> bool {
        self.is(index, words::PREPOSITIONS)
            || self.is(index, words::RELATIVES)
            || matches!(self.low(index), "and" | "or" | "but" | "not" | "than")
    }

    /// The readings of token `index` as a verb.
    pub(crate) fn senses(&self, index: usize) -> &'static [Sense] {
        self.entry(index).map_or(&[], Entry::senses)
    }

    /// The verb of which token `index` is `form`; see [`super::verb::as_form`].
    pub(crate) fn as_form(&self, index: usize, form: Form) -> Option<&'static Verb> {
        self.senses(index).iter().find(|sense| sense.form == form).map(|sense| sense.verb)
    }

    /// Whether token `index` is a form of one of these verbs.
    pub(crate) fn is_of(&self, index: usize, lemmas: &[&str]) -> bool {
        self.senses(index).iter().any(|sense| lemmas.contains(&sense.verb.lemma()))
    }

    /// Token `index` as typed; empty past the end.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.raw))
    }

    /// The kind of token `index`; a stop past the end.
    pub(crate) fn kind(&self, index: usize) -> Kind {
        self.tokens.get(index).map_or(Kind::Stop, |token| token.kind)
    }

    /// Whether token `index` is a word or a number.
    pub(crate) fn is_word(&self, index: usize) -> bool {
        matches!(self.kind(index), Kind::Word | Kind::Number) && index < self.len()
    }

    /// Whether token `index` starts with a capital.
    pub(crate) fn is_capital(&self, index: usize) -> bool {
        self.word(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the tokens from `index` on are the words of `phrase`, given in lower case.
    pub(crate) fn has(&self, index: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(offset, word)| self.low(index + offset) == word)
    }

    /// The span of tokens `from..to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if from < to => Span::new(first.span.start, last.span.end),
            (Some(first), _) => Span::empty(first.span.start),
            _ => Span::empty(self.raw.len()),
        }
    }

    /// Whether a clause ends before token `index`.
    pub(crate) fn ends_clause(&self, index: usize) -> bool {
        !matches!(self.kind(index), Kind::Word | Kind::Number | Kind::And | Kind::Arrow | Kind::Symbol)
            || index >= self.len()
    }

    /// Whether a sentence ends with token `index`: a stop at the end, or one before a capital.
    pub(crate) fn ends_sentence(&self, index: usize) -> bool {
        self.kind(index) == Kind::Stop && (index + 1 >= self.len() || !self.is_lower(index + 1))
    }

    fn is_lower(&self, index: usize) -> bool {
        self.word(index).chars().next().is_some_and(char::is_lowercase)
    }
}

fn token(rest: &str, before: Option<char>) -> (Kind, usize) {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    let second = chars.next();
    let kind = match first {
        '(' | '[' | '{' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        ',' => Kind::Comma,
        ';' => Kind::Semicolon,
        ':' => Kind::Colon,
        '—' | '–' | '|' => Kind::Dash,
        '.' | '!' | '…' => Kind::Stop,
        '?' => Kind::Question,
        '→' | '⇒' | '➜' => Kind::Arrow,
        '-' | '=' if second == Some('>') => return (Kind::Arrow, 2),
        '-' if second.is_none_or(char::is_whitespace) => {
            let run = 1;
            return (Kind::Dash, run);
        }
        '&' | '+' | '/'
            if second.is_none_or(char::is_whitespace) || before.is_some_and(char::is_whitespace) && first == '&' =>
        {
            Kind::And
        }
        _ => {
            let prefix = number_prefix(rest, before);
            if rest[prefix..].starts_with(|c: char| c.is_ascii_digit()) {
                return (Kind::Number, prefix + word_len(&rest[prefix..]));
            }
            let lead = usize::from(matches!(first, '#' | '@' | '_' | '.') && second.is_some_and(char::is_alphanumeric));
            return match word_len(&rest[lead..]) {
                0 => (Kind::Symbol, first.len_utf8()),
                len => (Kind::Word, lead + len),
            };
        }
    };
    (kind, first.len_utf8())
}

/// Length of the sign and currency before a digit.
fn number_prefix(rest: &str, before: Option<char>) -> usize {
    let mut len = 0;
    for c in rest.chars() {
        let sign = BEFORE_NUMBER.contains(&c) && !before.is_some_and(char::is_alphanumeric);
        if !(sign || CURRENCY.contains(&c)) {
            break;
        }
        len += c.len_utf8();
    }
    len
}

/// Length of the word or number at the start of `rest`.
fn word_len(rest: &str) -> usize {
    let scheme = rest.bytes().take(6).take_while(u8::is_ascii_alphabetic).count();
    if rest[scheme..].starts_with("://") {
        return rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']')).unwrap_or(rest.len());
    }
    let mut end = 0;
    let mut last = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        let inside = match c {
            _ if c.is_alphanumeric() || c == '_' => true,
            '\'' | '’' => last.is_alphanumeric() && next.is_alphabetic(),
            '-' | '‑' | '.' | '@' | '/' => last.is_alphanumeric() && next.is_alphanumeric(),
            ',' => last.is_ascii_digit() && next.is_ascii_digit() && thousands(&rest[at + 1..]),
            ':' => last.is_ascii_digit() && next.is_ascii_digit(),
            '%' => last.is_ascii_digit(),
            '+' => last.is_alphanumeric() || last == '+' || last == '%',
            '#' => last.is_ascii_alphabetic() && !next.is_alphanumeric(),
            '&' => last.is_uppercase() && next.is_uppercase(),
            _ => false,
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
        last = c;
    }
    end
}

fn thousands(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(raw: &str) -> Vec<&str> {
        let line = Line::new(raw);
        line.tokens.iter().map(|token| token.span.of(raw)).collect()
    }

    #[test]
    fn tokens_keep_what_belongs_together() {
        assert_eq!(words("Cut p99 by ~30%, saving $1.2M."), ["Cut", "p99", "by", "~30%", ",", "saving", "$1.2M", "."]);
        assert_eq!(words("C++ and C#, R&D"), ["C++", "and", "C#", ",", "R&D"]);
        assert_eq!(words("3→1 2020–2022"), ["3", "→", "1", "2020", "–", "2022"]);
        assert_eq!(words("vendor's #4312 10+ 1,200+"), ["vendor's", "#4312", "10+", "1,200+"]);
        assert_eq!(words("a - b -> c"), ["a", "-", "b", "->", "c"]);
        assert_eq!(words("at https://a.b/c?d=1 or x/y"), ["at", "https://a.b/c?d=1", "or", "x/y"]);
    }

    #[test]
    fn quotes_and_asides_are_marked() {
        let line = Line::new("He said “cut by 30%” (see 4)");
        assert!(line.tokens[3].quoted && !line.tokens[1].quoted);
        assert!(line.tokens.iter().any(|token| token.aside && token.kind == Kind::Number));
    }
}
