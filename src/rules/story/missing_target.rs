use crate::document::{self, Document};
use crate::framework::{self, Citation};
use crate::prose::{self, Names, Post};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::{Kind, Severity};
use crate::text::Template;

/// A document that does not say which role and level it is for.
pub(crate) static MISSING_TARGET: Rule = Rule {
    name: "missing-target",
    family: Family::Story,
    default: Some(Severity::Information),
    kinds: &[Kind::Promotion, Kind::Referral, Kind::ImpactSummary],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("missing_target.md"),
};

/// What of the target a document names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Named {
    role: bool,
    level: bool,
}

fn check(context: &Context<'_>) -> Vec<Hit> {
    let named = named(context);
    // A slot in the header asks for itself.
    let open = |key| context.document.header.open.contains(&key);
    let (role, level) = (named.role || open("role"), named.level || open("target"));
    let what = match (role, level) {
        (true, true) => return Vec::new(),
        (false, false) => "which role and level you aim for",
        (false, true) => "which role the level is for",
        (true, false) => "which level you aim for",
    };
    if !super::is_written(context) {
        return Vec::new();
    }
    let keys = if role {
        "`target`"
    } else if level {
        "`role`"
    } else {
        "`role` and `target`"
    };
    let message = format!("A reader cannot tell {what}, and weighs every line by it. Add {keys} to the header.");
    vec![Hit::new(context.document.anchor(), message)]
}

/// What the header says, else the title, else a section about the target, else in a note its text.
fn named(context: &Context<'_>) -> Named {
    let document = context.document;
    let header = &document.header;
    let names = super::names(context);
    let target = header.get("target").or_else(|| header.get("level").filter(|_| document.kind == Kind::ImpactSummary));
    let with_role = |text: &str| prose::posts(text, &Names::default()).iter().any(|post| post.role.is_some());
    let mut named =
        Named { role: header.get("role").is_some() || target.is_some_and(with_role), level: target.is_some() };
    named.join(title(document, &names));
    if document.told().contains(&"target") {
        named.join(Named { role: true, level: true });
    }
    if document.kind == Kind::Referral {
        for subject in document.statements() {
            named.join(prose::wanted(&subject.statement.passage.plain, &names).map_or_else(Named::default, Named::of));
        }
    }
    named
}

/// What the title names. Of a promotion case the level of today is no target.
fn title(document: &Document, names: &Names) -> Named {
    let first = || document.sections.first().filter(|section| section.level == 1).map(|section| &section.title);
    let Some(title) = document.title.as_ref().map(|(title, _)| title).or_else(first) else { return Named::default() };
    let posts = prose::posts(title, names);
    let mut named = Named { role: posts.iter().any(|post| post.role.is_some()), level: false };
    let step = document::step(title);
    let part = |key| step.iter().find(|(name, _)| *name == key).map(|(_, words)| words.as_str());
    let aimed = part("target").is_some_and(|target| prose::ranks(target, names));
    let today = document.header.get("level").filter(|_| document.kind == Kind::Promotion);
    let other = |post: &Post| {
        post.level.is_some_and(|level| !today.is_some_and(|today| today.eq_ignore_ascii_case(level.of(title))))
    };
    named.level = aimed || posts.iter().any(other);
    named.role |= aimed && part("role").is_some();
    named
}

impl Named {
    fn of(post: Post) -> Self {
        Self { role: post.role.is_some(), level: post.level.is_some() }
    }

    fn join(&mut self, other: Named) {
        self.role |= other.role;
        self.level |= other.level;
    }
}

fn fix(context: &Context<'_>, _: &Finding) -> Vec<Fix> {
    let named = named(context);
    let missing = [("role", named.role), ("target", named.level)];
    let keys: Vec<&str> = missing.into_iter().filter(|(_, named)| !named).map(|(key, _)| key).collect();
    let entries: Vec<(&str, Template)> = keys.iter().map(|key| (*key, Template::default().slot(key))).collect();
    document::header_entries(context.document, &entries)
        .map(|(span, template)| Fix {
            title: format!("Add {} to the header", keys.join(" and ")),
            grade: Grade::Sketch,
            span,
            template,
        })
        .into_iter()
        .collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("check", "target-and-level"), ("step", "pick-the-target"), ("cue", "clear-target")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
