use super::fields;
use crate::matrix::source::Page;
use crate::matrix::{Alone, Matrix, Shape, UNPLACED, Unreadable, read_bytes};

fn read(path: &str, bytes: &[u8]) -> Result<Vec<Matrix>, Unreadable> {
    read_bytes(path, bytes, &Alone)
}

/// The one matrix in a sheet.
fn matrix(path: &str, text: &str) -> Matrix {
    let mut found = read(path, text.as_bytes()).expect("a matrix");
    assert_eq!(found.len(), 1, "{:?}", found.iter().map(|matrix| matrix.track.clone()).collect::<Vec<_>>());
    found.remove(0)
}

fn csv(text: &str) -> Matrix {
    let matrix = matrix("ladder.csv", text);
    assert_eq!(matrix.shape, Shape::Csv);
    matrix
}

fn levels(matrix: &Matrix) -> Vec<&str> {
    matrix.levels.iter().map(|level| level.name.as_str()).collect()
}

fn attributes(matrix: &Matrix) -> Vec<&str> {
    matrix.attributes.iter().map(|attribute| attribute.name.as_str()).collect()
}

fn pillars(matrix: &Matrix) -> Vec<Option<&str>> {
    matrix.attributes.iter().map(|attribute| attribute.pillar.as_deref()).collect()
}

fn at(matrix: &Matrix, attribute: usize, level: usize) -> Option<&str> {
    matrix.attributes[attribute].descriptors[level].as_ref().map(|descriptor| descriptor.text.as_str())
}

/// The lines that nobody made anything of.
fn unplaced(matrix: &Matrix) -> Vec<(usize, usize)> {
    let notes = matrix.problems.iter().filter(|note| note.code == UNPLACED);
    notes.map(|note| (note.place.line, note.last_line)).collect()
}

const SHEET: &str = "\
Attribute,Senior (L5),Staff (L6)
Delivery,\"Lands a program, on its date\",\"Lands programs:
- of several departments
- with \"\"no\"\" escalation\"
Influence,Aligns two leads,Changes a decision above the own department
";

#[test]
fn levels_in_columns() {
    let matrix = csv(SHEET);
    assert_eq!(levels(&matrix), ["Senior (L5)", "Staff (L6)"]);
    assert_eq!(attributes(&matrix), ["Delivery", "Influence"]);
    assert_eq!(at(&matrix, 0, 0), Some("Lands a program, on its date"));
    assert_eq!(at(&matrix, 0, 1), Some("Lands programs:\n- of several departments\n- with \"no\" escalation"));
    assert_eq!(matrix.problems, []);
}

#[test]
fn places_are_the_bytes_inside_the_quotes() {
    let matrix = csv(SHEET);
    let place = |attribute: usize, level: usize| {
        matrix.attributes[attribute].descriptors[level].as_ref().expect("a descriptor").place()
    };
    assert_eq!(place(0, 0).span.of(SHEET), "Lands a program, on its date");
    let several = place(0, 1);
    assert!(several.span.of(SHEET).starts_with("Lands programs:\n") && several.span.of(SHEET).ends_with("escalation"));
    assert_eq!((several.line, place(1, 0).line), (2, 5));
    assert_eq!(matrix.levels[1].place().span.of(SHEET), "Staff (L6)");
    assert_eq!(matrix.attributes[1].place().span.of(SHEET), "Influence");
}

#[test]
fn levels_in_rows() {
    let matrix = csv("Level,Delivery,Influence\nL3,Ships,Asks\nL4,Plans,Advises\nL5,Leads,Decides\n");
    assert_eq!(levels(&matrix), ["L3", "L4", "L5"]);
    assert_eq!(attributes(&matrix), ["Delivery", "Influence"]);
    assert_eq!(at(&matrix, 1, 2), Some("Decides"));
    assert_eq!(matrix.problems, []);
}

#[test]
fn semicolons_and_tabs_part_fields_too() {
    for text in [
        "Skill;L3;L4\nDelivery;Ships tasks, on time;Leads, and plans\nInfluence;Asks;Advises, and decides\n",
        "sep=;\r\nSkill;L3;L4\r\nDelivery;Ships tasks, on time;Leads, and plans\r\nInfluence;Asks;Advises, and decides\r\n",
        "Skill\tL3\tL4\nDelivery\tShips tasks, on time\tLeads, and plans\nInfluence\tAsks\tAdvises, and decides\n",
        "Skill, L3, L4\nDelivery, \"Ships tasks, on time\", \"Leads, and plans\"\nInfluence, Asks, \"Advises, and decides\"\n",
    ] {
        let matrix = csv(text);
        assert_eq!((levels(&matrix), attributes(&matrix)), (vec!["L3", "L4"], vec!["Delivery", "Influence"]), "{text}");
        assert_eq!(at(&matrix, 0, 0), Some("Ships tasks, on time"), "{text}");
        assert_eq!(at(&matrix, 1, 1), Some("Advises, and decides"), "{text}");
        assert_eq!(unplaced(&matrix), [], "{text}");
    }
}

#[test]
fn what_excel_saves_as_unicode_text() {
    let text = "\u{feff}Skill\tL3\tL4\r\nQualité\t\"Écrit des tests\r\net \"\"lit\"\"\"\tRelit\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for path in ["ladder.txt", "-", "ladder.tsv"] {
        let matrix = read(path, &bytes).expect("a matrix").remove(0);
        assert_eq!((matrix.shape, attributes(&matrix)), (Shape::Tsv, vec!["Qualité"]), "{path}");
        assert_eq!(at(&matrix, 0, 0), Some("Écrit des tests\r\net \"lit\""));
        let relit = matrix.attributes[0].descriptors[1].as_ref().expect("a descriptor").place();
        assert_eq!((relit.line, relit.span.of(&text['\u{feff}'.len_utf8()..])), (3, "Relit"));
        assert_eq!(matrix.problems, []);
    }
}

#[test]
fn what_a_sheet_copies() {
    // Excel and Google Sheets quote a cell with line breaks; a cell that only begins with a quote is copied as it is.
    let pasted =
        "Skill\tL3\tL4\nDelivery\t\"- ships\n- tests\"\tLeads\nAttitude\t\"Can do\" counts\tGrows it in others";
    let matrix = matrix("-", pasted);
    assert_eq!(matrix.shape, Shape::Tsv);
    assert_eq!([at(&matrix, 0, 0), at(&matrix, 0, 1)], [Some("- ships\n- tests"), Some("Leads")]);
    assert_eq!([at(&matrix, 1, 0), at(&matrix, 1, 1)], [Some("\"Can do\" counts"), Some("Grows it in others")]);
    assert_eq!(matrix.attributes[1].place().line, 4);
}

#[test]
fn line_ends_of_every_kind() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["Skill,L3,L4", "Delivery,🚀 Ships,Leads", "Influence,Asks,Advises", ""].join(end);
        let matrix = csv(&text);
        let asks = matrix.attributes[1].descriptors[0].as_ref().expect("a descriptor").place();
        assert_eq!((asks.line, asks.span.of(&text)), (3, "Asks"), "{end:?}");
        assert_eq!(at(&matrix, 0, 0), Some("🚀 Ships"));
        assert_eq!(matrix.problems, []);
    }
}

#[test]
fn titles_above_and_columns_of_nothing() {
    let matrix = csv(
        ",,,,,\nCareer ladder 2026,,,,,\nOwner,The people team,,,,\n,,,,,\n,Competency,,L3,L4,\n,Delivery,,Ships,Leads,\n\
        ,Influence,,Asks,,\n",
    );
    assert_eq!((levels(&matrix), attributes(&matrix)), (vec!["L3", "L4"], vec!["Delivery", "Influence"]));
    assert_eq!((at(&matrix, 0, 1), at(&matrix, 1, 1)), (Some("Leads"), None));
    assert!(unplaced(&matrix).iter().any(|&(first, last)| first <= 3 && last >= 3), "{:?}", matrix.problems);
}

#[test]
fn a_pillar_named_once_counts_for_the_rows_below() {
    let matrix = csv(
        "Area,Competency,L3,L4\nResults,Delivery,Ships,Leads\n,Quality,Tests,Reviews\n\nPeople,Mentoring,Asks,Guides\n",
    );
    assert_eq!(attributes(&matrix), ["Delivery", "Quality", "Mentoring"]);
    assert_eq!(pillars(&matrix), [Some("Results"), Some("Results"), Some("People")]);
    assert_eq!(unplaced(&matrix), []);
}

#[test]
fn blocks_with_headers_of_their_own_are_pillars() {
    let matrix =
        csv("Results,,\nSkill,L3,L4\nDelivery,Ships,Leads\n,,\nPeople,,\nSkill,L3,L4\nMentoring,Asks,Guides\n");
    assert_eq!(attributes(&matrix), ["Delivery", "Mentoring"]);
    assert_eq!(pillars(&matrix), [Some("Results"), Some("People")]);
    assert_eq!(levels(&matrix), ["L3", "L4"]);
}

#[test]
fn blanks_between_rows_part_nothing() {
    for text in [
        "Skill,L3,L4\n\nDelivery,Ships,Leads\n\nInfluence,Asks,Advises\n",
        "Level,Delivery,Influence\n\nL3,Ships,Asks\n\nL4,Leads,Advises\n",
    ] {
        let matrix = csv(text);
        assert_eq!((levels(&matrix), attributes(&matrix)), (vec!["L3", "L4"], vec!["Delivery", "Influence"]), "{text}");
        assert_eq!(unplaced(&matrix), []);
    }
}

#[test]
fn names_above_groups_of_levels_are_tracks() {
    let text = "Skill,Engineers,,Managers,\n,L3,L4,M1,M2\nDelivery,Ships,Leads,Plans,Directs\nPeople,Helps,Guides,Hires,Grows\n";
    let found = read("ladder.csv", text.as_bytes()).expect("two");
    let tracks: Vec<_> = found.iter().map(|matrix| matrix.track.as_deref()).collect();
    assert_eq!(tracks, [Some("Engineers"), Some("Managers")]);
    assert_eq!((levels(&found[0]), levels(&found[1])), (vec!["L3", "L4"], vec!["M1", "M2"]));
    assert_eq!((at(&found[0], 1, 1), at(&found[1], 1, 0)), (Some("Guides"), Some("Hires")));
    assert_eq!(unplaced(&found[0]), []);
}

#[test]
fn a_row_for_each_cell() {
    let text = "Pillar,Competency,Level,Description,Owner\nResults,Delivery,Senior,Leads,Ann\n,Delivery,Junior,Ships,\n\
        ,,Junior,Tests,\nPeople,Mentoring,Senior,Guides,\n";
    let matrix = csv(text);
    assert_eq!((levels(&matrix), attributes(&matrix)), (vec!["Junior", "Senior"], vec!["Delivery", "Mentoring"]));
    assert_eq!(pillars(&matrix), [Some("Results"), Some("People")]);
    assert_eq!([at(&matrix, 0, 0), at(&matrix, 0, 1)], [Some("Ships\nTests"), Some("Leads")]);
    let places = &matrix.attributes[0].descriptors[0].as_ref().expect("a descriptor").places;
    assert_eq!(places.iter().map(|place| place.span.of(text)).collect::<Vec<_>>(), ["Ships", "Tests"]);
    assert_eq!(matrix.levels[0].places.iter().map(|place| place.line).collect::<Vec<_>>(), [3, 4]);
    let notes: Vec<&str> =
        matrix.problems.iter().filter(|note| note.code == UNPLACED).map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["The column Owner is not read."]);
}

#[test]
fn a_row_for_each_cell_of_two_tracks() {
    let text = "Track,Level,Skill,Expectation\nIC,L3,Delivery,Ships\nIC,L4,Delivery,Leads\nManagement,M1,Hiring,Hires\n\
        Management,M2,Hiring,Plans hiring\n";
    let found = read("ladder.csv", text.as_bytes()).expect("two");
    let tracks: Vec<_> = found.iter().map(|matrix| matrix.track.as_deref()).collect();
    assert_eq!(tracks, [Some("IC"), Some("Management")]);
    assert_eq!((attributes(&found[0]), attributes(&found[1])), (vec!["Delivery"], vec!["Hiring"]));
}

#[test]
fn what_is_no_matrix_is_declined() {
    for text in [
        "",
        "\n\n",
        ",,,\n,,\n",
        ";",
        "Name,City\nAnn,Rome\nBo,Oslo\n",
        "one line of prose, with a comma",
        "a\tb",
        "Skill,L3,L4\n",
        "\u{0}\u{1},\u{2}",
        "\"",
        "\"\"",
        "🚀,🚀\n🚀,🚀\n",
    ] {
        let error = read("ladder.csv", text.as_bytes()).expect_err(text);
        assert!(error.text.starts_with("No matrix can be read"), "{text:?}: {}", error.text);
    }
    let open = "Skill,L3,L4\nDelivery,\"Ships,Leads\nInfluence,Asks,Advises\n";
    let error = read("ladder.csv", open.as_bytes()).expect_err("an open quote");
    assert!(error.text.contains("the quote that opens a cell on line 2 is never closed"), "{}", error.text);
    assert_eq!(error.span.of(open), "\"");
    assert!(read("ladder.csv", b"Skill,L3,L4\nDelivery,Zo\xeb,b\n").is_err_and(|error| error.text.contains("UTF-8")));
}

#[test]
fn broken_off_anywhere() {
    let text =
        format!("Pillar;Skill;L3;L4\r\n{}", "Results;🚀 Delivery;\"a \"\"b\"\"\r\nc\";d\n\n;Qualité;e;\n".repeat(3));
    for length in 0..text.len() {
        for path in ["ladder.csv", "ladder.tsv", "-", "ladder.txt"] {
            let Ok(found) = read(path, &text.as_bytes()[..length]) else { continue };
            for place in found.iter().flat_map(|matrix| &matrix.attributes).flat_map(|attribute| {
                attribute.places.iter().chain(attribute.descriptors.iter().flatten().flat_map(|one| &one.places))
            }) {
                assert!(place.span.end <= length && text.is_char_boundary(place.span.start), "{length}");
            }
        }
    }
}

#[test]
fn a_file_of_the_greatest_length_is_answered_at_once() {
    let most = crate::matrix::LIMIT;
    for part in
        [",", "\n", "\"", "\"\"", "a,L1,L2\n", "x,y,z\n", ";\"\n", "Level,Skill,Text\nL1,a,b\n", "\t\r", "L1,L2,"]
    {
        let text = format!("Skill,L1,L2\n{}", part.repeat(most / part.len()));
        let start = std::time::Instant::now();
        let _ = read("ladder.csv", &text.as_bytes()[..most.min(text.len())]);
        // A hang, not a slow machine, is what fails here.
        assert!(start.elapsed().as_secs() < 30, "{part:?}: {:?}", start.elapsed());
    }
}

/// What the crate that most programs read such files with makes of the same text.
#[test]
fn fields_are_those_that_others_read() {
    let mut random = fastrand::Rng::with_seed(7);
    let letters = ["a", "é", ",", ";", "\t", "\"", "\n", "\r\n", " ", "🚀", "L3", ""];
    for _ in 0..500 {
        let delimiter = [b',', b';', b'\t'][random.usize(..3)];
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
        for _ in 0..random.usize(1..5) {
            let field = |random: &mut fastrand::Rng| -> String {
                (0..random.usize(..6)).map(|_| letters[random.usize(..letters.len())]).collect()
            };
            let record: Vec<String> = (0..random.usize(1..5)).map(|_| field(&mut random)).collect();
            writer.write_record(&record).expect("a record");
        }
        let text = String::from_utf8(writer.into_inner().expect("bytes")).expect("text");
        let page = Page::new("-", 0, text.clone());
        let own: Vec<Vec<String>> = fields::rows(&page, 0, delimiter)
            .expect("rows")
            .iter()
            .filter(|row| !row.cells.is_empty())
            .map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect())
            .collect();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let others: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.expect("a record").iter().map(|field| field.trim().to_owned()).collect())
            .collect();
        assert_eq!(own, others, "{text:?}");
    }
}
