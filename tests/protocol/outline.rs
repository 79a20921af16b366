use serde_json::{Value, json};

use crate::client::Client;
use crate::documents::case;

const URI: &str = "file:///nowhere/outline/a.md";
const MORE: &str = "- Cut cost 🚀\n\n### Atlas é\n\n- Won it\n\n\n## Future\n\n- Goal B: halve build time\n";

fn asked(client: &mut Client, method: &str, uri: &str) -> Value {
    client.ask(method, json!({ "textDocument": { "uri": uri } }))
}

fn place(line: u32, character: u32) -> Value {
    json!({ "line": line, "character": character })
}

#[test]
fn an_outline_is_a_tree_where_the_editor_takes_one() {
    let (mut client, _) = Client::greeted(&serde_json::from_str(include_str!("profiles/vscode.json")).unwrap());
    client.open(URI, 1, &case(MORE));
    let tree = asked(&mut client, "textDocument/documentSymbol", URI);
    let title = &tree[0];
    assert_eq!((&title["name"], &title["kind"], title.get("detail")), (&json!("Case"), &json!(15), None));
    let history = &title["children"][0];
    assert_eq!((&history["name"], &history["detail"]), (&json!("History"), &json!("Step 2 of 6")));
    assert_eq!(history["range"], json!({ "start": place(7, 0), "end": place(13, 8) }));
    assert_eq!(history["selectionRange"], json!({ "start": place(7, 3), "end": place(7, 10) }));
    assert_eq!(history["children"][0]["name"], "Atlas é");
    let future = &title["children"][1];
    assert_eq!(future["children"][0]["name"], "Goal B: halve build time");
    assert_eq!(future["children"][0].get("children"), None);
}

#[test]
fn an_outline_is_a_list_where_the_editor_says_nothing_of_trees() {
    for profile in [include_str!("profiles/helix.json"), include_str!("profiles/minimal.json")] {
        let (mut client, _) = Client::greeted(&serde_json::from_str(profile).unwrap());
        client.open(URI, 1, &case(MORE));
        let list = asked(&mut client, "textDocument/documentSymbol", URI);
        let list = list.as_array().expect("a list");
        let told = |symbol: &Value| (symbol["name"].clone(), symbol["containerName"].clone());
        let told: Vec<_> = list.iter().map(told).collect();
        let wanted = [
            (json!("Case"), Value::Null),
            (json!("History"), json!("Case")),
            (json!("Atlas é"), json!("History")),
            (json!("Future"), json!("Case")),
            (json!("Goal B: halve build time"), json!("Future")),
        ];
        assert_eq!(told, wanted);
        assert_eq!(list[3]["location"]["uri"], URI);
        assert_eq!(list[3]["location"]["range"]["start"], place(16, 0));
    }
}

#[test]
fn folds_are_whole_lines_and_leave_the_blank_ones_out() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, &case(MORE));
    let folds = asked(&mut client, "textDocument/foldingRange", URI);
    let fold = |start: u32, end: u32| json!({ "startLine": start, "endLine": end });
    let header = json!({ "startLine": 0, "endLine": 3, "kind": "region" });
    assert_eq!(folds, json!([header, fold(5, 18), fold(7, 13), fold(11, 13), fold(16, 18)]));
}

#[test]
fn of_more_folds_than_an_editor_takes_the_outer_ones_stay() {
    for (most, lines) in [(0, vec![]), (2, vec![0, 5]), (4, vec![0, 5, 7, 16]), (99, vec![0, 5, 7, 11, 16])] {
        let (mut client, _) = Client::greeted(&json!({ "textDocument": { "foldingRange": { "rangeLimit": most } } }));
        client.open(URI, 1, &case(MORE));
        let folds = asked(&mut client, "textDocument/foldingRange", URI);
        let starts: Vec<_> = folds.as_array().expect("a list").iter().map(|fold| fold["startLine"].clone()).collect();
        assert_eq!(starts, lines, "{most}");
    }
}

#[test]
fn what_is_no_career_document_or_not_open_has_neither() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, "# Notes\n\n## History\n\n- x\n");
    for uri in [URI, "file:///nowhere/outline/never-opened.md", ""] {
        for method in ["textDocument/documentSymbol", "textDocument/foldingRange"] {
            assert_eq!(asked(&mut client, method, uri), json!([]), "{method} {uri}");
        }
    }
}
