//! Real matrices, as their companies publish them, where this machine has them: `CAREER_LS_MATRICES` names their folder.

#[path = "support/matrix.rs"]
mod matrix;

use career_ls::matrix::{Matrix, UNPLACED};

#[test]
fn html_tables_of_several_pillars_and_a_turned_one_are_two_tracks() {
    let Some(folder) = matrix::real() else { return };
    let found = matrix::read(&folder.join("artsy/ladder.md"));
    let tracks: Vec<_> = found.iter().map(|matrix| matrix.track.as_deref()).collect();
    assert_eq!(tracks, [Some("Individual Contributors"), Some("Engineering Management Ladder")]);
    let sizes: Vec<_> = found.iter().map(|matrix| (matrix.attributes.len(), matrix.levels.len())).collect();
    assert_eq!(sizes, [(13, 5), (4, 5)]);
    let codes: Vec<_> = found[1].levels.iter().filter_map(|level| level.code.as_deref()).collect();
    assert_eq!(codes, ["M2", "M3", "M4", "M5", "M6"]);
    assert_eq!(found[1].levels[0].title, "Engineering Manager 1");
    let pillars: Vec<_> = found[0].attributes.iter().filter_map(|attribute| attribute.pillar.as_deref()).collect();
    assert_eq!(
        pillars[..5],
        ["Knowledge Leadership", "Knowledge Leadership", "Knowledge Leadership", "Knowledge Leadership", "Impact"]
    );
    // What `&nbsp;` leaves empty is empty, and every other cell is text.
    let said =
        |matrix: &Matrix| matrix.attributes.iter().flat_map(|attribute| &attribute.descriptors).flatten().count();
    assert_eq!((said(&found[0]), said(&found[1])), (53, 20));
    let noted = found[0].problems.iter().filter(|note| note.code == UNPLACED);
    let noted: Vec<_> = noted.map(|note| (note.place.line, note.last_line)).collect();
    let prose = [(2, 3), (8, 20), (24, 24), (30, 31), (35, 101), (568, 584), (588, 622)];
    assert_eq!(noted, prose, "and the rows of the table of titles that no grid knows");
    let codes: Vec<_> = found[0].levels.iter().filter_map(|level| level.code.as_deref()).collect();
    assert_eq!(codes, ["IC2", "IC3", "IC4", "IC5", "IC6"], "from the table of titles");
}
