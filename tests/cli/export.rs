use std::path::Path;

use super::{Folder, Ran, command, finish};

const HEADER: &str = "---\ncareer:\n  kind: promotion\n  matrix: matrix.md\n---\n\n";
const MATRIX: &str = "---\ncareer: {kind: matrix}\n---\n\n# Levels\n\n| Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | \
                      --- |\n| Program Execution | Lands a program | Lands programs |\n| Influence | Aligns leads | Changes \
                      decisions |\n";

/// A folder with a matrix and `case.md`, which has a header and `body`.
fn case(body: &str) -> Folder {
    Folder::with(&[("matrix.md", MATRIX), ("case.md", &format!("{HEADER}{body}"))])
}

/// What is printed of a case with `body`; it has to be printed.
fn exported(body: &str) -> String {
    let ran = case(body).run(&["export", "case.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{body}");
    ran.out
}

fn page(body: &str) -> String {
    let ran = case(body).run(&["export", "case.md", "--html"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{body}");
    ran.out
}

fn examples(args: &[&str], input: &str) -> Ran {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    finish(&mut command(&root, args), input)
}

#[test]
fn the_header_goes_with_all_that_stands_in_it() {
    assert_eq!(exported("# Case\n\n- Cut it\n"), "# Case\n\n- Cut it\n");
    let text = "---\ntitle: secret\ncareer:\n  kind: promotion\ntags: [a]\n---\n\n\n# Case\n\nText";
    let folder = Folder::with(&[("case.md", text)]);
    assert_eq!(folder.run(&["export", "case.md"]).out, "# Case\n\nText");
    assert_eq!(exported("---\n\nkind: x\n\n---\n\nText\n"), "kind: x\n\n---\n\nText\n", "no rule is left to open with");
    assert_eq!(exported("---\nkind: x\n---\n").trim_end(), "kind: x\n---", "not read as front matter again");
}

#[test]
fn comments_go_and_leave_no_gap() {
    for (body, wanted) in [
        ("a\n\n<!-- career-ls-disable-next-line task-phrasing -->\n- b\n", "a\n\n- b\n"),
        ("a\n\n<!-- career-ls-disable -->\n\nb\n\n<!-- career-ls-enable -->\n", "a\n\nb\n"),
        ("- a\n<!-- career-ls-disable-next-line task-phrasing -- é 🚀 -->\n- b\n", "- a\n- b\n"),
        ("1. a\n<!-- career-ls-disable-next-line task-phrasing -->\n2. b\n", "1. a\n2. b\n"),
        ("- a\n  <!-- career-ls-disable-next-line task-phrasing -->\n  - b\n", "- a\n  - b\n"),
        ("a\n<!-- career-ls-disable-next-line task-phrasing -->\nb\n", "a\n\nb\n"),
        ("a\n<!-- career-ls-disable-next-line x -->\n---\n\nb\n", "a\n\n---\n\nb\n"),
        ("- a <!-- career-ls-disable-line task-phrasing -->\n- b\n", "- a\n- b\n"),
        ("- a <!-- career-ls-disable-line x --> c  \n  d\n", "- a c  \n  d\n"),
        ("<!-- career-ls-disable-file -->\n\n# Case\n", "# Case\n"),
        ("a <!-- x -->\n\n<!-- y -->\nb\n", "a\n\nb\n"),
        ("a\n\n<!-- x\nto myself\n-->\n\n\nb", "a\n\nb"),
        ("Say `<!-- career-ls-disable -->` so\n", "Say `<!-- career-ls-disable -->` so\n"),
        ("```\n<!-- career-ls-disable -->\n```\n", "```\n<!-- career-ls-disable -->\n```\n"),
        ("a\n\n<!-- never closed\n", "a\n\n<!-- never closed\n"),
    ] {
        assert_eq!(exported(body), wanted, "{body}");
    }
}

#[test]
fn citations_are_plain_names_and_the_rest_stays() {
    let body = "\
## History\n\n\
- Cut it from 9 to 3 days ([log](ci.md)) #program-execution\n\
- Cut it from 9 to 3 days ([log](ci.md)) [[Program Execution]], #influence\n\
- Cut it for 3 teams #influence <!-- career-ls-disable-line -->\n\
- Grew in [[Influence]], see [Program Execution](matrix.md#program-execution)\n\
- Asked in #payments, see [[Q3 notes]], [runs](https://d.example/x#influence), `#influence` and #4312\n\
- é🚀 [how I run it](matrix.md#program-execution) won\n\n\
### [[Influence]]\n\n\
> Great #influence\n\n\
## Cross-reference\n\n\
| Attribute | Evidence |\n| --- | --- |\n\
| #program-execution | [Atlas](#atlas) #influence |\n| **Influence** | |\n";
    let wanted = "\
## History\n\n\
- Cut it from 9 to 3 days ([log](ci.md)) (Program Execution)\n\
- Cut it from 9 to 3 days ([log](ci.md)) (Program Execution, Influence)\n\
- Cut it for 3 teams (Influence)\n\
- Grew in Influence, see Program Execution\n\
- Asked in #payments, see [[Q3 notes]], [runs](https://d.example/x#influence), `#influence` and #4312\n\
- é🚀 how I run it won\n\n\
### Influence\n\n\
> Great (Influence)\n\n\
## Cross-reference\n\n\
| Attribute | Evidence |\n| --- | --- |\n\
| Program Execution | [Atlas](#atlas) (Influence) |\n| **Influence** | |\n";
    assert_eq!(exported(body), wanted);
}

#[test]
fn what_google_docs_left_goes() {
    let body = "# **Case: Zoé** {#case}\n\n## **History** {#history}\n\n* Cut it by \\~30%\n* ![][image2]\n\n\
                [image1]: <data:image/png;base64,iVBORw0KGgo=>\n\n[image2]: <data:image/png;base64,AAAA>\n\n\
                [ci]: https://ci.example\n\n[image3]: <data:image/png;base64,iVBORw0KGgo=>\n";
    let wanted = "# **Case: Zoé**\n\n## **History**\n\n* Cut it by \\~30%\n* ![][image2]\n\n\
                  [image2]: <data:image/png;base64,AAAA>\n\n[ci]: https://ci.example\n";
    assert_eq!(exported(body), wanted);
    assert!(page(body).contains("<img src=\"data:image/png;base64,AAAA\""));
}

#[test]
fn an_id_goes_behind_a_bold_line_that_serves_as_a_heading_and_stays_in_a_sentence() {
    assert_eq!(
        exported("**Summary 🚀** {#summary}\n\n**Goals:** {#a} {#b}\nThe id {#c}\n\n**Goals:** {#d}\n\n- An id {#e}\n"),
        "**Summary 🚀**\n\n**Goals:** {#a} {#b}\nThe id {#c}\n\n**Goals:**\n\n- An id {#e}\n"
    );
}

#[test]
fn line_ends_and_the_end_stay_as_they_are() {
    let body = "# Cäse {#c}\r\n\r\n- a 🚀 #influence\r\n<!-- career-ls-disable-next-line x -->\r\n- b <!-- y -->\r\n";
    let crlf = format!("{HEADER}{body}").replace("\r\n", "\n").replace('\n', "\r\n");
    let folder = Folder::with(&[("matrix.md", MATRIX), ("case.md", &crlf)]);
    assert_eq!(folder.run(&["export", "case.md"]).out, "# Cäse\r\n\r\n- a 🚀 (Influence)\r\n- b\r\n");
    assert_eq!(exported("a\n<!-- x -->\nb"), "a\n\nb");
    assert_eq!(exported("a\r\n<!-- x -->\r\nb"), "a\r\n\r\nb");
    assert_eq!(exported("a\n\n<!-- x -->"), "a\n");
    assert_eq!(exported("a"), "a");
    assert_eq!(exported("a\n\n\n"), "a\n\n\n");
    assert_eq!(exported("<!-- x -->\n"), "");
}

#[test]
fn an_open_slot_is_named_and_nothing_is_printed() {
    let body = "## History\n\n- 🚀é Cut zebras from ⟨before⟩ to __\n\n## Skills\n\n- ⟨which⟩\n\n> ⟨who⟩ said\n\n\
                | a |\n| --- |\n| TBD |\n\n`⟨code⟩`\n";
    let folder = case(body);
    for args in [&["export", "case.md"][..], &["export", "case.md", "--html", "--output", "out.html"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
        let places: Vec<&str> = ran.err.lines().filter_map(|line| line.strip_prefix("error: case.md:")).collect();
        let places: Vec<&str> = places.iter().map(|line| line.split(": ").next().unwrap_or_default()).collect();
        assert_eq!(&places[..5], ["9:22", "9:34", "13:3", "15:3", "19:3"], "{}", ran.err);
        assert!(!ran.err.contains("zebra") && !ran.err.contains("before") && !ran.err.contains("TBD"), "{}", ran.err);
        assert!(!folder.path().join("out.html").exists());
    }
}

#[test]
fn a_slot_stays_one_where_the_rule_is_off_and_is_none_where_the_author_vouches_for_it() {
    let folder = case("## History\n\n- Cut it from XX to 3 days for 2 teams\n");
    folder.write("career-ls.toml", b"[rules]\nunfilled-placeholder = \"off\"\n");
    assert_eq!(folder.run(&["export", "case.md"]).code, Some(1));
    let vouched =
        "## History\n\n<!-- career-ls-disable-next-line unfilled-placeholder -- chromosomes -->\n- Mapped XX\n";
    assert_eq!(exported(vouched), "## History\n\n- Mapped XX\n");
}

#[test]
fn the_example_is_exported_once_its_slot_is_filled() {
    let ran = examples(&["export", "promotion.md"], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("error: promotion.md:35:32: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);

    let text = include_str!("../../examples/promotion.md").replace("⟨before⟩", "90");
    let ran = examples(&["export", "-"], &text);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("# Promotion case: Inês Duarte"), "{}", ran.out);
    for part in [
        "([before and after](evidence/release-train.md)) (Program Execution)\n",
        "  ([review](evidence/zurich-pilot.md)) (Program Execution)\n",
        "over the vendor's ([decision](evidence/adr-31.md)) (Influence)\n",
        "from 7 to 2 a quarter (Team Growth)\n",
        "| Program Execution | over-delivering |",
        "[^restore]: Medians by month",
    ] {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    assert!(!ran.out.contains(" #") && !ran.out.contains("career:"), "{}", ran.out);

    let again = examples(&["export", "-", "--kind", "promotion"], &ran.out);
    assert_eq!((again.code, again.out == ran.out), (Some(0), true), "{}{}", again.err, again.out);
}

#[test]
fn what_was_exported_is_exported_unchanged() {
    for body in [
        "---\n\n---\n\na\n\n---\n\nb\n",
        "<!-- x -->\n---\nkind: x\n---\n",
        "a\n<!-- x -->\n<!-- y -->\n    b\n\n<!-- z -->\n\n\n",
        "# A {#a} {#b}\n\n- #influence #influence\n- [[[Influence]]]\n- ([[Influence]])#influence\n",
        "- a\n<!-- x -->\n\n<!-- y -->\n\n  b <!-- z --><!-- w --> c\n",
        "A | B\n--|--\n#influence | <!-- x -->\n",
        "<!-- <!-- x --> -->\n",
    ] {
        let first = exported(body);
        let folder = Folder::with(&[("matrix.md", MATRIX)]);
        let again = finish(&mut command(folder.path(), &["export", "-", "--kind", "promotion"]), &first);
        assert_eq!((again.code, again.out.as_str()), (Some(0), first.as_str()), "{body}");
    }
}

#[test]
fn what_is_no_career_document_is_said_and_not_exported() {
    let folder = Folder::with(&[("notes.md", "# Notes\n"), ("case.md", "a\n")]);
    folder.write("latin.md", b"---\ncareer:\n  kind: promotion\n---\n\nCaf\xe9\n");
    for (file, says) in [
        ("notes.md", "not read as a career document"),
        ("nowhere.md", "no file"),
        ("latin.md", "UTF-8"),
        (".", "a folder"),
    ] {
        let ran = folder.run(&["export", file]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{file}");
        assert!(ran.err.contains(says), "{file}: {}", ran.err);
    }
    let ran = folder.run(&["export", "notes.md", "--kind", "promotion"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "# Notes\n"));
}

#[test]
fn a_new_file_is_written_and_none_is_overwritten() {
    let folder = case("# Case\n");
    let args = ["export", "case.md", "--output", "out.md"];
    let ran = folder.run(&args);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    let read = || std::fs::read_to_string(folder.path().join("out.md")).expect("written");
    assert_eq!(read(), "# Case\n");
    folder.write("out.md", b"mine");
    let ran = folder.run(&args);
    assert_eq!((ran.code, read().as_str()), (Some(2), "mine"));
    assert!(ran.err.contains("out.md: this file is there already"), "{}", ran.err);
    assert_eq!(folder.run(&["export", "case.md", "--output", "no/such/out.md"]).code, Some(2));
}

#[test]
fn a_page_needs_nothing_and_runs_nothing() {
    let body = "# Zoé's \"case\" <script>alert(1)</script>\n\n\
                <div onclick=\"x()\"><img src=https://evil.example/p.png></div>\n\n\
                - [a](https://a.example/1) [b](javascript:alert(1)) [c](<data:text/html,x>) <javascript:alert(2)>\n\
                - ![pixel](https://evil.example/q.png) ~~struck~~ a<br>b ![s](data:image/svg+xml;base64,AA==)\n\
                - \\<iframe src=x> &lt;script&gt; </main></body> [r]\n- [ ] open\n\n\
                [r]: vbscript:x \"</style><script>\"\n\n\
                | a | b |\n| :-- | --: |\n| 1 | `<b>` |\n\nNote[^n]\n\n[^n]: Why\n";
    let page = page(body);
    assert!(page.starts_with("<!doctype html>\n<html"), "{page}");
    assert!(page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "), "{page}");
    assert!(page.contains("<title>Zoé's \"case\" alert(1)</title>"), "{page}");
    let lower = page.to_lowercase();
    for bad in
        ["<script", "<div onclick", "<iframe", "<link", "@import", "url(", "href=\"javascript", "href=\"vbscript"]
    {
        assert!(!lower.contains(bad), "{bad}: {page}");
    }
    assert!(!lower.contains("href=\"data:") && !lower.contains("<img"), "{page}");
    assert_eq!(lower.matches("</main>").count(), 1, "{page}");
    let links: Vec<&str> = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(links, ["https://a.example/1", "https://evil.example/q.png", "#note-n"], "{page}");
    for good in ["<table>", "<del>struck</del>", "a<br />", "id=\"note-n\"", "&lt;script&gt;", "type=\"checkbox\""] {
        assert!(page.contains(good), "{good}: {page}");
    }
}

#[test]
fn a_page_of_the_example_holds_what_its_text_holds() {
    let text = include_str!("../../examples/promotion.md").replace("⟨before⟩", "90");
    let ran = examples(&["export", "-", "--html"], &text);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for part in [
        "<html lang=\"en\">",
        "<title>Promotion case: Inês Duarte, Senior TPM to Staff TPM</title>",
        "<h2 id=\"history\">History</h2>",
        "(Program Execution)</li>",
        "prefers-color-scheme: dark",
        "@media print",
        "<td>over-delivering</td>",
    ] {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    assert!(!ran.out.contains("http://") && !ran.out.contains("https://"), "it names no address of its own");
}
