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
