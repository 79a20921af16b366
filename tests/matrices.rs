//! Career matrices as companies publish them, where this machine holds some.

#[path = "support/matrix.rs"]
mod matrix;

use matrix::{attributes, levels, read, real};

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
