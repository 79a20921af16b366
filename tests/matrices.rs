//! Career matrices as companies publish them, where this machine holds some.

#[path = "matrices/headings.rs"]
mod headings;
#[path = "support/matrix.rs"]
mod matrix;

use career_ls::matrix::{Matrix, UNPLACED};
use matrix::{attributes, levels, read, real};

#[test]
fn html_tables_of_several_pillars_and_a_turned_one_are_two_tracks() {
    let Some(folder) = real("artsy") else { return };
    let found = read(&folder.join("ladder.md"));
    let tracks: Vec<_> = found.iter().map(|matrix| matrix.track.as_deref()).collect();
    assert_eq!(tracks, [Some("Individual Contributors"), Some("Engineering Management Ladder")]);
    let sizes: Vec<_> = found.iter().map(|matrix| (matrix.attributes.len(), matrix.levels.len())).collect();
    assert_eq!(sizes, [(13, 5), (5, 5)]);
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
    assert_eq!((said(&found[0]), said(&found[1])), (53, 25));
    let noted = found[0].problems.iter().filter(|note| note.code == UNPLACED);
    let noted: Vec<_> = noted.map(|note| (note.place.line, note.last_line)).collect();
    let prose = [(2, 3), (8, 31), (35, 101), (568, 584), (588, 622)];
    assert_eq!(noted, prose, "and the table of titles");
}

#[test]
fn levels_that_build_on_each_other_are_a_ladder() {
    let Some(path) = real("meetup") else { return };
    let matrices = read(&path);
    let main = &matrices[0];
    assert_eq!(
        levels(main),
        [
            "Engineer",
            "Engineer II",
            "Senior Engineer",
            "Staff Engineer",
            "Senior Staff Engineer",
            "Principal Engineer",
            "Principal Architect"
        ]
    );
    assert_eq!(attributes(main), ["Should have", "Is expected to"]);
    for (index, level) in main.levels.iter().enumerate() {
        assert_eq!(level.builds_on, index.checked_sub(1), "{}", level.name);
        for attribute in &main.attributes {
            let descriptor = attribute.descriptors[index].as_ref().expect("each level says something");
            assert_eq!(descriptor.inherited, index > 0, "{} at {}", attribute.name, level.name);
        }
    }
    let tracks: Vec<_> = matrices.iter().filter_map(|matrix| matrix.track.as_deref()).collect();
    assert_eq!(
        tracks,
        ["Principal Architect", "Principal Platform Architect", "Principal Product Architect", "Data Security Lead"]
    );
    for matrix in &matrices {
        assert_eq!(attributes(matrix), ["Should have", "Is expected to"], "{:?}", matrix.track);
        assert_eq!(matrix.path.as_deref(), path.to_str());
        assert_eq!(matrix.files.len(), 12);
        let noted: Vec<_> = matrix
            .problems
            .iter()
            .map(|note| matrix.file(note.place).and_then(|file| file.rsplit(['/', '\\']).next()).unwrap_or_default())
            .collect();
        assert_eq!(noted, ["makers_path.md", "software_engineer_in_test.md"], "{:?}", matrix.track);
    }
    let platform = &matrices[1];
    let expected = platform.attributes[1].descriptors[4].as_ref().expect("what follows the empty heading");
    assert!(expected.text.starts_with("### Technical"), "{}", expected.text);
}
