/// How a matrix was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Shape {
    /// Pipe tables.
    #[default]
    Pipe,
    /// HTML tables in Markdown.
    Html,
    /// Headings of one document.
    Headings,
    /// A folder, each file a level or an attribute.
    Folder,
    /// Steps named on each axis in one file, picked for each level in another.
    Steps,
    /// The front matter of a Markdown file.
    FrontMatter,
    /// YAML.
    Yaml,
    /// JSON.
    Json,
    /// TOML, as `matrix convert` writes it.
    Toml,
    /// Comma-separated values.
    Csv,
    /// Values separated by tabs, as a sheet copies them.
    Tsv,
    /// A workbook: `.xlsx` or `.ods`.
    Workbook,
}

impl Shape {
    /// Every shape that is read.
    pub const ALL: [Shape; 12] = [
        Shape::Pipe,
        Shape::Html,
        Shape::Headings,
        Shape::Folder,
        Shape::Steps,
        Shape::FrontMatter,
        Shape::Yaml,
        Shape::Json,
        Shape::Toml,
        Shape::Csv,
        Shape::Tsv,
        Shape::Workbook,
    ];

    /// What it is called in a sentence.
    pub fn said(self) -> &'static str {
        match self {
            Shape::Pipe => "a pipe table",
            Shape::Html => "an HTML table",
            Shape::Headings => "headings in one document",
            Shape::Folder => "a folder of files",
            Shape::Steps => "named steps of another file",
            Shape::FrontMatter => "front matter",
            Shape::Yaml => "YAML",
            Shape::Json => "JSON",
            Shape::Toml => "TOML",
            Shape::Csv => "comma-separated values",
            Shape::Tsv => "tab-separated values",
            Shape::Workbook => "a workbook",
        }
    }
}
