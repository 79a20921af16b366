//! Files that lie, break off or swell up. Each is refused with a reason, at once and in little memory.

use std::time::{Duration, Instant};

use super::made::{Made, content, ods, ods_sheet, sheet, xlsx, zipped};
use super::{GRID, Unreadable, levels, read};

/// How long any of them may take: what fails here is a hang, not a slow machine.
const LIMIT: Duration = Duration::from_secs(60);

/// Why a workbook is not read.
fn refused(path: &str, bytes: &[u8]) -> String {
    let start = Instant::now();
    let Unreadable { text, .. } = read(path, bytes).expect_err("no matrix");
    assert!(start.elapsed() < LIMIT, "{:?}: {text}", start.elapsed());
    text
}

fn one(xml: &str) -> Vec<u8> {
    xlsx(&[Made { name: "Sheet1", state: "", xml: xml.to_owned() }], "")
}

#[test]
fn every_way_to_break_off() {
    for (path, bytes) in [("a.xlsx", xlsx(&[sheet("Sheet1", &GRID)], "")), ("a.ods", ods(&ods_sheet("Sheet1", &GRID)))]
    {
        for length in 0..bytes.len() {
            let text = refused(path, &bytes[..length]);
            assert!(text.contains("damaged"), "{length}: {text}");
        }
    }
}

#[test]
fn every_byte_turned_over() {
    for (path, bytes) in [("a.xlsx", xlsx(&[sheet("Sheet1", &GRID)], "")), ("a.ods", ods(&ods_sheet("Sheet1", &GRID)))]
    {
        for at in 0..bytes.len() {
            let mut turned = bytes.clone();
            turned[at] ^= 0xff;
            // Some bytes do not matter; none may do harm.
            if let Ok(found) = read(path, &turned) {
                assert_eq!(levels(&found[0]), ["L3", "L4", "L5"], "byte {at}");
            }
        }
    }
}

#[test]
fn a_zip_bomb() {
    let zeros = "0".repeat(64 << 20);
    let bytes = zipped(&[("xl/workbook.xml", "<workbook/>"), ("xl/media/image1.png", &zeros)]);
    assert!(bytes.len() < crate::matrix::LIMIT);
    assert!(refused("a.xlsx", &bytes).contains("unpacks to more than 16 MiB"));
    let mut lying = bytes;
    let declared = u32::try_from(zeros.len()).expect("small").to_le_bytes();
    while let Some(at) = lying.windows(4).position(|four| four == declared) {
        lying[at..at + 4].copy_from_slice(&[1, 0, 0, 0]);
    }
    refused("a.xlsx", &lying);
}

#[test]
fn many_small_parts() {
    let names: Vec<String> = (0..3000).map(|number| format!("xl/{number}.xml")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert!(refused("a.xlsx", &zipped(&parts)).contains("damaged"));
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let rows = super::rows_xml(&GRID);
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>far</t></is></c></row>";
    let xml = format!("<dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}{far}</sheetData>");
    let start = Instant::now();
    let found = read("a.xlsx", &one(&xml)).expect("a matrix");
    assert!(start.elapsed() < LIMIT);
    assert_eq!(levels(&found[0]), ["L3", "L4", "L5"]);
    assert_eq!(found[0].problems.last().map(|note| note.place.line), Some(1_048_576));
}

#[test]
fn more_cells_than_any_matrix_has() {
    let wide: String = (0..40_000).map(|_| "<c t=\"inlineStr\"><is><t>x</t></is></c>").collect();
    assert!(
        refused("a.xlsx", &one(&format!("<sheetData><row>{wide}</row><row>{wide}</row></sheetData>")))
            .contains("larger")
    );
    let tall =
        (0..70_000).map(|row| format!("<row r=\"{}\"><c><v>1</v></c></row>", row + 1)).collect::<Vec<_>>().concat();
    assert!(refused("a.xlsx", &one(&format!("<sheetData>{tall}</sheetData>"))).contains("larger"));
    // Empty cells, as styles leave them, are no reason to refuse.
    let styled: String = (0..100_000).map(|_| "<c s=\"1\"/>").collect();
    let rows = super::rows_xml(&GRID);
    assert!(read("a.xlsx", &one(&format!("<sheetData>{rows}<row r=\"9\">{styled}</row></sheetData>"))).is_ok());
    // Each in a row and a column of its own: laid out in full they would be millions.
    let letter = |number: u32| char::from_u32(u32::from(b'A') + number % 26).expect("a letter");
    let spread = (1..1500)
        .map(|at| {
            let column: String = [at / 676, at / 26, at].into_iter().map(letter).collect();
            format!("<row r=\"{at}\"><c r=\"{column}{at}\"><v>1</v></c></row>")
        })
        .collect::<Vec<_>>()
        .concat();
    assert!(refused("a.xlsx", &one(&format!("<sheetData>{spread}</sheetData>"))).contains("larger"));
}

#[test]
fn a_large_sheet_does_not_hide_the_ladder_beside_it() {
    let tall =
        (0..3_000).map(|row| format!("<row r=\"{}\"><c><v>1</v></c></row>", row + 1)).collect::<Vec<_>>().concat();
    let salaries = Made { name: "Salaries", state: "", xml: format!("<sheetData>{tall}</sheetData>") };
    let found = read("a.xlsx", &xlsx(&[salaries, sheet("Ladder", &GRID)], "")).expect("a matrix");
    assert_eq!(levels(&found[0]), ["L3", "L4", "L5"]);
    assert!(found[0].problems.iter().any(|note| note.text.starts_with("The sheet Salaries is not read: it is larger")));
}

#[test]
fn one_long_text_in_many_cells() {
    let shared = format!("<sst uniqueCount=\"1\"><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(5000);
    let bytes =
        xlsx(&[Made { name: "a", state: "", xml: format!("<sheetData><row>{cells}</row></sheetData>") }], &shared);
    assert!(refused("a.xlsx", &bytes).contains("larger"));
}

#[test]
fn a_count_of_texts_that_would_take_all_memory() {
    for count in ["99999999999", "18446744073709551615", "99999999999999999999999", "x", "-1"] {
        let shared = format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
        assert!(refused("a.xlsx", &xlsx(&[sheet("Sheet1", &GRID)], &shared)).contains("damaged"), "{count}");
    }
}

#[test]
fn regions_with_their_corners_the_wrong_way_round() {
    let rows = super::rows_xml(&GRID);
    for xml in [
        format!("<dimension ref=\"B2:A1\"/><sheetData>{rows}</sheetData>"),
        format!("<sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"),
        format!(
            "<sheetData>{rows}<row r=\"99999999999999999999\"><c r=\"ZZZZZZZZZZZZZZZZ1\"><v>1</v></c></row></sheetData>"
        ),
    ] {
        let start = Instant::now();
        if let Err(Unreadable { text, .. }) = read("a.xlsx", &one(&xml)) {
            assert!(text.contains("damaged"), "{text}");
        }
        assert!(start.elapsed() < LIMIT);
    }
}

#[test]
fn merged_over_everything() {
    let rows = super::rows_xml(&GRID);
    let merges: String = "<mergeCell ref=\"B1:XFD1048576\"/>".repeat(50_000);
    let start = Instant::now();
    let found = read("a.xlsx", &one(&format!("<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>")));
    assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    assert!(found.is_ok() || found.is_err_and(|error| error.text.contains("larger")));
}

#[test]
fn many_sheets_that_share_one_part() {
    let styled = "<c/>".repeat(2 << 20);
    let mut sheets = vec![Made { name: "a", state: "", xml: format!("<sheetData><row>{styled}</row></sheetData>") }];
    sheets.extend((0..400).map(|_| sheet("b", &GRID)));
    assert!(refused("a.xlsx", &xlsx(&sheets, "")).contains("larger"));
}

#[test]
fn entities_that_multiply() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let sheet = ods_sheet("a", &[&["Skill", "L3", "L4"], &["Delivery", "&c;", "Ships"]]);
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content(&sheet).replacen("?>", &format!("?>{bomb}"), 1)),
    ]);
    assert!(refused("a.ods", &bytes).contains("damaged"));
    let shared = format!("{bomb}<sst uniqueCount=\"1\"><si><t>&c;</t></si></sst>");
    let cell: &[&[&str]] = &[&["Skill", "L3", "L4"], &["Delivery", "<t=\"s\"><v>0</v>", "Ships"]];
    assert!(refused("a.xlsx", &xlsx(&[super::sheet("a", cell)], &shared)).contains("damaged"));
}

#[test]
fn repeats_without_end() {
    for cell in [
        "<table:table-cell><text:p>a<text:s text:c=\"4000000000\"/>b</text:p></table:table-cell>",
        "<table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>a</text:p></table:table-cell>",
        "<table:table-cell table:number-columns-spanned=\"99999999999\" table:number-rows-spanned=\"-1\"><text:p>a</text:p></table:table-cell>",
    ] {
        let start = Instant::now();
        let rows: &[&[&str]] = &[GRID[0], GRID[1], &["More", cell, "b"]];
        let found = read("a.ods", &ods(&ods_sheet("a", rows)));
        assert!(start.elapsed() < LIMIT, "{cell}");
        assert!(found.is_ok() || found.is_err_and(|error| error.text.contains("larger")), "{cell}");
    }
    let row = "<table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>";
    refused("a.ods", &ods(&format!("<table:table table:name=\"a\">{}</table:table>", row.repeat(1000))));
}

#[test]
fn a_sheet_that_never_ends() {
    let whole = content(&ods_sheet("a", &GRID));
    let tables = whole.find("</table:table>").expect("an end");
    for length in [tables, whole.len() - 1, whole.find("Influence").expect("a cell")] {
        let bytes = zipped(&[("mimetype", ""), ("content.xml", &whole[..length])]);
        assert!(refused("a.ods", &bytes).contains("damaged"), "{length}");
    }
}

#[test]
fn what_a_password_protects() {
    let mut excel = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    excel.resize(2048, 0);
    assert!(refused("a.xlsx", &excel).contains("save it as .xlsx"));
    excel.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(refused("a.xlsx", &excel).contains("a password protects it"));
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let bytes = zipped(&[("mimetype", ""), ("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")]);
    assert!(refused("a.ods", &bytes).contains("a password protects it"));
}

#[test]
fn other_files_that_are_zips() {
    assert!(refused("pasted", &zipped(&[("word/document.xml", "<w/>")])).contains("word processor"));
    let text = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]);
    assert!(refused("a.ods", &text).contains("word processor"));
    assert!(refused("a.xlsx", &zipped(&[("readme.txt", "hello")])).contains("damaged"));
    assert!(refused("a.xlsx", b"").contains("damaged"));
    assert!(refused("a.xlsx", b"Skill,L3,L4\nDelivery,a,b\n").contains("damaged"));
}
