use std::fmt::Write as _;

use crate::framework::{self, Framework, Step};
use crate::rules::{self, Rule};

/// The page of the rule or step called `name`: a rule's name, a step's id or name, or a framework with either of these or
/// a number ("promotion 2"); a framework alone lists its steps.
pub fn explain(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if let Some(rule) = rules::find(&name).or_else(|| rules::find(&name.replace(' ', "-"))) {
        return Some(page(rule));
    }
    for framework in framework::all() {
        let rest = name.strip_prefix(&framework.name.to_lowercase()).or_else(|| name.strip_prefix(&framework.id));
        match rest.map(str::trim) {
            Some("") => return Some(steps(framework)),
            Some(rest) => {
                if let Some(found) = framework.find(rest.trim_start_matches([',', ':', ' '])) {
                    return Some(step(framework, found));
                }
            }
            None => {}
        }
    }
    // A bare number says no framework, and each has such a step.
    let named = |framework: &'static Framework| {
        let found = framework.find(&name).filter(|step| step.id == name || step.name.to_lowercase() == name);
        found.map(|found| step(framework, found))
    };
    framework::all().iter().find_map(named)
}

/// What to say about a name that is nobody's: what it may have meant, and what there is.
pub fn unknown(name: &str) -> String {
    let steps = || framework::all().iter().flat_map(|framework| &framework.steps);
    let known = rules::names().into_iter().chain(steps().flat_map(|step| [step.id.as_str(), step.name.as_str()]));
    let score = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    let near = known.max_by(|a, b| score(a).total_cmp(&score(b))).filter(|near| score(near) > 0.8);
    let hint = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
    let mut out = format!("`{name}` is no rule and no step.{hint}\n\nRules: {}\n", rules::names().join(", "));
    for framework in framework::all() {
        let steps: Vec<String> = framework.steps.iter().map(|step| format!("{} {}", step.number, step.name)).collect();
        let _ = writeln!(out, "Steps of the {} (`{} 2`): {}", framework.name, framework.id, steps.join(", "));
    }
    out
}

fn step(framework: &Framework, step: &Step) -> String {
    format!(
        "{}\n\nStep {} of {} of the {}.\n\n{}\n\nSource: {}\n",
        step.name,
        step.number,
        framework.steps.len(),
        framework.name,
        step.purpose,
        framework.source.line()
    )
}

fn steps(framework: &Framework) -> String {
    let mut out = format!("The {}, in {} steps.\n\n", framework.name, framework.steps.len());
    for step in &framework.steps {
        let _ = writeln!(out, "{}. {}: {}", step.number, step.name, step.purpose);
    }
    let _ = write!(out, "\nSource: {}\n", framework.source.line());
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
mod tests {
    use super::*;

    #[test]
    fn every_rule_and_step_is_explained() {
        for name in rules::names() {
            let page = explain(name).expect(name);
            assert!(page.starts_with(&format!("# {name}\n\nWeight: ")) && !page.contains("```"), "{page}");
            assert!(!page.contains("## Examples"), "{page}");
        }
        for framework in framework::all() {
            assert!(explain(&framework.id).expect("a list").contains(&framework.source.line()));
            for step in &framework.steps {
                let by_number = explain(&format!("{} {}", framework.id, step.number)).expect("a page");
                assert!(by_number.contains(&step.purpose), "{by_number}");
                assert!(explain(&step.id).is_some() && explain(&step.name.to_uppercase()).is_some());
            }
        }
    }

    #[test]
    fn a_step_is_named_in_several_ways() {
        let history = explain("history").expect("a page");
        assert!(history.starts_with("History\n\nStep 2 of 6 of the promotion framing.\n\n"), "{history}");
        for name in ["promotion 2", "Promotion framing, step 2", " promotion   history", "History"] {
            assert_eq!(explain(name).as_ref(), Some(&history), "{name}");
        }
        for name in ["2", "promotion 7", "", "nothing"] {
            assert_eq!(explain(name), None, "{name}");
        }
    }

    #[test]
    fn a_near_name_is_asked_about() {
        assert!(unknown("task-phrase").contains("Did you mean `task-phrasing`?"));
        assert!(unknown("Atach proof").contains("Did you mean `Attach proof`?"));
        let text = unknown("zzz");
        assert!(
            !text.contains("Did you mean") && text.contains("missing-evidence") && text.contains("5 Close the loop")
        );
    }
}
