//! A referral log in an editor.

use super::Opened;

const HEAD: &str = "---\ncareer:\n  kind: referral-log\n---\n\n# Referrals\n\n";

fn log(rows: &str) -> Opened {
    Opened::new(
        "log.md",
        &format!(
            "{HEAD}| Who | Company | Sent | Fwd | Outcome | Feedback |\n| --- | --- | --- | --- | --- | --- |\n{rows}"
        ),
    )
}

#[test]
fn cells_are_completed_with_what_their_column_holds() {
    let outcome = log("| Ana | Acme | 2026-09-01 | yes | $0 | |\n");
    assert_eq!(outcome.labels(), ["none", "screen", "hired", "declined"]);
    assert!(outcome.completed("screen").contains("| yes | screen | |"), "{}", outcome.completed("screen"));
    let sent = log("| Ana | Acme | $0 | | | |\n");
    assert_eq!(sent.labels().len(), 1);
    let today = sent.labels()[0].clone();
    assert!(today.len() == 10 && today.starts_with("20"), "{today}");
    assert_eq!(log("| Ana | Acme | | $0 | | |\n").labels(), [today.as_str(), "yes", "no"]);
    assert_eq!(log("| Ana | Acme | | | | $0 |\n").labels(), ["1", "2", "3", "4", "5"]);
    assert_eq!(log("| Ana | Acme | | | | |\n| É | $0 | | | | |\n").labels(), ["Acme"]);
    assert_eq!(log("| Ana | Acme | 2026-09-01 | yes | scr$0 | |\n").labels().len(), 4);
}

#[test]
fn what_is_the_authors_own_is_left_alone() {
    for nobodys in ["| $0 | | | | | |\n", "| Ana | Acme | | | | |\n\nA line | with | a | bar | $0\n"] {
        assert_eq!(log(nobodys).labels(), [""; 0], "{nobodys}");
    }
    for head in ["| Who | Sent | Out$0come |\n| --- | --- | --- |\n", "| Who | Sent | Outcome |\n| --- | --- | $0 |\n"]
    {
        assert_eq!(Opened::new("log.md", &format!("{HEAD}{head}| Ana | | |\n")).labels(), [""; 0], "{head}");
    }
    let case = "## Cross-reference\n\n| Who | Sent | Outcome |\n| --- | --- | --- |\n| Ana | | $0 |\n";
    assert_eq!(Opened::case(case).labels(), [""; 0], "in another kind of document");
}

#[test]
fn its_headings_say_what_it_comes_to() {
    let rows = "| *A*na | Acme | 2026-09-01 | yes | screen | 4 |\n| Rui | Acme | 2026-09-02 | no | none | |\n";
    let whole = log(rows).text.clone();
    let hover = |words: &str| Opened::new("log.md", &whole.replacen(words, &format!("$0{words}"), 1)).hover();
    for words in ["Company |", "Referrals", "Fwd"] {
        let hover = hover(words).unwrap_or_else(|| panic!("{words}"));
        for said in [
            "**2 referrals sent, 2026-09-01 to 2026-09-02**",
            "- From referral to screen: 1 of 2",
            "*A Practical Guide",
        ] {
            assert!(hover.contains(said), "{words}: {hover}");
        }
    }
    assert_eq!(hover("Rui"), None, "a row says it itself");
}
