use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::{CASE, Folder, MATRIX};

const LINKS: &str = r#"{ "textDocument": { "definition": { "linkSupport": true } } }"#;

fn definition(folder: &mut Folder, name: &str, marked: &str) -> Vec<String> {
    let found = folder.client.ask("textDocument/definition", folder.at(name, marked));
    folder.places(&found)
}

fn references(folder: &mut Folder, name: &str, marked: &str, declaration: bool) -> Vec<String> {
    let mut asked = folder.at(name, marked);
    asked["context"] = json!({ "includeDeclaration": declaration });
    let found = folder.client.ask("textDocument/references", asked);
    folder.places(&found)
}

#[test]
fn a_citation_in_any_spelling_leads_to_the_row_of_the_matrix() {
    let mut folder = Folder::usual(&json!({}));
    let row = ["matrix.md: Program Execution"];
    for marked in [
        "#$0program-execution\n- ",
        "$0#program-execution\n- ",
        "[[Program$0 Execution]]",
        "[Program Exec$0ution](matrix",
        "](matrix.md#pro$0gram-execution)",
        "| $0Program Execution | meeting",
        "## Program Execution$0\n",
    ] {
        assert_eq!(definition(&mut folder, "promotion.md", marked), row, "{marked}");
    }
    for marked in [
        "#43$012",
        "#oth$0er",
        "see Goal B and pro$0gram",
        "- 🚀 C$0ut",
        "\nProgram$0 Execution is",
        "`#pro$0gram-execution`",
    ] {
        assert_eq!(definition(&mut folder, "promotion.md", marked), [""; 0], "{marked}");
    }
}

#[test]
fn levels_goals_and_evidence_lead_to_where_they_are_told() {
    let mut folder = Folder::usual(&json!({}));
    for (marked, wanted) in [
        ("level: Sen$0ior", "matrix.md: Senior (L5)"),
        ("target: Staff ($0L6)", "matrix.md: Staff (L6)"),
        ("see Goal$0 B and", "promotion.md: Goal B"),
        ("| Goals A and $0B |", "promotion.md: Goal B"),
        ("cost of Goal $0A", "promotion.md: Goal A"),
        ("execution[^late$0ncy]", "proof.md: [^latency]"),
    ] {
        assert_eq!(definition(&mut folder, "promotion.md", marked), [wanted], "{marked}");
    }
    folder.show("proof.md");
    assert_eq!(definition(&mut folder, "proof.md", "fell[^$0latency]"), ["proof.md: [^latency]"]);
    folder.show("matrix.md");
    assert_eq!(definition(&mut folder, "matrix.md", "**Pro$0gram Execution**"), ["matrix.md: Program Execution"]);
    assert_eq!(definition(&mut folder, "matrix.md", "| La$0nds"), [""; 0]);
}

#[test]
fn a_link_says_what_leads_there_where_the_editor_takes_it() {
    let mut folder = Folder::usual(&serde_json::from_str(LINKS).unwrap());
    let found = folder.client.ask("textDocument/definition", folder.at("promotion.md", "[[Prog$0ram Execution]]"));
    assert_eq!(folder.of("promotion.md", &found[0]["originSelectionRange"]), "[[Program Execution]]");
    assert_eq!(folder.places(&found), ["matrix.md: Program Execution"]);
    assert_eq!(found[0].get("uri"), None);
}

#[test]
fn references_are_those_of_the_case_and_of_nobody_else() {
    let mut folder = Folder::usual(&json!({}));
    let cited = [
        "promotion.md: #program-execution",
        "promotion.md: [[Program Execution]]",
        "promotion.md: [Program Execution](matrix.md#program-execution)",
        "promotion.md: Program Execution",
        "promotion.md: Program Execution",
    ];
    assert_eq!(references(&mut folder, "promotion.md", "#$0program-execution\n- ", false), cited);
    let all = references(&mut folder, "promotion.md", "#$0program-execution\n- ", true);
    assert_eq!(
        (&all[..5], &all[5..]),
        (&cited.map(str::to_owned)[..], &["matrix.md: Program Execution".to_owned()][..])
    );

    assert_eq!(
        references(&mut folder, "promotion.md", "$0#influence #4312", false),
        ["promotion.md: #influence", "promotion.md: Influence", "proof.md: #influence"]
    );
    assert_eq!(
        references(&mut folder, "promotion.md", "level: S$0enior", true),
        ["promotion.md: Senior", "matrix.md: Senior (L5)"]
    );
    assert_eq!(
        references(&mut folder, "promotion.md", "see Goal$0 B", true),
        ["promotion.md: Goal B", "promotion.md: Goal B", "promotion.md: B"]
    );
    assert_eq!(
        references(&mut folder, "promotion.md", "[^laten$0cy]", false),
        ["promotion.md: [^latency]", "proof.md: [^latency]"]
    );
    folder.show("matrix.md");
    assert_eq!(references(&mut folder, "matrix.md", "| In$0fluence", false).len(), 3);
}

#[test]
fn what_is_open_and_not_saved_is_what_is_read() {
    let mut folder = Folder::usual(&json!({}));
    folder.show_as("proof.md", "---\ncareer: {kind: proof}\n---\n\n# 🚀 Proof\n\n- 🚀 [[influence]]\n");
    folder.show_as("matrix.md", &MATRIX.replace("# Ladder é", "# Ladder\n\nMore é"));
    let found = references(&mut folder, "promotion.md", "$0#influence #4312", true);
    assert_eq!(
        found,
        ["promotion.md: #influence", "promotion.md: Influence", "proof.md: [[influence]]", "matrix.md: Influence"]
    );
}

#[test]
fn a_document_of_another_folder_counts_where_its_matrix_is_the_same() {
    let other = "---\ncareer: {kind: brag, matrix: ../team/matrix.md}\n---\n\n# Wins\n\n- Cut é #influence\n";
    let own = "---\ncareer: {kind: brag}\n---\n\n# Wins\n\n- Cut #influence\n";
    let files = [
        ("team/matrix.md", MATRIX),
        ("team/promotion.md", CASE),
        ("ana/brag.md", other),
        ("bo/brag.md", own),
        ("bo/matrix.md", MATRIX),
        ("ana/notes.md", "#influence"),
    ];
    let mut folder = Folder::new(&json!({}), &files);
    folder.show("team/promotion.md");
    let found = references(&mut folder, "team/promotion.md", "$0#influence #4312", false);
    assert_eq!(found, ["team/promotion.md: #influence", "team/promotion.md: Influence", "ana/brag.md: #influence"]);
    folder.show("ana/brag.md");
    assert_eq!(definition(&mut folder, "ana/brag.md", "#$0influence"), ["team/matrix.md: Influence"]);
}

#[test]
fn highlights_stay_in_the_document() {
    let mut folder = Folder::usual(&json!({}));
    let mut lit = |name: &str, marked: &str| {
        let found = folder.client.ask("textDocument/documentHighlight", folder.at(name, marked));
        let words = |one: &Value| folder.of(name, &one["range"]);
        found.as_array().expect("a list").iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(lit("promotion.md", "$0#influence #4312"), ["influence", "Influence"]);
    assert_eq!(lit("promotion.md", "Goals $0A and"), ["A", "A", "A"]);
    assert_eq!(lit("promotion.md", "- 🚀 C$0ut"), [""; 0]);
    folder.show("matrix.md");
    let found = folder.client.ask("textDocument/documentHighlight", folder.at("matrix.md", "| In$0fluence"));
    assert_eq!(found.as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_no_career_document_or_not_open_or_has_no_file_gets_nothing() {
    let mut folder = Folder::usual(&json!({}));
    folder.show("notes.md");
    for marked in ["#pro$0gram", "[[Prog$0ram", "Goal$0 B", "[^$0latency"] {
        assert_eq!(definition(&mut folder, "notes.md", marked), [""; 0], "{marked}");
        assert_eq!(references(&mut folder, "notes.md", marked, true), [""; 0], "{marked}");
    }
    let outside = json!({ "line": 9999, "character": 9999 });
    for uri in [folder.uri("promotion.md"), folder.uri("nowhere.md"), "untitled:x".to_owned(), String::new()] {
        let asked = json!({ "textDocument": { "uri": uri }, "position": outside });
        assert_eq!(folder.client.ask("textDocument/definition", asked.clone()), Value::Null);
        assert_eq!(folder.client.ask("textDocument/references", asked.clone()), json!([]));
        assert_eq!(folder.client.ask("textDocument/documentHighlight", asked), json!([]));
    }
    let before = folder.at("promotion.md", "$0#influence #4312");
    let uri = folder.uri("promotion.md");
    folder.client.close(&uri);
    assert_eq!(folder.client.ask("textDocument/definition", before), Value::Null);
}

#[test]
fn the_matrix_that_comes_along_has_no_place_but_citations_of_it_are_found() {
    let (mut client, _) = Client::greeted(&json!({}));
    let uri = "file:///nowhere/names/a.md";
    let text = "---\ncareer: {kind: brag, matrix: 'builtin:tpm'}\n---\n\n- Cut #program-execution\n- Won [[Program Execution]]\n";
    client.open(uri, 1, text);
    let place = json!({ "textDocument": { "uri": uri }, "position": { "line": 4, "character": 9 } });
    assert_eq!(client.ask("textDocument/definition", place.clone()), Value::Null);
    assert_eq!(client.ask("textDocument/references", place).as_array().map(Vec::len), Some(2));
}
