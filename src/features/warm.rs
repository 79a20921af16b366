use crate::workspace::World;

/// One of everything that has to be looked up somewhere: front matter, headings, a duty, a measured effect.
const SAMPLE: &str = "---\ncareer: {kind: promotion}\n---\n# Case\n\n## History\n\n- Responsible for *tea*\n- Cut cost from 9 to 3 ([log](l.md))\n";

/// Reads a small document of our own, so that the tables that the first one needs are there before it is opened. Touches
/// no file.
pub fn warm() {
    let mut world = World::new();
    // Without a path there is no folder in which a configuration or a matrix could lie.
    world.open("career-ls:warm", 1, SAMPLE);
    let snapshot = world.snapshot();
    if let Some(analysis) = snapshot.analysis("career-ls:warm") {
        analysis.findings();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_read_as_a_whole() {
        let mut world = World::new();
        world.open("career-ls:warm", 1, SAMPLE);
        let analysis = world.snapshot().analysis("career-ls:warm").expect("a career document");
        assert_eq!(analysis.document.statements().count(), 2);
        assert!(analysis.findings().iter().any(|finding| finding.rule == "task-phrasing"));
        warm();
    }
}
