//! What can be done at a place.

use career_ls::features::{Action, ActionKind};
use career_ls::text::Span;
use career_ls::workspace::{FileState, World};

use super::{HEADER, Opened};

const WINS: &str = "## History\n\n- Cut cost from 9 to 3 days for 4 teams ([log](x.md))\n";

#[test]
fn the_last_offers_silence_and_explain() {
    let duty = Opened::case(&format!("{WINS}- Responsible for mig$0rating 12 services\n"));
    let titles = duty.all_titles();
    let rest = &titles[titles.len() - 3..];
    assert_eq!(
        rest,
        ["Silence `task-phrasing` here", "Silence `task-phrasing` in career-ls.toml", "Explain `task-phrasing`"]
    );
    let last = duty.actions().split_off(titles.len() - 3);
    assert!(last.iter().all(|action| action.kind == ActionKind::QuickFix && !action.preferred));
    assert!(last.iter().all(|action| action.finding.is_some()));
    assert_eq!(last[2].explains, Some("task-phrasing"));
    assert!(last[2].edits.is_empty());
}

/// The text after the finding of `rule` at the cursor was silenced where it stands; it is gone then, and nothing else is.
#[track_caller]
fn silenced(body: &str, rule: &str) -> String {
    let opened = Opened::case(body);
    let before = opened.found();
    assert!(before.iter().any(|(name, _)| name == rule), "{before:?}");
    let done = opened.applied(&format!("Silence `{rule}` here"));
    let after = Opened::case(&done).found();
    let at = opened.words_of(rule);
    let rest: Vec<_> = before.into_iter().filter(|(name, words)| name != rule || *words != at).collect();
    assert_eq!(after, rest, "{done}");
    done
}

#[test]
fn a_comment_silences_a_bullet_and_tears_no_list() {
    let done = silenced(
        "## History\n\n- Ran 3 pilots with é 🚀\n- Responsible for on$0-call\n- Led 4 reviews\n",
        "task-phrasing",
    );
    assert!(done.contains("🚀\n<!-- career-ls-disable-next-line task-phrasing -->\n- Responsible"), "{done}");
    let done = silenced(
        "## History\n\n- Atlas\n  - Ran 3 pilots\n  - Responsible for on$0-call\n  - Led 4 reviews\n",
        "task-phrasing",
    );
    assert!(done.contains("pilots\n  <!-- career-ls-disable-next-line task-phrasing -->\n  - Responsible"), "{done}");
    let done = silenced("## History\n\n- Atlas\n  - Responsible for on$0-call\n", "task-phrasing");
    assert!(done.contains("Atlas\n  <!-- career-ls-disable-next-line task-phrasing -->\n  - Responsible"), "{done}");
    let done = silenced(
        "## History\n\n1. Ran 3 pilots\n2. Responsible for on$0-call\n   and alerts\n3. Led 4 reviews\n",
        "task-phrasing",
    );
    assert!(done.contains("pilots\n<!-- career-ls-disable-next-line task-phrasing -->\n2. Responsible"), "{done}");
    let done = silenced("## History\r\n\r\n- Responsible for on$0-call\r\n", "task-phrasing");
    assert!(done.contains("\r\n\r\n<!-- career-ls-disable-next-line task-phrasing -->\r\n- Resp"), "{done:?}");
    assert!(!done.replace("\r\n", "").contains('\n'));
}

#[test]
fn a_comment_stands_at_the_end_of_a_line_that_is_in_a_paragraph() {
    let first = "## History\n\nI was responsible for on$0-call. It went well\nand we moved on.\n";
    let done = silenced(first, "task-phrasing");
    assert!(done.contains("\n\n<!-- career-ls-disable-next-line task-phrasing -->\nI was"), "{done}");
    let inside = "## History\n\nIt was a good year for all of us.\nI was responsible for on$0-call and alerts.  \nWe moved on.\n";
    let done = silenced(inside, "task-phrasing");
    assert!(done.contains("alerts. <!-- career-ls-disable-line task-phrasing -->  \nWe"), "{done}");
}

#[test]
fn one_comment_names_several_rules() {
    let body = "## History\n\n<!-- career-ls-disable-next-line missing-evidence -- sent on paper -->\n- Responsible for on$0-call\n";
    let done = Opened::case(body).applied("Silence `task-phrasing` here");
    assert!(done.contains("next-line missing-evidence, task-phrasing -- sent on paper -->\n- Resp"), "{done}");
    assert!(!Opened::case(&done).rules().contains(&"task-phrasing"));
}

#[test]
fn headings_and_rows_are_silenced_too() {
    let opened = Opened::case("# Case$0\n\n## History\n\n- Cut cost from 9 to 3 days ([log](x.md))\n").whole();
    let done = opened.applied("Silence `missing-section` here");
    assert!(done.starts_with("<!-- career-ls-disable-next-line missing-section -->\n# Case\n"), "{done}");
    assert!(opened.rules().contains(&"missing-section"));
    assert!(!Opened::case(&done).whole().rules().contains(&"missing-section"));
    let table = "## Cross-reference\n| Attribute | Status |\n| --- | --- |\n| Influence | gap |\n| Program Exec$0tion | gap |\n";
    let done = silenced(table, "unknown-attribute");
    assert!(done.ends_with("| Program Exection | gap | <!-- career-ls-disable-line unknown-attribute -->\n"), "{done}");
    let ragged = Opened::case("## Cross-reference\n| Attribute | Status |\n| --- | --- |\n| Program Exec$0tion |\n");
    assert!(ragged.rules().contains(&"unknown-attribute"));
    assert!(!ragged.all_titles().contains(&"Silence `unknown-attribute` here".to_owned()), "it would be shown");
}

#[test]
fn what_concerns_the_header_or_a_comment_is_not_silenced() {
    for marked in [
        "---\ncareer:\n  kind: promotion\n  cycle: so$0on\n---\n# Case\n",
        &format!("{HEADER}<!-- career-ls-disable-next-line task$0-phrasing -->\n- Cut cost from 9 to 3 days\n"),
        "---\ncareer:\n  kind: promotion\n  matrix: nowhe$0re.md\n---\n# Case\n",
    ] {
        let titles = Opened::new("case.md", marked).all_titles();
        assert!(titles.iter().any(|title| title.starts_with("Explain ")), "{marked}: {titles:?}");
        assert!(!titles.iter().any(|title| title.starts_with("Silence ")), "{marked}: {titles:?}");
    }
}

const IN_CONFIG: &str = "Silence `task-phrasing` in career-ls.toml";

fn in_config(opened: &Opened) -> Option<Action> {
    opened.actions().into_iter().find(|action| action.title == IN_CONFIG)
}

/// The configuration after the action.
fn config(action: &Action) -> String {
    let edit = &action.edits[0];
    let file = edit.file.as_ref().expect("another file");
    let mut buffer = file.buffer.clone();
    buffer.replace(edit.span, &edit.template.visible());
    buffer.text()
}

#[test]
fn an_entry_in_the_configuration_silences_a_finding() {
    let body = format!("{WINS}- Responsible for on$0-call\n- Responsible for on-call and more\n");
    for before in [
        "",
        "[rules]\nmissing-section = \"off\"",
        "# é\r\nmatrix = \"matrix.md\"\r\n",
        "[[ignore]]\nrule = \"x\"\nhash = \"0\"\nreason = \"\"\n",
    ] {
        let opened = Opened::case(&body);
        opened.beside("career-ls.toml", before);
        let opened = opened.again();
        let action = in_config(&opened).expect("offered");
        let file = action.edits[0].file.as_ref().expect("another file");
        assert_eq!((file.state, file.uri.ends_with("/career-ls.toml")), (FileState::OnDisk, true));
        let text = config(&action);
        assert!(text.starts_with(before), "nothing is lost: {text}");
        opened.beside("career-ls.toml", &text);
        let opened = opened.again();
        let rules = opened.rules();
        assert_eq!(rules.iter().filter(|rule| **rule == "task-phrasing").count(), 1, "only the one: {text}");
        assert_eq!(in_config(&opened).map(|action| action.title), None);
    }
}

#[test]
fn a_configuration_that_is_broken_or_written_otherwise_is_left_alone() {
    let body = format!("{WINS}- Responsible for on$0-call\n");
    for before in ["[rules", "ignore = [{ rule = \"x\", hash = \"0\", reason = \"\" }]\n", "ignore = 3\n"] {
        let opened = Opened::case(&body);
        opened.beside("career-ls.toml", before);
        assert!(in_config(&opened.again()).is_none(), "{before}");
    }
}

#[test]
fn an_open_configuration_wins_and_one_that_is_not_there_is_made() {
    let opened = Opened::case(&format!("{WINS}- Responsible for on$0-call\n"));
    std::fs::remove_file(opened.folder.path().join("career-ls.toml")).expect("gone");
    let opened = opened.again();
    let action = in_config(&opened).expect("offered");
    let file = action.edits[0].file.as_ref().expect("another file");
    assert_eq!(file.state, FileState::Absent);
    assert_eq!(file.uri, opened.uri.replace("case.md", "career-ls.toml"));
    assert!(config(&action).starts_with("[[ignore]]\nrule = \"task-phrasing\"\nhash = \""));

    opened.beside("career-ls.toml", "# old\n");
    let mut opened = opened.again();
    opened.world.open(&opened.uri.replace("case.md", "career-ls.toml"), 7, "# newer\n");
    opened.world.touch();
    let action = in_config(&opened).expect("offered");
    assert_eq!(action.edits[0].file.as_ref().map(|file| file.state), Some(FileState::Open(7)));
    assert!(config(&action).starts_with("# newer\n\n[[ignore]]"));

    let mut world = World::new();
    let text = format!("{HEADER}{WINS}- Responsible for on-call\n");
    world.open("untitled:a", 1, &text);
    let at = Span::empty(text.len() - 5);
    let actions = career_ls::features::actions(&world.snapshot(), "untitled:a", at);
    assert!(!actions.is_empty() && actions.iter().all(|action| action.title != IN_CONFIG), "it is no file");
}

#[test]
fn a_missing_section_goes_where_it_belongs() {
    let opened = Opened::case("# Case\n\n## History\n\n- Cut cost from 9 to 3 days\n\n## Ask$0\n\nLet us agree.\n");
    let titles = opened.titles();
    let section = titles.iter().find(|title| title.starts_with("Insert ")).expect("one is offered").clone();
    assert!(titles.iter().filter(|title| title.starts_with("Insert ")).count() <= 3, "{titles:?}");
    let done = opened.applied(&section);
    let heading = section.trim_start_matches("Insert ");
    assert!(done.find(&format!("## {heading}\n")) < done.find("## Ask"), "{done}");
    assert!(done.contains('⟨') && done.contains("- Cut cost from 9 to 3 days"), "{done}");
    let action = opened.actions().into_iter().find(|action| action.title == section).expect("offered");
    assert_eq!((action.kind, action.finding), (ActionKind::Rewrite, None));

    let empty = Opened::case("# Case\n\n## Future$0\n\n## Ask\n\nLet us agree.\n");
    assert!(empty.titles().contains(&"Fill Future".to_owned()), "{:?}", empty.titles());
    assert_eq!(empty.applied("Fill Future").matches("## Future").count(), 1);
    for silent in ["# Case\n\n## History\n\n- Cut co$0st from 9 to 3 days ([log](x.md))\n", "# Case\n\nSome te$0xt\n"] {
        let titles = Opened::case(silent).titles();
        assert!(!titles.iter().any(|title| title.starts_with("Insert ")), "{silent}: {titles:?}");
    }
    let header = Opened::new("case.md", "---\ncareer:\n  kind: promotion\n$0\n---\n# Case\n");
    assert!(!header.titles().iter().any(|title| title.starts_with("Insert ")));
}

#[test]
fn an_outcome_can_be_said_first() {
    let body = "## History\n\n- Rewrote the **importer**, cutting lo$0ad time from 40 to 9 minutes for 12 teams ([log](ci.md)).\n";
    let opened = Opened::case(body);
    assert_eq!(
        opened.applied("Say the outcome first"),
        "## History\n\n- Cut load time from 40 to 9 minutes for 12 teams by rewriting the **importer** ([log](ci.md)).\n"
    );
    let helped = "## History\n\n- Helped 4 teams adopt the incident process, cutting me$0dian time to restore from 95 to 40 minutes ([dash](https://d.example/1))\n";
    assert!(!Opened::case(helped).titles().contains(&"Say the outcome first".to_owned()));
}

#[test]
fn reading_a_file_keeps_its_line_ends_and_its_front_matter() {
    for (text, wanted) in [
        ("# My wins\r\n\r\n- Did it\r\n", "---\r\ncareer:\r\n  kind: brag\r\n---\r\n\r\n# My wins\r\n\r\n- Did it\r\n"),
        (
            "---\r\ntitle: x\r\n---\r\n# My wins\r\n",
            "---\r\ntitle: x\r\ncareer:\r\n  kind: brag\r\n---\r\n# My wins\r\n",
        ),
        ("\u{feff}# My wins\n", "---\ncareer:\n  kind: brag\n---\n\n# My wins\n"),
        ("\u{feff}---\ntitle: é\n---\n# My wins\n", "---\ntitle: é\ncareer:\n  kind: brag\n---\n# My wins\n"),
        ("", "---\ncareer:\n  kind: promotion\n---\n\n"),
    ] {
        let opened = Opened::new("x.md", text);
        let titles = opened.all_titles();
        assert_eq!(titles.len(), 1, "{text:?}: {titles:?}");
        let done = opened.applied(&titles[0]);
        assert_eq!(done, wanted);
        let mut world = World::new();
        world.open("file:///x.md", 1, &done);
        assert!(world.snapshot().analysis("file:///x.md").is_some(), "and now it is one: {done:?}");
    }
}

#[test]
fn a_note_for_several_roles_is_split_into_one_for_each() {
    let note =
        "---\ncareer:\n  kind: referral\n  role: PM or TPM\n---\n\nHi Sam, I am applying for P$0M or TPM at Acme.\n";
    let opened = Opened::new("Note for Sam.md", note).whole();
    let actions = opened.actions();
    let split = actions.iter().find(|action| action.title.starts_with("Split")).expect("offered");
    assert_eq!(split.title, "Split into one file per role: PM here, TPM in note-for-sam-tpm.md");
    let [own, other] = &split.edits[..] else { panic!("{split:?}") };
    assert!(own.file.is_none());
    let here = opened.with(own.span, &own.template.visible());
    assert_eq!(here, note.replace("$0", "").replace("PM or TPM", "PM"));
    let file = other.file.as_ref().expect("a file of its own");
    assert!(file.uri.ends_with("/note-for-sam-tpm.md"), "{}", file.uri);
    assert_eq!(file.state, FileState::Absent);
    assert_eq!(other.template.visible(), note.replace("$0", "").replace("PM or TPM", "TPM"));
    opened.beside("note-for-sam-tpm.md", "mine\n");
    let again = opened.again();
    assert!(again.titles().iter().all(|title| !title.starts_with("Split")), "a file that is there is left alone");
    assert!(again.titles().contains(&"Ask for PM alone".to_owned()));
    let case = "---\ncareer:\n  kind: promotion\n  role: Staff En$0gineer, Engineering Manager or 产品经理\n---\n";
    let case = Opened::new("case.md", case);
    case.beside("career-ls.toml", "[rules]\nbroad-target = \"warning\"\n");
    let titles = case.again().titles();
    assert!(
        titles.iter().any(|title| title.starts_with("Split into one file per role: Staff Engineer here")),
        "{titles:?}"
    );
    let one = Opened::new("a.md", "---\ncareer: {kind: referral}\n---\n\nI am applying for T$0PM at Acme.\n").whole();
    assert!(one.titles().iter().all(|title| !title.starts_with("Split")));
}
