use super::*;
use crate::rewrite::Grade;
use crate::rules::Finding;
use crate::text::{Buffer, Template};

const TEXT: &str = "## History\n\n- Responsible for moving\n  12 services\n";

fn checked() -> Checked {
    let start = TEXT.find("Resp").expect("in the text");
    let span = Span::new(start, TEXT.len() - 1);
    let finding = Finding {
        rule: "task-phrasing",
        severity: Severity::Warning,
        span,
        statement: Some(span),
        message: "This says what was assigned.".to_owned(),
        related: Vec::new(),
    };
    let promotion = framework::get("promotion").expect("built in");
    let head = "Responsible for moving".len();
    let fix = Fix {
        title: "Say what you did (if it is done)".to_owned(),
        grade: Grade::Review,
        span: Span::new(start, start + head),
        template: Template::text("Moved"),
    };
    let noticed = Noticed { finding, cites: vec![promotion.cite_step("history")], fixes: vec![fix] };
    Checked { path: "a/b\u{1b}.md".to_owned(), buffer: Buffer::new(TEXT, 0), noticed: vec![noticed] }
}

#[test]
fn a_finding_reads_like_a_compilers() {
    let file = checked();
    let text = anstream::adapter::strip_str(&full(&file, &file.noticed[0])).to_string();
    assert_eq!(
        text,
        "warning[task-phrasing]: This says what was assigned.\n \
         --> a/b␛.md:3:3\n  \
           |\n\
         3 | - Responsible for moving\n  \
           |   ^^^^^^^^^^^^^^^^^^^^^^\n\
         4 |   12 services\n  \
           |   ^^^^^^^^^^^\n  \
           |\n  \
           = note: promotion framing, step 2 of 6: History (TPM Promotions & Manager Partnerships, The TPM Craft)\n  \
           = help: Say what you did (if it is done): Moved 12 services"
    );
}

#[test]
fn one_line_holds_no_text_of_the_document() {
    let file = checked();
    assert_eq!(concise(&file, &file.noticed[0]), "a/b␛.md:3:3: warning[task-phrasing] This says what was assigned.");
}

#[test]
fn a_run_is_summed_up() {
    let mut file = checked();
    let note = Finding { severity: Severity::Information, rule: "missing-evidence", ..file.noticed[0].finding.clone() };
    for _ in 0..2 {
        file.noticed.push(Noticed { finding: note.clone(), cites: Vec::new(), fixes: Vec::new() });
    }
    assert_eq!(summary(&[file], 3), "1 warning, 2 notes in 1 document; `career-ls explain task-phrasing` says more");
    assert_eq!(summary(&[], 1), "Nothing found in 1 document.");
}
