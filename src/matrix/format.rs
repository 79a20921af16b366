//! What a file holds: its name says so, else its first bytes.

use super::Shape;
use super::name::bare;
use super::rank::looks_like_level;

const BINARY: &str = "This is not text. Name a Markdown, CSV, YAML or JSON file, or a workbook.";
const CODE: &str = "A matrix in program code is not read. Write its object out as JSON and name that file.";
const LINK: &str = "This is only a link to a sheet. Download the sheet as .xlsx or .csv and name that file.";
const PAGE: &str = "A web page is not read. Copy its table into a .md file: an HTML table is read there as it is.";
const PDF: &str = "A PDF is not read. Ask for the document behind it, or paste its table into a .md file.";
const SLIDES: &str = "A presentation is not read. Paste its table into a .md file, or into a sheet saved as .csv.";
const WORD: &str = "A word processor's file is not read. Save it as Markdown, or paste its table into a .md file.";
const WORKBOOK: &str = "This kind of workbook is not read. Save it as .xlsx, .ods or .csv.";

/// How many of the first lines tell what a text is.
const LINES: usize = 20;
/// How many of the first bytes.
const BYTES: usize = 64 * 1024;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Markdown, or plain text that may be.
    Markdown,
    /// YAML, JSON or TOML.
    Data(Shape),
    /// Values separated by commas or tabs.
    Sheet(Shape),
    /// `.xlsx` or `.ods`.
    Workbook,
    /// Nothing that is read, and what to do about it.
    Refused(&'static str),
}

impl Format {
    /// What the file at `path` with these `bytes` holds.
    pub(super) fn of(path: &str, bytes: &[u8]) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        match ending.as_str() {
            "md" | "markdown" | "mdx" => Self::Markdown,
            // Excel calls a sheet that it saves as "Unicode Text" so too.
            "txt" => match Self::sniffed(bytes) {
                Self::Data(_) => Self::Markdown,
                other => other,
            },
            "yaml" | "yml" => Self::Data(Shape::Yaml),
            "json" => Self::Data(Shape::Json),
            "toml" => Self::Data(Shape::Toml),
            "csv" => Self::Sheet(Shape::Csv),
            "tsv" | "tab" => Self::Sheet(Shape::Tsv),
            "xlsx" | "ods" => Self::Workbook,
            "xls" | "xlsm" | "xlsb" | "numbers" | "fods" => Self::Refused(WORKBOOK),
            "gsheet" => Self::Refused(LINK),
            "js" | "ts" | "mjs" | "cjs" | "jsx" | "tsx" => Self::Refused(CODE),
            "pdf" => Self::Refused(PDF),
            "doc" | "docx" | "odt" | "rtf" | "pages" => Self::Refused(WORD),
            "ppt" | "pptx" | "odp" | "key" => Self::Refused(SLIDES),
            "html" | "htm" | "vue" => Self::Refused(PAGE),
            _ => Self::sniffed(bytes),
        }
    }

    /// What bytes without a telling name are: pasted from a sheet, more often than not.
    fn sniffed(bytes: &[u8]) -> Self {
        // The last is how a workbook begins that Excel encrypted: its reader says so.
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Self::Workbook;
        }
        if bytes.starts_with(b"%PDF") {
            return Self::Refused(PDF);
        }
        let start = &bytes[..bytes.len().min(BYTES)];
        let text = match encoding_rs::Encoding::for_bom(start) {
            Some((encoding, length)) => encoding.decode_without_bom_handling(&start[length..]).0,
            None => String::from_utf8_lossy(start),
        };
        if text.chars().any(|c| c.is_control() && !matches!(c, '\t'..='\r' | '\u{85}')) {
            return Self::Refused(BINARY);
        }
        let text = text.trim_start();
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LINES).collect();
        if is_json(text) {
            Self::Data(Shape::Json)
        } else if text.starts_with('<') || text.contains("<table") || text.starts_with('|') || has_front_matter(text) {
            Self::Markdown
        } else if is_tabbed(&lines) {
            Self::Sheet(Shape::Tsv)
        } else if is_yaml(&lines) {
            Self::Data(Shape::Yaml)
        } else if lines.iter().any(|line| line.starts_with('#') || line.trim_start().starts_with('|')) {
            Self::Markdown
        } else if is_separated(&lines) {
            Self::Sheet(Shape::Csv)
        } else {
            Self::Markdown
        }
    }
}

/// Whether an object or a list begins. `[Ladder](ladder.md)` and `[[Ladder]]` begin otherwise.
fn is_json(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix('[') {
        rest = inner.trim_start();
        if rest.starts_with(['"', ']']) {
            return true;
        }
    }
    rest.strip_prefix('{').is_some_and(|inner| inner.trim_start().starts_with(['"', '}']))
}

/// Whether a block between two lines of dashes begins the text. A lone line of dashes begins YAML.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|line| line.trim_end() == "---") && lines.any(|line| line.trim_end() == "---")
}

/// Whether two lines have a tab between words: not behind the bullet of a list, as word processors copy it.
fn is_tabbed(lines: &[&str]) -> bool {
    let parted = |line: &&&str| {
        let (before, after) = line.trim_end().split_once('\t').unwrap_or_default();
        let is_bullet = !before.is_empty() && before.chars().all(|c| !c.is_alphabetic());
        !after.is_empty() && (!is_bullet || after.contains('\t'))
    };
    lines.iter().filter(parted).count() > 1
}

/// Whether most lines are keys of YAML, and none is Markdown's own.
fn is_yaml(lines: &[&str]) -> bool {
    let told = || lines.iter().filter(|line| !line.starts_with("# ") && line.trim() != "---");
    let key = |line: &&&str| {
        let line = line.trim_start();
        let line = line.strip_prefix("- ").unwrap_or(line).trim_start();
        let key = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '));
        key.is_some_and(|(key, _)| !key.is_empty() && !key.contains([' ', '*', '|', ',', ';', '\t']))
    };
    let keys = told().filter(key).count();
    let is_markdown = |line: &&str| line.starts_with("##") || line.trim_start().starts_with(['|', '*', '>']);
    keys > 1 && keys * 2 >= told().count() && !lines.iter().any(is_markdown)
}

/// Whether commas or semicolons part names of levels: they also part the clauses of a sentence.
fn is_separated(lines: &[&str]) -> bool {
    [',', ';'].into_iter().any(|delimiter| {
        let parted = lines.iter().filter(|line| line.contains(delimiter));
        let fields = parted.clone().flat_map(|line| line.split(delimiter)).map(|field| field.trim_matches(['"', ' ']));
        let is_level = |field: &str| looks_like_level(bare(field).of(field));
        parted.count() > 1 && fields.filter(|field| is_level(field)).count() > 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_what_a_file_holds() {
        for (path, expected) in [
            ("ladder.md", Format::Markdown),
            ("a/b.c/LADDER.CSV", Format::Sheet(Shape::Csv)),
            ("C:\\ladder.tsv", Format::Sheet(Shape::Tsv)),
            ("ladder.yml", Format::Data(Shape::Yaml)),
            ("ladder.v2.json", Format::Data(Shape::Json)),
            ("ladder.xlsx", Format::Workbook),
            ("ladder.ods", Format::Workbook),
        ] {
            assert_eq!(Format::of(path, b"Level,Delivery\nL3,a\nL4,b\n"), expected, "{path}");
        }
    }

    #[test]
    fn what_is_refused_says_how_to_export_it() {
        for (path, how) in [
            ("ladder.ts", "as JSON"),
            ("ladder.jsx", "as JSON"),
            ("ladder.pdf", "paste its table into a .md file"),
            ("ladder.docx", "Save it as Markdown"),
            ("ladder.odt", "Save it as Markdown"),
            ("ladder.html", "into a .md file"),
            ("ladder.vue", "into a .md file"),
            ("ladder.pptx", "Paste its table"),
            ("ladder.xls", "Save it as .xlsx"),
            ("ladder.numbers", "Save it as .xlsx"),
            ("ladder.gsheet", "Download the sheet"),
        ] {
            let Format::Refused(text) = Format::of(path, b"") else { panic!("{path} is read") };
            assert!(text.contains(how), "{path}: {text}");
        }
        assert_eq!(Format::of("-", b"%PDF-1.7\n"), Format::Refused(PDF));
    }

    #[test]
    fn what_is_pasted_tells_itself() {
        let utf16: Vec<u8> =
            "\u{feff}Skill\tL3\tL4\r\nDelivery\ta\tb\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (text, expected) in [
            ("| Skill | L3 | L4 |\n|---|---|---|\n| a | b | c |\n", Format::Markdown),
            ("Our ladder, in short\n\n| Skill, area | L3 | L4 |\n|---|---|---|\n", Format::Markdown),
            ("Skill\tL3\tL4\nDelivery\ta\tb\n", Format::Sheet(Shape::Tsv)),
            ("Ladder\t\t\n\nSkill\tL3\tL4\nDelivery\t\"- a\n# b\"\tc\n", Format::Sheet(Shape::Tsv)),
            ("\tL3\tL4\nDelivery\ta, b\tc\n", Format::Sheet(Shape::Tsv)),
            ("Skill,L3,L4\nDelivery,a,b\n", Format::Sheet(Shape::Csv)),
            ("\u{feff}Level;Delivery\nJunior;a\nSenior;b\n", Format::Sheet(Shape::Csv)),
            ("\"Skill\",\"Senior (L5)\",\"Staff (L6)\"\n\"Delivery\",\"a\",\"b\"\n", Format::Sheet(Shape::Csv)),
            ("{\n  \"levels\": []\n}", Format::Data(Shape::Json)),
            ("[{\"level\": \"L3\"}]", Format::Data(Shape::Json)),
            ("[Our ladder](ladder.md)\n\n# L3\n", Format::Markdown),
            ("[[Ladder]] of the team\n", Format::Markdown),
            ("# Ladder\nlevels:\n  - id: L3\n    name: Junior\n", Format::Data(Shape::Yaml)),
            ("- level: L3\n  text: a\n- level: L4\n  text: b\n", Format::Data(Shape::Yaml)),
            ("---\nlevels:\n  - L3\ntopics:\n  - name: Delivery\n", Format::Data(Shape::Yaml)),
            ("---\ntopics:\n  - name: Delivery\n---\n", Format::Markdown),
            ("---\ntitle: Ladder\n---\n\n# L3\n", Format::Markdown),
            ("<table>\n<tr><th>Skill</th><th>L3</th></tr>\n</table>", Format::Markdown),
            ("Copied from the wiki:\n<table><tr><td>a,b</td></tr></table>", Format::Markdown),
            ("# L3\n\n## Delivery\n\n- Ships, and tests\n", Format::Markdown),
            ("We ship, and we learn.\nThen we rest, and ship again.\n", Format::Markdown),
            ("•\tLeads programs\n•\tHires\n", Format::Markdown),
            ("", Format::Markdown),
            ("\n \n", Format::Markdown),
            ("\u{1}\u{2}\u{3}", Format::Refused(BINARY)),
            ("\u{7f}ELF\0\0", Format::Refused(BINARY)),
        ] {
            assert_eq!(Format::of("-", text.as_bytes()), expected, "{text:?}");
        }
        assert_eq!(Format::of("-", &utf16), Format::Sheet(Shape::Tsv));
        assert_eq!(Format::of("ladder.txt", &utf16), Format::Sheet(Shape::Tsv));
        assert_eq!(Format::of("ladder.txt", b"levels:\n  - a: b\n"), Format::Markdown);
        assert_eq!(Format::of("-", b"PK\x03\x04"), Format::Workbook);
        assert_eq!(Format::of("-", b"\x89PNG\r\n\x1a\n\0\0"), Format::Refused(BINARY));
    }
}
