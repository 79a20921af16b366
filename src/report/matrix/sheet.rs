use csv::{QuoteStyle, WriterBuilder};

use crate::matrix::Matrix;

/// The ways to write `matrix` as a sheet: levels as columns, and levels as rows.
pub(super) fn forms(matrix: &Matrix, delimiter: u8) -> Vec<Option<String>> {
    vec![text(&columns(matrix), delimiter), text(&rows(matrix), delimiter)]
}

/// A row for each attribute, a column for each level; one for the pillars in front where there are any.
pub(super) fn columns(matrix: &Matrix) -> Vec<Vec<String>> {
    let has_pillars = matrix.attributes.iter().any(|attribute| attribute.pillar.is_some());
    let front: &[&str] = if has_pillars { &["Pillar", "Attribute"] } else { &["Attribute"] };
    let names = matrix.levels.iter().map(|level| level.name.clone());
    let mut out = vec![front.iter().map(|&name| name.to_owned()).chain(names).collect()];
    for attribute in &matrix.attributes {
        let pillar = has_pillars.then(|| attribute.pillar.clone().unwrap_or_default());
        let told = attribute.descriptors.iter().map(|told| told.as_ref().map(|told| told.text.clone()));
        let told = told.map(Option::unwrap_or_default);
        out.push(pillar.into_iter().chain([attribute.name.clone()]).chain(told).collect());
    }
    out
}

/// A row for each level, with its title in a column of its own where its name does not tell it; a column for each
/// attribute. There is no room for pillars.
pub(super) fn rows(matrix: &Matrix) -> Vec<Vec<String>> {
    let titled = matrix.levels.iter().any(|level| level.title != level.name);
    let title = |text: &str| titled.then(|| text.to_owned());
    let names = matrix.attributes.iter().map(|attribute| attribute.name.clone());
    let mut out = vec![std::iter::once("Level".to_owned()).chain(title("Title")).chain(names).collect()];
    for (index, level) in matrix.levels.iter().enumerate() {
        let told = matrix.attributes.iter().map(|attribute| {
            let told = attribute.descriptors.get(index).and_then(Option::as_ref);
            told.map(|told| told.text.clone()).unwrap_or_default()
        });
        out.push(std::iter::once(level.name.clone()).chain(title(&level.title)).chain(told).collect());
    }
    out
}

fn text(rows: &[Vec<String>], delimiter: u8) -> Option<String> {
    let mut writer =
        WriterBuilder::new().delimiter(delimiter).quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}
