use crate::matrix::{Matrix, UNPLACED, Unreadable, read_markdown};
use crate::syntax::Tree;

fn read(text: &str) -> Result<Vec<Matrix>, Unreadable> {
    let tree = Tree::parse(&ropey::Rope::from_str(text));
    read_markdown("ladder.md", text, tree.outline())
}

/// Levels, attributes, and each attribute's cells.
fn shown(matrix: &Matrix) -> String {
    let levels: Vec<&str> = matrix.levels.iter().map(|level| level.name.as_str()).collect();
    let mut out = levels.join(" | ");
    for attribute in &matrix.attributes {
        let pillar = attribute.pillar.as_deref().map(|pillar| format!("{pillar} / ")).unwrap_or_default();
        let cells = attribute.descriptors.iter();
        let cells: Vec<String> =
            cells.map(|cell| cell.as_ref().map_or("∅".to_owned(), |cell| cell.text.replace('\n', "⏎"))).collect();
        out.push_str(&format!("\n{pillar}{}: {}", attribute.name, cells.join(" | ")));
    }
    out
}

/// The lines that nothing was made of.
fn left_over(matrix: &Matrix) -> Vec<(usize, usize)> {
    let notes = matrix.problems.iter().filter(|note| note.code == UNPLACED);
    notes.map(|note| (note.place.line, note.last_line)).collect()
}

#[test]
fn levels_have_attributes_below_them() {
    let text = "\
# How we grow

- [Junior](#junior-tester)

## Junior Tester

### Craft

- Writes one case
  - and runs it

### Influence

Asks.

---

## Tester

### Craft

#### Depth

Writes `suites`.

### Influence

Tells.

## Senior Tester

### Craft

Plans.

## FAQ

### Why?

Because.
";
    let matrices = read(text).expect("a matrix");
    assert_eq!(matrices.len(), 1);
    assert_eq!(
        shown(&matrices[0]),
        "Junior Tester | Tester | Senior Tester\n\
         Craft: - Writes one case⏎  - and runs it | #### Depth⏎⏎Writes `suites`. | Plans.\n\
         Influence: Asks. | Tells. | ∅"
    );
    assert_eq!(left_over(&matrices[0]), [(3, 3), (36, 40)]);
}

#[path = "tests/declined.rs"]
mod declined;
#[path = "tests/shapes.rs"]
mod shapes;
