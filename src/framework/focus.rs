use crate::text::counted;

use super::{Framework, Named, REFERRAL, all, get};

/// Days that a change is tried before it is judged, where the framework does not say.
const FORTNIGHT: i64 = 14;

/// The cue of that id or name, in any case and with blanks or hyphens, and the framework that has it.
pub fn cue(name: &str) -> Option<(&'static Framework, &'static Named)> {
    let same = |other: &str| words(other).eq(words(name));
    let cues = all().iter().flat_map(|framework| framework.cues.iter().map(move |cue| (framework, cue)));
    let mut named = cues.filter(|(_, cue)| words(name).next().is_some() && (same(&cue.id) || same(&cue.name)));
    named.next()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().into_iter()
}

/// Days that a change is tried before it is judged.
pub fn trial_days() -> i64 {
    let window = get(REFERRAL).and_then(|framework| framework.windows.iter().find(|window| window.id == "test-change"));
    window.and_then(|window| window.days).map_or(FORTNIGHT, i64::from)
}

/// "in 23 days", "today", "9 days ago".
pub fn away(days: i64) -> String {
    let count = counted(usize::try_from(days.abs()).unwrap_or_default(), "day");
    match days {
        0 => "today".to_owned(),
        1.. => format!("in {count}"),
        _ => format!("{count} ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_however_they_are_written() {
        for name in ["proof-of-impact", "Proof of impact", " PROOF of Impact"] {
            assert_eq!(cue(name).map(|(_, cue)| cue.id.as_str()), Some("proof-of-impact"), "{name}");
        }
        assert_eq!(cue("Wins that carry a story").map(|(framework, _)| framework.id.as_str()), Some("promotion"));
        assert!(cue("proof").is_none() && cue("").is_none() && cue("–").is_none());
        assert_eq!(trial_days(), 14);
        assert_eq!([23, 1, 0, -9].map(away), ["in 23 days", "in 1 day", "today", "9 days ago"]);
    }
}
