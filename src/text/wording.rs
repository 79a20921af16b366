//! Small pieces of the sentences that people are told.

/// "a", "a and b", "a, b and c".
pub fn listed(items: &[impl AsRef<str>]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "1 level", "2 levels".
pub fn counted(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// `text` where it has at most `most` characters, else its beginning, cut at a word.
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let end = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{} …", text[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_counts_read_as_sentences() {
        assert_eq!(listed(&[] as &[&str]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!((counted(1, "level"), counted(0, "level")), ("1 level".to_owned(), "0 levels".to_owned()));
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("Leads three teams", 17), "Leads three teams");
        assert_eq!(shortened("Leads three teams", 16), "Leads three …");
        assert_eq!(shortened("éééé", 2), "éé …");
    }
}
