use crate::matrix::{EMPTY_DESCRIPTOR, Matrix, UNPLACED, Unreadable, read_bytes};

fn read(text: &str) -> Result<Vec<Matrix>, Unreadable> {
    read_bytes("matrix.md", text.as_bytes(), &crate::matrix::Alone)
}

fn matrix(text: &str) -> Matrix {
    read(text).expect("a matrix").remove(0)
}

fn levels(matrix: &Matrix) -> Vec<&str> {
    matrix.levels.iter().map(|level| level.name.as_str()).collect()
}

fn attributes(matrix: &Matrix) -> Vec<&str> {
    matrix.attributes.iter().map(|attribute| attribute.name.as_str()).collect()
}

fn at(matrix: &Matrix, attribute: usize, level: usize) -> Option<&str> {
    matrix.attributes[attribute].descriptors[level].as_ref().map(|descriptor| descriptor.text.as_str())
}

fn problems(matrix: &Matrix, code: &str) -> Vec<(usize, usize)> {
    let told = matrix.problems.iter().filter(|note| note.code == code);
    told.map(|note| (note.place.line, note.last_line)).collect()
}

const GRID: &str = "\
# Ladder

<table class=\"wide\">
  <thead>
    <tr><th>Skill</th><th>Engineer &amp; Co (L3)</th><th><b>Senior</b><br>L4</th></tr>
  </thead>
  <tbody>
    <tr>
      <th scope=\"row\">Code <em>quality</em></th>
      <td>
        <ul>
          <li>Writes tests</li>
          <li>Asks for reviews</li>
        </ul>
      </td>
      <td>Keeps a <a href=\"x.md\">service</a> &lt; 1 % errors<br/>for a year</td>
    </tr>
    <tr>
      <td>Reach</td>
      <td>&nbsp;</td>
      <td><p>Changes how **two teams** work</p></td>
    </tr>
  </tbody>
</table>
";

#[test]
fn a_table_of_tags_is_a_matrix() {
    let matrix = matrix(GRID);
    assert_eq!(levels(&matrix), ["Engineer & Co (L3)", "Senior L4"]);
    assert_eq!(matrix.levels[1].code.as_deref(), Some("L4"));
    assert_eq!(attributes(&matrix), ["Code quality", "Reach"]);
    let list = "<ul>\n          <li>Writes tests</li>\n          <li>Asks for reviews</li>\n        </ul>";
    assert_eq!(at(&matrix, 0, 0), Some(list), "as written");
    assert_eq!(at(&matrix, 1, 0), None, "a blank is nothing");
    assert_eq!(problems(&matrix, UNPLACED), [], "tags are structure, and the heading is the table's");
    assert_eq!(problems(&matrix, EMPTY_DESCRIPTOR), [(19, 19)]);
    for descriptor in matrix.attributes.iter().flat_map(|attribute| attribute.descriptors.iter().flatten()) {
        assert_eq!(descriptor.place().span.of(GRID), descriptor.text);
    }
    let name = matrix.attributes[0].place();
    assert_eq!((name.line, name.span.of(GRID)), (9, "Code <em>quality"));
}
