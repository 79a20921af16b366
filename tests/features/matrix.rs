//! What a case shows of its matrix, and the help with it.

use super::{HEADER, Opened};

const EXPECTATIONS: &str = "---\ncareer: {kind: expectations}\n---\n\n# Shared expectations\n\n\
    | Attribute | Level | Interpretation | Agreed with | On |\n| --- | --- | --- | --- | --- |\n\
    | Influence | Staff | One decision above the department | Ana | 2026-03-02 |\n\
    | Influence | Staff | Two such decisions | Ana & Raj | 2026-05-11 |\n\
    | Influence | Senior | ⟨something⟩ | ⟨who⟩ | |\n\
    | Influence | Fellow | Everything | Ana | 2026-06-01 |\n\n\
    ## Program Execution at Staff\n\nTwo departments have it in their plans. Agreed: 2 March 2026 with *Ana*.\n\n- A plan in [each](a.md)\n";

const ROW: &str = "## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n| Influence | ambiguous |\n| Program Execution | ambiguous |\n";

fn agreed(body: &str) -> Opened {
    let opened = Opened::case(body);
    opened.beside("expectations.md", EXPECTATIONS);
    opened.again()
}

#[test]
fn what_was_agreed_is_shown_before_what_the_matrix_says() {
    let said = agreed(&ROW.replace("| Influence", "| Infl$0uence")).hover().expect("help");
    assert_eq!(
        said,
        "**Influence**\n\n**Agreed for Staff (L6), 2026-05-11 with Ana \\& Raj**: Two such decisions  \n`expectations.md`\n\n\
         **Now: Senior (L5)**: Aligns the leads of two teams  \n`matrix.md`, line 4\n\n\
         **Target: Staff (L6)**: Changes a decision made above the own department  \n`matrix.md`, line 4"
    );
    let said = agreed(&ROW.replace("| Program", "| Pro$0gram")).hover().expect("help");
    let wanted = "**Agreed for Staff (L6), 2 March 2026 with Ana**: Two departments have it in their plans. A plan in each  \n`expectations.md`\n\n**Now";
    assert!(said.contains(wanted), "{said}");
}

#[test]
fn what_was_agreed_is_an_interpretation() {
    assert_eq!(Opened::case(ROW).rules(), ["ambiguous-without-interpretation"; 2]);
    assert_eq!(agreed(ROW).rules(), [""; 0]);
}

#[test]
fn a_level_and_an_attribute_are_explained_in_the_matrix_itself() {
    let text = format!("---\ncareer: {{kind: matrix}}\n---\n\n{}", super::MATRIX);
    let on = |word: &str| Opened::new("own.md", &text.replacen(word, &format!("$0{word}"), 1)).hover();
    assert_eq!(
        on("Influence").expect("help"),
        "**Influence**\n\n**Senior (L5)**: Aligns the leads of two teams  \n`own.md`, line 8\n\n\
         **Staff (L6)**: Changes a decision made above the own department  \n`own.md`, line 8"
    );
    assert_eq!(
        on("Staff").expect("help"),
        "**Staff (L6)**\n\n- **Program Execution**: Lands programs that several departments depend on\n\
         - **Influence**: Changes a decision made above the own department"
    );
    assert_eq!(on("Aligns"), None);
    let header = Opened::new("case.md", &HEADER.replace("Staff", "St$0aff")).hover().expect("help");
    assert!(header.starts_with("**Staff (L6)**\n\n- **Program Execution**: Lands"), "{header}");
}

const WIN: &str = "## History\n\n### Atlas [x]\n\n- Cut cost from 9 to 3 days for 4 teams ([log](x.md)) #influence\n\n### Borealis\n\n- Won two directors for one plan within 3 weeks [[Influence]]\n";

#[test]
fn a_cross_reference_is_built_with_what_is_cited_already() {
    let opened = Opened::new("case.md", &format!("{HEADER}# Ca$0se\n\n{WIN}")).whole();
    assert!(opened.titles().contains(&"Build cross-reference".to_owned()), "{:?}", opened.titles());
    let done = opened.applied("Build cross-reference");
    let table = "## Cross-reference\n\n| Attribute | Status | Evidence | Interpretation | Question |\n\
                 | --- | --- | --- | --- | --- |\n| Program Execution | | | | |\n\
                 | Influence | | [log](x.md), [Borealis](#borealis) | | |\n";
    assert!(done.contains(table), "{done}");
    for line in WIN.lines() {
        assert!(done.contains(line), "{done}");
    }
    let bare = Opened::case("## Cross-$0reference\r\n\r\n## Ask\r\n");
    let done = bare.applied("Build cross-reference");
    assert!(
        done.starts_with("## Cross-reference\r\n\r\n| Attribute |") && done.ends_with("|\r\n\r\n## Ask\r\n"),
        "{done:?}"
    );
    assert!(!done.replace("\r\n", "").contains('\n'), "{done:?}");
}

#[test]
fn a_cross_reference_is_refreshed_without_a_word_changed() {
    let table = "## Cross-reference\n\n| Größe     | Mood 🚀  |\n| --------- | ------- |\n| Influe$0nce | gut     |\n\nEnd.\n\n- Ran it #program-execution\n\n## History\n\n- Did it #program-execution\n";
    let opened = Opened::case(table);
    let done = opened.applied("Refresh cross-reference");
    assert_eq!(
        done,
        table.replace("$0", "").replace("| gut     |\n", "| gut     |\n| Program Execution |         |\n")
    );
    assert!(
        !Opened::case(&done.replace("Influence", "Influ$0ence"))
            .titles()
            .contains(&"Refresh cross-reference".to_owned())
    );
    // Where a finding offers the same, it is offered once.
    let open = Opened::case("## Cross-ref$0erence\n\n| A | Status |\n| --- | --- |\n| Influence | gap |\n");
    let rows: Vec<String> =
        open.titles().into_iter().filter(|title| title.contains("row") || title.contains("Refresh")).collect();
    assert_eq!(rows, ["Add a row for Program Execution"]);
}

#[test]
fn without_a_matrix_nothing_is_built() {
    let none = Opened::new(
        "case.md",
        "---\ncareer: {kind: promotion, matrix: none.md}\n---\n\n## Cross-ref$0erence\n\n| A | S |\n| --- | --- |\n| b | ? |\n",
    );
    assert!(none.titles().iter().all(|title| !title.contains("cross-reference") && !title.contains("proposal")));
    assert_eq!(career_ls::features::lenses(&none.snapshot(), &none.uri), []);
}

const UNCLEAR: &str = "## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n| Program Execution | met |\n| Influence | am$0biguous |\n";

#[test]
fn a_reading_and_a_question_begin_with_the_matrixs_own_words() {
    let opened = Opened::case(UNCLEAR);
    let done = opened.applied("Draft an interpretation");
    let reading = "\n## Interpretations\n\n- Influence at Staff (L6): the matrix says “Changes a decision made above the own department”. I read this as ⟨something that one could deliver⟩, and ⟨what a reader can open⟩ would show it.\n";
    assert!(done.ends_with(reading), "{done}");
    let again = Opened::case(&done.replace("| ambiguous", "| am$0biguous"));
    assert!(!again.titles().contains(&"Draft an interpretation".to_owned()), "{:?}", again.titles());
    let asked = Opened::case(&format!("{UNCLEAR}\n## Questions\n\n* Who decides?\n* And when?\n\n## Ask\n"));
    let done = asked.applied("Add a question for my manager");
    let question = "* And when?\n* For Influence at Staff (L6), where the matrix says “Changes a decision made above the own department”, I would deliver ⟨how I read it⟩. Is that how you read it too, or what would you add?\n\n## Ask\n";
    assert!(done.ends_with(question), "{done}");
    let clear = Opened::case(&UNCLEAR.replace("am$0biguous", "me$0t"));
    assert!(!clear.titles().iter().any(|title| title.contains("interpretation") || title.contains("question")));
}

#[test]
fn a_proposal_is_made_beside_the_case_and_offers_without_blame() {
    let table = "## Cross-ref$0erence\n\n| Attribute | Status | Interpretation |\n| --- | --- | --- |\n| Program Execution | unclear | Two departments plan with it |\n| Influence | ? | |\n";
    let opened = Opened::case(table);
    let actions = opened.actions();
    let action = actions.iter().find(|action| action.title == "Draft a matrix proposal").expect("offered");
    let [edit] = &action.edits[..] else { panic!("{action:?}") };
    let file = edit.file.as_ref().expect("a file of its own");
    assert!(file.uri.ends_with("/matrix-proposal.md"), "{}", file.uri);
    assert_eq!(file.state, career_ls::workspace::FileState::Absent);
    let page = edit.template.visible();
    for wanted in [
        "## Program Execution\n\nToday at Staff (L6): “Lands programs that several departments depend on”\n\nCould read: “Two departments plan with it”\n",
        "## Influence\n\nToday at Staff (L6): “Changes a decision made above the own department”\n\nCould read: ⟨something that one can see somebody deliver⟩\n",
    ] {
        assert!(page.contains(wanted), "{page}");
    }
    let sent = Opened::new("agenda.md", &format!("---\ncareer: {{kind: agenda}}\n---\n\n{page}")).whole();
    let tones: Vec<&str> = sent.rules().into_iter().filter(|rule| rule.ends_with("-tone")).collect();
    assert_eq!(tones, [""; 0], "{page}");
    opened.beside("matrix-proposal.md", &page);
    let again = Opened::again(opened);
    assert!(!again.titles().contains(&"Draft a matrix proposal".to_owned()), "it is there");
    assert_eq!(again.snapshot().surroundings(&again.uri).expect("open").case.matrices.len(), 1, "it is no matrix");
}

#[test]
fn half_typed_tables_offer_without_harm() {
    for body in [
        "## Cross-reference$0",
        "## Cross-reference\n\n|$0",
        "## Cross-reference\n\n| A | Status |\n| --- | --- |\n| Influence | ?$0",
        "## Cross-reference\n\n| A |\n| --- |\n| Influence$0 |\n",
        "## Cross-reference\r\n\r\n| A | Status |\r\n| --- | --- |\r\n| 🚀 Influence | ?$0 |",
        "**Cross-reference**$0",
        "Cross-reference\n===$0\n",
    ] {
        let opened = Opened::case(body);
        for action in opened.actions() {
            for edit in action.edits.iter().filter(|edit| edit.file.is_none()) {
                opened.with(edit.span, &edit.template.visible());
            }
        }
        for lens in career_ls::features::lenses(&opened.snapshot(), &opened.uri) {
            assert!(opened.text.get(lens.span.range()).is_some(), "{body:?}");
        }
    }
}
