use super::base;

const MEETUPS: [&str; 6] =
    ["Engineer", "Engineer II", "Senior Engineer", "Staff Engineer", "Senior Staff Engineer", "Principal Architect"];
const CODES: [&str; 4] = ["L3", "L4", "Senior (L5)", "Staff (L6)"];
const RANKS: [&str; 4] = ["Level 1", "Level 2", "Level 3", "Level 4"];

#[test]
fn a_level_that_is_named_is_the_one_that_it_builds_on() {
    for (line, expected) in [
        ("Same as Engineer, but also…", 0),
        ("*Same as Engineer II, but also...*", 1),
        ("**Same as Senior Engineer**, plus:", 2),
        ("- Same as [Senior Engineer](senior_engineer.md), and:", 2),
        ("> The same expectations as a Senior Engineer", 2),
        ("Same as Sr. Engineer but also", 2),
        ("Same responsibilities as Staff Engineer + mentoring", 3),
        ("Includes all of the Senior expectations", 2),
        ("Includes all Senior Engineer expectations, and", 2),
        ("Includes the expectations of a Senior Staff Engineer", 4),
        ("In addition to the requirements of Staff", 3),
        ("In addition to Senior Staff Engineer responsibilities, a Principal:", 4),
        ("On top of everything expected of a Staff Engineer:", 3),
        ("Builds on Senior", 2),
        ("This role builds upon the Staff Engineer role.", 3),
        ("A Principal Architect does everything a Senior Staff Engineer does, and more", 4),
        ("Everything a Staff engineer is expected to do, plus", 3),
        ("Has all the skills of a Senior Engineer", 2),
        ("Senior Engineer's responsibilities, plus:", 2),
        ("Staff Engineer plus:", 3),
        ("\r\nSame as Engineer II, but also...\r\n", 1),
        ("Meets all Senior criteria", 2),
    ] {
        assert_eq!(base(line, &MEETUPS, 5), Some(expected), "{line}");
    }
    for (line, expected) in
        [("Everything from L4, and:", 1), ("All of L5 and", 2), ("All of Senior (L5), plus", 2), ("L3 +", 0)]
    {
        assert_eq!(base(line, &CODES, 3), Some(expected), "{line}");
    }
    for line in ["All of Level 2, plus", "Everything in L2:", "Everything at level 2, and also"] {
        assert_eq!(base(line, &RANKS, 3), Some(1), "{line}");
    }
    assert_eq!(base("Same as 高级工程师, but also", &["工程师", "高级工程师", "专家"], 2), Some(1));
}

#[test]
fn the_level_before_is_meant_where_none_is_named() {
    for line in [
        "All responsibilities of previous roles plus",
        "All responsibilities of the previous level, plus:",
        "Meets all criteria of the previous level",
        "Continues to meet all expectations of the preceding level",
        "🚀 Everything from the previous level, and:",
        "All of the previous, plus",
        "Same as previous level",
        "All previous expectations, plus",
        "Includes everything in the level below.",
        "Builds on the previous role",
        "_In addition to the prior level:_",
        "Previous level's responsibilities plus leading a team",
        "All requirements for lower levels",
    ] {
        assert_eq!(base(line, &MEETUPS, 3), Some(2), "{line}");
        assert_eq!(base(line, &MEETUPS, 0), None, "nothing is below the first: {line}");
    }
}

#[test]
fn what_is_not_certain_says_nothing() {
    for line in [
        "",
        "   ",
        "…",
        "Works the same as everybody else",
        "Same as above",
        "Same as everyone",
        "Not the same as Senior Engineer",
        "Similar to Senior Engineer, but also",
        "Same as Senior Engineer?",
        "Same as Senior Engineer, except for on-call",
        "Same as Senior Engineer, but without the mentoring",
        "Same as Senior Engineer, but not on call",
        "Same as Senior Engineer or Staff Engineer",
        "Same as Senior Engineer and Staff Engineer",
        "Same as Engineer III, but also",
        "Same as Senior Engineers in other companies",
        "Same as Engineering Manager, but also",
        "Same as Senior Designer, but also",
        "Has previous expectations",
        "In addition to previous experience, brings judgement",
        "All Senior engineers report to her",
        "All engineers: ensure code reviews happen",
        "All of Senior leadership attends",
        "All senior roles",
        "Includes senior engineers",
        "Includes senior engineers in design reviews",
        "Meets with Senior Engineer weekly",
        "Does not yet meet all Senior expectations",
        "Meets most of the Senior expectations",
        "Builds on previous work",
        "Builds on the last release",
        "Builds on senior feedback",
        "Extends the platform",
        "In addition to senior engineers, mentors interns",
        "In addition to coding, reviews the work of Senior Engineers",
        "Senior Engineer plus 3 years of experience",
        "Senior Engineer",
        "Senior Engineer and above",
        "Explains all of the previous incidents",
        "All previous incidents are reviewed",
        "Everything is a file",
        "Has previous experience as Staff Engineer",
        "Successfully performed the role of an Engineer II at Meetup or equivalent role elsewhere",
        "Same as",
        "All",
        "All of",
        "Everything from",
        "Builds on",
        "In addition to",
        "+",
    ] {
        assert_eq!(base(line, &MEETUPS, 5), None, "{line}");
    }
}

#[test]
fn a_level_does_not_build_on_itself() {
    assert_eq!(base("Same as Senior Engineer, but also", &MEETUPS, 2), None);
}

#[test]
fn a_name_that_two_levels_share_is_not_certain() {
    assert_eq!(base("Same as Senior, plus", &["Senior (L5)", "Senior (M5)", "Staff"], 2), None);
}

#[test]
fn no_line_makes_it_panic() {
    let line = "> - **Same** as [Sénior’s (L5)](x.md) 🚀…, but alsò + all of Level 2 — everything from the previous";
    for end in (0..=line.len()).filter(|&end| line.is_char_boundary(end)) {
        for names in [&[][..], &["Sénior (L5)", ""], &MEETUPS] {
            let _ = base(&line[..end], names, 1);
            let _ = base(&line[end..], names, 7);
        }
    }
    assert_eq!(base(&"all of the ".repeat(100_000), &MEETUPS, 3), None);
}
