//! Data that is no matrix is not read as one.

use super::declined;

#[test]
fn data_of_other_kinds_is_declined() {
    for (name, text) in [
        (
            "package.json",
            r#"{"name": "app", "version": "1.0.0", "scripts": {"dev": "vite build --watch", "lead": "run it now please"},
            "dependencies": {"react": "^18"}, "matrix": {"include": ["a b c"]}}"#,
        ),
        (
            "ci.yml",
            "name: ci\non: {push: {branches: [main, master]}}\njobs:\n  build:\n    runs-on: linux\n    strategy:\n      \
             matrix: {os: [linux, mac], level: [1, 2]}\n    steps:\n      - {name: Check out the code, run: git \
             clone it here}\n      - {name: Build it all, run: make all of it}\n  senior:\n    steps: [{run: echo one two three}]\n",
        ),
        (
            "api.yaml",
            "openapi: 3.0.0\ninfo: {title: Orders, version: '1'}\npaths:\n  /orders:\n    get:\n      responses:\n        \
             '200': {description: All the orders there are}\n        '404': {description: There is no such order}\n\
             components:\n  schemas:\n    Level: {type: object, properties: {level: {type: string, description: How high it is}}}\n",
        ),
        (
            "people.json",
            r#"[{"name": "Ana", "level": "L4", "team": "Payments platform core", "bio": "Builds what others need daily"},
            {"name": "Ben", "level": "L5", "team": "Risk and compliance", "bio": "Cooks and runs and reads"},
            {"name": "Cho", "level": "L6", "team": "Office of the CTO", "bio": "Has been here for years"}]"#,
        ),
        (
            "staff.yaml",
            "employees:\n  - {name: Ana, level: Senior, department: Payments, role: Leads the payments team}\n  \
             - {name: Ben, level: Staff, department: Risk, role: Leads the risk team}\n",
        ),
        (
            "resume.json",
            r#"{"basics": {"name": "Ana", "summary": "Program manager who ships what matters"},
            "work": [{"name": "Acme", "position": "Senior TPM", "highlights": ["Cut lead time from nine days to three"]}],
            "skills": [{"name": "Web", "level": "Master", "keywords": ["HTML"]}, {"name": "Ops", "level": "Senior", "keywords": ["CI"]}],
            "languages": [{"language": "English", "fluency": "Native"}]}"#,
        ),
        (
            "errors.json",
            r#"{"login": {"1": "The password is not right", "2": "The account is locked"},
            "order": {"1": "The order was not found", "2": "The order was sent already"}}"#,
        ),
        ("config.toml", "[logging]\nlevel = \"info\"\n[logging.levels]\nlead = \"debug\"\nmaster = \"warn\"\n"),
        ("bands.yaml", "L4: {min: 100000, max: 120000}\nL5: {min: 130000, max: 150000}\n"),
        ("severity.yaml", "Answer:\n  SEV1: Answers in ten minutes\n  SEV2: Answers within the hour\n"),
        ("list.json", "[1, 2, 3]"),
        ("text.yaml", "just a text"),
        ("empty.yaml", ""),
        ("null.json", "null"),
        ("own.json", r#"{"version": 1, "levels": [], "attributes": []}"#),
    ] {
        let (reason, _) = declined(name, text);
        assert!(reason.contains("holds no levels and attributes"), "{name}: {reason}");
    }
}

#[test]
fn a_header_of_a_page_is_no_matrix() {
    for text in [
        "---\ntitle: Ladder\nweight: 3\nlevels: 6\n---\n\nText.\n",
        "---\ncareer: {kind: promotion, level: L5, target: L6}\n---\n\n# Case\n",
        "---\ntitle: A\nlevels: [L4, L5]\ntopics: [one, two]\nmenu: {main: {weight: 1, name: A B C D}}\n---\n",
    ] {
        let (reason, span) = declined("page.md", text);
        assert!(reason.starts_with("No matrix can be read here"), "{reason}");
        assert_eq!(span, "", "{text}");
    }
}
