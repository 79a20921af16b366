//! Texts that are no matrix, however much they speak of levels.

use super::read;

#[track_caller]
fn is_declined(text: &str) {
    if let Ok(found) = read(text) {
        panic!("{:?}", found.iter().map(super::shown).collect::<Vec<_>>());
    }
}

#[test]
fn texts_about_careers_are_no_matrix() {
    for text in [
        // A case for a promotion.
        "# Promotion: Senior to Staff\n\n## History\n\n### Senior TPM\n\n- Cut lead time by 40%\n\n### Staff TPM\n\n- Ran it\n\n## Future\n\nMore.\n\n\
         ## Cross-reference\n\n### Influence\n\n**Senior:** over-delivering\n\n**Staff:** meeting\n\n### Craft\n\n**Senior:** meeting\n\n**Staff:** gap\n",
        "# Case\n\n## Current level: Senior (L5)\n\nThree years.\n\n## Target level: Staff (L6)\n\nNext.\n",
        // A brag document.
        "# Wins\n\n## Goals for this year\n\n### Goal 1\n\na\n\n### Goal 2\n\nb\n\n## Projects\n\n### Project 1\n\nc\n\n### Project 2\n\nd\n",
        // Lives.
        "# Inês\n\n## Experience\n\n### Staff Engineer at Acme\n\nBuilt it.\n\n### Senior Engineer at Globex\n\nRan it.\n\n### Engineer at Initech\n\nDid it.\n",
        "# Inês\n\n### Staff Engineer, Acme\n\nBuilt it.\n\n### Senior Engineer, Globex\n\nRan it.\n",
        "# Inês\n\n### Staff Engineer\n\n*Acme, 2019–2022*\n\n- Built it\n\n### Senior Engineer\n\n*Globex, 2016–2019*\n\n- Ran it\n\n### Junior Engineer\n\n2015\n",
        "# Inês\n\n### Staff Engineer\n\nAcme, since 2019\n\n#### Tasks\n\na\n\n#### Wins\n\nb\n\n### Senior Engineer\n\nGlobex, 2016\n\n#### Tasks\n\nc\n\n#### Wins\n\nd\n",
        // A one-page summary.
        "# Impact\n\n## One sentence\n\nCut it.\n\n## Staff-level scope\n\na\n\n## Senior leadership feedback\n\nb\n\n## Proof\n\nc\n",
        // Notes.
        "# 1:1\n\n## 2026-10-01\n\n### Agenda\n\na\n\n### Actions\n\nb\n\n## 2026-10-15\n\n### Agenda\n\nc\n\n### Actions\n\nd\n",
        "# Log\n\n## Week 1\n\n### Done\n\na\n\n### Next\n\nb\n\n## Week 2\n\n### Done\n\nc\n\n### Next\n\nd\n",
        "Senior people talk. The level is L5: Staff comes next.\n",
        "",
        "# Ladder\n",
        "## Senior\n",
        "## Senior\n\n## Staff\n\n## Principal\n",
    ] {
        is_declined(text);
    }
}

#[test]
fn texts_about_programs_are_no_matrix() {
    for text in [
        "# Changelog\n\n## 1.2.0\n\n### Added\n\na\n\n### Fixed\n\nb\n\n## 1.1.0\n\n### Added\n\nc\n\n### Fixed\n\nd\n",
        "# Changelog\n\n## [2.0.0] - 2026-01-01\n\n### Added\n\na\n\n## [1.0.0] - 2025-01-01\n\n### Added\n\nb\n",
        "# Changelog\n\n## v2\n\n### Added\n\na\n\n## v1\n\n### Added\n\nb\n",
        "# ladder\n\n## Install\n\n1. **Clone**: get it\n2. **Build**: make it\n3. **Run**: start it\n\n## Release\n\n1. **Tag**: name it\n2. **Push**: send it\n3. **Tell**: say it\n",
        "# ladder\n\n## Basic usage\n\na\n\n## Advanced usage\n\nb\n\n## Lead time\n\nc\n\n## Head of line\n\nd\n",
        "# API\n\n## get\n\n### Parameters\n\na\n\n### Returns\n\nb\n\n## put\n\n### Parameters\n\nc\n\n### Returns\n\nd\n",
        "# Test matrix\n\n## Phase 1\n\n### Risks\n\na\n\n## Phase 2\n\n### Risks\n\nb\n",
        "# Plan\n\n## S3 migration\n\n### Steps\n\na\n\n## V2 rollout\n\n### Steps\n\nb\n",
    ] {
        is_declined(text);
    }
}

#[test]
fn every_prefix_is_read_or_declined() {
    let text = "---\na: b\n---\n# Ladder 🚀\n\n## Junior Tester\r\n\n### **Craft** (20%)\n\n1. **Plan**: é\n\n**L4 (Current):** x\n\n\
                ## Senior Tester\n\nSame as Junior Tester, plus\n\n### Craft\n\n{{% include \"a.md\" %}}\n\n- **Plan** – b\n\nTitle\n===\n";
    for (end, _) in text.char_indices() {
        for text in [&text[..end], &text[end..]] {
            for matrix in read(text).unwrap_or_default() {
                for descriptor in matrix.attributes.iter().flat_map(|attribute| attribute.descriptors.iter().flatten())
                {
                    assert!(descriptor.places.iter().all(|place| !place.span.of(text).is_empty()));
                }
            }
        }
    }
}

#[test]
fn a_page_of_nothing_but_levels_takes_no_time() {
    let started = std::time::Instant::now();
    is_declined(&"# L4\n\na\n".repeat(4_000).replace("L4", "Senior"));
    is_declined(&(0..4_000).map(|index| format!("# Senior Role{index}x\n## L1\na\n## L2\nb\n")).collect::<String>());
    let wide: String = (0..2_000).map(|index| format!("### Attribute x{index}x\na\n")).collect();
    is_declined(&format!("## L1\n{wide}## L2\n{wide}"));
    is_declined(&"**L4:** ".repeat(20_000));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
