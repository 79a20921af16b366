//! A case that two documents tell otherwise: both say so, and both fall silent, without a file being saved.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, LONG};
use crate::documents::settled;

const PROMOTION: &str = "---\ncareer: {kind: promotion}\n---\n\n# Case\n\n## History\n\n- é Cut on-call pages by 40% for 3 teams ([log](a.md))\n";
const SUMMARY: &str = "---\ncareer: {kind: impact-summary}\n---\n\n# Impact\n\n## Impact\n\n- On-call pages fell 45% for 3 teams ([log](a.md))\n";
const LINE: usize = 8;

struct Pair {
    client: Client,
    folder: tempfile::TempDir,
}

impl Pair {
    fn open(capabilities: &Value) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("promotion.md"), PROMOTION).expect("written");
        std::fs::write(folder.path().join("impact-summary.md"), SUMMARY).expect("written");
        let (client, _) = Client::greeted(capabilities);
        let mut pair = Self { client, folder };
        for (name, text) in [("promotion.md", PROMOTION), ("impact-summary.md", SUMMARY)] {
            let uri = pair.uri(name);
            pair.client.open(&uri, 1, text);
        }
        pair
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.path().join(name).display())
    }

    fn shown(&mut self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        differing(&settled(&mut self.client, &uri))
    }
}

fn differing(list: &Value) -> Vec<Value> {
    let all = list["diagnostics"].as_array().or_else(|| list["items"].as_array()).expect("a list of findings");
    all.iter().filter(|finding| finding["code"] == "inconsistent-story").cloned().collect()
}

#[test]
fn two_documents_that_disagree_say_so_in_both_until_one_is_changed_unsaved() {
    let places = json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } });
    let mut pair = Pair::open(&places);
    for (name, other, said, start) in [
        ("promotion.md", "impact-summary.md", "Here it is 45%.", 25),
        ("impact-summary.md", "promotion.md", "Here it is 40%.", 21),
    ] {
        let found = pair.shown(name);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert_eq!(found[0]["severity"], 2);
        let range =
            json!({ "start": { "line": LINE, "character": start }, "end": { "line": LINE, "character": start + 3 } });
        assert_eq!(found[0]["range"], range, "{name}");
        let at = json!({ "line": LINE, "character": 0 });
        let place = json!({ "uri": pair.uri(other), "range": { "start": at, "end": at } });
        assert_eq!(found[0]["relatedInformation"], json!([{ "location": place, "message": said }]), "{name}");
    }
    let (promotion, summary) = (pair.uri("promotion.md"), pair.uri("impact-summary.md"));
    pair.client.edit(&summary, 2, [LINE, 21, LINE, 23], "40");
    for uri in [&promotion, &summary] {
        let list = pair.client.published(uri, LONG).expect("told again, without a key in it");
        assert_eq!(differing(&list), [] as [Value; 0], "{uri}: {list}");
    }
    // And back again: what is open counts, not what is on disk.
    pair.client.edit(&promotion, 2, [LINE, 25, LINE, 27], "52");
    for uri in [&promotion, &summary] {
        let list = pair.client.wait(LONG, |message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == **uri
                && !differing(&message["params"]).is_empty()
        });
        assert!(list.is_some(), "{uri} differs again");
    }
    let disk = std::fs::read_to_string(pair.folder.path().join("promotion.md")).expect("there");
    assert_eq!(disk, PROMOTION, "nothing was saved");
}

#[test]
fn who_pulls_is_asked_to_pull_the_other_document_too() {
    let mut pair = Pair::open(&json!({
        "textDocument": { "diagnostic": {}, "publishDiagnostics": { "relatedInformation": true } },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    }));
    let (promotion, summary) = (pair.uri("promotion.md"), pair.uri("impact-summary.md"));
    let pulled = |pair: &mut Pair, uri: &str| {
        let list = pair.client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
        differing(&list).len()
    };
    assert_eq!((pulled(&mut pair, &promotion), pulled(&mut pair, &summary)), (1, 1));
    pair.client.edit(&summary, 2, [LINE, 21, LINE, 23], "36");
    assert_eq!(pulled(&mut pair, &summary), 1, "36% is not 40%");
    pair.client.edit(&summary, 3, [LINE, 21, LINE, 21], "~");
    let asked = pair.client.wait(LONG, |message| message["method"] == "workspace/diagnostic/refresh");
    assert!(asked.is_some(), "the case wants to be looked at again");
    assert_eq!((pulled(&mut pair, &promotion), pulled(&mut pair, &summary)), (0, 0));
}

#[test]
fn the_number_of_the_other_document_is_one_action_away() {
    let mut pair = Pair::open(&json!({
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } } },
    }));
    assert_eq!(pair.shown("promotion.md").len(), 1);
    let uri = pair.uri("promotion.md");
    let at = json!({ "line": LINE, "character": 27 });
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": at, "end": at },
        "context": { "diagnostics": [] },
    });
    let actions = pair.client.ask("textDocument/codeAction", params);
    let titles: Vec<&str> = actions.as_array().expect("actions").iter().filter_map(|it| it["title"].as_str()).collect();
    assert!(titles.contains(&"Say 45%, as impact-summary.md does"), "{titles:?}");
    assert!(pair.client.heard("window/showMessage", Duration::from_millis(50)).is_none());
}
