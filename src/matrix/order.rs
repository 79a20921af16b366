//! Which of two levels is the higher one, as far as their names tell.

use super::name::words;
use super::rank::{is_code, split};

/// How high a word ranks a person, those who lead people behind those who do not.
const HEIGHTS: [(&str, u16); 38] = [
    ("intern", 10),
    ("apprentice", 20),
    ("trainee", 20),
    ("graduate", 20),
    ("novice", 20),
    ("beginner", 20),
    ("foundational", 20),
    ("entry", 25),
    ("associate", 30),
    ("junior", 30),
    ("developing", 30),
    ("mid", PLAIN + 5),
    ("middle", PLAIN + 5),
    ("intermediate", PLAIN + 5),
    ("competent", PLAIN + 5),
    ("practitioner", PLAIN + 5),
    ("proficient", 55),
    ("senior", 60),
    ("advanced", 60),
    ("lead", 70),
    ("staff", 80),
    ("expert", 80),
    ("principal", 90),
    ("master", 90),
    ("distinguished", 100),
    ("fellow", 110),
    ("supervisor", 190),
    ("manager", 200),
    ("head", 210),
    ("director", 220),
    ("svp", 240),
    ("evp", 250),
    ("vp", 230),
    ("cto", 260),
    ("ceo", 270),
    ("coo", 260),
    ("cpo", 260),
    ("chief", 260),
];

/// How high a role without a word for its rank stands: above a junior one, below a senior one.
const PLAIN: u16 = 40;

/// More names than this are no ladder; each is compared with every other.
const MOST: usize = 256;

/// What tells two levels apart: rank, what stands before the rank ("Senior Staff", "Associate Director"), number.
type Height = (u16, i8, u16);

/// The indices of `names` from the lowest level to the highest, as codes, numbers and ranks tell; levels of one height
/// stay in the order that they are in. None where the names do not tell.
pub(super) fn ascending(names: &[&str]) -> Option<Vec<usize>> {
    let heights = heights(names)?;
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&index| heights[index]);
    Some(order)
}

/// Whether `names` run from the highest level to the lowest.
pub(super) fn runs_down(names: &[&str]) -> bool {
    let Some(heights) = heights(names) else { return false };
    heights.is_sorted_by(|above, below| above >= below)
}

/// The height of each, where they tell two at least apart. A code or a band says it for sure, unless the ranks say the opposite.
fn heights(names: &[&str]) -> Option<Vec<Height>> {
    if names.len() > MOST {
        return None;
    }
    let told = |heights: &Vec<Height>| heights.iter().any(|height| *height != heights[0]);
    let coded = coded(names).filter(told).or_else(|| banded(names).filter(told));
    let ranked = ranked(names).filter(told);
    let (Some(coded), Some(ranked)) = (&coded, &ranked) else { return coded.or(ranked) };
    let pairs = || (0..names.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    let against = |&(one, other): &(usize, usize)| {
        let by_rank = ranked[one].0.cmp(&ranked[other].0);
        by_rank.is_ne() && coded[one].cmp(&coded[other]) == by_rank.reverse()
    };
    let telling = pairs().filter(|&(one, other)| ranked[one].0 != ranked[other].0).count();
    let opposite = pairs().filter(against).count();
    // "Senior (Grade 6)" may well stand above "Junior (Grade 7)": who counts downwards is not told.
    (opposite * 2 <= telling).then(|| coded.clone())
}

/// Heights by the numbers of codes that all begin alike: `L4`, `L5`.
fn coded(names: &[&str]) -> Option<Vec<Height>> {
    let codes: Option<Vec<(String, u16)>> = names.iter().map(|name| parts(&split(name).1?)).collect();
    let codes = codes?;
    let alike = codes.iter().all(|(letters, _)| *letters == codes[0].0);
    alike.then(|| codes.into_iter().map(|(_, number)| (0, 0, number)).collect())
}

/// The letters of a code, in lower case, and its number.
fn parts(code: &str) -> Option<(String, u16)> {
    let letters = code.bytes().take_while(u8::is_ascii_alphabetic).count();
    Some((code[..letters].to_ascii_lowercase(), code[letters..].parse().ok()?))
}

/// Heights by bands of numbers: `Expert (3.0-3.5)`, `2–4 years`.
fn banded(names: &[&str]) -> Option<Vec<Height>> {
    names.iter().map(|name| band(name).map(|(low, high)| (low, 0, high))).collect()
}

/// The first range of numbers in `name`, in hundredths.
fn band(name: &str) -> Option<(u16, u16)> {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—');
    name.match_indices(is_dash).find_map(|(at, dash)| {
        let (before, after) = (name[..at].trim_end(), name[at + dash.len()..].trim_start());
        let part_of_number = |c: char| c.is_ascii_digit() || c == '.';
        let low = &before[before.trim_end_matches(part_of_number).len()..];
        let high = &after[..after.len() - after.trim_start_matches(part_of_number).len()];
        let is_word = before[..before.len() - low.len()].ends_with(char::is_alphanumeric);
        let (low, high) = (hundredths(low)?, hundredths(high.trim_end_matches('.'))?);
        (low < high && !is_word).then_some((low, high))
    })
}

/// `3.5` as 350.
fn hundredths(number: &str) -> Option<u16> {
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let is_short = (1..=3).contains(&whole.len()) && (1..=2).contains(&part.len());
    let part = if part.len() == 1 { part.parse::<u16>().ok()? * 10 } else { part.parse().ok()? };
    is_short.then_some(whole.parse::<u16>().ok()?.checked_mul(100)?.checked_add(part)?)
}

/// Heights by words that rank and by numbers. What all names share is the role: of "Program Manager" and "Senior Program
/// Manager" neither manages people.
fn ranked(names: &[&str]) -> Option<Vec<Height>> {
    let split: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
    let is_shared = |word: &String| split.iter().all(|words| words.contains(word));
    let is_role = |word: &&String| {
        !is_number(word) && !is_code(word) && split.iter().filter(|words| words.contains(word)).count() > 1
    };
    let height = |words: &Vec<String>| {
        let number = words.iter().find_map(|word| number(word));
        let mut ranks = words.iter().filter(|word| !is_shared(word)).filter_map(|word| height(word));
        let Some(first) = ranks.next() else {
            // A name of which nothing is known, or that no other has a word of, is no step of this ladder.
            let known = number.is_some() || words.iter().any(|word| is_role(&word));
            return known.then_some((PLAIN, 0, number.unwrap_or_default()));
        };
        let (lowest, highest) = ranks.fold((first, first), |(low, high), rank| (low.min(rank), high.max(rank)));
        let before = match lowest {
            lowest if lowest == highest => 0,
            lowest if lowest < PLAIN => -1,
            _ => 1,
        };
        Some((highest, before, number.unwrap_or_default()))
    };
    split.iter().map(height).collect()
}

fn height(word: &str) -> Option<u16> {
    HEIGHTS.iter().find(|(rank, _)| *rank == word).map(|(_, height)| *height)
}

fn is_number(word: &str) -> bool {
    number(word).is_some()
}

/// `2`, and the 2 of `level 2`, which is one word here.
fn number(word: &str) -> Option<u16> {
    let digits = word.strip_prefix('l').unwrap_or(word);
    let is_one = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'n>(names: &[&'n str]) -> Option<Vec<&'n str>> {
        ascending(names).map(|order| order.into_iter().map(|index| names[index]).collect())
    }

    #[test]
    fn ladders_are_put_in_order() {
        for ladder in [
            &["L3", "L4", "L10"][..],
            &["Engineer I", "Engineer II", "Senior Engineer I", "Senior Engineer II", "Staff Engineer"],
            &["Apprentice", "Junior Developer", "Developer", "Sr. Developer", "Principal Developer"],
            &["Program Manager", "Senior Program Manager", "Staff Program Manager"],
            &["TPM4 - Technical Program Manager 4", "TPM5 - Technical Program Manager 5"],
            &["Software Engineer", "Software Engineer 2", "Senior Software Engineer", "Staff Software Engineer"],
            &["Senior", "Staff", "Senior Staff", "Associate Principal", "Principal", "Senior Principal", "Fellow"],
            &["Lead Programmer (L4)", "Principal Programmer (L5)"],
            &["Staff (L5)", "Lead (L6)", "Principal (L7)"],
            &["Level 1.0-2.0: Novice", "Level 2.0-3.0: Competent", "Level 3.0-4.0: Expert"],
            &["Engineering Manager", "Senior Engineering Manager", "Director of Engineering", "VP Engineering"],
            &["Beginner", "Intermediate", "Advanced", "Expert"],
            &["Level 1", "Level 2", "Level 10"],
            &["Developing (0.0-1.0)", "Competent (1.0-2.0)", "Authority (2.0-3.5)"],
            &["Forming (0 – 1 years)", "Doing (2–5 years)", "Shaping (6 - 10 years)"],
        ] {
            assert_eq!(sorted(ladder).as_deref(), Some(ladder));
            assert!(!runs_down(ladder), "{ladder:?}");
            let mut turned = ladder.to_vec();
            turned.reverse();
            assert!(runs_down(&turned), "{turned:?}");
            assert_eq!(sorted(&turned).as_deref(), Some(ladder));
            turned.rotate_left(1);
            assert_eq!(sorted(&turned).as_deref(), Some(ladder));
        }
    }

    #[test]
    fn names_that_do_not_tell_stay_as_they_are() {
        for names in [
            &["Adopts", "Specializes", "Masters"][..],
            &["Senior Engineer", "How we got here"],
            &["IC4", "M3"],
            &["Shares 1-2 talks", "Mentors"],
            &["Senior", "Senior"],
            &["", ""],
            &["", "Senior"],
            &["L4"],
            &[],
        ] {
            assert_eq!(ascending(names), None, "{names:?}");
            assert!(!runs_down(names), "{names:?}");
        }
    }

    #[test]
    fn codes_that_count_downwards_do_not_tell() {
        assert_eq!(ascending(&["Junior (G7)", "Senior (G6)", "Principal (G5)"]), None);
        assert!(!runs_down(&["Junior (G7)", "Senior (G6)", "Principal (G5)"]));
    }

    #[test]
    fn levels_of_one_height_keep_their_order() {
        assert_eq!(
            ascending(&["Principal Architect", "Senior Engineer", "Principal Engineer", "Engineer"]),
            Some(vec![3, 1, 0, 2])
        );
    }
}
