use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::{Folder, MATRIX, PROOF};

fn found(folder: &mut Folder, query: &str) -> Vec<String> {
    let hits = folder.client.ask("workspace/symbol", json!({ "query": query }));
    let told = |hit: &Value| {
        let name = folder.name(hit["location"]["uri"].as_str().expect("an address"));
        format!("{} in {name}: {}", hit["name"].as_str().expect("a name"), folder.of(&name, &hit["location"]["range"]))
    };
    hits.as_array().expect("a list").iter().map(told).collect()
}

#[test]
fn names_of_the_workspace_are_found_by_their_letters() {
    let mut folder = Folder::usual(&json!({}));
    assert_eq!(
        found(&mut folder, ""),
        ["Program Execution in matrix.md: Program Execution", "Influence in matrix.md: Influence"]
    );
    assert_eq!(found(&mut folder, "INFL"), ["Influence in matrix.md: Influence"]);
    assert_eq!(found(&mut folder, "staf"), ["Staff (L6) in matrix.md: Staff (L6)"]);
    assert_eq!(found(&mut folder, "goal b")[0], "Goal B: By June 2027, cut cost of Goal A in promotion.md: Goal B");
    assert_eq!(found(&mut folder, "proof"), ["Proof in proof.md: Proof"]);
    assert_eq!(
        found(&mut folder, "progr"),
        ["Program Execution in matrix.md: Program Execution", "Program Execution in promotion.md: Program Execution"]
    );
    assert_eq!(found(&mut folder, "xyzzy"), [""; 0]);
    folder.show_as("proof.md", &PROOF.replace("# Proof", "# Unsaved é"));
    assert_eq!(found(&mut folder, "unsaved"), ["Unsaved é in proof.md: Unsaved é"]);
}

#[test]
fn no_more_is_found_than_one_looks_through() {
    let mut wins = "---\ncareer: {kind: brag}\n---\n\n# Wins\n".to_owned();
    for index in 0..300 {
        write!(wins, "\n## Project {index}\n\n- Cut it\n").expect("a text");
    }
    let mut folder = Folder::new(&json!({}), &[("wins.md", &wins), ("matrix.md", MATRIX)]);
    folder.show("wins.md");
    assert_eq!(found(&mut folder, "project").len(), 200);
    let (mut client, _) = Client::greeted(&json!({}));
    assert_eq!(client.ask("workspace/symbol", json!({ "query": "x" })), json!([]));
    assert_eq!(client.ask("workspace/symbol", json!({})), json!([]));
}

fn links(folder: &mut Folder, name: &str) -> Vec<String> {
    let asked = json!({ "textDocument": { "uri": folder.uri(name) } });
    let links = folder.client.ask("textDocument/documentLink", asked);
    let told = |link: &Value| {
        let target = link["target"].as_str().expect("an address");
        let (file, line) = target.split_once('#').unwrap_or((target, ""));
        format!("{} → {} {line}", folder.of(name, &link["range"]), folder.name(file))
    };
    links.as_array().expect("a list").iter().map(told).collect()
}

#[test]
fn what_markdown_does_not_link_leads_somewhere() {
    let mut folder = Folder::usual(&json!({ "textDocument": { "documentLink": { "tooltipSupport": true } } }));
    assert_eq!(
        links(&mut folder, "promotion.md"),
        ["#program-execution → matrix.md L5", "[^latency] → proof.md L9", "#influence → matrix.md L6",]
    );
    let text = folder.text("promotion.md").replace("  role: TPM", "  matrix: ./matrix.md");
    folder.write("promotion.md", &text);
    assert_eq!(links(&mut folder, "promotion.md")[0], "./matrix.md → matrix.md ");
    folder.write("promotion.md", &text.replace("./matrix.md", "gone.md"));
    assert_eq!(links(&mut folder, "promotion.md"), ["[^latency] → proof.md L9"]);
    folder.write("promotion.md", &text.replace("./matrix.md", "builtin:tpm"));
    assert_eq!(links(&mut folder, "promotion.md"), ["[^latency] → proof.md L9"]);
    folder.show("proof.md");
    assert_eq!(links(&mut folder, "proof.md"), ["#influence → matrix.md L6"], "its own footnotes are Markdown's");
    folder.show("notes.md");
    assert_eq!(links(&mut folder, "notes.md"), [""; 0]);
    for uri in ["file:///nowhere.md", ""] {
        let asked = json!({ "textDocument": { "uri": uri } });
        assert_eq!(folder.client.ask("textDocument/documentLink", asked), json!([]));
    }
}
