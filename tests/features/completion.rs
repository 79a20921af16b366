//! What can be completed.

use career_ls::features::CompletionKind;
use career_ls::text::Span;

use super::{HEADER, Opened};

fn header(marked: &str) -> Opened {
    Opened::new("case.md", &format!("---\n{marked}---\n# Case\n"))
}

#[test]
fn keys_of_the_header_are_those_that_are_not_there() {
    let block = header("career:\n  kind: promotion\n  le$0\n");
    let labels = block.labels();
    assert!(labels.contains(&"level".to_owned()) && !labels.contains(&"kind".to_owned()), "{labels:?}");
    assert_eq!(block.completed("level"), "---\ncareer:\n  kind: promotion\n  level: \n---\n# Case\n");
    assert!(block.completion().items.iter().all(|item| !item.detail.is_empty()));

    let flow = header("career: {kind: promotion, ro$0}\n");
    assert_eq!(flow.completed("role"), "---\ncareer: {kind: promotion, role: }\n---\n# Case\n");
    let tight = header("career: {kind: promotion,$0}\n");
    assert_eq!(tight.completed("role"), "---\ncareer: {kind: promotion, role: }\n---\n# Case\n");
    let rename = header("career:\n  kind: promotion\n  lev$0: Staff\n");
    assert_eq!(rename.completed("level"), "---\ncareer:\n  kind: promotion\n  level: Staff\n---\n# Case\n");
    let margin = header("career:\n    kind: promotion\n$0\n");
    assert_eq!(margin.completed("role"), "---\ncareer:\n    kind: promotion\n    role: \n---\n# Case\n");
    for nobodys in ["title: $0\ncareer: {kind: agenda}\n", "tags: [$0]\n", "$0\n", "career: {kind: agenda}\nx$0\n"] {
        assert_eq!(header(nobodys).labels(), [""; 0], "{nobodys}");
    }
}

#[test]
fn keys_of_referrals_are_offered_to_referrals() {
    let offers = |kind: &str, key: &str| {
        header(&format!("career:\n{kind}  team: Été 🚀\n  $0\n")).labels().contains(&key.to_owned())
    };
    for key in ["sent", "follow-up", "outcome", "vouch"] {
        assert!(offers("  kind: referral\n", key) && offers("  kind: referral-log\n", key), "{key}");
        assert!(offers("", key), "{key}: what it is for is not known yet");
        assert!(!offers("  kind: promotion\n", key) && !offers("  kind: agenda\n", key), "{key}");
    }
    assert!(offers("  kind: promotion\n", "cycle"));
}

#[test]
fn a_header_without_a_kind_is_completed_all_the_same() {
    let opened = header("career:\n  $0\n");
    assert_eq!(opened.labels()[0], "kind");
    assert_eq!(header("career:\r\n  kind: $0\r\n").labels().len(), 9);
    let tight = header("career:\n  kind:$0\n");
    assert_eq!(tight.completed("impact-summary"), "---\ncareer:\n  kind: impact-summary\n---\n# Case\n");
    let typed = header("career:\n  role: Élan 🚀\n  kind: pro$0\n");
    assert_eq!(typed.completed("proof"), "---\ncareer:\n  role: Élan 🚀\n  kind: proof\n---\n# Case\n");
    assert_eq!(
        typed.completion().items.iter().find(|item| item.label == "proof").map(|item| item.kind),
        Some(CompletionKind::Value)
    );
    let half = header("career:\n  kind: promotion\n  targ\n  level: $0\n");
    assert_eq!(half.labels(), ["Senior (L5)", "Staff (L6)"], "while another key is half typed");
}

#[test]
fn values_of_the_header_are_what_it_takes() {
    let values = |key: &str| header(&format!("career:\n  kind: referral\n  {key}: $0\n")).labels();
    assert_eq!(values("status"), ["draft", "final"]);
    assert_eq!(values("outcome"), ["none", "screen", "hired", "declined"]);
    assert_eq!(values("track"), ["IC", "management", "leadership"]);
    assert_eq!(values("matrix"), ["matrix.md", "builtin:tpm"]);
    assert!(values("focus").contains(&"Easy to forward".to_owned()));
    for date in ["cycle", "sent", "follow-up", "focus-since"] {
        let today = values(date);
        assert_eq!(today.len(), 1, "{date}");
        assert!(today[0].parse::<jiff::civil::Date>().is_ok(), "{today:?}");
    }
    for authors in ["role", "team", "company", "vouch", "one-sentence"] {
        assert_eq!(values(authors), [""; 0], "{authors}");
    }
    let flow = header("career: {kind: promotion, matrix: $0}\n");
    assert_eq!(flow.completed("builtin:tpm"), "---\ncareer: {kind: promotion, matrix: \"builtin:tpm\"}\n---\n# Case\n");
}

#[test]
fn the_sections_that_are_missing_come_behind_a_hash() {
    let opened = Opened::case("# Case\n\n## History\n\n- Cut cost from 9 to 3 days\n\n#$0\n");
    let labels = opened.labels();
    assert!(labels.contains(&"Future".to_owned()) && !labels.contains(&"History".to_owned()), "{labels:?}");
    assert!(opened.completed("Future").ends_with("\n\n## Future\n"));
    let opened = Opened::case("# Case\n\n### History\n\n- x\n\n### Fu$0\n");
    assert!(opened.completed("Future").ends_with("- x\n\n### Future\n"), "at the level that the document uses");
    let fresh = Opened::case("## $0");
    assert!(fresh.labels().contains(&"History".to_owned()));
    assert!(fresh.completion().items.iter().any(|item| item.detail == "step 2: History"));
    for silent in ["# $0", "#### $0", "## Hi$0story", "```\n## $0\n```\n", "> ## $0", "text ## $0", "##x$0"] {
        assert_eq!(Opened::case(silent).labels(), [""; 0], "{silent}");
    }
}

#[test]
fn what_another_document_tells_comes_last() {
    let opened = Opened::case("# Case\n\n## $0\n");
    let first = opened.labels();
    opened.beside("wins.md", "---\ncareer: {kind: brag}\n---\n## History\n- Cut cost from 9 to 3 days\n");
    let opened = opened.again();
    let labels = opened.labels();
    assert_eq!(first.len(), labels.len());
    assert_eq!(labels.last().map(String::as_str), Some("History"), "{labels:?}");
}

const TABLE: &str = "## Cross-reference\n| Attribute | Status | Evidence | Question |\n| --- | --- | --- | --- |\n";

#[test]
fn a_status_and_a_whole_row_are_completed() {
    let status = Opened::case(&format!("{TABLE}| Influence | $0 | | |\n"));
    assert_eq!(status.labels(), ["over-delivering", "meeting", "ambiguous", "gap"]);
    assert!(status.completed("gap").ends_with("| Influence | gap | | |\n"));
    let tight = Opened::case(&format!("{TABLE}| Influence |$0\n"));
    assert!(tight.completed("gap").ends_with("| Influence | gap\n"));
    let typed = Opened::case(&format!("{TABLE}| Influence | me$0 | | |\n"));
    assert!(typed.completed("meeting").ends_with("| Influence | meeting | | |\n"));
    let row = Opened::case(&format!("{TABLE}| Influence | gap | | |\n|$0\n"));
    assert_eq!(row.labels(), ["Program Execution"]);
    assert!(row.completed("Program Execution").ends_with("|\n| Program Execution | ⟨status⟩ |  |  |\n"));
    let spaced = Opened::case(&format!("{TABLE}| Influence | gap | | |\n| $0\n"));
    assert_eq!(spaced.completed("Program Execution"), row.completed("Program Execution"), "behind a blank too");
    let item = row.completion().items.remove(0);
    assert!(item.insert.snippet().contains("${1|over-delivering,meeting,ambiguous,gap|}"));
    let question = Opened::case(&format!("{TABLE}| Influence | gap | | $0 |\n"));
    assert_eq!(question.labels(), [""; 0]);
}

/// A case with files beside it.
fn with_files(body: &str) -> Opened {
    let opened = Opened::case(body);
    opened.beside("impact-summary.md", "---\ncareer: {kind: impact-summary}\n---\n# Impact\n\n## Scope & Reach\n\nx\n");
    opened.beside("proof.md", "---\ncareer: {kind: proof}\n---\n[^latency]: Grafana, 12 May\n");
    opened.beside("shots/on call (Q3).png", "x");
    opened.beside("shots/deep/er/too.png", "x");
    opened.beside(".git/config", "x");
    opened.beside("career-ls.toml", "");
    opened.again()
}

#[test]
fn evidence_is_completed_where_a_link_leads() {
    let opened = with_files("## My wins\n\n- Cut cost ([log]($0\n\n## My wins\n\nx\n");
    let labels = opened.labels();
    for wanted in
        ["impact-summary.md", "impact-summary.md#scope--reach", "shots/on%20call%20%28Q3%29.png", "#my-wins-1"]
    {
        assert!(labels.contains(&wanted.to_owned()), "{wanted}: {labels:?}");
    }
    for unwanted in ["case.md", "career-ls.toml", ".git/config", "shots/deep/er/too.png", "#my-wins"] {
        assert!(!labels.contains(&unwanted.to_owned()), "{unwanted}: {labels:?}");
    }
    assert!(opened.completed("proof.md").contains("([log](proof.md)\n"));
    let closed = with_files("- Cut 🚀 cost ([log](im$0x.md#y)) here\n");
    assert!(closed.completed("impact-summary.md").contains("([log](impact-summary.md)) here\n"));
    for silent in ["- a (im$0", "- a [x] (im$0", "- a [x](https://im$0)", "`[x](im$0`\n", "> [x](im$0)\n", "[x](a) $0"]
    {
        assert_eq!(with_files(silent).labels(), [""; 0], "{silent}");
    }
}

#[test]
fn footnotes_are_completed_by_their_labels() {
    let opened = with_files("- Cut cost [^$0\n\n[^cost]: Ledger, May\n");
    assert_eq!(opened.labels(), ["cost", "latency"]);
    assert!(opened.completed("latency").contains("- Cut cost [^latency]\n"));
    let closed = with_files("- Cut cost [^la$0tte] here\n");
    assert!(closed.completed("latency").contains("- Cut cost [^latency] here\n"));
    let kept = opened.completion().items.into_iter().find(|item| item.label == "latency").expect("there");
    assert_eq!((kept.detail.as_str(), kept.documentation.as_str()), ("proof.md", "- Grafana, 12 May"));
    assert_eq!(with_files("[^$0\n").labels(), [""; 0], "a definition");
    assert_eq!(with_files("- a^$0\n").labels(), [""; 0]);
}

#[test]
fn what_the_proof_bank_keeps_is_shown_at_its_label() {
    let bank = "---\ncareer: {kind: proof}\n---\n\n- Cut restore time from 95 to 40 *minutes*[^Restore]\n\n\
                [^restore]: Medians: [board](b.md)\n\n[^log]: https://l.example\n";
    let shown = |body: &str| {
        let opened = Opened::case(body);
        opened.beside("proof.md", bank);
        opened.again().hover()
    };
    let said = shown("## History\n\n- Cut restore time from 95 to 40 minutes[^res$0tore]\n").expect("help");
    let wanted = "**restore** · `proof.md`\n\n- Cut restore time from 95 to 40 minutes\n- Medians: board";
    assert!(said.to_lowercase().starts_with(&wanted.to_lowercase()), "{said}");
    let own = shown("## History\n\n- Cut restore time[^re$0store]\n\n[^restore]: [mine](c.md)\n");
    assert!(own.is_none_or(|said| !said.contains("proof.md")), "a document's own footnote is its own");
    let unknown = shown("## History\n\n- Cut restore time[^no$0ne]\n");
    assert!(unknown.is_none_or(|said| !said.contains("proof.md")));
}

#[test]
fn the_evidence_cell_takes_whole_links() {
    let opened = with_files(&format!("{TABLE}| Influence | gap | $0 | |\n"));
    assert!(opened.completed("Scope & Reach").contains("| gap | [Scope & Reach](impact-summary.md#scope--reach) | |"));
    let second = with_files(&format!("{TABLE}| Influence | gap | [a](b), lat$0 | |\n"));
    assert_eq!(second.labels(), [""; 0], "a link stands there");
    let plain = with_files(&format!("{TABLE}| Influence | gap | x; lat$0 | |\n"));
    assert!(plain.completed("latency").contains("| gap | x; [^latency] | |"));
}

#[test]
fn an_empty_bullet_offers_statements_to_whoever_asks() {
    let win = Opened::case("## History\n\n- Cut cost from 9 to 3 days\n- $0\n");
    assert_eq!(win.labels(), ["Win", "Decision", "Leadership example", "Adoption", "Risk prevented"]);
    assert!(win.completion().items.iter().all(|item| item.insert.has_slots() && item.kind == CompletionKind::Sketch));
    assert!(win.unasked().items.is_empty(), "nothing pops up");
    assert_eq!(Opened::case("## Future\n\n- $0").labels(), ["Goal", "Goal for a gap"]);
    assert_eq!(Opened::case("## Questions\n\n1. $0\n").labels(), ["Question", "Ask", "Agreement"]);
    for silent in
        ["## History\n\n- a$0", "## History\n\n-$0", "## Feedback\n\n- $0", "## History\n\n- $0 x", "## History\n\n$0"]
    {
        assert_eq!(Opened::case(silent).labels(), [""; 0], "{silent}");
    }
}

#[test]
fn what_became_of_a_goal_is_completed_in_brackets_behind_it() {
    let goal = |line: &str| Opened::case(&format!("## Future\n\n{line}\n"));
    assert_eq!(goal("- By June 2027, cut é by 20% ($0").labels(), ["agreed", "adjusted", "dropped"]);
    let done = |line: &str, label: &str| goal(line).completed(label).replace("## Future\n\n", "");
    assert_eq!(done("- By June 2027, cut é by 20% (ag$0", "agreed"), "- By June 2027, cut é by 20% (agreed)\n");
    assert_eq!(done("- Learn Rust (Dr$0)", "dropped"), "- Learn Rust (dropped)\n");
    assert_eq!(done("- Cut cost\n  - Status: $0", "adjusted"), "- Cut cost\n  - Status: adjusted\n");
    for silent in
        ["- Cut cost (by 20$0", "- Cut cost (a$0 b", "($0", "- `cut ($0", "- Cut cost (x$0", "- Status: agreed $0 x"]
    {
        assert_eq!(goal(silent).labels(), [""; 0], "{silent}");
    }
    assert_eq!(goal("- [log]($0").labels(), ["matrix.md"], "a link leads to a file");
    assert_eq!(Opened::case("## History\n\n- Cut cost ($0\n").labels(), [""; 0], "a win is agreed by nobody");
}

#[test]
fn what_is_replaced_stands_on_one_line_and_holds_the_cursor() {
    for marked in [
        "é #pro$0\r\nx",
        "#$0\r\n",
        "- 🚀 [x](im$0\r\n",
        "- x [^$0\r\n",
        "- $0\r\n",
        &format!("{TABLE}|$0\r\n"),
        &format!("{TABLE}| Influence | g$0 |\r\n"),
    ] {
        let opened = with_files(marked);
        let span = opened.completion().span;
        assert!(span.touches(opened.span.start), "{marked}");
        assert!(!Span::new(span.start, span.end).of(&opened.text).contains(['\n', '\r']), "{marked}");
    }
    assert!(HEADER.starts_with("---"));
}
