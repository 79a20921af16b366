//! Converted matrices are the same matrices: generated ones, through every shape that is written.
//!
//! `CAREER_LS_MATRIX_SEED` says where to start, `CAREER_LS_MATRIX_COUNT` how many are tried (1,000 otherwise).

#[path = "matrix_roundtrip/made.rs"]
mod made;

use career_ls::matrix::{self, Alone, Matrix};
use career_ls::report::matrix::{Written, convert};
use made::{Made, Plainness};

const WRITTEN: [Written; 6] =
    [Written::Markdown, Written::Csv, Written::Tsv, Written::Json, Written::Yaml, Written::Toml];

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

/// The only matrix in `text`, a file with this ending.
fn read(text: &str, ending: &str) -> Matrix {
    let mut read = matrix::read_bytes(&format!("m.{ending}"), text.as_bytes(), &Alone)
        .unwrap_or_else(|unreadable| panic!("{unreadable:?}\n{text}"));
    assert_eq!(read.len(), 1, "{text}");
    read.remove(0)
}

/// Levels by id and name.
type Levels = Vec<(String, String)>;
/// Attributes by id, name and pillar, with their words at each level.
type Attributes = Vec<(String, String, Option<String>, Vec<Option<String>>)>;

/// What every shape keeps.
fn essence(matrix: &Matrix) -> (Levels, Attributes) {
    let levels = matrix.levels.iter().map(|level| (level.id.clone(), level.name.clone()));
    let attributes = matrix.attributes.iter().map(|attribute| {
        let told = attribute.descriptors.iter().map(|told| told.as_ref().map(|told| told.text.clone()));
        (attribute.id.clone(), attribute.name.clone(), attribute.pillar.clone(), told.collect())
    });
    (levels.collect(), attributes.collect())
}

/// What only shapes with room for it keep.
fn inheritance(matrix: &Matrix) -> (Vec<Option<usize>>, Vec<Vec<bool>>) {
    let told = |attribute: &matrix::Attribute| {
        attribute.descriptors.iter().map(|told| told.as_ref().is_some_and(|told| told.inherited)).collect()
    };
    (matrix.levels.iter().map(|level| level.builds_on).collect(), matrix.attributes.iter().map(told).collect())
}

#[test]
fn what_is_converted_is_the_same_matrix_or_refused() {
    let mut random = fastrand::Rng::with_seed(number("CAREER_LS_MATRIX_SEED", 1));
    let count = number("CAREER_LS_MATRIX_COUNT", 1_000);
    let mut refused: Vec<(Written, Plainness)> = Vec::new();
    let (mut written, mut plain) = (0, 0);
    for index in 0..count {
        let Made { json, plainness } = made::made(&mut random);
        let before = read(&json, "json");
        plain += u64::from(plainness == Plainness::Plain);
        for shape in WRITTEN {
            let conversion = match convert(&before, shape) {
                Ok(conversion) => conversion,
                Err(why) => {
                    assert!(why.contains("Nothing was written"), "{why}");
                    let ours = matches!(shape, Written::Json | Written::Yaml | Written::Toml | Written::Markdown);
                    assert!(!ours, "{index}: {shape:?} keeps everything: {why}\n{json}");
                    assert_eq!(plainness, Plainness::Wild, "{index}: {shape:?} keeps what is plain: {why}\n{json}");
                    refused.push((shape, plainness));
                    continue;
                }
            };
            let after = read(&conversion.text, shape.ending());
            assert_eq!(essence(&after), essence(&before), "{index}: {shape:?}\n{json}\n{}", conversion.text);
            if matches!(shape, Written::Json | Written::Yaml | Written::Toml) {
                assert_eq!(inheritance(&after), inheritance(&before), "{index}: {shape:?}\n{}", conversion.text);
            } else {
                let forgets = inheritance(&after) != inheritance(&before);
                assert!(!forgets || conversion.forgets_inheritance, "{index}: {shape:?} does not say what it forgets");
            }
            written += 1;
        }
    }
    eprintln!("{count} matrices, {plain} of them plain: {written} conversions, {} refusals", refused.len());
    assert!(plain > count / 4 && plain < count, "{plain}");
    assert!(written > count * 5, "most can be written as anything: {written}");
}

#[test]
fn a_conversion_of_a_conversion_is_the_same_text() {
    let mut random = fastrand::Rng::with_seed(number("CAREER_LS_MATRIX_SEED", 2));
    for _ in 0..50 {
        let before = read(&made::made(&mut random).json, "json");
        for shape in WRITTEN {
            let Ok(first) = convert(&before, shape) else { continue };
            let again = convert(&read(&first.text, shape.ending()), shape).expect("it was written once");
            assert_eq!(again.text, first.text, "{shape:?}");
        }
    }
}
