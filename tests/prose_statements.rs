//! Own labelled statements: how well phrasing, metric and scope are told, as macro-F1 and accuracy.

use career_ls::prose::{Phrasing, read};

struct Row {
    phrasing: Phrasing,
    metric: bool,
    scope: bool,
    text: &'static str,
}

fn rows() -> Vec<Row> {
    let parse = |line: &'static str| {
        let mut cells = line.splitn(4, '\t');
        let phrasing = match cells.next()? {
            "task" => Phrasing::Task,
            "mixed" => Phrasing::Mixed,
            "outcome" => Phrasing::Outcome,
            "other" => Phrasing::Other,
            _ => return None,
        };
        Some(Row { phrasing, metric: cells.next()? == "1", scope: cells.next()? == "1", text: cells.next()? })
    };
    include_str!("fixtures/statements.tsv").lines().filter_map(parse).collect()
}

#[test]
fn phrasing_is_told_with_a_macro_f1_of_nine_tenths() {
    let rows = rows();
    assert!(rows.len() >= 150, "{} rows", rows.len());
    let readings: Vec<_> = rows.iter().map(|row| read(row.text)).collect();
    let mut sum = 0.0;
    for class in [Phrasing::Task, Phrasing::Mixed, Phrasing::Outcome, Phrasing::Other] {
        let count = |test: &dyn Fn(Phrasing, Phrasing) -> bool| {
            let hits = rows.iter().zip(&readings).filter(|(row, got)| test(row.phrasing, got.phrasing)).count();
            f64::from(u32::try_from(hits).expect("a small set"))
        };
        let right = count(&|want, got| want == class && got == class);
        let either = count(&|want, _| want == class) + count(&|_, got| got == class);
        let f1 = 2.0 * right / either;
        println!("{class:?} F1 {f1:.3}");
        sum += f1;
    }
    let mut metric = 0;
    let mut scope = 0;
    for (row, got) in rows.iter().zip(&readings) {
        metric += usize::from(row.metric == got.has_metric);
        scope += usize::from(row.scope == got.has_scope);
        if row.phrasing != got.phrasing {
            println!("{:?} read as {:?}: {}", row.phrasing, got.phrasing, row.text);
        }
        if row.metric != got.has_metric || row.scope != got.has_scope {
            println!(
                "metric {} scope {} expected {} {}: {}",
                got.has_metric, got.has_scope, row.metric, row.scope, row.text
            );
        }
    }
    println!("macro-F1 {:.3}, metric {metric}, scope {scope} of {}", sum / 4.0, rows.len());
    assert!(sum / 4.0 >= 0.9, "macro-F1 {:.3}", sum / 4.0);
    assert!(metric * 100 >= rows.len() * 93 && scope * 100 >= rows.len() * 93);
}
