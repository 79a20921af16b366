use crate::prose::{self, Role};
use crate::text::{MarkKind, Span};

use super::statement::Statement;

/// Marks that lead somewhere.
const LEADS: [MarkKind; 5] = [MarkKind::Link, MarkKind::Reference, MarkKind::Image, MarkKind::Address, MarkKind::Wiki];

impl Statement {
    /// The claim alone, in `passage.plain`: without a date or a bold label before it, and without the links, tickets and
    /// citations behind it. Of several sentences the one that measures something.
    pub fn bare(&self) -> Span {
        let plain = &self.passage.plain;
        let whole = Span::new(self.opens(), self.closes());
        let sentences = prose::sentences(whole.of(plain));
        let measures = |span: &Span| {
            let results = self.reading.quantities.iter().filter(|quantity| quantity.role == Role::Result);
            results.map(|quantity| quantity.span).any(|result| span.contains(result))
        };
        let sentences: Vec<Span> = sentences.into_iter().map(|span| span.shifted(whole.start)).collect();
        match sentences.len() {
            0 | 1 => whole,
            _ => sentences.into_iter().find(measures).unwrap_or(whole),
        }
    }

    fn opens(&self) -> usize {
        let plain = &self.passage.plain;
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '(' | '“' | '"' | '$' | '€' | '£' | '~' | '⟨');
        let mut at = 0;
        loop {
            at += plain[at..].find(is_word).unwrap_or(0);
            let dated = self.dates.iter().find(|date| date.span.start == at).map(|date| date.span.end);
            let bold = self.passage.marks.iter().find(|mark| {
                let words = mark.words.of(plain);
                matches!(mark.kind, MarkKind::Strong | MarkKind::Emphasis)
                    && mark.words.start == at
                    && words.split_whitespace().count() <= 5
                    && (!words.contains(|c: char| c.is_ascii_digit()) || dated.is_some())
            });
            let next = [dated, bold.map(|mark| mark.words.end)].into_iter().flatten().max();
            let Some(next) = next.filter(|next| *next > at) else { return at };
            let inside = plain[at..next].trim_end().ends_with(':');
            let behind = plain[next..].trim_start();
            if !inside && !behind.starts_with([':', '–', '—', '-', ',']) {
                return at;
            }
            at = next;
        }
    }

    fn closes(&self) -> usize {
        let plain = &self.passage.plain;
        let mut end = plain.len();
        loop {
            let is_edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-');
            let text = plain[..end].trim_end_matches(is_edge);
            let text = text.strip_suffix(" see").unwrap_or(text).trim_end_matches(is_edge);
            // A full stop goes only if something behind the claim goes with it.
            let stopped = text.strip_suffix('.').unwrap_or(text);
            let Some(next) = self.without_last(stopped) else { return text.len() };
            end = next;
        }
    }

    /// Where `text` ends without the pointer at its end, if there is one.
    fn without_last(&self, text: &str) -> Option<usize> {
        let plain = &self.passage.plain;
        let leads = |span: Span| {
            self.passage.marks.iter().any(|mark| LEADS.contains(&mark.kind) && span.contains(mark.words))
                || self.evidence.iter().any(|found| {
                    let inside = span.of(plain);
                    inside.contains(found.text.as_str()) && inside.len() <= found.text.len() + 10
                })
        };
        if text.ends_with(')') {
            let open = text.rfind('(')?;
            return leads(Span::new(open, text.len())).then_some(open);
        }
        let word = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        if text[word..].starts_with('#') {
            return Some(word);
        }
        let mark = self.passage.marks.iter().find(|mark| LEADS.contains(&mark.kind) && mark.words.end == text.len())?;
        let before = text[..mark.words.start].trim_end();
        let pointed = before.ends_with([',', ';', ':', '–', '—', '-', '.']) || before.ends_with(" see");
        (mark.kind == MarkKind::Wiki || pointed).then_some(mark.words.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Shape;
    use crate::syntax;

    #[test]
    fn the_claim_stands_alone() {
        for (source, wanted) in [
            ("Cut lead time from 9 to 3 days ([log](ci.md)) #program-execution", "Cut lead time from 9 to 3 days"),
            (
                "🚀 **Zürich pilot:** Cut onboarding from 21 to 6 days ([a](b)) [[Influence]]",
                "Cut onboarding from 21 to 6 days",
            ),
            ("June 2026: **cut** pages from 60 to 20 (LEDG-212).", "cut pages from 60 to 20"),
            ("**Q2 2026** – Cut spend by \\~30% \\- see [notes](https://n.example)", "Cut spend by ~30%"),
            ("Cut time to restore from 95 to 40 minutes[^restore].", "Cut time to restore from 95 to 40 minutes."),
            ("Cut the queue for [Finance](x.md) from 9 to 3", "Cut the queue for [Finance](x.md) from 9 to 3"),
            ("**Cut cost by 20%**: the largest saving (of all)", "Cut cost by 20%: the largest saving (of all)"),
            ("Ran the review. Cut breaks from 220 to 15 a month (FRD-88).", "Cut breaks from 220 to 15 a month"),
            ("#tag", ""),
            ("", ""),
        ] {
            let statement = Statement::new(Span::new(0, source.len()), syntax::passage(source), Shape::Bullet, 1);
            let plain = statement.passage.plain.clone();
            let wanted = wanted.replace("[Finance](x.md)", "Finance");
            assert_eq!(statement.bare().of(&plain), wanted, "{source}");
        }
    }
}
