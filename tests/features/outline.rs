use career_ls::features::{self, FoldKind, Symbol, SymbolKind};

use super::{HEADER, Opened};

fn symbols(opened: &Opened) -> Vec<Symbol> {
    features::symbols(&opened.snapshot(), &opened.uri)
}

/// An outline as indented lines: name, and what is said beside it.
fn told(symbols: &[Symbol], depth: usize) -> String {
    let told = |symbol: &Symbol| {
        let detail = if symbol.detail.is_empty() { String::new() } else { format!(" ({})", symbol.detail) };
        let inside = told(&symbol.children, depth + 1);
        format!("{}{}{detail}\n{inside}", "  ".repeat(depth), symbol.name)
    };
    symbols.iter().map(told).collect()
}

fn outline(body: &str) -> String {
    told(&symbols(&Opened::case(body)), 0)
}

/// Every name lies in its symbol, every symbol in the one around it and behind the one before it.
fn is_sound(symbols: &[Symbol], text: &str) {
    for symbol in symbols {
        assert!(symbol.span.contains(symbol.selection), "{symbol:?} in {text:?}");
        assert!(!symbol.name.trim().is_empty() && !symbol.name.contains(['\n', '\r']), "{symbol:?} in {text:?}");
        assert!(symbol.children.iter().all(|child| symbol.span.contains(child.span)), "{symbol:?} in {text:?}");
        let whole = symbol.span.of(text);
        assert_eq!(whole, whole.trim_end(), "{symbol:?} in {text:?}");
        is_sound(&symbol.children, text);
    }
    assert!(symbols.is_sorted_by_key(|symbol| symbol.span.start), "{symbols:?} in {text:?}");
}

fn folded(opened: &Opened) -> Vec<String> {
    let folds = features::folds(&opened.snapshot(), &opened.uri, None);
    folds.iter().map(|fold| fold.span.of(&opened.text).to_owned()).collect()
}

#[test]
fn sections_lie_in_each_other_and_name_their_step() {
    let body = "# Case\n\n## 📝 Accomplishments\n\n- Won it\n\n### Atlas\n\n- Cut it\n\n**Next steps**\n\nText\n\n## Get clear\n\n\
        ## Career matrix\n\n### Influence\n";
    let wanted = "Case\n  Accomplishments (Step 2 of 6: History)\n    Atlas\n      Next steps (Step 6 of 6: Get clear)\n  \
        Get clear (Step 6 of 6)\n  Career matrix (Step 1 of 6)\n    Influence\n";
    assert_eq!(outline(body), wanted);
    let note = Opened::new("note.md", "---\ncareer: {kind: referral}\n---\n# Note\n\n## Target role\n\n## Ask\n");
    assert_eq!(
        told(&symbols(&note), 0),
        "Note\n  Target role (Step 1 of 5: Pick the target)\n  Ask (Step 2 of 5: Write a referral note)\n"
    );
}

#[test]
fn labelled_goals_and_what_is_nested_in_them_stand_under_the_future() {
    let body = "## History\n\n- Goal A: was reached\n\n## Future\n\n- **Goal B:** halve 🚀 build\n  time\n  - for 3 teams\n- goal c-2: x\n\
        - Goal 3: outer\n  - why\n  - Goal 3.1: inner\n    - how\n- Goals: many\n- Goal: none\n- Goal B and C: two\n- My goal B: no\n\nGoal 4: in a paragraph. More.\n";
    let wanted = "History (Step 2 of 6)\nFuture (Step 3 of 6)\n  Goal B: halve 🚀 build time\n  goal c-2: x\n  Goal 3: outer\n  Goal 3.1: inner\n  \
        Goal 4: in a paragraph.\n";
    assert_eq!(outline(body), wanted);
    let marked = Opened::case("## Future\n\n- $0**Goal B:** halve it\n  - for é teams$0  \n\n- x\n");
    let goal = &symbols(&marked)[0].children[0];
    assert_eq!((goal.kind, goal.span), (SymbolKind::Goal, marked.span));
    assert!(goal.selection.of(&marked.text).contains("Goal B"));
    let long = format!("## Future\n\n- Goal B: {}\n", "é word ".repeat(40));
    let name = &symbols(&Opened::case(&long))[0].children[0].name;
    assert!(name.ends_with(" …") && name.chars().count() <= 82, "{name}");
}

#[test]
fn the_cross_reference_lists_its_attributes_with_their_status() {
    let body = "## Cross-reference\n\n| Attribute | Evidence | Status |\n| --- | --- | --- |\n| [[Influence]] | x | gap |\n| | y | z |\n\
        | #program-execution |\n| 🚀 é | | **over** |   \n\n| Other | table |\n| --- | --- |\n| no | no |\n";
    assert_eq!(outline(body), "Cross-reference (Step 4 of 6)\n  Influence (gap)\n  program-execution\n  🚀 é (over)\n");
    let row = Opened::case(
        "## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n$0| Influence | gap |$0  \n\n## Ask\n",
    );
    let symbols = symbols(&row);
    let attribute = &symbols[0].children[0];
    assert_eq!((attribute.kind, attribute.span), (SymbolKind::Attribute, row.span));
    assert_eq!(attribute.selection.of(&row.text), "Influence");
}

#[test]
fn an_outline_is_sound_whatever_is_written() {
    let pieces = [
        "# A",
        "## Future",
        "### 🚀",
        "##",
        "## ##",
        "###### deep",
        "**Bold**",
        "Next steps:",
        "Set\next\n===",
        "- Goal B: x  ",
        "  - nested é",
        "- Goal C:",
        "> ## quoted",
        "| a | b |\n| - | - |\n| c | d |  ",
        "## Cross-reference",
        "```\n# no",
        "\u{feff}",
        "",
        " ",
        "\u{a0}",
    ];
    let mut seed = 7_usize;
    for end in ["\n", "\r\n", "\n\n"] {
        for _ in 0..150 {
            let mut body = String::new();
            for _ in 0..6 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                body.push_str(pieces[(seed >> 33) % pieces.len()]);
                body.push_str(end);
            }
            let opened = Opened::case(&body);
            is_sound(&symbols(&opened), &opened.text);
            for fold in folded(&opened) {
                assert!(fold.contains(['\n', '\r']) && fold == fold.trim_end(), "{fold:?} of {body:?}");
            }
        }
    }
}

#[test]
fn the_header_sections_and_long_tables_fold() {
    let header = HEADER.trim_end();
    let opened = Opened::case("# Case\r\n\r\n## History\r\n- x\r\n\r\n\r\n## Future\r\n\r\n### Empty\r\n");
    assert_eq!(
        folded(&opened),
        [
            header,
            "# Case\r\n\r\n## History\r\n- x\r\n\r\n\r\n## Future\r\n\r\n### Empty",
            "## History\r\n- x",
            "## Future\r\n\r\n### Empty",
        ]
    );
    let table = |rows: usize| {
        format!("## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n{}\nAfter.\n", "| x | y |\n".repeat(rows))
    };
    let kinds = |body: &str| -> Vec<FoldKind> {
        let opened = Opened::case(body);
        features::folds(&opened.snapshot(), &opened.uri, None).iter().map(|fold| fold.kind).collect()
    };
    assert_eq!(kinds(&table(7)), [FoldKind::Header, FoldKind::Section]);
    assert_eq!(kinds(&table(8)), [FoldKind::Header, FoldKind::Section, FoldKind::Table]);
    assert!(folded(&Opened::case(&table(9)))[2].ends_with("| x | y |"));
    assert_eq!(kinds(""), [FoldKind::Header]);
}

#[test]
fn what_is_no_career_document_has_no_outline_and_no_folds() {
    let notes = Opened::new("notes.md", "# Notes\n\n## History\n\n- Goal B: x\n");
    assert_eq!((symbols(&notes), folded(&notes)), (Vec::new(), Vec::new()));
    let snapshot = notes.snapshot();
    assert!(features::symbols(&snapshot, "file:///never-opened.md").is_empty());
    assert!(features::folds(&snapshot, "", None).is_empty());
}
