use super::{CASE, Folder, command, finish};

const MATRIX: &str = "---\ncareer: {kind: matrix}\n---\n\n| Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | --- |\n\
    | Program Execution | Lands a program | Lands several |\n| Influence | Aligns two teams | Changes a decision |\n";

#[test]
fn a_document_is_shown_as_it_is_read() {
    let text = CASE.replace("on-call", "on-call\n  of 3 teams ([log](ops.md)) #influence #kudos");
    let folder = Folder::with(&[("case.md", &text), ("matrix.md", MATRIX)]);
    let output = folder.json(&["inspect", "case.md"]);
    let document = &output["documents"][0];
    assert_eq!(
        (&output["version"], &document["path"], &document["kind"]),
        (&1.into(), &"case.md".into(), &"promotion".into())
    );
    let section = &document["sections"][0];
    assert_eq!((&section["canonical"], &section["title"]), (&"history".into(), &"History".into()));
    assert_eq!(section["range"]["start"], serde_json::json!({ "line": 5, "character": 0 }));
    assert_eq!(section["range"]["end"], serde_json::json!({ "line": 9, "character": 0 }), "down to the end");
    let statement = &document["statements"][0];
    assert_eq!(statement["text"], "Responsible for on-call of 3 teams ([log](ops.md)) #influence #kudos");
    assert_eq!(statement["phrasing"], "task");
    assert_eq!(statement["range"]["start"], serde_json::json!({ "line": 7, "character": 2 }), "without its marker");
    let evidence = &statement["evidence"][0];
    assert_eq!((&evidence["text"], &evidence["target"]), (&"log".into(), &"ops.md".into()));
    assert_eq!(evidence["range"]["start"], serde_json::json!({ "line": 8, "character": 14 }));
    let attributes = statement["attributes"].as_array().expect("a list");
    assert_eq!(attributes.len(), 1, "only what the matrix knows: {attributes:?}");
    assert_eq!(attributes[0]["id"], "influence");
    assert_eq!(attributes[0]["range"]["start"]["line"], 8);
    let parts = &statement["parts"];
    assert_eq!((&parts["told"], &parts["object"]["text"]), (&"duty".into(), &"on-call of 3 teams".into()));
    assert_eq!(parts["audience"][0]["text"], "3 teams");
    assert_eq!(parts["audience"][0]["range"]["start"], serde_json::json!({ "line": 8, "character": 5 }));
    assert_eq!((&parts["reach"], &parts["result"]), (&"cross-team".into(), &serde_json::Value::Null));
    for field in ["opener", "quantities", "has_metric", "has_scope", "rewrites"] {
        assert!(statement.get(field).is_some(), "{field}");
    }
}

#[test]
fn standard_input_is_read_as_the_kind_that_is_said() {
    let folder = Folder::with(&[]);
    let args = ["inspect", "--kind", "brag", "--format", "json", "-"];
    let ran = finish(&mut command(folder.path(), &args), "## Wins\n\n- Responsible for on-call\n");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let output: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let document = &output["documents"][0];
    assert_eq!((&document["path"], &document["kind"]), (&"-".into(), &"brag".into()));
    assert_eq!(document["statements"][0]["text"], "Responsible for on-call");
    let ran = finish(&mut command(folder.path(), &["inspect", "-"]), "# Notes\n");
    assert_eq!(ran.code, Some(2), "nothing says what it is");
    assert!(ran.err.starts_with("error: -: "), "{}", ran.err);
}

#[test]
fn several_files_stand_by_path_and_text_is_for_people() {
    let folder = Folder::with(&[("b.md", CASE), ("a.md", CASE)]);
    let output = folder.json(&["inspect", "b.md", "a.md"]);
    assert_eq!((&output["documents"][0]["path"], &output["documents"][1]["path"]), (&"a.md".into(), &"b.md".into()));
    let ran = folder.run(&["inspect", "a.md", "nowhere.md"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.starts_with("a.md: a promotion case\n"), "{}", ran.out);
    assert!(ran.out.contains("  History (history, line 6)\n    8: task: Responsible for on-call\n"), "{}", ran.out);
}
