//! What each editor is offered, by what it says of itself.

use serde_json::{Value, json};

use crate::client::{Client, LONG};
use crate::documents::{case, duties};

const URI: &str = "file:///nowhere/editors/a.md";

/// What an editor is to see.
#[expect(clippy::struct_excessive_bools, reason = "each is offered or not")]
struct Offer {
    encoding: &'static str,
    actions: bool,
    lazy: bool,
    command: bool,
    folders: bool,
    pulls: bool,
    version: bool,
    docs: bool,
    markdown: bool,
    registered: &'static [&'static str],
    pulled: bool,
}

const NOTHING: Offer = Offer {
    encoding: "utf-16",
    actions: false,
    lazy: false,
    command: false,
    folders: false,
    pulls: false,
    version: false,
    docs: false,
    markdown: false,
    registered: &[],
    pulled: false,
};

const FILES: &str = "workspace/didChangeWatchedFiles";
const SETTINGS: &str = "workspace/didChangeConfiguration";

#[track_caller]
fn offers(profile: &str, offer: &Offer) {
    let capabilities: Value = serde_json::from_str(profile).expect("a profile");
    let (mut client, result) = Client::greeted(&capabilities);
    let served = &result["capabilities"];
    assert_eq!(served["positionEncoding"], offer.encoding);
    assert_eq!(served["textDocumentSync"], json!({ "openClose": true, "change": 2, "save": true }));
    assert_eq!(served["completionProvider"]["triggerCharacters"], json!(["#", "[", "(", "^", ":", "|"]));
    assert_eq!(served["hoverProvider"], true);
    assert_eq!((&served["documentSymbolProvider"], &served["foldingRangeProvider"]), (&json!(true), &json!(true)));
    let pulls = offer.pulls.then(|| json!({ "interFileDependencies": true, "workspaceDiagnostics": false }));
    assert_eq!(served.get("diagnosticProvider"), pulls.as_ref());
    let kinds = offer.actions.then(|| json!(["quickfix", "refactor.rewrite", "source.career-ls"]));
    assert_eq!(served.pointer("/codeActionProvider/codeActionKinds"), kinds.as_ref());
    assert_eq!(served.pointer("/codeActionProvider/resolveProvider"), offer.lazy.then_some(&json!(true)));
    let commands = offer.command.then(|| {
        json!([
            "career-ls.focusPlaceholder",
            "career-ls.explain",
            "career-ls.nextEdit",
            "career-ls.referralLog",
            "career-ls.agenda",
            "career-ls.scan"
        ])
    });
    assert_eq!(served.pointer("/executeCommandProvider/commands"), commands.as_ref());
    assert_eq!(served.pointer("/workspace/workspaceFolders/supported").is_some(), offer.folders);

    let registered = client.heard("client/registerCapability", std::time::Duration::from_millis(300));
    let methods: Vec<Value> = registered.map_or(vec![], |asked| {
        let list = asked["params"]["registrations"].as_array().expect("a list");
        list.iter().map(|registration| registration["method"].clone()).collect()
    });
    assert_eq!(methods, offer.registered);
    let pulled = client.heard("workspace/configuration", std::time::Duration::from_millis(300));
    assert_eq!(pulled.is_some(), offer.pulled);
    if let Some(asked) = pulled {
        assert_eq!(asked["params"]["items"], json!([{ "section": "career-ls" }]));
        client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": [] }));
    }

    client.open(URI, 3, &case("- Responsible for on-call"));
    let list = if offer.pulls {
        json!({ "diagnostics": client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": URI } }))["items"] })
    } else {
        client.published(URI, LONG).expect("findings")
    };
    assert_eq!(list.get("version"), offer.version.then_some(&json!(3)));
    let finding = &duties(&list)[0];
    assert!(offer.docs || finding.get("codeDescription").is_none());
    for absent in ["data", "relatedInformation", "tags"] {
        assert_eq!(finding.get(absent), None, "{absent}");
    }
    let at = json!({ "textDocument": { "uri": URI }, "position": { "line": 7, "character": 4 } });
    let hover = client.ask("textDocument/hover", at);
    let kind = if offer.markdown { "markdown" } else { "plaintext" };
    assert_eq!(hover["contents"]["kind"], kind);
    let text = hover["contents"]["value"].as_str().expect("text");
    assert!(text.contains("Step 2 of 6") && (offer.markdown || !text.contains("**")), "{text}");
}

#[test]
fn vscode() {
    let offer = Offer {
        actions: true,
        lazy: true,
        command: true,
        folders: true,
        pulls: true,
        docs: true,
        markdown: true,
        registered: &[FILES, SETTINGS],
        pulled: true,
        ..NOTHING
    };
    offers(include_str!("profiles/vscode.json"), &offer);
}

#[test]
fn neovim() {
    let offer = Offer {
        encoding: "utf-8",
        actions: true,
        lazy: true,
        command: true,
        folders: true,
        pulls: true,
        markdown: true,
        pulled: true,
        ..NOTHING
    };
    offers(include_str!("profiles/neovim.json"), &offer);
}

#[test]
fn neovim_that_cannot_be_asked_to_pull_again() {
    let offer =
        Offer { actions: true, lazy: true, command: true, folders: true, markdown: true, pulled: true, ..NOTHING };
    offers(include_str!("profiles/neovim-0.10.json"), &offer);
}

#[test]
fn helix() {
    let offer = Offer {
        encoding: "utf-8",
        actions: true,
        lazy: true,
        command: true,
        folders: true,
        version: true,
        markdown: true,
        registered: &[FILES],
        pulled: true,
        ..NOTHING
    };
    offers(include_str!("profiles/helix.json"), &offer);
}

#[test]
fn eglot() {
    let offer = Offer {
        encoding: "utf-8",
        actions: true,
        lazy: true,
        command: true,
        folders: true,
        registered: &[FILES],
        pulled: true,
        ..NOTHING
    };
    offers(include_str!("profiles/eglot.json"), &offer);
}

#[test]
fn an_editor_that_says_nothing_of_itself() {
    offers(include_str!("profiles/minimal.json"), &NOTHING);
}

#[test]
fn settings_are_taken_from_every_road_and_in_every_shape() {
    let capabilities = json!({ "workspace": { "configuration": true } });
    let (mut client, _) = Client::greeted(&capabilities);
    for answer in
        [json!(null), json!([]), json!([null]), json!([{ "rules": 3 }]), json!({ "no": "list" }), json!(["x"])]
    {
        client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
        let asked = client.heard("workspace/configuration", LONG).expect("it asks");
        client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": answer }));
    }
    let (mut pushed, _) = Client::greeted(&json!({}));
    for settings in [json!(null), json!({}), json!({ "career-ls": {} }), json!({ "career-ls": 3 }), json!("x")] {
        pushed.tell("workspace/didChangeConfiguration", json!({ "settings": settings }));
    }
    for mut client in [client, pushed] {
        client.open(URI, 1, &case("- Responsible for on-call"));
        assert_eq!(duties(&client.published(URI, LONG).expect("findings")).len(), 1);
    }
}

/// VS Code sends the whole section: its own keys too, and a setting that nobody has set as an empty one.
#[test]
fn what_an_editor_keeps_for_itself_among_the_settings_is_passed_over() {
    let capabilities = json!({ "workspace": { "configuration": true } });
    let (mut client, _) = Client::greeted(&capabilities);
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    let asked = client.heard("workspace/configuration", LONG).expect("it asks");
    assert_eq!(asked["params"]["items"], json!([{ "section": "career-ls" }]));
    let section = json!({
        "server": { "path": "~/career-ls" }, "trace": { "server": "off" }, "matrix": "", "ignore": [],
        "documents": {}, "limits": {}, "windows": {}, "rules": { "task-phrasing": "error" },
    });
    client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": [section] }));
    let folder = tempfile::tempdir().expect("a folder");
    let grid = "---\ncareer: {kind: matrix}\n---\n\n| Attribute | Senior | Staff |\n| --- | --- | --- |\n\
                | Influence | Aligns two teams | Changes a decision |\n";
    std::fs::write(folder.path().join("matrix.md"), grid).expect("a matrix");
    let uri = format!("file://{}/a.md", folder.path().display());
    let table = "## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n| Influense | ambiguous |\n";
    client.open(&uri, 1, &format!("{}\n{table}", case("- Responsible for on-call")));
    let published = client.published(&uri, LONG).expect("findings");
    let found = published["diagnostics"].as_array().expect("a list");
    let told: Vec<_> = found.iter().map(|found| (found["code"].as_str(), found["severity"].as_u64())).collect();
    assert!(told.contains(&(Some("task-phrasing"), Some(1))), "a rule is set: {told:?}");
    assert!(told.contains(&(Some("unknown-attribute"), Some(1))), "the matrix beside it is read: {told:?}");
    assert!(!told.iter().any(|(code, _)| *code == Some("invalid-config")), "{told:?}");
    assert_eq!(client.heard("window/showMessage", std::time::Duration::from_millis(300)), None);
}

#[test]
fn folders_and_files_come_and_go() {
    let (mut client, _) = Client::greeted(&json!({ "workspace": { "workspaceFolders": true } }));
    client.open(URI, 1, &case("- Responsible for on-call"));
    client.published(URI, LONG).expect("findings");
    let folder = json!({ "uri": "file:///nowhere/more", "name": "more" });
    let event = json!({ "added": [folder], "removed": [] });
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    let event = json!({ "added": [], "removed": [folder, { "uri": "untitled:x", "name": "" }] });
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    let changes = json!([{ "uri": "file:///nowhere/editors/career-ls.toml", "type": 2 }, { "uri": "x", "type": 3 }]);
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    assert_eq!(client.refused("career-ls/nothing", Value::Null), -32601);
}
