use std::fmt::Write as _;

use crate::framework::{self, Framework, Named, PARTS, Step};
use crate::rules::{self, Rule};

/// The page of what is called `name`: a rule, a step or another part by id or name, or a framework with any of its own
/// parts or a step's number ("promotion 2"); a framework alone gives its overview. A rule wins over a part of its name.
pub fn explain(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if let Some(rule) = rules::find(&name).or_else(|| rules::find(&name.replace(' ', "-"))) {
        return Some(page(rule));
    }
    for framework in framework::all() {
        let rest = name.strip_prefix(&framework.name.to_lowercase()).or_else(|| name.strip_prefix(&framework.id));
        match rest.map(str::trim) {
            Some("") => return Some(overview(framework)),
            Some(rest) => {
                let rest = rest.trim_start_matches([',', ':', ' ']);
                let found = framework.find(rest).map(|found| step(framework, found));
                if let Some(found) = found.or_else(|| part(framework, rest)) {
                    return Some(found);
                }
            }
            None => {}
        }
    }
    // A bare number says no framework, and each has such a step.
    let called = |framework: &'static Framework| {
        let found = framework.find(&name).filter(|step| step.id == name || step.name.to_lowercase() == name);
        found.map(|found| step(framework, found))
    };
    let parts = || framework::all().iter().find_map(|framework| part(framework, &name));
    framework::all().iter().find_map(called).or_else(parts)
}

/// What to say about a name that is nobody's: what it may have meant, and what there is.
pub fn unknown(name: &str) -> String {
    let steps = || framework::all().iter().flat_map(|framework| &framework.steps);
    let parts = || framework::all().iter().flat_map(|framework| PARTS.iter().flat_map(|part| framework.named(part)));
    let steps = steps().flat_map(|step| [step.id.as_str(), step.name.as_str()]);
    let parts = parts().flat_map(|part| [part.id.as_str(), part.name.as_str()]);
    let known = rules::names().into_iter().chain(steps).chain(parts);
    let score = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    // Of several that are as near, the first: rules, then steps, then the rest.
    let near = known.fold(None, |best: Option<(&str, f64)>, known| {
        let score = score(known);
        if best.is_none_or(|(_, best)| score > best) { Some((known, score)) } else { best }
    });
    let hint = near.filter(|(_, score)| *score > 0.8);
    let hint = hint.map(|(near, _)| format!(" Did you mean `{near}`?")).unwrap_or_default();
    let names = rules::names().join(", ");
    let mut out = format!("`{name}` is no rule and no part of a framework.{hint}\n\nRules: {names}\n");
    for framework in framework::all() {
        let steps: Vec<String> = framework.steps.iter().map(|step| format!("{} {}", step.number, step.name)).collect();
        let _ = writeln!(out, "Steps of the {} (`{} 2`): {}", framework.name, framework.id, steps.join(", "));
    }
    let ids: Vec<String> = framework::all().iter().map(|framework| format!("`explain {}`", framework.id)).collect();
    let _ = writeln!(out, "All parts of a framework: {}", ids.join(", "));
    out
}

/// What a reader calls a kind of part: of one, and above a list of them.
const WORDS: [(&str, &str, &str); 9] = [
    ("cue", "A strong signal", "Strong signal"),
    ("mistake", "A common slip", "Common slips"),
    ("window", "A window of time", "Windows of time"),
    ("check", "A check", "Checks"),
    ("test", "A test", "Tests"),
    ("talk", "A part of the talk", "In the talk"),
    ("measure", "A measure", "Measures"),
    ("principle", "A principle", "Principles"),
    ("faq", "An answer", "Questions answered"),
];

/// A step and what belongs to it.
fn step(framework: &Framework, step: &Step) -> String {
    let mut out = format!(
        "{}\n\nStep {} of {} of the {}.\n\n{}\n\n",
        step.name,
        step.number,
        framework.steps.len(),
        framework.name,
        step.purpose,
    );
    for (kind, _, heading) in WORDS {
        list(&mut out, heading, framework.of_step(kind, &step.id));
    }
    let _ = writeln!(out, "Source: {}", framework.source.line());
    out
}

fn list<'a>(out: &mut String, heading: &str, parts: impl Iterator<Item = &'a Named>) {
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "{heading}:");
    for part in parts {
        let stop = if part.name.ends_with('?') { "" } else { ":" };
        let _ = writeln!(out, "- {}{stop} {}", part.name, part.text);
    }
    out.push('\n');
}

/// The part of `framework` that is called `name`.
fn part(framework: &Framework, name: &str) -> Option<String> {
    let (kind, named) = framework.find_named(name)?;
    let word = WORDS.iter().find(|(known, ..)| *known == kind).map_or(kind, |(_, word, _)| word);
    let mut out = format!("{}\n\n{word}, {}.\n\n{}\n\n", named.name, framework.name, named.text);
    let steps = framework.steps.iter().filter(|step| named.steps.contains(&step.id));
    let steps: Vec<String> = steps.map(|step| format!("{} {}", step.number, step.name)).collect();
    match &steps[..] {
        [] => out.push_str("It holds for every step.\n\n"),
        [one] => {
            let _ = write!(out, "It belongs to step {one}.\n\n");
        }
        several => {
            let _ = write!(out, "It belongs to the steps {}.\n\n", several.join(", "));
        }
    }
    let _ = writeln!(out, "Source: {}", framework.source.line());
    Some(out)
}

/// The steps, what holds for all of them, and the names of the rest.
fn overview(framework: &Framework) -> String {
    let mut out = format!("The {}, in {} steps.\n\n", framework.name, framework.steps.len());
    for step in &framework.steps {
        let _ = writeln!(out, "{}. {}: {}", step.number, step.name, step.purpose);
    }
    out.push('\n');
    let everywhere = PARTS.iter().flat_map(|kind| framework.named(kind)).filter(|part| part.steps.is_empty());
    list(&mut out, "For every step", everywhere);
    for (kind, _, heading) in WORDS {
        let own = framework.named(kind).iter().filter(|part| !part.steps.is_empty());
        let ids: Vec<&str> = own.map(|part| part.id.as_str()).collect();
        if !ids.is_empty() {
            let _ = writeln!(out, "{heading}: {}", ids.join(", "));
        }
    }
    let _ = write!(
        out,
        "\n`career-ls explain {id} 1` shows a step, `career-ls explain {id} NAME` any other part.\n\nSource: {}\n",
        framework.source.line(),
        id = framework.id
    );
    out
}

/// A rule's page with what it weighs and where it looks. Its examples are the rule's tests, which read badly without an
/// editor, so they stay out; fences are shown by indentation.
fn page(rule: &Rule) -> String {
    let weighs = rule.default.map_or("off unless settings turn it on", |severity| severity.name());
    let kinds: Vec<&str> = rule.kinds.iter().map(|kind| kind.name()).collect();
    let reads = if kinds.is_empty() { "all kinds of document".to_owned() } else { kinds.join(", ") };
    let mut out = String::new();
    let mut fenced = false;
    for (index, line) in rule.page.lines().enumerate() {
        if line.trim_end() == "## Examples" && !fenced {
            break;
        }
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced && !line.is_empty() {
            let _ = writeln!(out, "    {line}");
        } else {
            let _ = writeln!(out, "{line}");
        }
        if index == 0 {
            let _ = write!(out, "\nWeight: {weighs}. Looks at: {reads}.\n");
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests;
