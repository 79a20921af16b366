//! Workbooks put together by hand, with the parts that Excel and `LibreOffice` write.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip of these parts.
pub(super) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let kind = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(kind)).expect("a part");
        writer.write_all(content.as_bytes()).expect("its content");
    }
    writer.finish().expect("a zip").into_inner()
}

/// A sheet to be made: its name, what `<sheet>` says besides, and the XML within `<worksheet>`.
pub(super) struct Made<'s> {
    pub(super) name: &'s str,
    pub(super) state: &'s str,
    pub(super) xml: String,
}

/// A sheet with these rows as Excel writes them, its texts inline.
pub(super) fn sheet<'s>(name: &'s str, rows: &[&[&str]]) -> Made<'s> {
    Made { name, state: "", xml: format!("<sheetData>{}</sheetData>", rows_xml(rows)) }
}

/// `<row>` elements for `rows`; an empty text is no cell, one that begins with `<` is a cell's own XML.
pub(super) fn rows_xml(rows: &[&[&str]]) -> String {
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        _ = write!(out, "<row r=\"{}\">", index + 1);
        for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let at = format!("{}{}", (b'A' + u8::try_from(column).expect("few columns")) as char, index + 1);
            if let Some(own) = text.strip_prefix('<') {
                _ = write!(out, "<c r=\"{at}\" {own}</c>");
            } else {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                _ = write!(out, "<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            }
        }
        out.push_str("</row>");
    }
    out
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// An `.xlsx` file with these sheets and, where it says something, this table of shared texts.
pub(super) fn xlsx(sheets: &[Made<'_>], shared: &str) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            ),
        ),
    ];
    let mut listed = String::new();
    let mut related = String::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let number = index + 1;
        let (name, state) = (sheet.name, sheet.state);
        _ = write!(listed, "<sheet name=\"{name}\" sheetId=\"{number}\" {state} r:id=\"rId{number}\"/>");
        _ = write!(
            related,
            "<Relationship Id=\"rId{number}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{MAIN}\">{}</worksheet>", sheet.xml),
        ));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{listed}</sheets></workbook>"),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{related}</Relationships>"),
    ));
    if !shared.is_empty() {
        parts.push(("xl/sharedStrings.xml".to_owned(), shared.to_owned()));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    zipped(&parts)
}

/// An `.ods` file with this XML within `<office:spreadsheet>`, as `LibreOffice` packs it.
pub(super) fn ods(xml: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest><manifest:file-entry manifest:full-path=\"/\"/></manifest:manifest>",
        ),
        ("content.xml", &content(xml)),
    ])
}

/// The part of an `.ods` file that holds its sheets.
pub(super) fn content(xml: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>\
         <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>\
         <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>{xml}</office:spreadsheet></office:body></office:document-content>"
    )
}

/// A sheet of an `.ods` file, whose cells are paragraphs; the rest of it is empty, as `LibreOffice` says it.
pub(super) fn ods_sheet(name: &str, rows: &[&[&str]]) -> String {
    let cell = |text: &&str| match text.strip_prefix('<') {
        Some(own) => format!("<{own}"),
        None if text.is_empty() => "<table:table-cell/>".to_owned(),
        None => {
            let paragraphs = format!("<text:p>{}</text:p>", text.replace('\n', "</text:p><text:p>"));
            format!("<table:table-cell office:value-type=\"string\">{paragraphs}</table:table-cell>")
        }
    };
    let row = |row: &&[&str]| {
        let cells: String = row.iter().map(cell).collect();
        format!(
            "<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\n"
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<table:table table:name=\"{name}\" table:style-name=\"ta1\"><table:table-column table:number-columns-repeated=\"16384\"/>\
         {rows}<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row></table:table>"
    )
}
