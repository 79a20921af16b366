//! Markdown for people whose editor shows it as it is.

/// Takes the markup out of Markdown and leaves what it says: headings, emphasis, code, links and escapes become their
/// words, rules and fences go, tables become lines of cells.
///
/// Made for the Markdown that this program writes itself, which is well-formed and has no raw HTML.
pub fn plain(markdown: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in markdown.lines() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fenced = !fenced;
        } else if fenced {
            push_line(&mut out, line);
        } else if !is_ruler(trimmed) {
            let indent = &line[..line.len() - trimmed.len()];
            push_line(&mut out, &format!("{indent}{}", inline(block(trimmed)).trim_end()));
        }
    }
    out.trim_matches('\n').to_owned()
}

/// Adds a line, with never more than one empty line in a row.
fn push_line(out: &mut String, line: &str) {
    if line.trim().is_empty() && (out.is_empty() || out.ends_with("\n\n")) {
        return;
    }
    out.push_str(line);
    out.push('\n');
}

/// A thematic break, or the row under a table's head.
fn is_ruler(line: &str) -> bool {
    let marks = line.chars().filter(|c| matches!(c, '-' | '*' | '_' | '=')).count();
    marks >= 3 && line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | '|' | ':' | ' '))
}

/// The line without what makes it a heading, a quote or a row.
fn block(line: &str) -> &str {
    let line = line.strip_prefix("> ").unwrap_or(line);
    let bare = line.trim_start_matches('#');
    let heading = bare.len() < line.len() && line.len() - bare.len() <= 6 && bare.starts_with(' ');
    let line = if heading { bare.trim() } else { line };
    match line.strip_prefix("| ").and_then(|row| row.trim_end().strip_suffix('|')) {
        Some(row) => row,
        None => line,
    }
}

/// The words of a line.
fn inline(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                out.push_str(&after[..1]);
                &after[1..]
            }
            '`' => code(rest, &mut out),
            '*' | '_' | '~' => emphasis(rest, c, &mut out),
            '[' => link(rest, &mut out),
            '!' if after.starts_with('[') => after,
            '&' => entity(rest, &mut out),
            _ => {
                out.push(c);
                after
            }
        };
    }
    out
}

/// A code span, as it stands between its ticks.
fn code<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let body = rest.trim_start_matches('`');
    let ticks = &rest[..rest.len() - body.len()];
    if let Some((words, after)) = body.split_once(ticks) {
        out.push_str(words.trim());
        after
    } else {
        out.push_str(ticks);
        body
    }
}

/// A run of delimiters: gone where it opens or closes, kept between spaces and inside words.
fn emphasis<'a>(rest: &'a str, mark: char, out: &mut String) -> &'a str {
    let after = rest.trim_start_matches(mark);
    let run = &rest[..rest.len() - after.len()];
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let (before, next) = (out.chars().next_back(), after.chars().next());
    let inside_word = mark == '_' && word(before) && word(next);
    let lonely = blank(before) && blank(next) || mark == '~' && run.len() < 2;
    if inside_word || lonely {
        out.push_str(run);
    }
    after
}

/// A link: its words, and where it leads unless that is a place in a file.
fn link<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let close = rest.find("](").and_then(|close| Some((close, close + rest[close..].find(')')?)));
    let Some((close, end)) = close else {
        out.push('[');
        return &rest[1..];
    };
    let (words, target) = (&rest[1..close], &rest[close + 2..end]);
    out.push_str(&inline(words));
    if target.starts_with("http") && target != words {
        out.push_str(" (");
        out.push_str(target);
        out.push(')');
    }
    &rest[end + 1..]
}

/// The entities that escaping makes.
fn entity<'a>(rest: &'a str, out: &mut String) -> &'a str {
    for (name, character) in [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&nbsp;", ' '), ("&quot;", '"')] {
        if let Some(after) = rest.strip_prefix(name) {
            out.push(character);
            return after;
        }
    }
    out.push('&');
    &rest[1..]
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_goes_and_words_stay() {
        assert_eq!(
            plain("### Step 2 of 6: **History**\n\nWins, *not* `duties`."),
            "Step 2 of 6: History\n\nWins, not duties."
        );
        assert_eq!(
            plain("[TPM Craft](https://a.example) and [here](m.md#l3)"),
            "TPM Craft (https://a.example) and here"
        );
        assert_eq!(plain(r"2 \* 3 \<b\> &lt;i&gt; snake_case 4 * 5 ~30%"), "2 * 3 <b> <i> snake_case 4 * 5 ~30%");
    }

    #[test]
    fn tables_quotes_rules_and_fences() {
        assert_eq!(plain("| Now | Target |\n| --- | --- |\n| Lands | Leads |"), "Now | Target\nLands | Leads");
        assert_eq!(plain("> said\n\n---\n\n```\n**kept**\n```\n"), "said\n\n**kept**");
        assert_eq!(plain("- one\n  - **two**\n"), "- one\n  - two");
    }

    #[test]
    fn what_does_not_close_is_left() {
        assert_eq!(plain("a [b `c & d"), "a [b `c & d");
        assert_eq!(plain("é\\"), "é\\");
        assert_eq!(plain(""), "");
    }
}
