//! What is said in a talk with the manager, in the tone that the relationship asks for.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::Deserialize;

/// How one talks with a manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// The two get on.
    #[default]
    Healthy,
    /// The manager has seen little of the work.
    New,
    /// It is hard to talk openly.
    Hard,
}

impl Tone {
    /// Every tone, the usual one first.
    pub const ALL: [Tone; 3] = [Tone::Healthy, Tone::New, Tone::Hard];

    /// The name used on the command line and in commands.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Healthy => "healthy",
            Tone::New => "new",
            Tone::Hard => "hard",
        }
    }
}

impl fmt::Display for Tone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Tone {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Tone::ALL.into_iter().find(|tone| tone.name() == name).ok_or_else(|| {
            let names: Vec<&str> = Tone::ALL.into_iter().map(Tone::name).collect();
            format!("the tones are {}", names.join(", "))
        })
    }
}

/// The words of a talk, each Markdown with `⟨slots⟩`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// The tone that they are in.
    pub tone: Tone,
    /// What it is about, and as what one comes.
    pub opening: String,
    /// Why, where the case does not say.
    pub reason: String,
    /// How long at this level: `⟨for how long⟩`.
    pub tenure: String,
    /// That help is hoped for.
    pub support: String,
    /// Before the attributes that are more than met: `⟨share⟩` of them.
    pub strong: String,
    /// After them.
    pub heard: String,
    /// Before the attributes whose wording leaves room: `⟨count⟩`.
    pub open: String,
    /// After them: what is offered.
    pub draft: String,
    /// Before the goals.
    pub goals: String,
    /// After them: `⟨cycle⟩`.
    pub goals_ask: String,
    /// About the `⟨attributes⟩` that are not met and have no goal.
    pub gaps: String,
    /// About the process, beside those that the author has.
    pub questions: Vec<String>,
    /// What the author offers to do.
    pub mine: String,
    /// What the manager could do.
    pub theirs: String,
}

#[derive(Deserialize)]
struct File {
    scripts: Vec<Script>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("builtin/scripts.toml")).expect("the embedded scripts are read by the tests")
});

/// What is said in `tone`.
pub fn script(tone: Tone) -> &'static Script {
    FILE.scripts.iter().find(|script| script.tone == tone).unwrap_or(&FILE.scripts[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tone_has_its_script() {
        let tones: Vec<Tone> = FILE.scripts.iter().map(|script| script.tone).collect();
        assert_eq!(tones, Tone::ALL);
        for tone in Tone::ALL {
            assert_eq!((script(tone).tone, tone.name().parse()), (tone, Ok(tone)));
            assert!(script(tone).questions.len() >= 3, "{tone}");
        }
        assert!("loud".parse::<Tone>().is_err_and(|said| said.ends_with("healthy, new, hard")));
    }
}
