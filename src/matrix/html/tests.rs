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

#[test]
fn end_tags_and_case_are_free() {
    let text = "<TABLE BORDER=1>\n<TR><TH>Level/Skill<TH>Coding<TH>Design\n<TR><TD>L1<TD>Reads code<TD>\n<TR><TD>L2<TD>Writes code<TD>Draws it\n</TABLE>\n";
    let matrix = matrix(text);
    assert_eq!((levels(&matrix), attributes(&matrix)), (vec!["L1", "L2"], vec!["Coding", "Design"]));
    assert_eq!(
        (at(&matrix, 0, 0), at(&matrix, 0, 1), at(&matrix, 1, 0)),
        (Some("Reads code"), Some("Writes code"), None)
    );
}

#[test]
fn cells_span_rows_and_columns() {
    let text = "\
<table>
<caption>What we ask of engineers</caption>
<tr><th rowspan=\"2\">Pillar</th><th rowspan=2>Skill</th><th colspan=\"2\">Engineers</th></tr>
<tr><th>L3</th><th>L4</th></tr>
<tr><td rowspan=\"2\">Craft</td><td>Code</td><td>reads</td><td>writes</td></tr>
<tr><td>Design</td><td colspan=\"2\">draws</td></tr>
<tr><td colspan=\"4\"><b>People</b></td></tr>
<tr><td></td><td>Hiring</td><td>asks</td><td>decides</td></tr>
</table>
";
    let matrix = matrix(text);
    assert_eq!(levels(&matrix), ["L3", "L4"]);
    assert_eq!(attributes(&matrix), ["Code", "Design", "Hiring"]);
    let pillars: Vec<_> = matrix.attributes.iter().filter_map(|attribute| attribute.pillar.as_deref()).collect();
    assert_eq!(pillars, ["Craft", "Craft", "People"]);
    assert_eq!((at(&matrix, 1, 0), at(&matrix, 1, 1)), (Some("draws"), Some("draws")));
    assert_eq!(problems(&matrix, UNPLACED), [(3, 3)], "the name above the levels");
}

#[test]
fn blank_lines_and_markdown_inside_do_not_cut_a_table() {
    let text = "\
## Engineers

<table>
<tr><td>Skill</td><td>Junior</td><td>Senior</td></tr>

<tr>
<td>

**Craft**

</td>
<td>

- Reads code
- Asks

## Not a level

</td>

    <td>indented as code</td>
</tr>

<tr><td>Reach</td><td>One team</td><td>

```
<td>x</td>
```
</td></tr>

</table>

After.
";
    let matrix = matrix(text);
    assert_eq!(levels(&matrix), ["Junior", "Senior"]);
    assert_eq!(attributes(&matrix), ["Craft", "Reach"]);
    assert_eq!(at(&matrix, 0, 0), Some("- Reads code\n- Asks\n\n## Not a level"));
    assert_eq!(at(&matrix, 0, 1), Some("indented as code"));
    assert!(problems(&matrix, UNPLACED).iter().all(|&(first, _)| first > 25), "{:?}", matrix.problems);
}

#[test]
fn a_table_that_is_not_closed_ends_at_the_next_heading_or_table() {
    let row = |name: &str| format!("<tr><td>{name}</td><td>a</td><td>b</td></tr>\n");
    let head = "<table>\n<tr><td>Skill</td><td>L4</td><td>L5</td></tr>\n";
    let text = format!("{head}{}\n## Later\n\nSome words.\n\n{head}{}</table>\n", row("Craft"), row("Reach"));
    let matrix = matrix(&text);
    assert_eq!(attributes(&matrix), ["Craft", "Reach"]);
    assert_eq!(problems(&matrix, UNPLACED), [(7, 7)]);
}

#[test]
fn tables_in_code_quotes_and_comments_are_none() {
    let table = GRID.split_once("\n\n").expect("a table").1;
    let quoted = format!("> {}\n", table.trim_end().replace('\n', "\n> "));
    for text in
        [format!("```html\n{table}```\n"), quoted, format!("<!--\n{table}-->\n"), "A `<table>` of words".to_owned()]
    {
        assert!(read(&text).is_err(), "{text}");
    }
}

#[test]
fn a_table_within_a_cell_is_its_text() {
    let text = "<table><tr><td>Skill</td><td>L4</td><td>L5</td></tr>\
        <tr><td>Craft</td><td>Reads <table><tr><td>x</td></tr></table></td><td>Writes</td></tr></table>\n";
    let matrix = matrix(text);
    assert_eq!(attributes(&matrix), ["Craft"]);
    assert_eq!(at(&matrix, 0, 0), Some("Reads <table><tr><td>x</td></tr></table>"));
}

#[test]
fn words_between_cells_are_told() {
    let text = "<table>\n<tr><td>Skill</td><td>L4</td><td>L5</td></tr>\n<tr>stray<td>Craft</td><td>a</td><td>b</td></tr>\n</table>\n";
    assert_eq!(problems(&matrix(text), UNPLACED), [(3, 3)]);
}

#[test]
fn a_table_that_is_no_grid_stays_untold() {
    let text =
        format!("<table>\n<tr><td>L4</td><td>Senior</td></tr>\n<tr><td>L5</td><td>Staff</td></tr>\n</table>\n\n{GRID}");
    assert_eq!(problems(&matrix(&text), UNPLACED), [(1, 4)]);
}

#[test]
fn cells_that_span_too_much_are_no_table() {
    let wide = "<td rowspan=\"60000\" colspan=\"1000\">x</td>".repeat(200);
    let rows = "<tr></tr>".repeat(2000);
    assert!(read(&format!("<table><tr>{wide}</tr>{rows}</table>\n")).is_err());
}

#[test]
fn places_hold_behind_any_line_end_and_letter() {
    let text = GRID.replace('\n', "\r\n").replace("Writes tests", "Schreibt Tests für 🚀");
    let matrix = matrix(&text);
    assert_eq!(attributes(&matrix), ["Code quality", "Reach"]);
    for descriptor in matrix.attributes.iter().flat_map(|attribute| attribute.descriptors.iter().flatten()) {
        assert_eq!(descriptor.place().span.of(&text), descriptor.text);
    }
    assert_eq!(matrix.attributes[1].place().line, 19);
}
