use std::fs;
use std::path::{Path, PathBuf};

use career_ls::report::schemas;
use serde_json::Value;

use super::{command, finish};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn schema(name: &str) -> Value {
    let text = fs::read_to_string(root().join("schemas").join(name)).expect(name);
    serde_json::from_str(&text).expect(name)
}

fn assert_valid(name: &str, value: &Value) {
    let validator = jsonschema::validator_for(&schema(name)).expect(name);
    let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new(), "{value}");
}

/// `UPDATE=1` writes them.
#[test]
fn the_schemas_are_those_of_the_types() {
    for (name, made) in schemas() {
        if std::env::var_os("UPDATE").is_some() {
            let text = serde_json::to_string_pretty(&made).expect("JSON") + "\n";
            fs::write(root().join("schemas").join(name), text).expect("a file");
        }
        assert_eq!(schema(name), made, "{name}: run the tests with UPDATE=1");
    }
    let kept = fs::read_dir(root().join("schemas")).expect("a folder").count();
    assert_eq!(kept, schemas().len(), "a schema that nothing gives");
}

#[test]
fn what_is_printed_is_what_the_schemas_say() {
    for (command_name, name) in [("check", "check.schema.json"), ("inspect", "inspect.schema.json")] {
        let ran = finish(&mut command(&root(), &[command_name, "examples", "--format", "json"]), "");
        let value: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_valid(name, &value);
    }
    for (args, name) in
        [(["matrix", "show"], "matrix-show.schema.json"), (["matrix", "check"], "matrix-check.schema.json")]
    {
        for matrix in ["examples/matrix.md", "builtin:tpm"] {
            let ran = finish(&mut command(&root(), &[&args[..], &[matrix, "--format", "json"]].concat()), "");
            let value: Value = serde_json::from_str(&ran.out).expect("JSON");
            assert_valid(name, &value);
        }
    }
    let ran = finish(&mut command(&root(), &["log", "--format", "json", "-"]), super::log::LOG);
    assert_valid("log.schema.json", &serde_json::from_str(&ran.out).expect("JSON"));
    let ran = finish(&mut command(&root(), &["scan", "--format", "json", "examples/referral-note.md"]), "");
    assert_valid("scan.schema.json", &serde_json::from_str(&ran.out).expect("JSON"));
    let validator = jsonschema::validator_for(&schema("check.schema.json")).expect("a schema");
    let broken = serde_json::json!({ "version": 1, "findings": [{ "path": "a.md" }] });
    assert!(!validator.is_valid(&broken), "the schema does say something");
    assert!(!validator.is_valid(&serde_json::json!({ "version": 2, "findings": [] })));
}

#[test]
fn the_example_configuration_is_what_its_schema_says() {
    let text = fs::read_to_string(root().join("examples/career-ls.toml")).expect("the example");
    assert_valid("career-ls.schema.json", &toml::from_str(&text).expect("TOML"));
    let wrong: Value = toml::from_str("matrx = \"a\"").expect("TOML");
    assert!(!jsonschema::is_valid(&schema("career-ls.schema.json"), &wrong));
}

#[test]
fn every_field_is_documented() {
    let page = fs::read_to_string(root().join("docs/json.md")).expect("the page");
    for (name, least) in [
        ("check.schema.json", 11),
        ("inspect.schema.json", 11),
        ("scan.schema.json", 11),
        ("matrix-show.schema.json", 11),
        ("matrix-check.schema.json", 8),
    ] {
        let mut fields = Vec::new();
        properties(&schema(name), &mut fields);
        assert!(fields.len() >= least, "{fields:?}");
        for field in fields {
            assert!(page.contains(&format!("| `{field}` |")), "docs/json.md does not tell of `{field}` ({name})");
        }
    }
}

fn properties(schema: &Value, out: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(fields)) = map.get("properties") {
                out.extend(fields.keys().cloned());
            }
            map.values().for_each(|value| properties(value, out));
        }
        Value::Array(items) => items.iter().for_each(|item| properties(item, out)),
        _ => {}
    }
}
