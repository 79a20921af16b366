use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::settings::{Kind, Settings, Value, ValueKind, yaml_text};
use crate::syntax::{Outline, UnitKind};
use crate::text::{Buffer, Problem};

use super::part::Part;
use super::section;

/// The globs of `career-ls.toml` that say which files are which kind.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    sets: Vec<(Kind, GlobSet)>,
}

impl Globs {
    /// Compiles the globs of `settings`. What is no glob is left out; [`Globs::problems`] names it.
    pub fn new(settings: &Settings) -> Self {
        let mut sets = Vec::new();
        for (kind, documents) in &settings.documents {
            let mut builder = GlobSetBuilder::new();
            for glob in documents.files.iter().filter_map(|glob| Glob::new(glob).ok()) {
                builder.add(glob);
            }
            if let Ok(set) = builder.build() {
                sets.push((*kind, set));
            }
        }
        Self { sets }
    }

    /// The globs of `config` that cannot be read, each on its own span: settings keep no places.
    pub fn problems(config: &Value) -> Vec<Problem> {
        let kinds = config.get("documents").map_or(&[][..], Value::entries);
        let lists = kinds.iter().filter(|entry| entry.key.parse::<Kind>().is_ok()).filter_map(|kind| {
            match &kind.value.get("files")?.kind {
                ValueKind::List(globs) => Some(globs),
                _ => None,
            }
        });
        let unreadable = |glob: &&Value| glob.text().is_some_and(|glob| Glob::new(glob).is_err());
        let problem = |glob: &Value| Problem {
            span: glob.span,
            code: "invalid-config",
            text:
                "This is no glob, so no file is chosen by it. Look at its brackets and braces: \"cases/*.md\" is one."
                    .to_owned(),
        };
        lists.flatten().filter(unreadable).map(problem).collect()
    }

    /// The kind of the file at `path`, relative to the configuration's folder.
    pub fn kind(&self, path: &str) -> Option<Kind> {
        self.sets.iter().find(|(_, set)| set.is_match(path)).map(|(kind, _)| *kind)
    }
}

/// The kind that a file's name promises, if its text agrees: two headings of that kind; for a matrix, a readable grid.
pub fn by_name(path: &str, outline: &Outline, buffer: &Buffer) -> Option<Kind> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
    let kind = promised(&name)?;
    let agrees = match kind {
        Kind::Matrix => crate::matrix::read_markdown(path, &buffer.text(), outline).is_ok(),
        kind => headings(outline).filter(|title| section::canonical(title, kind).is_some()).count() >= 2,
    };
    agrees.then_some(kind)
}

/// How the names of files of a kind begin.
const PREFIXES: [(&str, Kind); 6] = [
    ("promotion", Kind::Promotion),
    ("promo-", Kind::Promotion),
    ("impact-", Kind::ImpactSummary),
    ("referral", Kind::Referral),
    ("agenda", Kind::Agenda),
    ("brag", Kind::Brag),
];

/// Whether a file of this name may be a career document by its name alone, if its text agrees.
pub fn is_promising(name: &str) -> bool {
    promised(&name.to_lowercase()).is_some()
}

fn promised(name: &str) -> Option<Kind> {
    let prefixed = PREFIXES.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, kind)| *kind);
    prefixed.or_else(|| (name.contains("matrix") || name.contains("ladder")).then_some(Kind::Matrix))
}

fn headings(outline: &Outline) -> impl Iterator<Item = String> {
    outline.iter().filter_map(|placed| match placed.unit.kind {
        UnitKind::Heading(_) => Part::read(&placed.unit).heading.map(|heading| heading.title),
        // A paragraph can serve as a heading; most cannot by their first look.
        UnitKind::Paragraph if placed.unit.text.len() < 120 => {
            Part::read(&placed.unit).heading.map(|heading| heading.title)
        }
        _ => None,
    })
}

/// A header that would make a file a career document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What the file seems to be for.
    pub kind: Kind,
    /// What its title says of role, level and target, in the header's order.
    pub fields: Vec<(&'static str, String)>,
}

impl Proposal {
    /// The front matter as it is written at the top of a file that has none.
    pub fn header(&self) -> String {
        format!("---\n{}---\n\n", self.entry())
    }

    /// The key as it is written into front matter that is there.
    pub fn entry(&self) -> String {
        let mut out = format!("career:\n  kind: {}\n", self.kind);
        for (key, value) in &self.fields {
            out.push_str("  ");
            out.push_str(key);
            out.push_str(": ");
            out.push_str(&yaml_text(value));
            out.push('\n');
        }
        out
    }
}

/// Words of a title or a file name that tell its kind, the surest first.
const SIGNS: [(&str, Kind); 12] = [
    ("promo", Kind::Promotion),
    ("referral log", Kind::ReferralLog),
    ("referral-log", Kind::ReferralLog),
    ("log of referrals", Kind::ReferralLog),
    ("referral", Kind::Referral),
    ("impact", Kind::ImpactSummary),
    ("agenda", Kind::Agenda),
    ("1:1", Kind::Agenda),
    ("brag", Kind::Brag),
    ("wins", Kind::Brag),
    ("matrix", Kind::Matrix),
    ("ladder", Kind::Matrix),
];

/// What a file that is no career document could be read as, from its title, its name and its headings.
pub fn proposal(path: &str, outline: &Outline) -> Proposal {
    let titles: Vec<String> = headings(outline).collect();
    let title = titles.first().map_or("", String::as_str);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
    let words = format!("{} {name}", title.to_lowercase());
    let signed = SIGNS.iter().find(|(sign, _)| words.contains(sign)).map(|(_, kind)| *kind);
    let count = |kind: Kind| titles.iter().filter(|title| section::canonical(title, kind).is_some()).count();
    let kind = signed.unwrap_or_else(|| {
        [Kind::Brag, Kind::ImpactSummary, Kind::Promotion]
            .into_iter()
            .max_by_key(|&kind| count(kind))
            .unwrap_or(Kind::Promotion)
    });
    let fields =
        if matches!(kind, Kind::Promotion | Kind::Referral | Kind::ImpactSummary) { step(title) } else { Vec::new() };
    Proposal { kind, fields }
}

/// Role, level and target from a title such as "Promotion case: Senior TPM to Staff TPM", by the header's keys; what
/// stands on either side of "to" is not looked at closer.
pub fn step(title: &str) -> Vec<(&'static str, String)> {
    let claim = title.rsplit_once([':', '–', '—']).map_or(title, |(_, claim)| claim).trim();
    let Some((from, to)) = [" to ", " → ", " -> "].iter().find_map(|between| claim.split_once(between)) else {
        return Vec::new();
    };
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split_whitespace().collect(), to.split_whitespace().collect());
    let about = |word: &&str| matches!(word.to_lowercase().as_str(), "promotion" | "promo" | "case" | "for" | "from");
    let from: Vec<&str> = from.into_iter().skip_while(about).collect();
    let shared = from.iter().rev().zip(to.iter().rev()).take_while(|(a, b)| a == b).count();
    let shared = shared.min(from.len().saturating_sub(1)).min(to.len().saturating_sub(1));
    let (level, role) = from.split_at(from.len() - shared);
    let target = &to[..to.len() - shared];
    let mut fields = Vec::new();
    for (key, words) in [("role", role), ("level", level), ("target", target)] {
        if !words.is_empty() {
            fields.push((key, words.join(" ")));
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_the_step() {
        let pairs = |title| step(title).into_iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" ");
        assert_eq!(pairs("Promotion case: Senior TPM to Staff TPM"), "role=TPM level=Senior target=Staff");
        assert_eq!(pairs("Promotion L5 → L6"), "level=L5 target=L6");
        assert_eq!(pairs("Case — from Senior to Staff"), "level=Senior target=Staff");
        assert_eq!(pairs("My wins"), "");
    }

    #[test]
    fn a_header_is_written_as_the_author_would() {
        let fields = vec![("role", "TPM".to_owned()), ("target", "Staff: Infra".to_owned())];
        let header = Proposal { kind: Kind::Promotion, fields }.header();
        assert_eq!(header, "---\ncareer:\n  kind: promotion\n  role: TPM\n  target: \"Staff: Infra\"\n---\n\n");
    }
}
