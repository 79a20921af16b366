//! What the pages of rules about goals and the matrix cannot show: line ends, tables of every width, half-typed text.

#[path = "support/reading.rs"]
mod reading;

use career_ls::rewrite::Grade;
use career_ls::rules::Finding;
use reading::Read;

const MATRIX: &str = "| Attribute | Senior | Staff |\n| --- | --- | --- |\n| Program Execution | a | b |\n| Influence | c | d |\n| R\\|D | e | f |\n";

fn read(text: &str) -> Read {
    let text = format!("---\ncareer:\n  kind: promotion\n---\n\n{text}");
    Read::new(&text, Some(reading::matrix("matrix.md", MATRIX)), reading::today())
}

fn of<'a>(findings: &'a [Finding], rule: &str) -> Vec<&'a Finding> {
    findings.iter().filter(|finding| finding.rule == rule).collect()
}

/// The text once the only fix of the only finding of `rule` is applied.
fn fixed(read: &Read, rule: &str) -> String {
    let findings = read.findings();
    let [finding] = of(&findings, rule)[..] else { panic!("one {rule}: {findings:?}") };
    let fixes = read.fixes(finding);
    let [fix] = &fixes[..] else { panic!("one fix: {fixes:?}") };
    read.with(fix)
}

#[test]
fn missing_rows_are_written_as_the_table_is() {
    for (table, rows) in [
        ("| Attribute | Status |\n|---|---|", "\n| Program Execution | |\n| Influence | |\n| R\\|D | |"),
        ("| Attribute | Status |\n|---|---|\n| Influence | ⟨x⟩ |", "\n| Program Execution | |\n| R\\|D | |"),
        (
            "| Attribute | Größe 12 |\r\n| --------- | -------- |\r\n| Influence | gut      |",
            "\r\n| Program Execution |          |\r\n| R\\|D      |          |",
        ),
        ("Attribute | Status\n--- | ---\nInfluence | x", "\n| Program Execution | |\n| R\\|D | |"),
    ] {
        for after in ["", "\n", "\n\nMore.\n"] {
            let read = read(&format!("## Cross-reference\n\n{table}{after}"));
            let wanted = read.text.replace(table, &format!("{table}{rows}"));
            assert_eq!(fixed(&read, "unmapped-attribute"), wanted);
        }
    }
}

#[test]
fn a_table_is_added_under_any_heading() {
    for (heading, below) in [
        ("## Cross-reference", "\r\nText.\r\n"),
        ("Cross-reference\r\n---------------", "\r\nText.\r\n"),
        ("**Cross-reference**", "\r\n\r\nText.\r\n"),
    ] {
        let read = read(&format!("{heading}{below}"));
        let text = fixed(&read, "unmapped-attribute");
        let again = Read::new(&text, Some(reading::matrix("matrix.md", MATRIX)), reading::today());
        let reference = again.document.cross_reference().unwrap_or_else(|| panic!("a table in {text:?}"));
        assert_eq!((reference.table.rows.len(), reference.table.header.cells.len()), (3, 5), "{text:?}");
        assert!(text.contains(&format!("{heading}\r\n\r\n| Attribute |")), "{text:?}");
        let findings = again.findings();
        let [finding] = of(&findings, "unmapped-attribute")[..] else { panic!("{findings:?}") };
        assert_eq!(again.fixes(finding), [], "empty rows are not added twice");
    }
}

#[test]
fn the_fix_that_adds_rows_is_safe() {
    let read = read("## Cross-reference\n");
    let findings = read.findings();
    let fixes = read.fixes(of(&findings, "unmapped-attribute")[0]);
    assert_eq!(fixes.iter().map(|fix| fix.grade).collect::<Vec<_>>(), [Grade::Safe]);
}

#[test]
fn half_typed_tables_and_goals_are_read_without_harm() {
    for text in [
        "## Cross-reference\n\n|",
        "## Cross-reference\n\n| Attribute |\n| --- |\n|",
        "## Cross-reference\n\n| Attribute | Status | Evidence |\n| --- | --- | --- |\n| Influence | ?",
        "## Cross-reference\n\n| Attribute | Status |\n| --- | --- |\n| | ✅ |\n| Influence | ✅",
        "## Future\n\n-",
        "## Future\n\n- 🚀",
        "## Future\n\n- By",
        "## Future\n\n- Goal A:",
        "## Future\n\n- By March 2028,",
        "## Future\n\n•\n• Lerne Größe\n",
        "## Future\n\nI will",
        "## History\n\n- ",
        "## Summary\n\nThree of our five attributes",
    ] {
        let read = read(text);
        for finding in read.findings() {
            assert!(read.text.is_char_boundary(finding.span.start) && finding.span.end <= read.text.len(), "{text:?}");
            for fix in read.fixes(&finding) {
                read.with(&fix);
            }
        }
    }
}

#[test]
fn a_place_for_words_keeps_the_lines_and_the_markup() {
    let text = "## Future\r\n\r\n- 🚀 **Goal B:** lead the *Zürich*\r\n  migration ([plan](a.md)). #influence\r\n";
    let read = read(text);
    let findings = read.findings();
    let [finding] = of(&findings, "goal-without-business-impact")[..] else { panic!("{findings:?}") };
    assert!(finding.message.contains("undated-goal"), "what it outranks is named: {}", finding.message);
    let wanted = read.text.replace("migration ", "migration, so that ⟨whom⟩ can ⟨do what⟩ ");
    assert_eq!(read.with(&read.fixes(finding)[0]), wanted);
    let again = Read::new(&wanted, None, reading::today());
    assert_eq!(of(&again.findings(), "goal-without-business-impact"), [] as [&Finding; 0]);
}

#[test]
fn milestones_belong_to_their_goal() {
    let read = read(
        "## Future\n\n- By June 2027, lead the migration\n  - Write a plan\n  - By March 2028, learn Go\n- Payments\n  - Learn Go\n- ~~Learn C~~\n",
    );
    let findings = read.findings();
    let found: Vec<(&str, &str)> = findings
        .iter()
        .filter(|finding| finding.statement.is_some())
        .map(|finding| (finding.rule, read.words(finding.span)))
        .collect();
    let rule = "goal-without-business-impact";
    assert_eq!(found, [(rule, "By June 2027, lead the migration"), (rule, "Learn Go")]);
}

#[test]
fn text_in_another_language_gets_no_finding() {
    let goals = "## Future\n\n- Den Umzug der vierzehn Dienste in die neue Umgebung leiten und abschließen\n";
    let wins = "## History\n\n- Die Kosten der nächtlichen Läufe wurden für alle Gruppen um 20% gesenkt\n";
    let findings = read(&format!("{goals}\n{wins}")).findings();
    for rule in ["goal-without-business-impact", "undated-goal", "undated-win"] {
        assert_eq!(of(&findings, rule), [] as [&Finding; 0]);
    }
}

#[test]
fn a_document_without_a_header_gets_one_with_the_matrix() {
    let read = Read::of_kind(career_ls::settings::Kind::Promotion, "# Case\n", None, reading::today());
    let findings = read.findings();
    let fixes = read.fixes(of(&findings, "missing-matrix")[0]);
    let wanted = "---\ncareer:\n  kind: promotion\n  matrix: builtin:tpm\n---\n\n# Case\n";
    assert_eq!(fixes.iter().map(|fix| read.with(fix)).collect::<Vec<_>>(), [wanted]);
}
