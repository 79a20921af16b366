//! The agreed behaviour of reading and rewriting, G1 to G6, and the lines of quantities and traps.

use career_ls::prose::{Phrasing, Quantity, QuantityKind, Reading, Role, read};
use career_ls::rewrite::{Grade, Rewrite, rewrites};

use super::markdown::passage;

fn offers(source: &str) -> (Reading, String, Vec<Rewrite>) {
    let passage = passage(source);
    let reading = read(&passage.plain);
    let offers = rewrites(&passage, &reading);
    (reading, passage.plain, offers)
}

fn texts(source: &str) -> Vec<String> {
    offers(source).2.iter().map(Rewrite::text).collect()
}

fn quantity<'a>(reading: &'a Reading, plain: &str, text: &str) -> &'a Quantity {
    let found = reading.quantities.iter().find(|quantity| quantity.span.of(plain) == text);
    found.unwrap_or_else(|| panic!("{text:?} in {:?} of {plain:?}", reading.quantities))
}

#[test]
fn g1_a_duty() {
    let (reading, plain, offers) = offers("Responsible for migrating 12 services to Kubernetes");
    assert_eq!(reading.phrasing, Phrasing::Task);
    assert_eq!(reading.opener.expect("an opener").of(&plain), "Responsible for");
    let services = quantity(&reading, &plain, "12 services");
    assert_eq!((services.kind, services.role), (QuantityKind::Count, Role::Size));
    assert!(reading.has_metric && reading.has_scope);
    let shown: Vec<_> = offers.iter().map(|offer| (offer.grade, offer.title.as_str(), offer.text())).collect();
    let first = "Migrated 12 services to Kubernetes".to_owned();
    let second = "Migrated 12 services to Kubernetes, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩".to_owned();
    assert_eq!(
        shown,
        [(Grade::Review, "Say what you did (if it is done)", first), (Grade::Sketch, "Add the result", second)]
    );
    let tail = ", ${1|cutting,raising,preventing|} ${2:what} from ${3:before} to ${4:after}";
    assert!(offers[1].template.snippet().ends_with(tail));
}

#[test]
fn a_hope_is_an_effect_without_its_measure_and_no_duty() {
    for hope in ["Expected to save 20% of cloud spend", "Moved jobs, expected to save 20%", "Aiming to cut cost by 5%"]
    {
        let (reading, _, offers) = offers(hope);
        assert_eq!((reading.phrasing, reading.opener), (Phrasing::Mixed, None), "{hope}");
        assert!(offers.iter().all(|offer| offer.grade == Grade::Sketch && !offer.text().contains("Saved")), "{hope}");
    }
    assert_eq!(offers("Expected to attend weekly reviews").0.phrasing, Phrasing::Task);
}

#[test]
fn g2_a_purpose() {
    let (reading, plain, offers) = offers("Introduced a release checklist to reduce rollbacks");
    assert_eq!(reading.phrasing, Phrasing::Mixed);
    let effect = reading.effect.expect("an effect");
    assert_eq!((effect.span.of(&plain), effect.measured, effect.purpose), ("to reduce rollbacks", false, true));
    assert_eq!(offers.len(), 1);
    assert_eq!(offers[0].grade, Grade::Sketch);
    assert_eq!(offers[0].text(), "Introduced a release checklist, reducing rollbacks from ⟨before⟩ to ⟨after⟩");
}

#[test]
fn g3_an_outcome_without_a_digit() {
    let (reading, _, offers) =
        offers("Payments and Risk both adopted my routing design over the vendor's ([decision](adr-31.md))");
    assert_eq!(reading.phrasing, Phrasing::Outcome);
    assert!(!reading.has_metric && reading.has_scope && offers.is_empty());
}

#[test]
fn g4_we_and_british() {
    let (reading, _, offers) = offers("We were responsible for the optimisation of nightly batch jobs across 3 teams");
    assert_eq!(reading.phrasing, Phrasing::Task);
    assert!(reading.has_scope);
    assert_eq!(offers[0].grade, Grade::Review);
    assert_eq!(offers[0].text(), "We optimised nightly batch jobs across 3 teams");
}

#[test]
fn g5_honest_help() {
    let (reading, plain, offers) = offers(
        "Helped 4 teams adopt the incident process, cutting median time to restore from 95 to 40 minutes ([dash](https://d.example/1))",
    );
    assert_eq!(reading.phrasing, Phrasing::Outcome);
    let restore = quantity(&reading, &plain, "from 95 to 40 minutes");
    assert_eq!((restore.kind, restore.role), (QuantityKind::Duration, Role::Result));
    assert_eq!(restore.baseline.expect("a baseline").of(&plain), "95");
    assert!(offers.is_empty());
}

#[test]
fn g6_g8_g9_lines() {
    for (text, phrasing) in [
        (
            "Fixed 40 failing tests and the broken deploy job, taking releases from weekly to daily ([log](ci.md))",
            Phrasing::Outcome,
        ),
        ("The career matrix is useless for program managers.", Phrasing::Other),
        ("Closed #4312 from #payments-oncall, see Q3 notes", Phrasing::Task),
        ("March 2025: cut build time from 40 to 12 minutes for 9 teams", Phrasing::Outcome),
        ("June 2025: cut on-call pages from 60 to 20 a week for 3 teams", Phrasing::Outcome),
        ("03/10/2025: cut review time from 5 days to 1 for 6 teams", Phrasing::Outcome),
        ("Responsible for on-call", Phrasing::Task),
        ("Learn Kubernetes", Phrasing::Other),
    ] {
        assert_eq!(offers(text).0.phrasing, phrasing, "{text}");
    }
    let (reading, plain, _) = offers(r"Cut platform spend by \~30% in Q2 2026 \- see [notes](https://n.example)");
    assert_eq!(reading.phrasing, Phrasing::Outcome);
    let share = quantity(&reading, &plain, "~30%");
    assert_eq!((share.kind, share.role), (QuantityKind::Percent, Role::Result));
}

#[test]
fn quoted_words_are_not_the_authors() {
    assert!(!read("Presented “cut costs by 30%” to the board").has_metric);
    assert_ne!(read("Ran the talk \"saving 40 hours\" again").phrasing, Phrasing::Outcome);
}

#[test]
fn a_rewrite_keeps_markup_and_puts_the_tail_before_evidence() {
    for (source, first) in [
        ("**Responsible for** migrating 12 services to `k8s`", "Migrated 12 services to `k8s`"),
        ("**Responsible for migrating 12 services** to [k8s](x)", "**Migrated 12 services** to [k8s](x)"),
        ("**Responsible for migrating** 12 services\nto EKS", "**Migrated** 12 services\nto EKS"),
        ("Building and documenting `auth` ([doc](d)).", "Built and documented `auth` ([doc](d))."),
        ("Was responsible for the design and rollout of feature flags", "Designed and rolled out feature flags"),
        ("I was responsible for leading the incident program", "I led the incident program"),
        ("My role was to lead and grow a team of 6 engineers", "Led and grew a team of 6 engineers"),
        (
            "Duties included writing runbooks, running postmortems, and training new hires",
            "Wrote runbooks, ran postmortems, and trained new hires",
        ),
        ("Responsible for maintaining servers and networking equipment", "Maintained servers and networking equipment"),
        ("Responsible for finding and fixing flaky tests", "Found and fixed flaky tests"),
        (
            "Implementation of a new CI pipeline and maintenance of the build farm",
            "Implemented a new CI pipeline and maintained the build farm",
        ),
        ("Conducted a review of all 240 IAM policies", "Reviewed all 240 IAM policies"),
        (
            "Assisted in automating data pipelines and integrating tools",
            "Helped automate data pipelines and integrate tools",
        ),
        ("Assisted in the creation of a rubric for TPMs", "Helped create a rubric for TPMs"),
        ("Worked on the migration of payments to Stripe", "Helped migrate payments to Stripe"),
        ("Worked with Legal to ship the consent form", "Shipped the consent form with Legal"),
        (
            "Maintain an automated check-out, build and test system",
            "Maintained an automated check-out, build and test system",
        ),
        ("The on-call rotation was redesigned", "Redesigned the on-call rotation"),
        ("Responsible for weekly status reports", "Owned weekly status reports"),
        ("Planning, shipping and setting up monitoring for Kafka", "Planned, shipped and set up monitoring for Kafka"),
    ] {
        assert_eq!(texts(source).first().map(String::as_str), Some(first), "{source}");
    }
    let tails = texts("Built an Android app for field teams ([repo](r)).");
    assert_eq!(tails, ["Built an Android app for field teams, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩ ([repo](r))."]);
    assert!(offers("The on-call rotation was redesigned").2[0].title.ends_with("(you confirm you did this)"));
    assert!(
        offers("The data warehouse was migrated to Snowflake by our team")
            .2
            .iter()
            .all(|offer| offer.grade == Grade::Sketch)
    );
}

#[test]
fn an_effect_of_the_authors_becomes_the_result_slot() {
    for (source, text) in [
        (
            "Rewrote the scheduler, improving reliability",
            "Rewrote the scheduler, improving reliability from ⟨before⟩ to ⟨after⟩",
        ),
        ("Improved application performance", "Improved application performance from ⟨before⟩ to ⟨after⟩"),
        ("Enhanced code quality through reviews", "Enhanced code quality from ⟨before⟩ to ⟨after⟩ through reviews"),
        (
            "Tuned alerts in order to reduce noise ([log](l))",
            "Tuned alerts, reducing noise from ⟨before⟩ to ⟨after⟩ ([log](l))",
        ),
        ("Added alerts to prevent outages", "Added alerts to prevent outages, taking ⟨what⟩ from ⟨before⟩ to ⟨after⟩"),
    ] {
        assert_eq!(texts(source), [text], "{source}");
    }
}

#[test]
fn quantities_and_traps() {
    let mut wrong = Vec::new();
    for line in include_str!("../fixtures/quantities.txt").lines().filter(|line| !line.is_empty()) {
        let (kinds, text) = line.split_once('|').expect("kinds|text");
        let reading = read(text);
        for kind in kinds.split(',').filter(|kind| !kind.is_empty()) {
            let found = reading.quantities.iter().any(|quantity| match kind {
                "Percent" => quantity.kind == QuantityKind::Percent,
                "Mult" => quantity.kind == QuantityKind::Multiple,
                "Money" => quantity.kind == QuantityKind::Money,
                "Duration" => quantity.kind == QuantityKind::Duration,
                "Count" => quantity.kind == QuantityKind::Count,
                "Ratio" => quantity.kind == QuantityKind::Ratio,
                "Arrow" => quantity.baseline.is_some(),
                _ => false,
            });
            if !found {
                wrong.push(format!("{line}: {:?}", reading.quantities));
            }
        }
        if reading.has_metric == kinds.is_empty() {
            wrong.push(format!("{line}: metric {}", reading.has_metric));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn hard_heads_are_turned_whole_or_not_at_all() {
    for (source, first) in [
        ("Feature flags were rolled out to 9 teams", "Rolled feature flags out to 9 teams"),
        ("Responsible for teaching and overseeing interns", "Taught and oversaw interns"),
        ("Accountable for modelling demand and labelling 3,000 images", "Modelled demand and labelled 3,000 images"),
        ("Successful migration of 12 services to EKS", "Migrated 12 services to EKS"),
        ("Teaches the intro course and grades 40 exams", "Taught the intro course and graded 40 exams"),
        ("Responsible for the design, testing and rollout of the form", "Designed, tested and rolled out the form"),
        (
            "In charge of the migration of 12 services and the maintenance of the build farm",
            "Migrated 12 services and maintained the build farm",
        ),
        (
            "Review merge requests (AWS, Azure), support the release & answer questions",
            "Reviewed merge requests (AWS, Azure), supported the release & answered questions",
        ),
        ("Serve food to patrons; prepare and serve drinks", "Served food to patrons; prepared and served drinks"),
        ("Lead design reviews and mentor juniors", "Led design reviews and mentored juniors"),
        ("Serve as the primary contact for auditors", "Served as the primary contact for auditors"),
        ("Provide support to 40 users", "Provided support to 40 users"),
        (
            "Deliver training to staff, to customers, and to partners",
            "Delivered training to staff, to customers, and to partners",
        ),
        ("✅ Responsible for onboarding 9 vendors 🎉", "✅ Onboarded 9 vendors 🎉"),
        (
            "**Checkout:** Responsible for the redesign of the basket ([s](s)).",
            "**Checkout:** Redesigned the basket ([s](s)).",
        ),
        ("March 2025: Responsible for onboarding 9 vendors", "March 2025: Onboarded 9 vendors"),
        ("Responsible for onboarding 9 vendors. Wrote the guide.", "Onboarded 9 vendors. Wrote the guide."),
        ("We were asked to redesign the rota", "We redesigned the rota"),
        ("My role is to coordinate 9 launches a year", "Coordinated 9 launches a year"),
        ("Took part in the redesign of the ledger", "Helped redesign the ledger"),
        ("Assisted 3 clinics in filing claims", "Helped 3 clinics file claims"),
        ("Supported Finance in closing the books", "Helped Finance close the books"),
        ("Managed to ship the iOS app", "Shipped the iOS app"),
    ] {
        assert_eq!(texts(source).first().map(String::as_str), Some(first), "{source}");
    }
    for source in [
        "Develop features and support customers",
        "Responsible for the technical design of the ledger",
        "Responsible for being the point of contact for vendors",
        "Worked with Priya to negotiate a contract and to renew two others",
        "Tried to fix the flaky suite",
        "Plan to migrate the ledger",
        "I will write the threat model",
        "Currently leading the cutover",
        "Targeting 30 % fewer no-shows, trialled text reminders",
        "Consulting service for a search engine",
        "Open source software for clinics",
        "Responsible for coordinating with Legal, planning releases, and being on call",
        "Responsible for the implementation of SSO and managing vendors",
        "Testing new features, debugging and code review",
        "Manages a team of 6 and reports to the CTO",
        "Lead a team of 6 and report to the CTO",
        "The rota was redesigned by Ana",
        "Allows easy integration of printers",
        "Prepare reports Process payroll",
    ] {
        assert!(offers(source).2.iter().all(|offer| offer.grade == Grade::Sketch), "{source}: {:?}", texts(source));
    }
    assert_eq!(
        texts("Used Terraform to increase deployment speed, consistency and safety"),
        ["Used Terraform, increasing deployment speed, consistency and safety from ⟨before⟩ to ⟨after⟩"]
    );
}

#[test]
fn an_opening_before_an_effect_is_said_straight_and_shares_what_was_shared() {
    for (source, title, wanted) in [
        (
            "**Was involved in** migrating 12 services, improving reliability",
            "Say what you helped to do",
            "Helped migrate 12 services, improving reliability",
        ),
        (
            "Responsible for migrating 12 services to reduce cost",
            "Say what you did (if it is done)",
            "Migrated 12 services to reduce cost",
        ),
        (
            "Worked closely with Legal and Risk to ship the form, improving sign-up",
            "Say what you did, and with whom",
            "Shipped the form with Legal and Risk, improving sign-up",
        ),
        // Being at work on an effect is not having reached it.
        (
            "Worked with Legal to reduce handovers",
            "Say what you did (if it came about)",
            "Reduced handovers with Legal",
        ),
        ("Worked on improving reliability", "Say what you did (if it came about)", "Helped improve reliability"),
    ] {
        let (reading, _, offers) = offers(source);
        assert!(reading.weak_opener().is_some(), "{source}");
        let straight: Vec<_> = offers.iter().filter(|offer| offer.grade == Grade::Review).collect();
        let [straight] = straight[..] else { panic!("{source}: {straight:?}") };
        assert_eq!((straight.title.as_str(), straight.text().as_str()), (title, wanted), "{source}");
        assert_eq!(offers[0].grade, Grade::Sketch, "the size goes first: {source}");
    }
    for whole in [
        "Helped reduce rollbacks",
        "Helped 4 teams adopt the release train to reduce rollbacks",
        "Was part of the team that rebuilt billing, reducing errors",
        "Tried to reduce rollbacks",
        "Was able to reduce rollbacks",
    ] {
        let offers = offers(whole).2;
        assert!(offers.iter().all(|offer| offer.grade == Grade::Sketch), "{whole}: {offers:?}");
    }
}
