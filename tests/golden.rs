//! Behaviour that is agreed, example by example: what is found, where, and what is offered may not change in silence.
//! The inputs are the files of `tests/golden/`; what needs an editor is tested through the real program elsewhere.

#[path = "support/reading.rs"]
mod reading;
#[path = "support/files.rs"]
mod files;

use std::time::{Duration, Instant};

use career_ls::document::{self, Header, Statement, Subject};
use career_ls::prose::{self, Phrasing, QuantityKind, Role};
use career_ls::rewrite::{self, Grade, Rewrite};
use career_ls::rules::{self, Check, Family, Finding};
use career_ls::settings::{Kind, Settings, Severity, Weight};
use career_ls::syntax::Tree;
use career_ls::text::Buffer;
use reading::Read;

/// The rules that these examples are about; what others will say of them is agreed with those.
const AGREED: [&str; 18] = [
    "task-phrasing",
    "unmeasured-effect",
    "weak-opener",
    "missing-evidence",
    "unfilled-placeholder",
    "unknown-attribute",
    "unknown-level",
    "win-outside-window",
    "goal-outside-window",
    "goal-without-business-impact",
    "undated-goal",
    "ambiguous-without-interpretation",
    "status-without-evidence",
    "wrong-attribute-count",
    "critical-tone",
    "not-forwardable",
    "missing-proof-attachment",
    "multiple-roles",
];

fn text(name: &str) -> String {
    files::file(&format!("tests/golden/{name}.md"))
}

/// The document of an example; what is said of a document as a whole is off, unless it is agreed.
fn read(text: &str) -> Read {
    let mut settings = reading::today();
    // What concerns the document as a whole is off here, but for what is agreed.
    for rule in rules::ALL.iter().filter(|rule| matches!(rule.check, Check::Document(_))) {
        if !AGREED.contains(&rule.name) {
            settings.rules.insert(rule.name.to_owned(), Weight::Off);
        }
    }
    with(text, settings)
}

fn with(text: &str, settings: Settings) -> Read {
    Read::new(text, Some(reading::matrix("matrix.md", &self::text("matrix"))), settings)
}

/// Rule, severity and words of each finding of the agreed rules.
fn found(read: &Read) -> Vec<(&str, Severity, &str)> {
    let findings = read.findings().into_iter().filter(|finding| AGREED.contains(&finding.rule));
    findings.map(|finding| (finding.rule, finding.severity, read.words(finding.span))).collect()
}

/// Findings of any rule that touch `words`.
fn on<'a>(read: &Read, words: &str, findings: &'a [Finding]) -> Vec<&'a Finding> {
    let start = read.text.find(words).unwrap_or_else(|| panic!("{words:?} is there"));
    let span = career_ls::text::Span::new(start, start + words.len());
    findings.iter().filter(|finding| finding.span.overlaps(span)).collect()
}

fn statements(read: &Read) -> Vec<Subject<'_>> {
    read.document.statements().collect()
}

fn only(read: &Read) -> &Statement {
    match statements(read)[..] {
        [subject] => subject.statement,
        ref all => panic!("{} statements", all.len()),
    }
}

fn opener(statement: &Statement) -> Option<&str> {
    statement.reading.opener.map(|span| span.of(&statement.passage.plain))
}

fn quantities(statement: &Statement) -> Vec<(&str, QuantityKind, Role)> {
    let read = &statement.reading.quantities;
    read.iter().map(|quantity| (quantity.span.of(&statement.passage.plain), quantity.kind, quantity.role)).collect()
}

fn evidence(statement: &Statement) -> Vec<&str> {
    statement.evidence.iter().map(|evidence| evidence.target.as_str()).collect()
}

fn rewrites(statement: &Statement) -> Vec<Rewrite> {
    rewrite::rewrites(&statement.passage, &statement.reading)
}

/// Title, grade and text of each rewrite, as it stands in the line once it is applied.
fn offered(read: &Read) -> Vec<(String, Grade, String)> {
    let findings = read.findings();
    let finding = findings.iter().find(|finding| finding.statement.is_some()).expect("a finding on the statement");
    let fixes = read.fixes(finding);
    let line = |text: &str| text.lines().find_map(|line| line.strip_prefix("- ")).unwrap_or_default().to_owned();
    fixes.iter().map(|fix| (fix.title.clone(), fix.grade, line(&read.with(fix)))).collect()
}

fn offer(title: &str, grade: Grade, text: &str) -> (String, Grade, String) {
    (title.to_owned(), grade, text.to_owned())
}

#[test]
fn g1_a_duty() {
    let read = read(&text("g1"));
    let statement = only(&read);
    assert_eq!((statement.phrasing, opener(statement)), (Phrasing::Task, Some("Responsible for")));
    assert_eq!(quantities(statement), [("12 services", QuantityKind::Count, Role::Size)]);
    assert!(statement.reading.has_metric && statement.reading.has_scope);
    let whole = "Responsible for migrating 12 services to Kubernetes";
    assert_eq!(found(&read), [("task-phrasing", Severity::Warning, whole)]);
    let findings = read.findings();
    assert_eq!(on(&read, whole, &findings).len(), 1, "nothing beside it: {findings:?}");
    assert!(findings[0].message.contains("assigned"), "{}", findings[0].message);
    assert!(!findings[0].message.contains("weak-opener"), "{}", findings[0].message);
    assert_eq!(
        offered(&read),
        [
            offer("Say what you did (if it is done)", Grade::Review, "Migrated 12 services to Kubernetes"),
            offer(
                "Add the result",
                Grade::Sketch,
                "Migrated 12 services to Kubernetes, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩"
            ),
        ]
    );
    let snippet = rewrites(statement)[1].template.snippet();
    let tail = ", ${1|cutting,raising,preventing|} ${2:what} from ${3:before} to ${4:after}";
    assert_eq!(snippet, format!("Migrated 12 services to Kubernetes{tail}"));
    let said = read.text.replace(whole, &rewrites(statement)[0].text());
    assert_eq!(only(&self::read(&said)).phrasing, Phrasing::Task, "what was done is still a task");
}

#[test]
fn g2_a_purpose() {
    let read = read(&text("g2"));
    assert_eq!(only(&read).phrasing, Phrasing::Mixed);
    assert_eq!(found(&read), [("unmeasured-effect", Severity::Information, "to reduce rollbacks")]);
    let offered = offered(&read);
    let [(_, grade, text)] = &offered[..] else { panic!("one rewrite: {offered:?}") };
    assert_eq!(*grade, Grade::Sketch);
    assert_eq!(text, "Introduced a release checklist, reducing rollbacks from ⟨before⟩ to ⟨after⟩");
}

#[test]
fn g3_an_outcome_without_a_digit() {
    let text = text("g3");
    let read = read(&text);
    let statement = only(&read);
    assert_eq!(statement.phrasing, Phrasing::Outcome);
    assert_eq!((statement.reading.has_metric, statement.reading.has_scope), (false, true));
    assert_eq!(evidence(statement), ["adr-31.md"]);
    assert_eq!(read.findings(), []);
    assert_eq!(rewrites(statement), []);

    let bare = self::read(&text.replace(" ([decision](adr-31.md))", ""));
    assert_eq!(found(&bare), [("missing-evidence", Severity::Information, "History")]);
    assert_eq!(on(&bare, "Payments and Risk", &bare.findings()), [] as [&Finding; 0], "nothing on the line");
}

#[test]
fn g4_we_in_british_english() {
    let read = read(&text("g4"));
    let statement = only(&read);
    assert_eq!(statement.phrasing, Phrasing::Task);
    assert!(statement.reading.has_scope);
    let offered = offered(&read);
    assert_eq!(offered[0].1, Grade::Review);
    assert_eq!(offered[0].2, "We optimised nightly batch jobs across 3 teams");
    for (_, _, text) in &offered {
        for wrong in ["I optimised", "Optimized", "optimized", "We optimisation"] {
            assert!(!text.contains(wrong), "{text}");
        }
    }
}

#[test]
fn g5_honest_help() {
    let text = text("g5");
    let read = read(&text);
    let statement = only(&read);
    assert_eq!(statement.phrasing, Phrasing::Outcome);
    let duration = ("from 95 to 40 minutes", QuantityKind::Duration, Role::Result);
    assert!(quantities(statement).contains(&duration), "{:?}", quantities(statement));
    let quantity = statement.reading.quantities.iter().find(|quantity| quantity.role == Role::Result);
    let baseline = quantity.and_then(|quantity| quantity.baseline).map(|span| span.of(&statement.passage.plain));
    assert!(baseline.is_some_and(|baseline| baseline.starts_with("95")), "{baseline:?}");
    assert_eq!(read.findings(), []);
    assert_eq!(rewrites(statement), []);
    for other in [
        "Helped 4 teams adopt the incident process",
        "Helped migrate 12 services to Kubernetes",
        "Helped to roll out the release train to reduce rollbacks",
        "Helped the support desk with onboarding, improving reliability",
        "We helped 4 teams adopt the incident process",
        "Responsible for helping 4 teams adopt the incident process",
    ] {
        let (start, end) = (text.find("- Helped").expect("there"), text.len());
        let mut text = text.clone();
        text.replace_range(start..end, &format!("- {other}\n"));
        let read = self::read(&text);
        for rewrite in rewrites(only(&read)) {
            assert!(rewrite.text().to_lowercase().contains("helped"), "{other:?} becomes {:?}", rewrite.text());
        }
    }
}

/// An effect without its size goes first; the opening before it is named, and said straight after it.
#[test]
fn an_opening_before_an_effect_is_named_after_the_effect() {
    let g2 = text("g2");
    let read = read(&g2.replace("Introduced a release checklist", "Was involved in introducing a release checklist"));
    let findings = read.findings();
    assert_eq!(found(&read), [("unmeasured-effect", Severity::Information, "to reduce rollbacks")]);
    assert!(findings[0].message.ends_with("(After that: weak-opener.)"), "{}", findings[0].message);
    let size = "Was involved in introducing a release checklist, reducing rollbacks from ⟨before⟩ to ⟨after⟩";
    assert_eq!(
        offered(&read),
        [
            offer("Add the size of the effect", Grade::Sketch, size),
            offer(
                "Say what you helped to do",
                Grade::Review,
                "Helped introduce a release checklist to reduce rollbacks"
            ),
        ]
    );
}

#[test]
fn g6_words_that_only_sound_harsh() {
    let read = read(&text("g6"));
    let bullet = statements(&read)[0].statement;
    assert_eq!(bullet.phrasing, Phrasing::Outcome);
    let findings = read.findings();
    assert_eq!(on(&read, bullet.passage.source.as_str(), &findings), [] as [&Finding; 0]);
    let quote = "The old process was useless until Ana came.";
    assert_eq!(on(&read, quote, &findings), [] as [&Finding; 0]);
    let told = |subject: &Subject<'_>| subject.statement.passage.plain.contains("until Ana");
    assert!(!statements(&read).iter().any(told), "a quote is no statement of the author's");
    assert_eq!(self::found(&read), [("critical-tone", Severity::Warning, "useless")]);
    let blamed = findings.iter().find(|finding| finding.rule == "critical-tone").expect("found");
    let cited: Vec<_> = rules::citations(blamed.rule, Kind::Promotion).into_iter().map(|cited| cited.name).collect();
    assert_eq!(cited, ["Collaborative, not critical"]);
    let fixes = read.fixes(blamed);
    assert_eq!((fixes[0].title.as_str(), fixes[0].grade), ("Ask instead", Grade::Review));
    let asked = "Parts of the career matrix are unclear to me for program managers; may I show how I read them?";
    assert_eq!(read.with(&fixes[0]).lines().last(), Some(asked));
}

#[test]
fn g7_an_export_of_google_docs() {
    let image = format!("iVBORw0KGgo{}", "A".repeat(2 << 20));
    let text = text("g7").replace("iVBORw0KGgo=", &image);
    let started = Instant::now();
    let buffer = Buffer::new(&text, 1);
    let tree = Tree::parse(buffer.rope());
    let path = "Jane Staff case.md";
    assert_eq!(Header::read(&text), Header::default());
    assert_eq!(document::by_name(path, tree.outline(), &buffer), None, "it is not read as a career document");
    let header = document::proposal(path, tree.outline()).header();
    assert_eq!(header, "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: Staff\n---\n\n");

    let read = read(&format!("{header}{text}"));
    assert_eq!(read.document.kind, Kind::Promotion);
    let history: Vec<_> = read.document.sections.iter().filter(|section| section.named).collect();
    let [history] = history[..] else { panic!("{history:?}") };
    assert_eq!((history.canonical, history.title.as_str()), (Some("history"), "Accomplishments"));
    let statement = only(&read);
    assert_eq!(statement.phrasing, Phrasing::Outcome);
    let [quantity] = &statement.reading.quantities[..] else { panic!("{:?}", quantities(statement)) };
    assert_eq!(quantity.span.of(&statement.passage.plain), "~30%");
    let subject = statements(&read)[0];
    assert_eq!(read.words(subject.place(quantity.span)), "\\~30%");
    let plain = &statement.passage.plain;
    let dates: Vec<&str> = prose::dates(plain).iter().map(|mention| mention.span.of(plain)).collect();
    assert_eq!(dates, ["Q2 2026"]);
    assert_eq!(evidence(statement), ["https://n.example"]);
    assert_eq!(on(&read, "[image1]", &read.findings()), [] as [&Finding; 0]);
    let took = started.elapsed();
    assert!(took < Duration::from_secs(5), "{took:?} for two megabytes of picture");
}

#[test]
fn g8_attributes() {
    let read = read(&text("g8"));
    let bullet = "Closed #4312 from #payments-oncall, see [[Q3 notes]]";
    let expected = [
        ("unknown-attribute", Severity::Error, "Program Exection"),
        ("ambiguous-without-interpretation", Severity::Warning, "ambiguous"),
        ("task-phrasing", Severity::Warning, bullet),
    ];
    assert_eq!(found(&read), expected);
    let findings = read.findings();
    assert_eq!(on(&read, bullet, &findings).len(), 1, "nothing else on the bullet: {findings:?}");
    let unknown = findings.iter().find(|finding| finding.rule == "unknown-attribute").expect("found");
    let fixes = read.fixes(unknown);
    assert_eq!(fixes.iter().map(|fix| fix.grade).collect::<Vec<_>>(), [Grade::Safe]);
    assert_eq!(read.with(&fixes[0]), read.text.replace("Program Exection", "Program Execution"));
    assert!(unknown.message.contains("Program Execution"), "{}", unknown.message);
}

#[test]
fn g9_time() {
    let read = read(&text("g9"));
    let expected = [
        ("win-outside-window", Severity::Information, "March 2025"),
        ("goal-outside-window", Severity::Information, "March 2028"),
        ("goal-without-business-impact", Severity::Warning, "Learn Kubernetes"),
    ];
    assert_eq!(found(&read), expected);
    let findings = read.findings();
    for words in ["June 2025", "03/10/2025", "By February 2027, cut build cost by 20%"] {
        assert_eq!(on(&read, words, &findings), [] as [&Finding; 0], "{words}");
    }
    assert_eq!(on(&read, "Learn Kubernetes", &findings).len(), 1, "{findings:?}");
    let future = read.text.find("## Future").expect("there");
    for finding in read.findings().iter().filter(|finding| finding.span.start > future) {
        let family = rules::find(finding.rule).map(|rule| rule.family);
        assert_ne!(family, Some(Family::Claim), "{} runs under Future", finding.rule);
    }
}

#[test]
fn g10_a_referral_note() {
    let text = text("g10");
    assert_eq!(with(&text, reading::today()).findings(), [], "also with document rules on");
    assert_eq!(found(&read(&text.replace("target: Staff", "target: Principal"))), [], "levels are Acme's");
    let bare = read(&text.replace(" ([summary](impact-summary.md))", ""));
    assert_eq!(found(&bare), [("missing-proof-attachment", Severity::Warning, "referral")]);
    let first = |rule| {
        let cited = rules::citations(rule, Kind::Referral).into_iter().next().expect("something is cited");
        (cited.framework, cited.part, cited.number, cited.name)
    };
    let cited = |part: &str, number, name: &str| ("referral framework".into(), part.into(), number, name.into());
    assert_eq!(first("missing-proof-attachment"), cited("step", Some(3), "Attach proof"));

    let several = read(&text.replace("Staff TPM, Payments", "PM, TPM or EM, Payments"));
    assert_eq!(found(&several), [("multiple-roles", Severity::Warning, "PM, TPM or EM")]);
    assert_eq!(first("multiple-roles"), cited("faq", None, "One role or several"));
}
