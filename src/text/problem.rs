use super::Span;

/// Something wrong with an input (a header, a configuration, a matrix), on its own span.
///
/// `rules` turns problems into findings; nothing below it decides how severe one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, in the text that was read.
    pub span: Span,
    /// What kind of problem, in kebab-case: the name of the rule that reports it.
    pub code: &'static str,
    /// What is wrong and what to do, for a person. Quotes no text of the author's beyond a name.
    pub text: String,
}
