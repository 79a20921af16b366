use crate::document::{CitationForm, Document};
use crate::matrix::Matrix;
use crate::syntax::BlockKind;
use crate::text::{Edit, MarkKind, Passage, Span};

use super::passages;

/// Words that go on with a name: after them a citation is part of the sentence, not a label behind it.
const GO_ON: &[&str] = &[
    "a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "into", "is", "like", "my", "of", "on", "or",
    "our", "see", "shows", "than", "that", "the", "their", "this", "to", "towards", "under", "with", "your",
];

/// A citation of the matrix, on its way to being a plain name.
struct Cited {
    span: Span,
    form: CitationForm,
    name: String,
}

/// The edits that write citations of `matrix` as plain names: within a sentence as part of it, behind it in parentheses.
pub(super) fn plain_names(document: &Document, matrix: &Matrix) -> Vec<Edit> {
    passages(document)
        .flat_map(|(at, passage, kind)| {
            let cited = cited(document, &passage, matrix);
            let edits = runs(&passage.source, &cited).into_iter().map(|run| plain(&passage.source, run, kind));
            edits.map(|edit| Edit { span: edit.span.shifted(at), ..edit }).collect::<Vec<_>>()
        })
        .collect()
}

fn cited(document: &Document, passage: &Passage, matrix: &Matrix) -> Vec<Cited> {
    let found = crate::document::citations(passage).into_iter().filter_map(|citation| {
        let attribute = matrix.attribute(&citation.name)?;
        let mark = passage.marks.iter().find(|mark| mark.span == citation.span);
        let name = match citation.form {
            CitationForm::Link => {
                let target = mark?.target.as_deref()?;
                if !of_matrix(target, document, matrix, &attribute.id) {
                    return None;
                }
                mark.map(|mark| mark.words.of(&passage.plain).trim())
            }
            // `[[name|shown]]`
            CitationForm::Wiki => mark?.target.as_deref()?.split_once('|').map(|(_, shown)| shown.trim()),
            CitationForm::Tag | CitationForm::Heading | CitationForm::Cell => None,
        };
        let name = name.filter(|name| !name.is_empty()).unwrap_or(&attribute.name);
        // An image or code would fall into pieces.
        let nested = passage.marks.iter().any(|other| {
            other.span != citation.span
                && citation.span.contains(other.span)
                && matches!(other.kind, MarkKind::Image | MarkKind::Code)
        });
        (!nested).then(|| Cited { span: citation.span, form: citation.form, name: name.to_owned() })
    });
    found.collect()
}

/// Whether a link that ends in an attribute's name leads into the matrix, and not to a page or heading of its own.
fn of_matrix(target: &str, document: &Document, matrix: &Matrix, id: &str) -> bool {
    let file = target.split('#').next().unwrap_or_default();
    if file.is_empty() {
        let has_heading = |title: &str| matrix.attribute(title).is_some_and(|attribute| attribute.id == id);
        return !document.sections.iter().any(|section| has_heading(&section.title));
    }
    let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let written = percent_encoding::percent_decode_str(file).decode_utf8_lossy();
    !written.contains("://") && matrix.path.as_deref().is_some_and(|path| name(path) == name(&written))
}

/// Citations that nothing but blanks and commas divides.
fn runs<'a>(source: &str, cited: &'a [Cited]) -> Vec<&'a [Cited]> {
    cited
        .chunk_by(|a, b| {
            let between = Span::new(a.span.end, b.span.start).of(source).trim();
            between.is_empty() || between == ","
        })
        .collect()
}

fn plain(source: &str, run: &[Cited], kind: BlockKind) -> Edit {
    let (first, last) = (&run[0], &run[run.len() - 1]);
    let span = first.span.join(last.span);
    let (before, after) = (source[..span.start].trim_end(), &source[span.end..]);
    let names: Vec<String> = run.iter().map(|cited| escaped(&cited.name, kind)).collect();
    let names = names.join(", ");
    let text = if is_label(first, before, after) {
        format!("({names})")
    } else if before.is_empty() && kind != BlockKind::Row && opens_a_sentence(after) {
        format!("{names}:")
    } else {
        names
    };
    Edit { span, text }
}

/// Whether a citation stands behind what is said, not in it.
fn is_label(first: &Cited, before: &str, after: &str) -> bool {
    let rest = after.trim_start_matches(['.', ';', '!', '?']);
    let ends = rest.trim().is_empty() || (rest.len() < after.len() && rest.starts_with(char::is_whitespace));
    let Some(last) = before.chars().next_back() else { return false };
    if !ends || matches!(last, ':' | ',' | '(' | '[' | '/' | '*' | '_' | '-' | '–' | '—' | '&' | '“' | '"' | '+' | '=')
    {
        return false;
    }
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    // A link with its words is written as part of a sentence, unless the sentence is over.
    let over = word.is_empty();
    over || (first.form != CitationForm::Link && !GO_ON.contains(&word.as_str()))
}

/// Whether what follows a citation at the very start is a sentence of its own: `#influence Changed …`.
fn opens_a_sentence(after: &str) -> bool {
    let rest = after.trim_start_matches([' ', '\t']);
    rest.len() < after.len() && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// A name as Markdown that shows it.
fn escaped(name: &str, kind: BlockKind) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if matches!(c, '\\' | '`' | '*' | '[' | ']' | '<') || (c == '|' && kind == BlockKind::Row) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// `source` with every `#influence` and `#scope` in it made plain.
    fn made(source: &str) -> String {
        let mut cited: Vec<Cited> = Vec::new();
        for (tag, name) in [("#influence", "Influence"), ("#scope", "Scope")] {
            cited.extend(source.match_indices(tag).map(|(at, _)| Cited {
                span: Span::new(at, at + tag.len()),
                form: CitationForm::Tag,
                name: name.to_owned(),
            }));
        }
        cited.sort_by_key(|cited| cited.span);
        let edits = runs(source, &cited).into_iter().map(|run| plain(source, run, BlockKind::Lead)).collect();
        super::super::applied(source, edits)
    }

    #[test]
    fn a_citation_reads_as_part_of_its_sentence_or_as_a_label_behind_it() {
        for (source, wanted) in [
            ("Cut lead time from 9 to 3 days #influence", "Cut lead time from 9 to 3 days (Influence)"),
            ("Cut it ([log](ci.md)) #influence, #scope", "Cut it ([log](ci.md)) (Influence, Scope)"),
            ("Cut it by 30%. #influence #scope", "Cut it by 30%. (Influence, Scope)"),
            ("Cut it by 30% #influence. Then more", "Cut it by 30% (Influence). Then more"),
            ("Cut it by 30%\n  #influence\n  #scope", "Cut it by 30%\n  (Influence, Scope)"),
            ("Grew in #influence", "Grew in Influence"),
            ("Grew my #influence across teams", "Grew my Influence across teams"),
            ("Shows: #influence, #scope", "Shows: Influence, Scope"),
            ("Did it (#influence)", "Did it (Influence)"),
            ("Did it – #influence", "Did it – Influence"),
            ("Did **#influence**", "Did **Influence**"),
            ("#influence Changed the plan", "Influence: Changed the plan"),
            ("#influence: changed the plan", "Influence: changed the plan"),
            ("#influence grew", "Influence grew"),
            ("#influence", "Influence"),
            ("Équipe à Zürich 🚀 #influence", "Équipe à Zürich 🚀 (Influence)"),
        ] {
            assert_eq!(made(source), wanted, "{source}");
        }
    }
}
