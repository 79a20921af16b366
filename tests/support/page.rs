//! A rule's page, cut into what is documented and what is run.

use career_ls::text::Span;

/// What an example is there to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// The rule speaks, where the carets say.
    Fails,
    /// The rule is silent.
    Passes,
    /// What the example before it becomes by the rule's first fix.
    Fixed,
}

/// One example of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Example {
    /// What it shows.
    pub(crate) shows: Shows,
    /// The line of its page that opens it, from 1.
    pub(crate) line: usize,
    /// The document, without carets.
    pub(crate) text: String,
    /// The matrix beside it, if it has one.
    pub(crate) matrix: Option<String>,
    /// The other files beside it: names and texts.
    pub(crate) beside: Vec<(String, String)>,
    /// What the carets stand under.
    pub(crate) marks: Vec<Span>,
}

/// The first line of a page, without `# `.
pub(crate) fn title(page: &str) -> &str {
    page.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default()
}

/// The titles of a page's own sections, those inside examples left out.
pub(crate) fn sections(page: &str) -> Vec<&str> {
    let mut fenced = false;
    let outside = page.lines().filter(move |line| {
        fenced ^= line.starts_with("```");
        !fenced
    });
    outside.filter_map(|line| line.strip_prefix("## ")).collect()
}

/// The examples of a page, in order.
pub(crate) fn examples(page: &str) -> Vec<Example> {
    let mut out = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let shows = match fence {
            "md fails" => Shows::Fails,
            "md passes" => Shows::Passes,
            "md fixed" => Shows::Fixed,
            _ => continue,
        };
        out.push(example(shows, at + 1, &body));
    }
    out
}

fn example(shows: Shows, line: usize, body: &[&str]) -> Example {
    let mut files: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in body {
        match line.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->")) {
            Some(name) => files.push((name, Vec::new())),
            None if files.is_empty() => files.push(("", vec![line])),
            None => files.last_mut().expect("one is open").1.push(line),
        }
    }
    let matrix = files.iter().find(|(name, _)| *name == "matrix.md").map(|(_, lines)| unmarked(lines).0);
    let others = files.iter().skip(1).filter(|(name, _)| *name != "matrix.md");
    let beside = others.map(|(name, lines)| ((*name).to_owned(), unmarked(lines).0)).collect();
    let (text, marks) = files.first().map(|(_, lines)| unmarked(lines)).unwrap_or_default();
    Example { shows, line, text, matrix, beside, marks }
}

/// The text without the lines of carets, and what they stand under.
fn unmarked(lines: &[&str]) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut above = 0;
    for line in lines {
        let carets = line.trim();
        if !carets.is_empty() && carets.chars().all(|c| c == '^') {
            let column = line.len() - line.trim_start().len();
            let byte = |column: usize| above + text[above..].chars().take(column).map(char::len_utf8).sum::<usize>();
            marks.push(Span::new(byte(column), byte(column + carets.len())));
            continue;
        }
        above = text.len();
        text.push_str(line);
        text.push('\n');
    }
    (text, marks)
}

#[test]
fn a_page_is_cut_into_its_examples() {
    let page = "# a-rule\n\n## What it finds\n\n```md fails\n<!-- file: a.md -->\n# é\n  ^\n## No section\n\n<!-- file: \
                matrix.md -->\n| a |\n```\n\n```toml\n## no\n```\n\n## Examples\n";
    assert_eq!((title(page), sections(page)), ("a-rule", vec!["What it finds", "Examples"]));
    let found = examples(page);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].text.as_str(), found[0].line), ("# é\n## No section\n\n", 5));
    assert_eq!((found[0].marks.as_slice(), found[0].matrix.as_deref()), (&[Span::new(2, 4)][..], Some("| a |\n")));
}
