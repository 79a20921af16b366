//! Whatever a document is made of: its export is clean, stays what it is when exported again, and holds nothing that the
//! document does not.

use std::fs;

use career_ls::report;
use career_ls::settings::Kind;
use career_ls::workspace::{Disk, Overrides};

const MATRIX: &str = "---\ncareer: {kind: matrix}\n---\n\n# Levels\n\n| Attribute | Senior (L5) | Staff (L6) |\n\
                      | --- | --- | --- |\n| Influence | Aligns leads | Changes decisions |\n\
                      | Program Execution | Lands a program | Lands programs |\n";

/// Pieces that documents are put together from. `¶` is a line end.
const PIECES: [&str; 46] = [
    "¶",
    "¶",
    "¶",
    "¶¶",
    "¶¶",
    " ",
    "  ",
    "    ",
    "- ",
    "- ",
    "* ",
    "1. ",
    "> ",
    "# ",
    "## ",
    "---¶",
    "kind: x",
    "| a | b |¶| - | - |¶",
    "|",
    "```¶",
    "`",
    "**",
    "word",
    "Été 🚀",
    "Cut it by 30%",
    "A.",
    "(",
    ")",
    ",",
    "<!-- x -->",
    "<!-- x -->",
    "<!-- career-ls-disable-next-line task-phrasing -->",
    "<!--",
    "-->",
    " {#id}",
    "{#",
    "#influence",
    " #program-execution",
    "[[Influence]]",
    "[Influence](matrix.md#influence)",
    "[[Other]]",
    "#other",
    "![][i]",
    "¶[i]: <data:image/png;base64,AA==>¶",
    "[^n]",
    "¶[^n]: why¶",
];

fn document(random: &mut fastrand::Rng) -> String {
    let end = random.choice(["\n", "\r\n"]).unwrap_or("\n");
    let body: String = (0..random.usize(1..24)).filter_map(|_| random.choice(PIECES)).collect();
    body.replace('¶', end)
}

#[test]
fn an_export_of_anything_is_clean_and_stays_so() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("matrix.md"), MATRIX).expect("a file");
    let path = folder.path().join("case.md");
    let overrides = Overrides { kind: Some(Kind::Promotion), today: None };
    let export = |text: &str| {
        fs::write(&path, text).expect("a file");
        let analysis = Disk::default().analyse(&path, &overrides).expect("a document");
        let clean = report::clean(&analysis);
        (report::page(&analysis, &clean), clean)
    };
    let rounds = std::env::var("CAREER_LS_EXPORTS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(400);
    for seed in 0..rounds {
        let body = document(&mut fastrand::Rng::with_seed(seed));
        let (page, clean) = export(&format!("---\ncareer: {{kind: promotion}}\n---\n\n{body}"));
        let (_, again) = export(&clean);
        assert_eq!(again, clean, "seed {seed}: {body:?}");
        assert!(!page.contains("<script") && !page.contains("<!--"), "seed {seed}: {page}");

        // Names take the place of citations, and a blank line may stay where a comment stood; nothing else is new.
        let unnamed = clean.replace("Influence", "").replace("Program Execution", "");
        let mut left = body.chars();
        for c in unnamed.chars().filter(|c| c.is_alphanumeric()) {
            assert!(left.any(|had| had == c), "seed {seed}: {c:?} of {clean:?} is not in {body:?}");
        }
        let ends = |text: &str| text[text.trim_end().len()..].matches('\n').count();
        assert!(ends(&clean) <= ends(&body).max(1), "seed {seed}: {body:?} → {clean:?}");
    }
}
