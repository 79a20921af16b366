use std::time::Duration;

use serde_json::{Value, json};

use crate::folder::{CASE, Folder, MATRIX, PROOF};

fn able() -> Value {
    json!({
        "textDocument": { "rename": { "prepareSupport": true } },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
    })
}

fn asked(folder: &Folder, name: &str, marked: &str, new: &str) -> Value {
    let mut asked = folder.at(name, marked);
    asked["newName"] = json!(new);
    asked
}

/// The edit of a rename. Fifty documents take a busy machine longer than one question does.
fn edit_of(folder: &mut Folder, asked: Value) -> Value {
    let id = folder.client.request("textDocument/rename", asked);
    let answer =
        folder.client.wait(Duration::from_secs(60), |message| message["id"] == id && message.get("method").is_none());
    let answer = answer.expect("an answer");
    assert_eq!(answer.get("error"), None);
    answer["result"].clone()
}

fn rename(folder: &mut Folder, name: &str, marked: &str, new: &str) -> Value {
    let asked = asked(folder, name, marked, new);
    let edit = edit_of(folder, asked);
    folder.apply(&edit)
}

/// Why something is not renamed.
fn refusal(folder: &mut Folder, method: &str, asked: Value) -> String {
    let id = folder.client.request(method, asked);
    let answer = folder.client.answer(&id);
    assert_eq!(answer["error"]["code"], -32803, "{answer}");
    answer["error"]["message"].as_str().expect("a reason").to_owned()
}

#[test]
fn an_attribute_gets_another_name_wherever_it_is_cited_and_nowhere_else() {
    for marked in [
        ("promotion.md", "#$0program-execution\n- "),
        ("promotion.md", "[[Program$0 Execution]]"),
        ("promotion.md", "](matrix.md#program-$0execution)"),
        ("promotion.md", "| Program$0 Execution | meeting"),
        ("promotion.md", "## Progr$0am Execution\n"),
        ("matrix.md", "**$0Program Execution**"),
    ] {
        let mut folder = Folder::usual(&able());
        if marked.0 == "matrix.md" {
            folder.show("matrix.md");
        }
        let before = rename(&mut folder, marked.0, marked.1, "Delivery & Craft");
        assert_eq!(before.as_array().map(Vec::len), Some(2), "{marked:?}");
        let wanted = CASE
            .replace("#program-execution\n- ", "#delivery-craft\n- ")
            .replace("[[Program Execution]]", "[[Delivery & Craft]]")
            .replace("[Program Execution](matrix.md#program-execution)", "[Delivery & Craft](matrix.md#delivery-craft)")
            .replace("| Program Execution |", "| Delivery & Craft |")
            .replace("## Program Execution\n", "## Delivery & Craft\n");
        assert_eq!(folder.text("promotion.md"), wanted, "{marked:?}");
        assert_eq!(folder.text("matrix.md"), MATRIX.replace("Program Execution", "Delivery & Craft"));
        assert_eq!(folder.text("proof.md"), PROOF);
        assert!(folder.text("notes.md").contains("#program-execution [[Program Execution]]"));

        rename(&mut folder, "promotion.md", "[[Del$0ivery & Craft]]", "Program Execution");
        assert_eq!((folder.text("promotion.md").as_str(), folder.text("matrix.md").as_str()), (CASE, MATRIX));
    }
}

#[test]
fn a_name_that_is_typed_as_a_tag_becomes_words() {
    let mut folder = Folder::usual(&able());
    rename(&mut folder, "promotion.md", "#$0program-execution\n- ", "delivery-craft");
    assert!(folder.text("matrix.md").contains("| **Delivery Craft** (40%) |"));
    assert!(folder.text("promotion.md").contains("[[Delivery Craft]]"));
}

/// What the documents of a large case look like: an ending for each line, and citations in one spelling after another.
fn document(index: usize) -> String {
    let spellings = [
        "#program-execution",
        "[[Program Execution]]",
        "[Program Execution](../matrix.md#program-execution)",
        "#program_execution",
        "#Program-Execution",
        "#PROGRAM-EXECUTION",
        "[[program execution]]",
        "[[program-execution|the plan]]",
        "[proof][pe]",
        "[the row](<../matrix.md#program-execution> \"Program Execution\")",
    ];
    let lines = [
        "---",
        "career: {kind: brag, matrix: ../matrix.md, level: Senior, target: 'Staff (L6)'}",
        "---",
        "",
        "# Wins é 🚀",
        "",
        "## Program Execution",
        "",
        &format!("- 🚀 Été: cut wait from 9 to {index} days ([log](log.md)) é {}", spellings[index % spellings.len()]),
        &format!(
            "- 影響 {} and program execution, Program Execution, `#program-execution`",
            spellings[(index + 3) % spellings.len()]
        ),
        "> 🚀 She wrote #program-execution",
        "",
        "| é | b |",
        "| --- | --- |",
        &format!("| 🚀 {} | Program Execution |", spellings[(index + 5) % 7]),
        "",
        "```",
        "#program-execution [[Program Execution]]",
        "```",
        "",
        "[pe]: ../matrix.md#program-execution 'x'",
        "",
        "See [above](#program-execution) and [theirs](https://x.example/#program-execution), #4312 #programme-execution.",
    ];
    let end = if index.is_multiple_of(3) { "\r\n" } else { "\n" };
    lines.map(|line| format!("{line}{end}")).concat()
}

/// The same with the other name: written out here, so that nothing is taken from what is tested.
fn renamed(text: &str) -> String {
    text.replace("- 影響 [[Program Execution]]", "- 影響 [[Delivery Craft]]")
        .split("```")
        .enumerate()
        .map(|(index, piece)| {
            if index == 1 {
                return piece.to_owned();
            }
            piece
                .replace("[[Program Execution]]", "[[Delivery Craft]]")
                .replace("[[program execution]]", "[[delivery craft]]")
                .replace("[[program-execution|", "[[delivery-craft|")
                .replace("[Program Execution](", "[Delivery Craft](")
                .replace("matrix.md#program-execution", "matrix.md#delivery-craft")
                .replace("(#program-execution)", "(#delivery-craft)")
                .replace("## Program Execution", "## Delivery Craft")
                .replace(" #program_execution", " #delivery_craft")
                .replace(" #Program-Execution", " #Delivery-Craft")
                .replace(" #PROGRAM-EXECUTION", " #DELIVERY-CRAFT")
                .replace(" #program-execution", " #delivery-craft")
        })
        .collect::<Vec<_>>()
        .join("```")
}

#[test]
fn a_case_of_fifty_documents_is_renamed_and_back_to_the_byte() {
    let names: Vec<String> = (0..50).map(|index| format!("é {}/wins {index}.md", index % 4)).collect();
    let texts: Vec<String> = (0..50).map(document).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let stranger = document(1).replace("brag, matrix: ../matrix.md", "brag, matrix: other.md");
    files.extend([
        ("matrix.md", MATRIX),
        ("career-ls.toml", ""),
        ("é 1/stranger.md", &stranger),
        ("é 1/other.md", MATRIX),
    ]);
    let mut folder = Folder::new(&able(), &files);
    let mut before = texts.clone();
    for index in (0..50).step_by(7) {
        // Open, and edited since it was saved.
        before[index] =
            texts[index].replace("# Wins é 🚀", "# Wins é 🚀\u{301} not saved 👩‍💻\n\nMore #program-execution here");
        folder.show_as(&names[index], &before[index]);
    }
    let asked = asked(&folder, &names[28], "[[Program $0Execution]] and", "Delivery Craft");
    let edit = edit_of(&mut folder, asked);
    assert_eq!(edit["documentChanges"].as_array().map(Vec::len), Some(51));
    let inverse = folder.apply(&edit);
    for (name, before) in names.iter().zip(&before) {
        assert_eq!(folder.text(name), renamed(before).replace("More #program", "More #delivery"), "{name}");
    }
    assert_eq!(folder.text("é 1/stranger.md"), stranger);
    assert_eq!(folder.text("matrix.md"), MATRIX.replace("Program Execution", "Delivery Craft"));

    rename(&mut folder, &names[28], "[[Delivery $0Craft]] and", "Program Execution");
    for (name, before) in names.iter().zip(&before) {
        assert_eq!(folder.text(name), *before, "{name} after it was renamed back");
    }
    assert_eq!(folder.text("matrix.md"), MATRIX);

    rename(&mut folder, &names[28], "[[Program $0Execution]] and", "Delivery Craft");
    for file in inverse.as_array().expect("files") {
        let (name, text) = (file[0].as_str().expect("a name"), file[1].as_str().expect("a text"));
        folder.write(name, text);
    }
    for (name, before) in names.iter().zip(&before) {
        assert_eq!(folder.text(name), *before, "{name} after it was undone");
    }
}

#[test]
fn a_level_is_renamed_in_the_spelling_that_each_header_uses() {
    let wins =
        |header: &str| format!("---\ncareer: {{kind: brag, {header}}}\n---\n\n# Wins\n\nStaff and Senior of L6.\n");
    let headers = [
        "level: Senior, target: Staff (L6)",
        "role: TPM, level: Senior TPM, target: Staff TPM",
        "level: L5, target: L6",
        "level: \"Senior (L5)\", target: 'staff'",
        "level: 5, target: Level 6",
        "level: L5 Senior, target: L6",
    ];
    let names: Vec<String> = (0..headers.len()).map(|index| format!("wins-{index}.md")).collect();
    let texts: Vec<String> = headers.iter().map(|header| wins(header)).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    files.push(("matrix.md", MATRIX));
    let mut folder = Folder::new(&able(), &files);
    folder.show("wins-0.md");
    folder.show("wins-2.md");
    folder.show("wins-4.md");
    folder.show("matrix.md");
    let told = |folder: &Folder| -> Vec<String> {
        names
            .iter()
            .map(|name| {
                let text = folder.text(name);
                let line = text.lines().nth(1).expect("a header");
                line.strip_prefix("career: {kind: brag, ")
                    .and_then(|rest| rest.strip_suffix('}'))
                    .expect("whole")
                    .to_owned()
            })
            .collect()
    };
    let prepared = folder.client.ask("textDocument/prepareRename", folder.at("wins-0.md", "target: Sta$0ff (L6)"));
    assert_eq!(
        (&prepared["placeholder"], folder.of("wins-0.md", &prepared["range"]).as_str()),
        (&json!("Staff"), "Staff")
    );

    rename(&mut folder, "wins-0.md", "target: Sta$0ff (L6)", "Principal");
    assert!(folder.text("matrix.md").contains("| Senior (L5) | Principal (L6) |"));
    assert_eq!(
        told(&folder),
        [
            "level: Senior, target: Principal (L6)",
            "role: TPM, level: Senior TPM, target: Principal TPM",
            "level: L5, target: L6",
            "level: \"Senior (L5)\", target: 'Principal'",
            "level: 5, target: Level 6",
            "level: L5 Senior, target: L6",
        ]
    );
    rename(&mut folder, "wins-2.md", "level: $0L5", "L55");
    assert!(folder.text("matrix.md").contains("| Senior (L55) | Principal (L6) |"));
    assert_eq!(
        told(&folder),
        [
            "level: Senior, target: Principal (L6)",
            "role: TPM, level: Senior TPM, target: Principal TPM",
            "level: L55, target: L6",
            "level: \"Senior (L55)\", target: 'Principal'",
            "level: 55, target: Level 6",
            "level: L55 Senior, target: L6",
        ]
    );
    rename(&mut folder, "matrix.md", "Senior $0(L55)", "Senior (L5)");
    rename(&mut folder, "matrix.md", "Principal $0(L6)", "Staff (L6)");
    // Whose capitals they were cannot be known any more.
    let back: Vec<String> = headers.iter().map(|header| header.replace("'staff'", "'Staff'")).collect();
    assert_eq!(told(&folder), back);
    assert_eq!(folder.text("matrix.md"), MATRIX);

    let asked = asked(&folder, "wins-4.md", "target: Lev$0el 6", "x");
    assert!(refusal(&mut folder, "textDocument/rename", asked).contains("by its number"));
    for (marked, new, reason) in
        [("level: $0L5", "Lead", "code of the level"), ("level: $0L5", "L6", "There is a level Staff (L6) already")]
    {
        let asked = super::rename::asked(&folder, "wins-2.md", marked, new);
        assert!(refusal(&mut folder, "textDocument/rename", asked).contains(reason), "{reason}");
    }
}

#[test]
fn a_goal_and_a_footnote_get_another_label_in_the_whole_case() {
    let agenda =
        "---\ncareer: {kind: agenda}\n---\n\n# Talk\n\n- 🚀 Goals A, B and goal setting, Goal B. `Goal B`[^latency]\n";
    let mut folder = Folder::usual(&able());
    folder.show_as("agenda.md", agenda);
    let prepared = folder.client.ask("textDocument/prepareRename", folder.at("agenda.md", "Goal $0B."));
    assert_eq!((&prepared["placeholder"], folder.of("agenda.md", &prepared["range"]).as_str()), (&json!("B"), "B"));
    rename(&mut folder, "agenda.md", "Goal $0B.", "Goal C");
    assert_eq!(folder.text("agenda.md"), agenda.replace("B and", "C and").replace("Goal B.", "Goal C."));
    let wanted = CASE
        .replace("see Goal B", "see Goal C")
        .replace("**Goal B:**", "**Goal C:**")
        .replace("A and B |", "A and C |");
    assert_eq!(folder.text("promotion.md"), wanted);
    assert!(folder.text("notes.md").contains("see Goal B"));

    rename(&mut folder, "agenda.md", "[^lat$0ency]", "p99");
    assert!(folder.text("agenda.md").contains("`Goal B`[^p99]"));
    assert!(folder.text("promotion.md").contains("execution[^p99]"));
    assert_eq!(folder.text("proof.md"), PROOF.replace("[^latency]", "[^p99]"));
    assert!(folder.text("notes.md").contains("[^latency]"));

    for (marked, new, reason) in [
        ("Goal $0C.", "a", "label of something else"),
        ("Goal $0C.", "Goal two words", "one word"),
        ("[^p$099]", "a b", "one word"),
        ("[^p$099]", "a]", "one word"),
    ] {
        let asked = asked(&folder, "agenda.md", marked, new);
        assert!(refusal(&mut folder, "textDocument/rename", asked).contains(reason), "{marked} {new}");
    }
    let nothing = folder.client.ask("textDocument/prepareRename", folder.at("agenda.md", "goal set$0ting"));
    assert_eq!(nothing, Value::Null);
}

#[test]
fn what_is_no_name_is_refused_with_a_reason_and_nothing_changes() {
    let mut folder = Folder::usual(&able());
    folder.show("matrix.md");
    for (name, marked, new, reason) in [
        ("promotion.md", "[[Program$0 Execution]]", "", "Type a name"),
        ("promotion.md", "[[Program$0 Execution]]", " \t ", "Type a name"),
        ("promotion.md", "[[Program$0 Execution]]", "a\nb", "one line"),
        ("promotion.md", "[[Program$0 Execution]]", "a | b", "divides the cells"),
        ("promotion.md", "[[Program$0 Execution]]", "a]]b", "Double brackets"),
        ("promotion.md", "[[Program$0 Execution]]", "🚀", "a letter or a digit"),
        ("promotion.md", "[[Program$0 Execution]]", "🚀 Craft", "would be read as `Craft`"),
        ("promotion.md", "[[Program$0 Execution]]", "influence", "There is an attribute Influence already"),
        ("promotion.md", "[[Program$0 Execution]]", "A [b] c", "holds no others"),
        ("promotion.md", "[[Program$0 Execution]]", "9 lives", "begins with a letter"),
        ("matrix.md", "| Senior$0 (L5)", "Banana", "the matrix would be read differently"),
        ("matrix.md", "| Senior$0 (L5)", "Staff", "There is a level Staff (L6) already"),
    ] {
        let asked = asked(&folder, name, marked, new);
        let said = refusal(&mut folder, "textDocument/rename", asked);
        assert!(
            said.contains(reason) || reason == "holds no others" && said.contains("hold no others"),
            "{new}: {said}"
        );
    }
    let asked = asked(&folder, "promotion.md", "- 🚀 C$0ut", "x");
    assert!(refusal(&mut folder, "textDocument/rename", asked).contains("no name here"));
}

#[test]
fn where_nothing_can_be_renamed_the_editor_is_told_before_it_asks() {
    let builtin = CASE.replace("  role: TPM\n", "  role: TPM\n  matrix: builtin:tpm\n");
    let mut folder =
        Folder::new(&able(), &[("promotion.md", &builtin), ("notes.md", "# N\n\n#influence [[Influence]]\n")]);
    folder.show("promotion.md");
    folder.show("notes.md");
    let asked = folder.at("promotion.md", "#$0program-execution\n- ");
    assert!(refusal(&mut folder, "textDocument/prepareRename", asked).contains("comes with career-ls"));
    let asked = folder.at("promotion.md", "[^$0latency]");
    assert!(refusal(&mut folder, "textDocument/prepareRename", asked).contains("Define it first"));
    for (name, marked) in [("promotion.md", "#oth$0er"), ("promotion.md", "- 🚀 C$0ut"), ("notes.md", "#inf$0luence")]
    {
        assert_eq!(folder.client.ask("textDocument/prepareRename", folder.at(name, marked)), Value::Null, "{marked}");
    }
    let place = json!({ "line": 9999, "character": 0 });
    for uri in ["file:///nowhere.md", "untitled:x", ""] {
        let asked = json!({ "textDocument": { "uri": uri }, "position": place, "newName": "x" });
        assert_eq!(folder.client.ask("textDocument/prepareRename", asked.clone()), Value::Null);
        assert_eq!(folder.client.ask("textDocument/rename", asked), Value::Null);
    }
}

#[test]
fn an_editor_that_takes_no_versions_and_does_not_prepare_is_served_too() {
    let mut folder = Folder::usual(&json!({}));
    let asked = asked(&folder, "promotion.md", "$0#influence #4312", "Reach");
    let edit = folder.client.ask("textDocument/rename", asked);
    assert_eq!(edit.get("documentChanges"), None);
    folder.apply(&edit);
    assert!(folder.text("promotion.md").contains(" #reach #4312"));
    assert!(folder.text("matrix.md").contains("| Reach | Aligns"));
    assert!(folder.text("proof.md").contains(" #reach\n"));

    let (_, greeting) = crate::client::Client::greeted(&json!({}));
    assert_eq!(greeting["capabilities"]["renameProvider"], true);
    let (_, greeting) = crate::client::Client::greeted(&able());
    assert_eq!(greeting["capabilities"]["renameProvider"]["prepareProvider"], true);
}

const HEADINGS: &str = "---\ncareer: {kind: matrix}\n---\n\n# Ladder é\n\nSee [planning](#program-execution-1).\n\n\
    ## Senior (L5)\n\n### Program Execution\n\nLands programs.\n\n### Influence\n\nAligns two leads.\n\n\
    ## Staff (L6)\n\n### Program Execution\n\nLeads programs.\n\n### Influence\n\nChanges decisions.\n";

#[test]
fn a_matrix_of_headings_is_renamed_at_each_level_and_links_to_its_headings_follow() {
    let wins = "---\ncareer: {kind: brag}\n---\n\n# Wins\n\n- Cut é [plan](matrix.md#program-execution-1) #program-execution\n\
                - Won [staff](matrix.md#staff-l6)\n";
    let mut folder = Folder::new(&able(), &[("matrix.md", HEADINGS), ("wins.md", wins)]);
    folder.show("wins.md");
    folder.show("matrix.md");
    rename(&mut folder, "wins.md", "$0#program-execution\n", "Delivery & Craft");
    let wanted = HEADINGS
        .replace("### Program Execution", "### Delivery & Craft")
        .replace("(#program-execution-1)", "(#delivery--craft-1)");
    assert_eq!(folder.text("matrix.md"), wanted);
    assert!(folder.text("wins.md").contains("(matrix.md#delivery--craft-1) #delivery-craft\n"));
    rename(&mut folder, "matrix.md", "### Deliver$0y & Craft\n\nLeads", "Program Execution");
    assert_eq!((folder.text("matrix.md").as_str(), folder.text("wins.md").as_str()), (HEADINGS, wins));
    rename(&mut folder, "matrix.md", "## Staff$0 (L6)", "Principal (L6)");
    assert!(folder.text("wins.md").contains("(matrix.md#principal-l6)"));
}

#[test]
fn other_formats_get_the_quotes_that_the_name_needs() {
    let csv = "Attribute,Senior (L5),Staff (L6)\r\nProgram Execution,Lands é,Leads\r\nInfluence,\"Aligns, often\",Changes\r\n";
    let yaml = "version: 1\nlevels:\n  - id: senior\n    name: Senior (L5)\n  - id: staff\n    name: Staff (L6)\n\
                attributes:\n  - id: program-execution\n    name: Program Execution\n    descriptors:\n\
                \x20     senior: {text: Lands é}\n      staff: {text: Leads}\n";
    for (name, matrix, wanted) in [
        ("ladder.csv", csv, csv.replace("Program Execution,", "\"Plan, Ship\",")),
        ("ladder.yaml", yaml, yaml.replace("name: Program Execution", "name: \"Plan, Ship\"")),
    ] {
        let wins =
            format!("---\ncareer: {{kind: brag, matrix: {name}}}\n---\n\n# Wins\n\n- Cut é #program-execution\n");
        let mut folder = Folder::new(&able(), &[(name, matrix), ("wins.md", &wins)]);
        folder.show("wins.md");
        rename(&mut folder, "wins.md", "$0#program-execution\n", "Plan, Ship");
        assert_eq!(folder.text(name), wanted);
        assert!(folder.text("wins.md").contains(" #plan-ship\n"));
    }
}
