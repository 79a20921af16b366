//! What an editor is answered, on fixtures: `$0` is the cursor, `$0…$0` a selection. The matrix is the one of the golden
//! examples.

#[path = "features/actions.rs"]
mod actions;
#[path = "features/agenda.rs"]
mod agenda;
#[path = "features/completion.rs"]
mod completion;
#[path = "features/log.rs"]
mod log;
#[path = "features/matrix.rs"]
mod matrix;
#[path = "features/outline.rs"]
mod outline;
#[path = "features/statement.rs"]
mod statement;
#[path = "features/whole.rs"]
mod whole;

use career_ls::features::{self, Action, ActionKind, Completions};
use career_ls::rules::{self, Family};
use career_ls::text::Span;
use career_ls::workspace::{Change, Snapshot, World};

const MATRIX: &str = include_str!("golden/matrix.md");
const HEADER: &str = "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: Staff\n---\n\n";

/// A document opened beside the golden matrix, and what its markers hold.
struct Opened {
    folder: tempfile::TempDir,
    world: World,
    uri: String,
    text: String,
    span: Span,
}

impl Opened {
    /// `marked` as `name`, with its markers taken out.
    fn new(name: &str, marked: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("matrix.md"), MATRIX).expect("written");
        // What is said of a document as a whole has fixtures of its own.
        let whole = [Family::Story, Family::Conversation, Family::Referral];
        let whole = rules::ALL.iter().filter(|rule| whole.contains(&rule.family));
        let off: Vec<String> = whole.map(|rule| format!("{} = \"off\"\n", rule.name)).collect();
        std::fs::write(folder.path().join("career-ls.toml"), format!("[rules]\n{}", off.concat())).expect("written");
        let places: Vec<usize> =
            marked.match_indices("$0").enumerate().map(|(index, (at, _))| at - 2 * index).collect();
        let text = marked.replace("$0", "");
        let start = places.first().copied().unwrap_or(0);
        let span = Span::new(start, places.get(1).copied().unwrap_or(start));
        let uri = format!("file://{}", folder.path().join(name).display());
        let mut world = World::new();
        world.open(&uri, 1, &text);
        Self { folder, world, uri, text, span }
    }

    /// A promotion case.
    fn case(body: &str) -> Self {
        Self::new("case.md", &format!("{HEADER}{body}"))
    }

    fn snapshot(&self) -> Snapshot {
        self.world.snapshot()
    }

    fn completion(&self) -> Completions {
        features::completion(&self.snapshot(), &self.uri, self.span.start, true)
    }

    fn labels(&self) -> Vec<String> {
        self.completion().items.into_iter().map(|item| item.label).collect()
    }

    /// The text after the item of that label was chosen.
    fn completed(&self, label: &str) -> String {
        let found = self.completion();
        let item = found.items.iter().find(|item| item.label == label).expect("offered");
        let typed = Span::new(found.span.start, self.span.start).of(&self.text);
        assert!(found.span.touches(self.span.start), "the range holds the cursor");
        assert!(
            item.filter.to_lowercase().starts_with(&typed.to_lowercase()) || typed.is_empty(),
            "{typed:?} {item:?}"
        );
        self.with(found.span, &item.insert.visible())
    }

    fn with(&self, span: Span, insert: &str) -> String {
        let text = format!("{}{insert}{}", &self.text[..span.start], &self.text[span.end..]);
        text.strip_prefix(HEADER).map(str::to_owned).unwrap_or(text)
    }

    fn hover(&self) -> Option<String> {
        features::hover(&self.snapshot(), &self.uri, self.span.start).map(|hover| hover.markdown)
    }

    fn actions(&self) -> Vec<Action> {
        features::actions(&self.snapshot(), &self.uri, self.span)
    }

    /// What changes the author's words, without what is for those who ask for rewrites; how to silence a finding and what
    /// its rule is about is always there as well.
    fn titles(&self) -> Vec<String> {
        let quiet = |title: &String| title.starts_with("Silence `") || title.starts_with("Explain `");
        let needed = self.actions().into_iter().filter(|action| action.kind != ActionKind::Further);
        needed.map(|action| action.title).filter(|title| !quiet(title)).collect()
    }

    /// What else the statement could say.
    fn further(&self) -> Vec<String> {
        let further = self.actions().into_iter().filter(|action| action.kind == ActionKind::Further);
        further.map(|action| action.title).collect()
    }

    fn all_titles(&self) -> Vec<String> {
        self.actions().into_iter().map(|action| action.title).collect()
    }

    /// What the editor gets that asks on its own at a character that was typed.
    fn unasked(&self) -> Completions {
        features::completion(&self.snapshot(), &self.uri, self.span.start, false)
    }

    /// Writes a file beside the document.
    fn beside(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }

    /// The same, where what concerns the document as a whole is said too.
    fn whole(self) -> Self {
        self.beside("career-ls.toml", "");
        self.again()
    }

    /// The same, once what lies around it was looked at again.
    fn again(mut self) -> Self {
        self.world.touch();
        self
    }

    /// The rules that speak, with the words that they speak of.
    fn found(&self) -> Vec<(String, String)> {
        let found = features::diagnostics(&self.snapshot(), &self.uri).unwrap_or_default();
        found.into_iter().map(|finding| (finding.rule.to_owned(), finding.span.of(&self.text).to_owned())).collect()
    }

    /// The words that the finding of `rule` at the cursor is about.
    fn words_of(&self, rule: &str) -> String {
        let found = features::diagnostics(&self.snapshot(), &self.uri).unwrap_or_default();
        let at = |span: Span| span.touches(self.span.start);
        let here = found.iter().find(|finding| finding.rule == rule && finding.statement.map_or(at(finding.span), at));
        here.map(|finding| finding.span.of(&self.text).to_owned()).expect("a finding at the cursor")
    }

    /// The text after the action of that title was chosen.
    fn applied(&self, title: &str) -> String {
        let actions = self.actions();
        let action = actions.iter().find(|action| action.title == title).expect("offered");
        let [edit] = &action.edits[..] else { panic!("one edit: {action:?}") };
        self.with(edit.span, &edit.template.visible())
    }

    fn rules(&self) -> Vec<&'static str> {
        let found = features::diagnostics(&self.snapshot(), &self.uri).unwrap_or_default();
        found.into_iter().map(|finding| finding.rule).collect()
    }
}

#[test]
fn an_attribute_is_completed_where_one_is_cited() {
    let tag = Opened::case("## History\n- Ran it 🚀 #pro$0\n");
    let found = tag.completion();
    assert_eq!(found.items.len(), 1);
    assert_eq!(found.items[0].detail, "Program Execution · Staff (L6)");
    assert_eq!(found.items[0].documentation, "Lands programs that several departments depend on");
    assert_eq!(tag.completed("#program-execution"), "## History\n- Ran it 🚀 #program-execution\n");

    assert_eq!(Opened::case("- Ran it #$0").labels(), ["#program-execution", "#influence"]);
    assert_eq!(Opened::case("- Ran it (#exec$0)").labels(), ["#program-execution"], "by any word of its name");
    let wiki = Opened::case("- Ran it [[inf$0]] here\n");
    assert_eq!(wiki.completed("[[Influence]]"), "- Ran it [[Influence]] here\n");
    assert_eq!(Opened::case("- Ran it [[$0\n").completed("[[Influence]]"), "- Ran it [[Influence]]\n");
}

#[test]
fn nothing_pops_up_in_running_text() {
    for body in [
        "- Closed #4312, see $0",
        "- Ran it $0",
        "$0",
        "## Hi#$0",
        "- Ran `#pro$0`",
        "```\n- x #pro$0\n```\n",
        "> - said #pro$0",
        "<!-- x #pro$0 -->\n",
        "- a#pro$0",
        "- [[Influence]] and $0",
    ] {
        assert_eq!(Opened::case(body).labels(), [""; 0], "{body}");
    }
    assert_eq!(Opened::new("notes.md", "- Ran it #pro$0").labels(), [""; 0], "no career document");
    let header = Opened::new("case.md", "---\ncareer:\n  kind: promotion\n  role: $0\n---\n");
    assert_eq!(header.labels(), [""; 0]);
}

#[test]
fn a_cell_of_the_cross_reference_is_completed_with_what_is_not_there_yet() {
    let table = "## Cross-reference\n| Attribute | Status |\n| --- | --- |\n| Influence | gap |\n";
    let empty = Opened::case(&format!("{table}| $0 | |\n"));
    assert_eq!(empty.labels(), ["Program Execution"]);
    assert!(empty.completed("Program Execution").ends_with("| Program Execution | |\n"));
    let typed = Opened::case(&format!("{table}| Prog$0 | |\n"));
    assert!(typed.completed("Program Execution").ends_with("| Program Execution | |\n"));
    assert_eq!(Opened::case("| Attribute | x |\n| --- | --- |\n| $0 | |\n").labels(), [""; 0], "any other table");
}

#[test]
fn a_level_is_completed_in_the_header() {
    let levels = |marked: &str| Opened::new("case.md", marked);
    let plain = levels("---\ncareer:\n  kind: promotion\n  target: St$0\n---\n");
    assert_eq!(plain.labels(), ["Senior (L5)", "Staff (L6)"]);
    let done = plain.with(plain.completion().span, "Staff (L6)");
    assert_eq!(done, "---\ncareer:\n  kind: promotion\n  target: Staff (L6)\n---\n");
    let quoted = levels("---\ncareer:\n  kind: promotion\n  level: \"$0\"\n---\n");
    assert_eq!(quoted.with(quoted.completion().span, "x"), "---\ncareer:\n  kind: promotion\n  level: \"x\"\n---\n");
    let flow = levels("---\ncareer: {kind: promotion, level: Sen$0, target: Staff}\n---\n");
    let done = flow.with(flow.completion().span, "Senior (L5)");
    assert_eq!(done, "---\ncareer: {kind: promotion, level: Senior (L5), target: Staff}\n---\n");
}

#[test]
fn a_heading_names_its_step_and_source() {
    let said = Opened::case("## Hist$0ory\n").hover().expect("help");
    assert!(said.starts_with("**Step 2 of 6: History** (promotion framing)"), "{said}");
    assert!(said.contains("12") && said.contains("18") && said.contains("months"), "{said}");
    assert!(said.contains("\n\n- Time: The past 12–18 months\n- Strong signal: Wins that carry a story\n"), "{said}");
    assert!(said.contains("\n- Common slip: Duties in the place of wins\n\n*TPM"), "{said}");
    assert!(said.ends_with("*TPM Promotions & Manager Partnerships*, The TPM Craft"), "{said}");
    let said =
        Opened::new("note.md", "---\ncareer: {kind: referral}\n---\n# Note\n\n## As$0k\n").hover().expect("help");
    assert!(said.contains("of 5:") && said.contains("Steve Ngoumnai, 10 February 2026"), "{said}");
    for heading in ["Matrix", "History", "Future", "Cross-reference", "Intentions", "Ask"] {
        let said = Opened::case(&format!("## $0{heading}\n")).hover().expect("help");
        // What is found there follows under a rule.
        let said = said.split("\n\n---\n\n").next().unwrap_or_default();
        assert!(said.split_whitespace().count() <= 90, "too long to be read in passing: {said}");
        assert_eq!(said.matches("\n- ").count(), 3, "{said}");
    }
    assert_eq!(Opened::case("## Project At$0las\n").hover(), None);
}

#[test]
fn an_attribute_shows_what_it_asks_now_and_at_the_target() {
    let row = "## Cross-reference\n| Attribute | Status |\n| --- | --- |\n| Program Ex$0ecution | |\n";
    for body in [row, "- Did #program-ex$0ecution\n", "- Did [[Program$0 Execution]]\n", "## Program $0Execution\n"] {
        let said = Opened::case(body).hover().expect("help");
        assert!(said.contains("**Now: Senior (L5)**: Lands a multi-team program on its date"), "{said}");
        assert!(said.contains("**Target: Staff (L6)**: Lands programs that several departments depend on"), "{said}");
        assert!(said.contains("`matrix.md`, line 3"), "{said}");
    }
    let own = Opened::case("- Did #my-own$0-tag from 9 to 3\n").hover().unwrap_or_default();
    assert!(!own.contains("Now:") && !own.contains("Target:"), "the author's own business: {own}");
}

#[test]
fn a_finding_names_its_rule_and_what_it_rests_on() {
    let said = Opened::case("## History\n- Respon$0sible for on-call\n").hover().expect("help");
    assert!(said.starts_with("**task-phrasing**"), "{said}");
    assert!(said.contains("promotion framing, step 2: History"), "{said}");
}

#[test]
fn what_comes_from_a_document_is_never_markup() {
    let hostile = "| Attribute | L5 | L6 |\n| --- | --- | --- |\n| [x](command:evil) <img> | **a** | `b` $(zap) |\n";
    let opened = Opened::new("case.md", &format!("{HEADER}## [x](command:evil) <img$0>\n"));
    let folder = opened.uri.strip_prefix("file://").and_then(|path| path.strip_suffix("/case.md")).expect("a path");
    std::fs::write(format!("{folder}/matrix.md"), hostile).expect("written");
    if let Some(said) = opened.hover() {
        assert!(!said.contains("](command") && !said.contains("<img") && !said.contains("**a**"), "{said}");
    }
}

#[test]
fn a_statement_offers_its_rewrites_best_first() {
    let duty = Opened::case("## History\n- Responsible for mig$0rating 12 services to Kubernetes\n");
    assert_eq!(duty.titles(), ["Say what you did (if it is done)", "Add the result"]);
    assert_eq!(duty.applied("Say what you did (if it is done)"), "## History\n- Migrated 12 services to Kubernetes\n");
    assert_eq!(
        duty.applied("Add the result"),
        "## History\n- Migrated 12 services to Kubernetes, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩\n"
    );
    let answers = |action: &Action| action.finding == Some(0) || action.kind == ActionKind::Further;
    assert!(duty.actions().iter().all(|action| answers(action) && !action.preferred));
    let wrapped = Opened::case("## History\n- We were responsible for the optimisation\n  of $0nightly jobs\n");
    let done = wrapped.applied("Say what you did (if it is done)");
    assert_eq!(done, "## History\n- We optimised\n  nightly jobs\n".replace("optimised\n  ", "optimised "), "{done}");
}

#[test]
fn a_rewrite_is_there_without_a_finding_too() {
    let silenced = Opened::case(
        "## History\n<!-- career-ls-disable-next-line task-phrasing -->\n- Responsible for runn$0ing 3 pilots\n",
    );
    assert_eq!(silenced.rules(), [""; 0]);
    assert_eq!(silenced.titles()[0], "Say what you did (if it is done)");
    assert!(silenced.actions().iter().all(|action| action.kind != ActionKind::QuickFix && action.finding.is_none()));
}

#[test]
fn what_else_a_statement_could_say_is_there_whether_or_not_something_was_found() {
    let wish = Opened::case("## History\n- Introduced a release check$0list to reduce rollbacks\n");
    assert_eq!(wish.titles(), ["Add the size of the effect"]);
    assert_eq!(
        wish.further(),
        [
            "Say the result first, and its size",
            "Add the size of the effect, and for whom",
            "Add the size of the effect, and a link to its proof",
            "Tell it as a story: action, result, situation, decision",
        ]
    );
    let saved = Opened::case("## History\n- Saved 300 hours of rep$0orting ([log](x.md))\n");
    assert_eq!(saved.titles(), [""; 0], "an outcome needs nothing");
    assert_eq!(
        saved.applied("Add the values before and after"),
        "## History\n- Saved 300 hours of reporting (from ⟨before⟩ to ⟨after⟩) ([log](x.md))\n"
    );
    let begun = Opened::case("## History\n- Ran 3 pil$0ots, cutting what from before to after\n");
    assert_eq!((begun.titles(), begun.further()), (Vec::new(), Vec::new()), "first what was begun");
}

#[test]
fn a_slip_in_a_name_has_one_safe_fix() {
    let row = "## Cross-reference\n| Attribute | Status |\n| --- | --- |\n| Program Exec$0tion | gap |\n";
    let slip = Opened::case(row);
    assert_eq!(slip.titles(), ["Change to Program Execution", "Refresh cross-reference"]);
    assert!(slip.actions()[0].preferred && slip.actions()[0].kind == ActionKind::QuickFix);
    assert!(slip.applied("Change to Program Execution").ends_with("| Program Execution | gap |\n"));
    let tag = Opened::case("## History\n- Cut cost from 9 to 3 days ([log](x.md)) #inf$0luense\n");
    assert!(tag.applied("Change to influence").ends_with("#influence\n"));
}

#[test]
fn a_file_that_is_no_career_document_gets_one_action_and_nothing_else() {
    let export = include_str!("golden/g7.md");
    let opened = Opened::new("Jane Staff case.md", export);
    assert_eq!(opened.rules(), [""; 0]);
    assert_eq!(features::diagnostics(&opened.snapshot(), &opened.uri), None);
    assert_eq!((opened.hover(), opened.labels()), (None, Vec::new()));
    let actions = opened.actions();
    assert_eq!(opened.titles(), ["Read this file as a promotion case"]);
    assert_eq!(actions[0].kind, ActionKind::Source);
    let header = "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: Staff\n---\n\n";
    let edit = &actions[0].edits[0];
    assert_eq!(opened.with(edit.span, &edit.template.visible()), export);
    assert_eq!((edit.span, edit.template.visible().as_str()), (Span::empty(0), header));

    let titled = Opened::new("x.md", "---\ntitle: \"a --- b\"\n---\n# My wins\n\n- Did it\n");
    assert_eq!(titled.titles(), ["Read this file as a brag document"]);
    let done = titled.applied("Read this file as a brag document");
    assert_eq!(done, "---\ntitle: \"a --- b\"\ncareer:\n  kind: brag\n---\n# My wins\n\n- Did it\n");
    let mut world = World::new();
    world.open("file:///x.md", 1, &done);
    assert!(world.snapshot().analysis("file:///x.md").is_some(), "and now it is one");
}

#[test]
fn a_header_that_cannot_be_read_says_so() {
    let opened = Opened::new("case.md", "---\ncareer:\n  kind: promo\n---\n# Case\n");
    assert_eq!(opened.rules(), ["invalid-header"]);
    assert_eq!(opened.titles(), [""; 0], "there is a header already");
    assert_eq!(Opened::new("case.md", "---\ncareer:\n  kind: [promotion\n---\n# Case\n").rules(), ["invalid-header"]);
    assert_eq!(Opened::new("README.md", "# Case\n\n- Responsible for it\n").rules(), [""; 0]);
}

#[test]
fn an_open_matrix_wins_over_the_file() {
    let mut opened = Opened::case("- Ran it #$0");
    let folder = opened.uri.strip_suffix("/case.md").expect("the folder").to_owned();
    opened.world.open(&format!("{folder}/matrix.md"), 1, &MATRIX.replace("Influence", "Reach"));
    opened.world.touch();
    assert_eq!(opened.labels(), ["#program-execution", "#reach"]);
    let whole = Change { range: None, text: MATRIX.replace("Influence", "Clarity") };
    opened.world.change(&format!("{folder}/matrix.md"), 2, &[whole]);
    opened.world.touch();
    assert_eq!(opened.labels(), ["#program-execution", "#clarity"]);
    opened.world.close(&format!("{folder}/matrix.md"));
    opened.world.touch();
    assert_eq!(opened.labels(), ["#program-execution", "#influence"]);
}

#[test]
fn a_matrix_outside_the_workspace_is_not_read() {
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join("matrix.md"), MATRIX).expect("written");
    let named =
        format!("---\ncareer:\n  kind: promotion\n  matrix: {}/matrix.md\n---\nText, #$0", outside.path().display());
    let opened = Opened::new("case.md", &named);
    assert_eq!(opened.rules(), ["unreadable-matrix"]);
    assert_eq!(opened.labels(), [""; 0]);
    let builtin = Opened::new("case.md", "---\ncareer:\n  kind: promotion\n  matrix: builtin:tpm\n---\nText, #$0");
    assert_eq!((builtin.rules().len(), builtin.labels().len()), (0, 5));
}
