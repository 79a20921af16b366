use std::fmt::Write as _;

use crate::matrix::{Matrix, Shape, Unreadable};
use crate::text::counted;

use super::width::line;

/// How a matrix was read, on one line: "Read as a pipe table: 5 attributes × 4 levels, …".
pub fn read_as(matrix: &Matrix) -> String {
    let cells = matrix.attributes.iter().flat_map(|attribute| &attribute.descriptors);
    let (mut all, mut filled, mut inherited) = (0, 0, 0);
    for cell in cells {
        all += 1;
        filled += usize::from(cell.is_some());
        inherited += usize::from(cell.as_ref().is_some_and(|told| told.inherited));
    }
    format!(
        "Read as {}: {} × {}, {filled} of {} filled, {inherited} inherited, from {}",
        matrix.shape.said(),
        counted(matrix.attributes.len(), "attribute"),
        counted(matrix.levels.len(), "level"),
        counted(all, "cell"),
        from(matrix)
    )
}

/// Three files are named; of more, the folder that they lie in, else the first.
fn from(matrix: &Matrix) -> String {
    let folder = matrix.path.as_deref().filter(|path| !matrix.files.iter().any(|file| file == path));
    match matrix.files.as_slice() {
        files if files.len() > 3 && folder.is_some() => {
            format!("{} files in {}", files.len(), line(folder.unwrap_or_default()))
        }
        [] => "nowhere".to_owned(),
        [only] if only == "-" => "standard input".to_owned(),
        [first, rest @ ..] if rest.len() > 2 => format!("{} and {} more files", line(first), rest.len()),
        files => files.iter().map(|file| line(file)).collect::<Vec<_>>().join(", "),
    }
}

/// Why no matrix is read, with what each reader says, and what is read: below the line that says so.
pub fn refused(unreadable: &Unreadable) -> String {
    let mut out = String::new();
    // A single reader's reason is in the sentence already.
    if unreadable.declined.len() > 1 {
        for (shape, reason) in &unreadable.declined {
            _ = writeln!(out, "  not as {}: {}", shape.said(), line(reason));
        }
    }
    let shapes: Vec<&str> = Shape::ALL.iter().map(|shape| shape.said()).collect();
    _ = writeln!(out, "  What is read: {}.\n  docs/matrix.md shows each of them.", shapes.join(", "));
    out
}
