use std::fmt::Write as _;

use super::inspect::{Inspected, Section, Statement};
use super::printable::printable;
use crate::prose::{Phrasing, Told};

/// A document as an indented outline: its sections, and under each its statements with what was read from them.
pub fn outline(document: &Inspected) -> String {
    let mut out = format!("{}: {}\n", document.path, document.kind.title());
    let mut statements = document.statements.iter().peekable();
    let mut open: Vec<&Section> = Vec::new();
    for section in &document.sections {
        while let Some(statement) = statements.next_if(|statement| statement.range.start < section.range.start) {
            push_statement(&mut out, statement, open.len());
        }
        open.retain(|around| around.range.end > section.range.start);
        push_section(&mut out, section, open.len());
        open.push(section);
    }
    for statement in statements {
        push_statement(&mut out, statement, open.len());
    }
    // Line ends are ours; those of the author are gone by now.
    out.lines().map(|line| printable(line) + "\n").collect()
}

fn push_section(out: &mut String, section: &Section, depth: usize) {
    let line = section.range.start.line + 1;
    let canonical = section.canonical.as_deref().unwrap_or("no section of a framework");
    let title = one_line(&section.title);
    let _ = writeln!(out, "{}{title} ({canonical}, line {line})", "  ".repeat(depth + 1));
}

fn push_statement(out: &mut String, statement: &Statement, depth: usize) {
    let indent = "  ".repeat(depth + 1);
    let phrasing = format!("{:?}", statement.phrasing).to_lowercase();
    let line = statement.range.start.line + 1;
    let _ = writeln!(out, "{indent}{line}: {phrasing}: {}", one_line(&statement.text));
    let mut facts: Vec<String> = Vec::new();
    if let Some(opener) = &statement.opener {
        facts.push(format!("opens with “{opener}”"));
    }
    for quantity in &statement.quantities {
        let words = format!("{:?}, {:?}", quantity.kind, quantity.role).to_lowercase();
        facts.push(format!("{} ({words})", quantity.text));
    }
    let parts = &statement.parts;
    if statement.phrasing != Phrasing::Other && !matches!(parts.told, Told::Deed | Told::Bare) {
        facts.push(parts.told.name().to_owned());
    }
    if let Some(result) = &parts.result {
        facts.push(format!("{}: {}", if result.measured { "result" } else { "unmeasured result" }, result.text));
    }
    facts.extend(parts.purpose.iter().map(|purpose| format!("wanted: {}", purpose.text)));
    let audience: Vec<&str> = parts.audience.iter().map(|words| words.text.as_str()).collect();
    if !audience.is_empty() {
        let reach = parts.reach.map(|reach| format!(" ({})", reach.name())).unwrap_or_default();
        facts.push(format!("for {}{reach}", audience.join(", ")));
    } else if statement.has_scope {
        facts.push("scope".to_owned());
    }
    let said = [("when", &parts.dates), ("hedged", &parts.hedges), ("vague", &parts.modifiers)];
    facts.extend(
        said.into_iter().flat_map(|(name, all)| all.iter().map(move |words| format!("{name}: {}", words.text))),
    );
    facts.extend(parts.decisions.iter().map(|decision| format!("decided: {}", decision.text)));
    facts.extend(statement.evidence.iter().map(|evidence| format!("evidence {}", evidence.target)));
    facts.extend(statement.attributes.iter().map(|attribute| format!("#{}", attribute.id)));
    if !facts.is_empty() {
        let _ = writeln!(out, "{indent}   {}", one_line(&facts.join(" · ")));
    }
    for rewrite in &statement.rewrites {
        let _ = writeln!(out, "{indent}   {}: {}", rewrite.title, one_line(&rewrite.text));
    }
}

/// Line ends that slipped through would break the outline's own.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Disk, Overrides};

    #[test]
    fn statements_stand_under_their_sections() {
        let text = "---\ncareer:\n  kind: promotion\n---\n\n# Case\n\n## History\n\n### Atlas\n\n- Responsible for\n  on-call\n\n## Future\n\n- Learn\n";
        let analysis = Disk::default().analyse_text("a.md", text, &Overrides::default()).expect("a career document");
        let outline = outline(&Inspected::of("a.md".to_owned(), &analysis));
        let lines: Vec<&str> = outline.lines().collect();
        assert_eq!(lines[0], "a.md: a promotion case");
        let at = |wanted: &str| lines.iter().position(|line| line.starts_with(wanted)).expect(wanted);
        let places = [
            at("    History (history, line 8)"),
            at("      Atlas (history, line 10)"),
            at("        12: task: Responsible for on-call"),
            at("    Future (future, line 15)"),
        ];
        assert!(places.is_sorted(), "{outline}");
    }
}
