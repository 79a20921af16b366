//! What a file holds: its name says so, else its first bytes.

use super::Shape;

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
            "md" | "markdown" | "mdx" | "txt" => Self::Markdown,
            "yaml" | "yml" => Self::Data(Shape::Yaml),
            "json" => Self::Data(Shape::Json),
            "toml" => Self::Data(Shape::Toml),
            "csv" => Self::Sheet(Shape::Csv),
            "tsv" | "tab" => Self::Sheet(Shape::Tsv),
            "xlsx" | "ods" => Self::Workbook,
            "xls" | "xlsm" | "xlsb" | "numbers" => {
                Self::Refused("This kind of workbook is not read. Save it as .xlsx, .ods or .csv.")
            }
            "js" | "ts" | "mjs" | "cjs" | "jsx" | "tsx" => {
                Self::Refused("A matrix in program code is not read. Write its object out as JSON and name that file.")
            }
            "pdf" => {
                Self::Refused("A PDF is not read. Ask for the document behind it, or paste its table into a .md file.")
            }
            "doc" | "docx" | "odt" | "rtf" | "pages" => Self::Refused(
                "A word processor's file is not read. Save it as Markdown, or paste its table into a .md file.",
            ),
            "html" | "htm" | "vue" => Self::Refused(
                "A web page is not read. Copy its table into a .md file: an HTML table is read there as it is.",
            ),
            _ => Self::sniffed(bytes),
        }
    }

    /// What bytes without a telling name are: pasted from a sheet, more often than not.
    fn sniffed(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK\x03\x04") {
            return Self::Workbook;
        }
        if bytes.starts_with(b"%PDF") {
            return Self::Refused(
                "A PDF is not read. Ask for the document behind it, or paste its table into a .md file.",
            );
        }
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(64 * 1024)]);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(20);
        if text.starts_with(['{', '[']) {
            return Self::Data(Shape::Json);
        }
        if text.starts_with('|') || lines().any(|line| line.starts_with('#') || line.trim_start().starts_with('|')) {
            return Self::Markdown;
        }
        if lines().next().is_some_and(|line| line.contains('\t')) {
            return Self::Sheet(Shape::Tsv);
        }
        if text.starts_with("---") || text.contains('<') {
            return Self::Markdown;
        }
        if lines().next().is_some_and(|line| line.contains(',') || line.contains(';')) {
            return Self::Sheet(Shape::Csv);
        }
        if lines().any(|line| line.trim_end().ends_with(':')) { Self::Data(Shape::Yaml) } else { Self::Markdown }
    }
}
