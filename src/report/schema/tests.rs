use std::fmt::Write as _;

use super::*;
use crate::settings::{self, Ignore, Limits, Settings, Windows};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 20);

fn keys(value: &Value) -> Vec<String> {
    value["properties"].as_object().expect("a table").keys().cloned().collect()
}

#[test]
fn every_key_of_the_schema_is_a_setting() {
    let schema = config();
    let tables = &schema["properties"];
    let mut toml = String::from("matrix = \"a\"\nextend = \"b\"\ninlay-hints = true\n");
    for table in ["windows", "limits"] {
        let _ = writeln!(toml, "[{table}]");
        for key in keys(&tables[table]) {
            let _ = writeln!(toml, "{key} = {}", tables[table]["properties"][&key]["default"]);
        }
    }
    let _ = writeln!(toml, "[rules]");
    for key in keys(&tables["rules"]) {
        let _ = writeln!(toml, "{key} = \"hint\"");
    }
    for key in keys(&tables["documents"]) {
        let _ = writeln!(toml, "[documents.{key}]\nfiles = [\"a\"]\nrequired = [\"history\"]");
    }
    toml.push_str("[[ignore]]\nrule = \"a\"\nhash = \"b\"\nreason = \"c\"\n");
    let mut settings = Settings::on(TODAY);
    let problems = settings.apply(&settings::Value::from_toml(&toml).expect("TOML"), &rules::names());
    assert_eq!(problems, [], "{toml}");
    let defaults = Settings::on(TODAY);
    assert_eq!((settings.windows, settings.limits), (defaults.windows, defaults.limits));
}

/// A field that is added to the settings does not compile here until it is named, and then has to be in the schema.
#[test]
fn every_setting_is_a_key_of_the_schema() {
    macro_rules! fields {
        ($name:ident in $value:expr => $($field:ident),*) => {{
            let $name { $($field: _),* } = $value;
            [$(stringify!($field).replace('_', "-")),*]
        }};
    }
    let settings = Settings::on(TODAY);
    let schema = config();
    let tables = &schema["properties"];
    let sorted = |mut names: Vec<String>| {
        names.sort_unstable();
        names
    };
    let windows = fields!(Windows in settings.windows => history_months, future_months);
    assert_eq!(sorted(keys(&tables["windows"])), sorted(windows.to_vec()));
    let limits = fields!(Limits in settings.limits => scan_words, page_words, note_words, sentence_words);
    assert_eq!(sorted(keys(&tables["limits"])), sorted(limits.to_vec()));
    let ignore = Ignore { rule: String::new(), hash: String::new(), reason: String::new() };
    let ignore = fields!(Ignore in ignore => rule, hash, reason);
    assert_eq!(sorted(keys(&tables["ignore"]["items"])), sorted(ignore.to_vec()));
    let top = fields!(Settings in settings => matrix, extend, documents, rules, windows, limits, ignore, inlay_hints, privacy, today);
    // The day is nobody's setting, and what is private stands in the author's own file.
    let set = top.into_iter().filter(|key| !["today", "privacy"].contains(&key.as_str()));
    assert_eq!(sorted(keys(&schema)), sorted(set.collect()));
}
