//! What the README and the editors' pages say is what there is.

#[path = "support/files.rs"]
mod files;

use career_ls::rules;
use files::file;

/// What is written for those who install it.
const PAGES: [&str; 5] =
    ["README.md", "editors/neovim/README.md", "editors/helix/README.md", "editors/vscode/README.md", "CHANGELOG.md"];

/// The code blocks of `text` in `language`, in order.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let open = format!("```{language}\n");
    text.split(open.as_str()).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

#[test]
fn the_table_lists_every_rule_in_the_order_in_which_they_speak() {
    let pages = files::files(&["src/rules"], ".md");
    let rows: Vec<String> = rules::ALL
        .iter()
        .map(|rule| {
            let (path, _) = pages.iter().find(|(_, page)| page == rule.page).expect("its page");
            let weight = rule.default.map_or("off", career_ls::settings::Severity::name);
            format!("| [{}]({path}) | {weight} | {} |\n", rule.name, rule.summary())
        })
        .collect();
    let table = format!("| rule | weight | what it finds |\n| --- | --- | --- |\n{}", rows.concat());
    assert!(file("README.md").contains(&table), "the table in README.md should be\n{table}");
}

#[test]
fn the_readme_gives_two_commands() {
    let readme = file("README.md");
    let commands: Vec<&str> = blocks(&readme, "sh");
    assert_eq!(commands, ["cargo run --release -- check examples", "cargo test --locked"]);
    assert!(file(".ci/run").contains("README.md"), ".ci/run takes its command from the README");
}

#[test]
fn the_readme_shows_the_very_files_that_are_shipped() {
    let readme = file("README.md");
    let lua = file("editors/neovim/lsp/career_ls.lua");
    assert!(lua.contains("cmd = { 'career-ls', 'lsp' }"));
    let enable = "vim.lsp.enable('career_ls')";
    assert_eq!(blocks(&readme, "lua"), [enable]);
    assert!(blocks(&file("editors/neovim/README.md"), "lua").contains(&enable));

    let toml = blocks(&readme, "toml");
    let shown: toml::Table = toml::from_str(toml[0]).expect("TOML");
    let shipped: toml::Table = toml::from_str(&file("editors/helix/languages.toml")).expect("TOML");
    assert_eq!(shown, shipped);
}

#[test]
fn what_the_readme_links_to_is_there() {
    for page in PAGES {
        let text = file(page);
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let there = target.contains("://") || folder.with_file_name(target).exists();
            assert!(there, "{page} links to {target}");
        }
    }
}

/// `npm run settings` in editors/vscode writes them.
#[test]
fn the_settings_of_the_extension_are_those_of_the_configuration() {
    let read = |path: &str| serde_json::from_str::<serde_json::Value>(&file(path)).expect(path);
    let manifest = read("editors/vscode/package.json");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest["license"], env!("CARGO_PKG_LICENSE"));
    // What the README tells to run, and `tests/editors/vscode.sh` runs.
    assert!(file("README.md").contains("`npm ci && npm run package` in [editors/vscode]"));
    assert!(manifest["scripts"]["package"].as_str().is_some_and(|script| script.ends_with("--out career-ls.vsix")));
    let offered = manifest["contributes"]["configuration"]["properties"].as_object().expect("settings");
    let schema = read("schemas/career-ls.schema.json");
    // One file extends another; an editor's settings do not.
    let mut wanted = vec!["career-ls.server.path".to_owned(), "career-ls.trace.server".to_owned()];
    for (key, about) in schema["properties"].as_object().expect("settings").iter().filter(|(key, _)| *key != "extend") {
        let key = format!("career-ls.{key}");
        let setting = offered.get(&key).unwrap_or_else(|| panic!("{key}: `npm run settings` in editors/vscode"));
        for (name, value) in about.as_object().expect("a schema") {
            assert_eq!(setting.get(name), Some(value), "{key}: `npm run settings` in editors/vscode");
        }
        wanted.push(key);
    }
    wanted.sort_unstable();
    let mut keys: Vec<_> = offered.keys().cloned().collect();
    keys.sort_unstable();
    assert_eq!(keys, wanted);
}
