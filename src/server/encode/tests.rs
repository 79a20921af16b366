use serde_json::{Value, json};

use super::*;
use crate::features::{Action, ActionKind, Edit};
use crate::rules::Related;
use crate::server::capabilities::Editor;
use crate::text::{Buffer, Encoding, Template};

const TEXT: &str = "# Ü\r\n- 🚀 Responsible for é\r\n";

fn editor() -> Editor {
    Editor { action_literals: true, ..Editor::default() }
}

fn with_page<T>(editor: Editor, read: impl FnOnce(&Page<'_>) -> T) -> T {
    let buffer = Buffer::new(TEXT, 7);
    read(&Page { uri: "file:///a.md", buffer: &buffer, editor })
}

fn sketch() -> Action {
    let at = TEXT.find("Responsible").unwrap();
    Action {
        title: "Add the result".to_owned(),
        kind: ActionKind::Rewrite,
        finding: None,
        preferred: true,
        edits: vec![Edit {
            file: None,
            span: Span::new(at, at + "Responsible for".len()),
            template: Template::text("Ran $1,\r\n").choice(&["cutting", "raising"]).then(" ").slot("what"),
        }],
        explains: None,
    }
}

fn encoded(editor: Editor) -> Value {
    let value = with_page(editor, |page| {
        action(&sketch(), lsp::CodeActionKind::QuickFix, 1, Span::new(3, 9), None, None, page)
    });
    serde_json::to_value(value).unwrap()
}

#[test]
fn an_editor_that_can_do_little_gets_plain_changes() {
    let value = encoded(editor());
    let edits = &value["edit"]["changes"]["file:///a.md"];
    assert_eq!(edits[0]["newText"], "Ran $1,\r\n⟨cutting⟩ ⟨what⟩");
    assert_eq!(edits[0]["range"]["start"], json!({ "line": 1, "character": 5 }));
    assert_eq!(edits[0]["range"]["end"], json!({ "line": 1, "character": 20 }));
    for absent in ["data", "command", "isPreferred", "diagnostics"] {
        assert_eq!(value.get(absent), None, "{absent}");
    }
}

#[test]
fn tab_stops_come_as_one_versioned_snippet() {
    let value = encoded(Editor { versioned_edits: true, snippet_edits: true, show_document: true, ..editor() });
    let change = &value["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": "file:///a.md", "version": 7 }));
    assert_eq!(change["edits"].as_array().unwrap().len(), 1);
    let snippet = json!({ "kind": "snippet", "value": "Ran \\$1,\r\n${1|cutting,raising|} ${2:what}" });
    assert_eq!(change["edits"][0]["snippet"], snippet);
    assert_eq!(value.get("command"), None, "the editor goes to the first tab stop by itself");
}

#[test]
fn without_tab_stops_a_command_selects_the_first_slot_as_it_stands_after_the_edit() {
    for (encoding, character) in [(Encoding::Utf8, 13), (Encoding::Utf16, 9), (Encoding::Utf32, 9)] {
        let value = encoded(Editor { versioned_edits: true, show_document: true, encoding, ..editor() });
        assert_eq!(value["edit"]["documentChanges"][0]["edits"][0]["newText"], "Ran $1,\r\n⟨cutting⟩ ⟨what⟩");
        assert_eq!(value["command"]["command"], "career-ls.focusPlaceholder");
        let start = json!({ "line": 2, "character": 0 });
        let range = json!({ "start": start, "end": { "line": 2, "character": character } });
        assert_eq!(value["command"]["arguments"], json!([{ "uri": "file:///a.md", "range": range }]));
    }
}

#[test]
fn an_edit_that_is_asked_for_later_says_what_it_is_derived_from() {
    let value = encoded(Editor { lazy_edits: true, preferred_actions: true, ..editor() });
    assert_eq!(value.get("edit"), None);
    assert_eq!(value["isPreferred"], true);
    let asked: Asked = serde_json::from_value(value["data"].clone()).unwrap();
    assert_eq!((asked.version, asked.span, asked.index), (7, (3, 9), 1));
}

#[test]
fn an_edit_without_slots_stays_plain() {
    let edit = Edit { file: None, span: Span::empty(0), template: Template::text("cost ${5}") };
    let action = Action { edits: vec![edit], ..sketch() };
    let able = Editor { versioned_edits: true, snippet_edits: true, show_document: true, ..editor() };
    let value = with_page(able, |page| {
        super::action(&action, lsp::CodeActionKind::QuickFix, 0, Span::empty(0), None, None, page)
    });
    let value = serde_json::to_value(value).unwrap();
    assert_eq!(value["edit"]["documentChanges"][0]["edits"][0]["newText"], "cost ${5}");
    assert_eq!(value.get("command"), None);
}

fn found(at: usize) -> Finding {
    let span = Span::new(at, at + 1);
    let message = "what *changed*?".to_owned();
    Finding { rule: "task-phrasing", severity: Severity::Hint, span, statement: None, message, related: Vec::new() }
}

#[test]
fn findings_carry_what_was_announced_and_no_more() {
    let value = |editor| serde_json::to_value(with_page(editor, |page| diagnostic(&found(0), page))).unwrap();
    let plain = value(editor());
    assert_eq!(plain["code"], "task-phrasing");
    assert_eq!(plain["source"], "career-ls");
    assert_eq!(plain["severity"], 4);
    assert_eq!(plain["message"], "what *changed*?");
    assert_eq!(plain.as_object().unwrap().len(), 5, "{plain}");
}

#[test]
fn a_finding_leads_to_the_other_places_that_it_is_about() {
    let message = || "The same outcome is told here.".to_owned();
    let related = vec![
        Related { path: None, line: 2, message: message() },
        Related { path: Some("../my wins.md".to_owned()), line: 7, message: message() },
    ];
    let finding = Finding { related, ..found(0) };
    let value = |editor| serde_json::to_value(with_page(editor, |page| diagnostic(&finding, page))).unwrap();
    assert_eq!(value(editor()).get("relatedInformation"), None, "for editors that did not ask for it");
    let places = value(Editor { related_places: true, ..editor() });
    let places = places["relatedInformation"].as_array().unwrap();
    assert_eq!(places.len(), 2);
    assert_eq!(places[0]["location"]["range"]["start"], serde_json::json!({ "line": 2, "character": 0 }));
    assert!(places[1]["location"]["uri"].as_str().unwrap().ends_with("/my%20wins.md"), "{places:?}");
    assert_eq!(places[1]["location"]["range"]["start"]["line"], 7);
}

#[test]
fn of_many_findings_the_last_says_how_many_more_there_are() {
    let list = |count: usize| {
        let found: Vec<_> = (0..count).map(|_| found(0)).collect();
        with_page(editor(), |page| diagnostics(&found, page))
    };
    let message = |list: &[lsp::Diagnostic]| serde_json::to_value(list.last()).unwrap()["message"].clone();
    assert_eq!(list(200).len(), 200);
    assert_eq!(message(&list(200)), "what *changed*?");
    assert_eq!(list(450).len(), 200);
    assert_eq!(message(&list(450)), "… and 251 more findings");
}

#[test]
fn items_of_completion_leave_nothing_to_an_editors_guess() {
    let item = Completion {
        label: "#a".to_owned(),
        kind: CompletionKind::Attribute,
        detail: String::new(),
        documentation: "**b**".to_owned(),
        filter: "#a".to_owned(),
        insert: Template::text("#a"),
    };
    let found = Completions { span: Span::new(0, 1), items: vec![item.clone(), item], more: false };
    let value = |editor| serde_json::to_value(with_page(editor, |page| completions(&found, page))).unwrap();
    let plain = value(editor());
    assert_eq!(plain["isIncomplete"], false);
    assert_eq!(plain["items"][1]["sortText"], "0001");
    assert_eq!(plain["items"][1]["filterText"], "#a");
    assert_eq!(plain["items"][1]["textEdit"]["newText"], "#a");
    assert_eq!(plain["items"][0]["documentation"], "b");
    let rich = value(Editor { markdown_documentation: true, ..editor() });
    assert_eq!(rich["items"][0]["documentation"], json!({ "kind": "markdown", "value": "**b**" }));
}
