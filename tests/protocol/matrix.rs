//! What becomes of an open case while its matrix changes, breaks, or is none.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::Client;
use crate::documents::settled;

const MATRIX: &str =
    "| Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | --- |\n| Influence | a | b |\n| Craft | c | d |\n";
const TABLE: &str = "## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n| Influence | over-delivering |\n";

fn case(header: &str) -> String {
    format!("---\ncareer:\n  kind: promotion\n{header}---\n\n# Case\n\n{TABLE}")
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.0.path().join(name).display())
    }
}

fn said(list: &Value, rule: &str) -> Vec<(String, Value)> {
    let found = list["diagnostics"].as_array().expect("a list").iter().filter(|finding| finding["code"] == rule);
    found
        .map(|finding| (finding["message"].as_str().expect("a message").to_owned(), finding["range"].clone()))
        .collect()
}

#[test]
fn a_matrix_that_breaks_is_told_of_where_it_is_named_and_the_last_good_one_stays() {
    let folder = Folder::new();
    folder.write("ladder/grid.md", MATRIX);
    let (mut client, _) = Client::greeted(&json!({}));
    let uri = folder.uri("case.md");
    client.open(&uri, 1, &case("  matrix: ladder/../ladder/grid.md\n").replace("Influence", "Clarity"));
    client.open(&folder.uri("ladder/grid.md"), 1, MATRIX);
    let first = settled(&mut client, &uri);
    assert_eq!(said(&first, "unreadable-matrix"), []);
    assert_eq!(said(&first, "unknown-attribute").len(), 1, "{first}");
    // The open text counts, and it is no table any more; what it says is nobody's business.
    client.edit(&folder.uri("ladder/grid.md"), 2, [0, 0, 4, 0], "Secret plans\n");
    let then = client.published(&uri, Duration::from_secs(5)).expect("a finding, without a key in the case");
    let broken = said(&then, "unreadable-matrix");
    assert_eq!(broken.len(), 1, "{then}");
    let (message, range) = &broken[0];
    assert!(message.ends_with("Until it can be, the last one that could be read is used."), "{message}");
    assert!(!message.contains("Secret"), "{message}");
    assert_eq!(range["start"], json!({ "line": 3, "character": 10 }));
    assert_eq!(said(&then, "unknown-attribute").len(), 1, "the last good one still counts: {then}");
}

#[cfg(unix)]
#[test]
fn a_matrix_outside_the_workspace_is_not_opened_by_whatever_way() {
    let outside = Folder::new();
    outside.write("secret.md", MATRIX);
    let folder = Folder::new();
    folder.write("career-ls.toml", "matrix = \"link.md\"\n");
    std::os::unix::fs::symlink(outside.0.path().join("secret.md"), folder.0.path().join("link.md")).expect("linked");
    std::os::unix::fs::symlink(outside.0.path().join("secret.md"), folder.0.path().join("matrix.md")).expect("linked");
    let (mut client, _) = Client::greeted(&json!({}));
    let uri = folder.uri("case.md");
    client.open(&uri, 1, &case("").replace("Influence", "Clarity"));
    let list = settled(&mut client, &uri);
    assert_eq!(said(&list, "unknown-attribute"), [], "nothing is held against it: {list}");
    let told = said(&list, "unreadable-matrix");
    assert_eq!(told.len(), 1, "{list}");
    assert!(told[0].0.starts_with("`matrix` in career-ls.toml: "), "{}", told[0].0);
    assert!(told[0].0.contains("outside the workspace"), "{}", told[0].0);
    folder.write("career-ls.toml", "");
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let list = client.published(&uri, Duration::from_secs(5)).expect("the configuration has changed");
    assert_eq!(said(&list, "unknown-attribute"), [], "a link that is called a matrix is no candidate: {list}");
    assert_eq!(said(&list, "unreadable-matrix"), []);
}

#[test]
fn a_lens_says_what_the_table_comes_to_and_completes_it() {
    let able = json!({
        "textDocument": { "codeLens": {} },
        "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true } },
    });
    let (mut client, result) = Client::greeted(&able);
    assert!(result["capabilities"]["codeLensProvider"].is_object(), "{result}");
    let folder = Folder::new();
    folder.write("matrix.md", MATRIX);
    let uri = folder.uri("case.md");
    client.open(&uri, 7, &case(""));
    let lenses = client.ask("textDocument/codeLens", json!({ "textDocument": { "uri": uri } }));
    let [lens] = lenses.as_array().expect("a list").as_slice() else { panic!("one lens: {lenses}") };
    assert_eq!(lens["command"]["title"], "2 attributes: 1 over-delivering, 1 without a row");
    assert_eq!(lens["range"]["start"], json!({ "line": 7, "character": 3 }));
    let asked = json!({ "command": lens["command"]["command"], "arguments": lens["command"]["arguments"] });
    assert_eq!(client.ask("workspace/executeCommand", asked.clone()), Value::Null);
    let edit = client.heard("workspace/applyEdit", Duration::from_secs(5)).expect("the row");
    let change = &edit["params"]["edit"]["documentChanges"][0];
    assert_eq!((&change["textDocument"]["version"], &change["textDocument"]["uri"]), (&json!(7), &json!(uri)));
    assert_eq!(change["edits"][0]["newText"], "\n| Craft | |");
    client.send(&json!({ "jsonrpc": "2.0", "id": edit["id"], "result": { "applied": true } }));
    client.edit(&uri, 8, [11, 31, 11, 31], "\n| Craft | gap |");
    assert_eq!(client.ask("workspace/executeCommand", asked), Value::Null);
    let told = client.heard("window/showMessage", Duration::from_secs(5)).expect("a word");
    assert_eq!(told["params"]["message"], "Each attribute of the matrix has its row.");
    let lenses = client.ask("textDocument/codeLens", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(lenses[0]["command"]["title"], "2 attributes: 1 over-delivering, 1 gap");
    let none = json!({ "command": "career-ls.completeCrossReference", "arguments": [3] });
    assert_eq!(client.refused("workspace/executeCommand", none), -32602);
}

#[test]
fn who_cannot_be_sent_an_edit_is_offered_no_lens() {
    for capabilities in [
        json!({ "textDocument": { "codeLens": {} } }),
        json!({ "textDocument": { "codeLens": {} }, "workspace": { "applyEdit": true } }),
        json!({ "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true } } }),
    ] {
        let (mut client, result) = Client::greeted(&capabilities);
        assert_eq!(result["capabilities"].get("codeLensProvider"), None, "{capabilities}");
        let folder = Folder::new();
        folder.write("matrix.md", MATRIX);
        client.open(&folder.uri("case.md"), 1, &case(""));
        let asked = json!({ "textDocument": { "uri": folder.uri("case.md") } });
        assert_eq!(client.ask("textDocument/codeLens", asked), json!([]));
    }
}
