//! Whether words say when, also where they leave the year out: "in June", "Q3", "before the next cycle".

use super::date;
use super::line::{Kind, Line};

/// Whether `plain` names a day, a month, a quarter or another stretch of the calendar. How long something took is none.
pub fn says_when(plain: &str) -> bool {
    !date::dates(plain).is_empty() || names_period(plain)
}

/// Whether `plain` names a stretch of the calendar without its year: "in June", "Q3", "last quarter".
pub fn names_period(plain: &str) -> bool {
    let line = Line::statement(plain);
    (0..line.len()).any(|at| !line.tokens[at].quoted && starts_period(&line, at))
}

/// Whether `plain` says how soon: "within 6 months", "in two quarters".
pub fn says_how_soon(plain: &str) -> bool {
    let line = Line::statement(plain);
    (0..line.len()).any(|at| {
        let number = line.is_counted(at + 1);
        let span = matches!(line.low(at + 2).trim_end_matches('s'), "day" | "week" | "month" | "quarter" | "year");
        matches!(line.low(at), "within" | "in" | "over" | "after") && number && span
    })
}

fn starts_period(line: &Line<'_>, at: usize) -> bool {
    let low = line.low(at);
    let before = at.checked_sub(1).map_or("", |before| line.low(before));
    match low {
        "q1" | "q2" | "q3" | "q4" | "h1" | "h2" => line.is_capital(at),
        "this" | "last" | "next" | "past" | "previous" | "coming" | "current" => {
            (at + 1..at + 4).take_while(|&index| line.is_word(index)).any(|index| is_stretch(line.low(index)))
        }
        "end" => line.low(at + 1) == "of" && (at + 2..at + 4).any(|index| is_stretch(line.low(index))),
        "year-end" => true,
        "spring" | "summer" | "autumn" | "fall" | "winter" => is_before_period(before) || is_year(line.low(at + 1)),
        _ if low.starts_with("fy") => low.len() > 2 && low[2..].bytes().all(|byte| byte.is_ascii_digit()),
        // May and March are also words; a month in a list or a name is not known to be one.
        _ if line.is_capital(at) && date::month(low).is_some() => {
            let opens = at == 0 || line.kind(at - 1) == Kind::Open;
            let day = usize::from(line.kind(at + 1) == Kind::Number);
            let ends = at + day + 1 >= line.len()
                || matches!(line.kind(at + day + 1), Kind::Colon | Kind::Comma | Kind::Close | Kind::Dash);
            is_before_period(before) || line.low(at + 1) == "cycle" || opens && ends || line.kind(at + 1) == Kind::Dash
        }
        _ => false,
    }
}

fn is_stretch(low: &str) -> bool {
    let one = low.trim_end_matches('s');
    matches!(one, "week" | "month" | "quarter" | "half" | "year" | "cycle" | "spring" | "summer" | "autumn" | "winter")
}

fn is_before_period(low: &str) -> bool {
    matches!(
        low,
        "in" | "by"
            | "since"
            | "until"
            | "from"
            | "to"
            | "during"
            | "before"
            | "after"
            | "early"
            | "mid"
            | "late"
            | "of"
            | "through"
            | "and"
            | "this"
            | "last"
            | "next"
    )
}

fn is_year(low: &str) -> bool {
    low.len() == 4 && low.starts_with("20") && low.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_the_calendar_needs_no_year() {
        for plain in [
            "March 2025: cut build time",
            "Cut build time in June",
            "Q3: cut build time",
            "2026 Q1",
            "Cut build time (June to September)",
            "Cut build time before the next promotion cycle",
            "By the end of the year, cut build time",
            "Cut build time in FY26",
            "Cut build time last quarter",
            "Goals for the next 6-12 months",
            "Bring it to the March cycle",
            "Summer 2026",
            "June–September",
        ] {
            assert!(says_when(plain), "{plain}");
        }
    }

    #[test]
    fn a_duration_or_a_name_is_no_date() {
        for plain in [
            "",
            "Cut build time in 6 weeks",
            "May 12 services live long",
            "They march in step",
            "Cut release lead time from 9 to 3 days",
            "Moved 2026 servers",
            "Cut the next hop of the route",
            "Served 4 quarters of the traffic",
            "Mentored June through the launch",
            "Ended the \"last year\" myth",
        ] {
            assert!(!says_when(plain), "{plain}");
        }
        assert!(says_how_soon("Cut build time within 6 months") && says_how_soon("In two quarters, cut it"));
        assert!(!says_how_soon("Cut build time in 6 teams"));
    }
}
