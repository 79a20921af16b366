use crate::document::{self, Document};
use crate::framework::{self, Citation};
use crate::prose::{self, Names};
use crate::rewrite::Grade;
use crate::rules::finding::{Finding, Fix};
use crate::rules::rule::{Check, Context, Family, Hit, Rule};
use crate::settings::Kind;
use crate::text::{Span, Template};

/// Several roles as the target, or one that could be anywhere.
pub(crate) static BROAD_TARGET: Rule = Rule {
    name: "broad-target",
    family: Family::Story,
    default: None,
    kinds: &[Kind::Promotion, Kind::Referral],
    check: Check::Document(check),
    cites,
    fix: Some(fix),
    page: include_str!("broad_target.md"),
};

fn check(context: &Context<'_>) -> Vec<Hit> {
    let document = context.document;
    let several: Vec<Hit> = several(document).iter().filter_map(|(_, roles)| hit(roles)).collect();
    if !several.is_empty() {
        return several;
    }
    let header = &document.header;
    let named = ["team", "company"].iter().any(|key| header.get(key).is_some() || header.open.contains(key));
    let field = ["target", "role"].into_iter().find_map(|key| header.field(key));
    if named || !super::is_written(context) {
        return Vec::new();
    }
    let names = super::names(context);
    let wanted =
        || document.statements().any(|subject| prose::wanted(&subject.statement.passage.plain, &names).is_some());
    if !(field.is_some() || wanted()) || says_where(document, &names) {
        return Vec::new();
    }
    let message = "This role could be in any team. Which one, and at which company? A reader who knows can say yes, or name \
                   somebody who can.";
    vec![Hit::new(field.map_or_else(|| document.anchor(), |field| field.span), message)]
}

/// The roles and levels of each key of the header that names several, in bytes of the document. Of a note another rule
/// says so.
fn several(document: &Document) -> Vec<(Span, Vec<Span>)> {
    let fields = ["role", "target"].into_iter().filter_map(|key| document.header.field(key));
    let several = fields.filter(|_| document.kind != Kind::Referral).map(|field| {
        let roles = prose::several_named(&field.text).into_iter().map(|role| role.shifted(field.span.start));
        (field.span, roles.collect::<Vec<Span>>())
    });
    several.filter(|(_, roles)| roles.len() > 1).collect()
}

fn hit(roles: &[Span]) -> Option<Hit> {
    let message = format!(
        "This case is for {} targets at once, and each of them is judged by other words. Pick one, and write a case of its \
         own for each of the others.",
        roles.len()
    );
    Some(Hit::new(roles.first()?.join(*roles.last()?), message))
}

/// Whether the title or a sentence says where: "at Acme", "Staff TPM, Payments", "your team", a section about the target.
fn says_where(document: &Document, names: &Names) -> bool {
    let title = document.title.iter().map(|(title, _)| title.as_str());
    let sentences = document.statements().map(|subject| subject.statement.passage.plain.as_str());
    document.told().contains(&"target") || title.chain(sentences).any(|plain| names_place(plain, names))
}

fn names_place(plain: &str, names: &Names) -> bool {
    let named = |words: &str| words.trim_start_matches(['*', '_', '[', '“', '"']).starts_with(char::is_uppercase);
    let behind = |sign: &str| plain.match_indices(sign).any(|(at, _)| named(&plain[at + sign.len()..]));
    let beside = prose::posts(plain, names).into_iter().filter_map(|post| post.role).any(|role| {
        let rest = &plain[role.end..];
        [", ", " in ", " on ", " for ", " (", " – ", " — "]
            .iter()
            .any(|sign| rest.strip_prefix(sign).is_some_and(named))
    });
    let yours = ["your team", "your group", "your company", "your org"].iter().any(|words| plain.contains(words));
    beside || yours || [" at ", " join ", " joining "].iter().any(|sign| behind(sign))
}

/// The names of the roles or levels that `finding` is about; none where it is about a place.
pub(crate) fn named(context: &Context<'_>, finding: &Finding) -> Vec<String> {
    let document = context.document;
    let several = several(document).into_iter().find(|(field, _)| field.contains(finding.span));
    let roles = several.map(|(_, roles)| roles).unwrap_or_default();
    roles.into_iter().map(|role| document.buffer.slice(role)).collect()
}

fn fix(context: &Context<'_>, finding: &Finding) -> Vec<Fix> {
    let document = context.document;
    let named = named(context, finding);
    if !named.is_empty() {
        let alone = named.into_iter().map(|role| Fix {
            title: format!("Write this case for {role} alone"),
            grade: Grade::Review,
            span: finding.span,
            template: Template::text(role),
        });
        return alone.collect();
    }
    let entries = ["team", "company"].map(|key| (key, Template::default().slot(key)));
    let edit = document::header_entries(document, &entries);
    let fix = edit.map(|(span, template)| Fix {
        title: "Add team and company to the header".to_owned(),
        grade: Grade::Sketch,
        span,
        template,
    });
    fix.into_iter().collect()
}

fn cites(_: Kind) -> Vec<Citation> {
    let framework = framework::get("referral");
    let parts = [("step", "pick-the-target"), ("mistake", "asking-too-broadly"), ("faq", "several-roles")];
    framework.iter().flat_map(|framework| parts.map(|(part, id)| framework.cite(part, id))).flatten().collect()
}
