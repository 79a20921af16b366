use crate::matrix::source::TestLoader;
use crate::matrix::{EMPTY_DESCRIPTOR, Matrix, Shape, UNPLACED, UNREADABLE, Unreadable};

fn try_read(loader: &TestLoader) -> Result<Vec<Matrix>, Unreadable> {
    crate::matrix::read("ladder", loader)
}

fn all(files: &[(&str, &str)]) -> Vec<Matrix> {
    let loader = TestLoader::new(files);
    let found = try_read(&loader).expect("a matrix");
    for matrix in &found {
        assert_eq!(matrix.path.as_deref(), Some("ladder"));
        accounted(matrix, files);
    }
    found
}

/// Each line with a word stands in a cell, a name or a note of some track; every place is where it says.
fn accounted(matrix: &Matrix, files: &[(&str, &str)]) {
    let text = |file: usize| files.iter().find(|(path, _)| *path == matrix.files[file]).expect("a file").1;
    for descriptor in matrix.attributes.iter().flat_map(|attribute| attribute.descriptors.iter().flatten()) {
        let said: Vec<&str> = descriptor.places.iter().map(|place| place.span.of(text(place.file)).trim()).collect();
        assert_eq!(descriptor.text, said.join("\n"));
    }
    for place in matrix.levels.iter().flat_map(|level| &level.places) {
        let line = text(place.file)[..place.span.start].matches('\n').count() + 1;
        assert_eq!(place.line, line);
    }
}

fn one(files: &[(&str, &str)]) -> Matrix {
    let mut found = all(files);
    assert_eq!(found.len(), 1, "{:?}", tracks(&found));
    assert_eq!(found[0].track, None);
    found.remove(0)
}

fn tracks(found: &[Matrix]) -> Vec<&str> {
    found.iter().filter_map(|matrix| matrix.track.as_deref()).collect()
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

fn notes(matrix: &Matrix) -> Vec<(&str, usize, usize)> {
    let note = |note: &crate::matrix::Note| (note.place.file, note.place.line, note.last_line);
    let told = matrix.problems.iter().filter(|problem| problem.code == UNPLACED).map(note);
    told.map(|(file, first, last)| (matrix.files[file].as_str(), first, last)).collect()
}

#[test]
fn a_file_for_each_level_in_the_order_of_the_ranks() {
    let matrix = one(&[
        ("ladder/principal.md", "# Principal Baker\n\n## Bread\n- Sets what we bake\n\n## People\n- Grows seniors\n"),
        ("ladder/plain.md", "Baker\n=====\n\n## Bread\n- Bakes a loaf\n\n## People\n\nListens.\n\nAnd asks.\n"),
        ("ladder/senior.md", "# Senior Baker\n\n### People\n* Teaches\n### Bread \n1. Bakes any loaf\n   - also rye\n"),
        ("ladder/README.md", "# How we grow\n\nRead on.\n"),
        ("ladder/logo.png", "no text"),
    ]);
    assert_eq!(matrix.shape, Shape::Folder);
    assert_eq!(levels(&matrix), ["Baker", "Senior Baker", "Principal Baker"]);
    assert_eq!(attributes(&matrix), ["Bread", "People"]);
    assert_eq!(at(&matrix, 1, 0), Some("Listens.\n\nAnd asks."));
    assert_eq!(at(&matrix, 0, 1), Some("1. Bakes any loaf\n   - also rye"), "whatever the depth of its heading");
    assert_eq!(matrix.files.len(), 4);
    assert_eq!(notes(&matrix), [("ladder/README.md", 1, 3)]);
    assert_eq!(matrix.attributes[0].places.len(), 3, "named once for each level");
}

#[test]
fn a_front_matter_names_and_orders_levels() {
    let page = |title: &str, weight: u8, text: &str| {
        format!(
            "---\ntitle: \"{title}\"\nlinktitle: x\nweight: {weight}\n---\n\n## Craft \n\n* {text}\n\n## Reach\n\n* {text}\n"
        )
    };
    let files = [page("Guide", 3, "c"), page("Starter", 1, "a"), page("Lead Starter", 2, "b")];
    let matrix = one(&[
        ("ladder/_index.md", "---\ntitle: Bakers\n---\n"),
        ("ladder/a.md", &files[0]),
        ("ladder/b.md", &files[1]),
        ("ladder/c.md", &files[2]),
        ("ladder/faq.md", "---\ntitle: FAQ\nweight: 9\n---\n\n1. Why?\n"),
    ]);
    assert_eq!(levels(&matrix), ["Starter", "Lead Starter", "Guide"]);
    assert_eq!(at(&matrix, 1, 2), Some("* c"));
    assert_eq!(matrix.levels[0].place().line, 2);
    let noted = [("ladder/_index.md", 1, 3), ("ladder/faq.md", 1, 6)];
    assert_eq!(notes(&matrix), noted);
}

#[test]
fn a_heading_without_words_of_its_own_is_a_pillar() {
    let page = |name: &str| {
        format!(
            "# {name} Cook\n\n## Kitchen\n\n### Knives\n- {name} cuts\n\n### Fire\n- {name} fries\n\n#### Grill\n- and turns\n\n\
             ## Manners\n\n- **Calm:** {name} breathes\n"
        )
    };
    let files = [page("Junior"), page("Senior"), page("Staff")];
    let matrix = one(&[("ladder/1.md", &files[0]), ("ladder/2.md", &files[1]), ("ladder/3.md", &files[2])]);
    assert_eq!(attributes(&matrix), ["Knives", "Fire", "Manners"]);
    assert_eq!(pillars(&matrix), [Some("Kitchen"), Some("Kitchen"), None]);
    assert_eq!(at(&matrix, 1, 1), Some("- Senior fries\n\n#### Grill\n- and turns"));
    assert_eq!(at(&matrix, 2, 0), Some("- **Calm:** Junior breathes"));
    assert_eq!(notes(&matrix), []);
}

#[test]
fn levels_that_build_on_each_other_are_ladders() {
    let page = |name: &str, base: &str, text: &str| {
        let base = if base.is_empty() { String::new() } else { format!("*Same as {base}, but also…*\n\n") };
        format!("{name}\n-------\n\n{base}### Has\n- {text}\n\n### Does\n- {text}\n")
    };
    let files = [
        page("Potter", "", "p"),
        page("Potter II", "Potter", "p2"),
        page("Senior Potter", "Potter II", "s"),
        page("Master of Glaze", "Senior Potter", "m"),
        page("Kiln Keeper", "Potter II", "k")
            .replace("### Does\n- k\n", "### Does\n### Wood\n- logs\n\n### Gas\n- tanks\n"),
        page("Potter In Test", "", "t"),
    ];
    let found = all(&[
        ("ladder/a_keeper.md", &files[4]),
        ("ladder/b.md", &files[3]),
        ("ladder/c.md", &files[2]),
        ("ladder/d.md", &files[1]),
        ("ladder/e.md", &files[0]),
        ("ladder/f.md", &files[5]),
        ("ladder/path.md", "Potters focus on: pots and what they hold, all of it\n------\n\n### Pots\n- one\n"),
    ]);
    assert_eq!(tracks(&found), ["Master of Glaze", "Kiln Keeper"]);
    let [main, branch] = &found[..] else { panic!("two ladders") };
    assert_eq!(levels(main), ["Potter", "Potter II", "Senior Potter", "Master of Glaze"]);
    assert_eq!(levels(branch), ["Potter", "Potter II", "Kiln Keeper"]);
    let bases = |matrix: &Matrix| matrix.levels.iter().map(|level| level.builds_on).collect::<Vec<_>>();
    assert_eq!(bases(main), [None, Some(0), Some(1), Some(2)]);
    assert_eq!(bases(branch), [None, Some(0), Some(1)]);
    for matrix in &found {
        assert_eq!(attributes(matrix), ["Has", "Does"]);
        assert_eq!(notes(matrix), [("ladder/f.md", 1, 8), ("ladder/path.md", 1, 5)]);
        assert!(!matrix.attributes[0].descriptors[0].as_ref().expect("a descriptor").inherited);
        assert!(matrix.attributes[0].descriptors[1].as_ref().expect("a descriptor").inherited);
    }
    assert_eq!(at(branch, 1, 2), Some("### Wood\n- logs\n\n### Gas\n- tanks"), "what an empty heading stands before");
}

#[test]
fn the_previous_level_is_the_one_before_in_the_order() {
    let matrix = one(&[
        ("ladder/L4.md", "All responsibilities of previous roles, plus:\n\n## Scope\n- Teams\n\n## Voice\n"),
        ("ladder/L3.md", "## Scope\n- A task\n\n## Voice\n- Asks\n"),
        ("ladder/L5.md", "## Scope\n- Everything from L4, and the company\n\n## Voice\n- Leads\n"),
    ]);
    assert_eq!(levels(&matrix), ["L3", "L4", "L5"]);
    assert_eq!(matrix.levels.iter().map(|level| level.builds_on).collect::<Vec<_>>(), [None, Some(0), None]);
    let descriptor =
        |attribute: usize, level: usize| matrix.attributes[attribute].descriptors[level].clone().expect("one");
    assert_eq!((descriptor(1, 1).text.as_str(), descriptor(1, 1).inherited), ("- Asks", true));
    assert_eq!((descriptor(0, 2).inherited, descriptor(1, 2).inherited), (true, false), "one cell alone says so");
}

#[test]
fn a_circle_of_levels_is_read_and_ends() {
    let matrix = one(&[
        ("ladder/junior.md", "# Junior\nSame as Senior, but also\n## Scope\n- a\n"),
        ("ladder/senior.md", "# Senior\nSame as Junior, but also\n## Scope\n- b\n"),
    ]);
    assert_eq!(levels(&matrix), ["Junior", "Senior"]);
}

#[test]
fn levels_without_attributes_say_all_under_one() {
    let matrix = one(&[
        ("ladder/01 - Junior.md", "Does what is asked.\n\n- Daily\n"),
        ("ladder/02 - Senior.md", "# Senior\n\nDoes what is needed.\n"),
        ("ladder/03 - Staff.md", "# Staff\n\nSame as Senior, but also:\n\nKnows what will be.\n"),
    ]);
    assert_eq!(levels(&matrix), ["Junior", "Senior", "Staff"]);
    assert_eq!(attributes(&matrix), ["General"]);
    assert_eq!(at(&matrix, 0, 0), Some("Does what is asked.\n\n- Daily"));
    assert_eq!((at(&matrix, 0, 2), matrix.levels[2].builds_on), (Some("Knows what will be."), Some(1)));
    assert_eq!(notes(&matrix), []);
}

#[test]
fn a_file_for_each_attribute() {
    let page = |name: &str| {
        format!(
            "# {name}\n\n## Detailed levels\n\n### 🟦 Developing (0.0 - 1.0)\n\n**Core:**\n- {name} a\n\n---\n\n\
             ### 🟩 Proficient (1.0 - 2.0)\n\n**Core:**\n- {name} b\n\n## Related\n\n- links\n"
        )
    };
    let files = [page("Listening"), page("Writing Well"), page("Kneading")];
    let matrix = one(&[
        ("ladder/1_People/1_listening.md", &files[0]),
        ("ladder/1_People/2_writing.md", &files[1]),
        ("ladder/2_Craft/1_kneading.md", &files[2]),
        ("ladder/2_Craft/README.md", "# Craft\n"),
    ]);
    assert_eq!(levels(&matrix), ["Developing (0.0 - 1.0)", "Proficient (1.0 - 2.0)"]);
    assert_eq!(attributes(&matrix), ["Listening", "Writing Well", "Kneading"]);
    assert_eq!(pillars(&matrix), [Some("People"), Some("People"), Some("Craft")]);
    assert_eq!(at(&matrix, 1, 0), Some("**Core:**\n- Writing Well a"), "without the rule behind it");
    assert!(notes(&matrix).contains(&("ladder/1_People/1_listening.md", 17, 19)), "{:?}", notes(&matrix));
}

#[test]
fn an_attribute_may_be_a_table_or_bold_labels() {
    let table = "# Trust\n\n| Level | Expectation |\n|---|---|\n| L1 | Keeps a word |\n| L2 | Keeps a team's |\n";
    let labels = "# Speed\n\n**L1:** Walks\n\n**L2:** Runs\n";
    let matrix = one(&[("ladder/trust.md", table), ("ladder/speed.md", labels)]);
    assert_eq!(levels(&matrix), ["L1", "L2"]);
    assert_eq!(attributes(&matrix), ["Trust", "Speed"]);
    assert_eq!((at(&matrix, 0, 1), at(&matrix, 1, 1)), (Some("Keeps a team's"), Some("Runs")));
    assert_eq!(notes(&matrix), []);
}

#[test]
fn a_folder_for_each_role_is_a_track_for_each() {
    let page = |axis: &str| {
        format!(
            "#### [README](README.md)\n* [other](other.md)\n\n### {axis}\n\n#### 채택\n* 배운다\n\n### 영향\n* 팀\n\n#### [README](README.md)\n* [other](other.md)\n"
        )
    };
    let files = [page("기술"), page("제품")];
    let found = all(&[
        ("ladder/product/Product Manager 3.md", &files[1]),
        ("ladder/product/Product Manager 4.md", &files[1]),
        ("ladder/product/README.md", "# Levels\n"),
        ("ladder/data_science/Data Scientist 10.md", &files[0]),
        ("ladder/data_science/Data Scientist 9.md", &files[0]),
        ("ladder/data_science/Tech Lead 9.md", &files[0]),
        ("ladder/data_science/Tech Lead 10.md", &files[0]),
    ]);
    assert_eq!(tracks(&found), ["Product", "Data Science: Data Scientist", "Data Science: Tech Lead"]);
    assert_eq!(found[0].tracks, tracks(&found));
    assert_eq!(levels(&found[1]), ["Data Scientist 9", "Data Scientist 10"]);
    assert_eq!(attributes(&found[1]), ["기술", "영향"]);
    assert_eq!(at(&found[1], 1, 0), Some("* 팀"), "links to the other files are none of it");
    assert_eq!(at(&found[1], 0, 0), Some("#### 채택\n* 배운다"));
    assert_eq!(notes(&found[2]), [("ladder/product/README.md", 1, 1)]);
}

#[test]
fn managers_are_on_a_ladder_of_their_own() {
    let text = "## Impact\n- some\n\n## Reach\n- far\n";
    let found = all(&[
        ("ladder/director_of_engineering.md", text),
        ("ladder/engineering_manager.md", text),
        ("ladder/software_engineer_I.md", text),
        ("ladder/software_engineer_II.md", text),
        ("ladder/staff_engineer.md", text),
        ("ladder/job-descriptions/staff_engineer.md", "## Apply\n- here\n\n## Pay\n- good\n"),
        ("ladder/job-descriptions/software_engineer_I.md", "## Apply\n- here\n\n## Pay\n- good\n"),
    ]);
    assert_eq!(tracks(&found), ["IC", "Management"]);
    assert_eq!(levels(&found[0]), ["Software Engineer I", "Software Engineer II", "Staff Engineer"]);
    assert_eq!(levels(&found[1]), ["Engineering Manager", "Director Of Engineering"]);
    assert_eq!(notes(&found[0]).len(), 2, "what lies below asks for something else");
}

#[test]
fn folders_of_individuals_and_managers_are_tracks() {
    let text = "## Scope\n- x\n\n## People\n- y\n";
    let found = all(&[
        ("ladder/ic/L3.md", text),
        ("ladder/ic/L4.md", text),
        ("ladder/management/M3.md", text),
        ("ladder/management/M4.md", text),
    ]);
    assert_eq!(tracks(&found), ["Ic", "Management"]);
}

#[test]
fn a_heading_with_the_level_in_it_is_the_others() {
    let matrix = one(&[
        (
            "ladder/intermediate.md",
            "---\ntitle: \"Careers: Intermediate Backend Engineer\"\n---\n\n## Intermediate Backend Engineer (BE)\n\n### Leadership Competencies\n\n- a\n\n### Technical Competencies\n\n- b\n",
        ),
        (
            "ladder/senior.md",
            "---\ntitle: \"Careers: Senior Backend Engineer\"\n---\n\n## Senior Backend Engineer (BE)\n\n### Senior Leadership Competencies\n\n- c\n\n### Senior Technical Competencies\n\n- d\n",
        ),
    ]);
    assert_eq!(levels(&matrix), ["Intermediate Backend Engineer", "Senior Backend Engineer"]);
    assert_eq!(attributes(&matrix), ["Leadership Competencies", "Technical Competencies"]);
    assert_eq!(at(&matrix, 1, 1), Some("- d"));
    assert_eq!(notes(&matrix), []);
}

#[test]
fn names_in_another_language_are_ordered_by_their_numbers() {
    let matrix = one(&[
        ("ladder/01-주니어 개발자.md", "# 주니어 개발자\r\n\r\n## 기술\r\n- 배운다\r\n\r\n## 영향\r\n- 팀\r\n"),
        ("ladder/02-시니어 개발자.md", "# 시니어 개발자\r\n\r\n## 기술\r\n- 가르친다\r\n\r\n## 영향\r\n- 회사\r\n"),
    ]);
    assert_eq!(levels(&matrix), ["주니어 개발자", "시니어 개발자"]);
    assert_eq!(attributes(&matrix), ["기술", "영향"]);
    assert_eq!(at(&matrix, 1, 1), Some("- 회사"));
}

#[test]
fn an_order_that_nothing_tells_is_said() {
    let text = "## Scope\n- x\n\n## People\n- y\n";
    let matrix = one(&[
        ("ladder/expert-weaver.md", text),
        ("ladder/lead-dyer.md", text),
        ("ladder/senior.md", text),
        ("ladder/head-vi.md", text),
    ]);
    assert_eq!(matrix.levels.len(), 4);
    let loader = TestLoader::new(&[("ladder/senior.md", text), ("ladder/Senior .md", text)]);
    let told = try_read(&loader).expect("a matrix").remove(0);
    assert!(told.problems.iter().any(|note| note.text.starts_with("Nothing tells")), "{:?}", told.problems);
}

const TABLE: &str = "| | Senior | Staff |\n|---|---|---|\n| Scope | a team | a company |\n";

#[test]
fn the_one_matrix_in_a_folder_is_read() {
    let matrix = one(&[
        ("ladder/notes.md", "# Notes\n\nBring bread.\n"),
        ("ladder/our-ladder.md", TABLE),
        ("ladder/promotion.md", "---\ncareer: {kind: promotion}\n---\n\n# Case\n"),
    ]);
    assert_eq!((levels(&matrix), matrix.shape), (vec!["Senior", "Staff"], Shape::Pipe));
    assert_eq!(matrix.files, ["ladder/our-ladder.md", "ladder/notes.md"], "the case is no part of it");
    assert_eq!(notes(&matrix), [("ladder/notes.md", 1, 3)]);
}

#[test]
fn several_matrices_in_a_folder_are_a_track_each() {
    let found = all(&[
        ("ladder/engineering/backend.md", &format!("# 🌐 Backend Framework\n\n{TABLE}")),
        ("ladder/engineering-manager.md", TABLE),
        ("ladder/senior_designers.md", TABLE),
    ]);
    assert_eq!(tracks(&found), ["Backend Framework", "Engineering Manager", "Senior Designers"]);
    assert_eq!(found[1].files, ["ladder/engineering-manager.md"]);
    assert_eq!(found[2].tracks.len(), 3);
}

#[test]
fn what_is_no_ladder_is_declined() {
    for files in [
        &[("ladder/a.md", "# Bread\n\nFlour.\n"), ("ladder/b.md", "# Soup\n\nWater.\n")][..],
        &[("ladder/senior.md", "# Senior\n\nAll there is.\n")],
        &[("ladder/senior-picnic.md", "# Food\n- x\n"), ("ladder/notes.md", "# Food\n- y\n"), ("ladder/c.md", "")],
        &[
            ("ladder/manager-feedback.md", "Nice."),
            ("ladder/senior-year.md", "School."),
            ("ladder/a.md", "x"),
            ("ladder/b.md", "y"),
        ],
        &[("ladder/picture.png", "x")],
        &[("ladder/ladder.yaml", "a: b\n")],
    ] {
        let unreadable = try_read(&TestLoader::new(files)).expect_err("no matrix");
        assert!(unreadable.text.contains("file for each level"), "{}", unreadable.text);
    }
}

#[test]
fn a_folder_that_is_too_large_says_so() {
    let mut loader = TestLoader::new(&[]);
    for file in 0..201 {
        loader = loader.with(&format!("ladder/{file}.md"), b"# Senior\n");
    }
    assert!(try_read(&loader).expect_err("too many").text.contains("more than 200 files"));
    let long = vec![b'a'; 600 * 1024];
    let loader = TestLoader::new(&[]).with("ladder/senior.md", &long).with("ladder/staff.md", &long);
    assert!(try_read(&loader).expect_err("too long").text.contains("1 MiB together"));
}

#[test]
fn what_is_not_text_is_told_and_the_rest_is_read() {
    let text = "## Scope\n- x\n\n## People\n- y\n";
    let loader =
        TestLoader::new(&[("ladder/junior.md", text), ("ladder/senior.md", text), ("ladder/.hidden.md", text)]);
    let loader = loader.with("ladder/staff.md", &[0xc3, 0x28]);
    let matrix = try_read(&loader).expect("a matrix").remove(0);
    assert_eq!(levels(&matrix), ["Junior", "Senior"]);
    let problem = matrix.problems.iter().find(|note| note.code == UNREADABLE).expect("a problem");
    assert_eq!(matrix.file(problem.place), Some("ladder/staff.md"));
    assert!(problem.text.contains("UTF-8"), "{}", problem.text);
    assert_eq!(matrix.files.len(), 3, "a hidden file is not looked at");
}

#[test]
fn an_attribute_that_one_level_lacks_is_said() {
    let matrix = one(&[
        ("ladder/junior.md", "## Scope\n- x\n\n## People\n"),
        ("ladder/senior.md", "## Scope\n- x\n\n## People\n- y\n\n## FAQ\n- why\n"),
        ("ladder/staff.md", "## Scope\n- x\n\n## People\n- z\n\n## Vision\n- far\n"),
    ]);
    assert_eq!(attributes(&matrix), ["Scope", "People", "Vision"]);
    let silent: Vec<_> =
        matrix.problems.iter().filter(|note| note.code == EMPTY_DESCRIPTOR).map(|note| note.text.as_str()).collect();
    assert_eq!(silent.len(), 2, "{silent:?}");
    assert_eq!(notes(&matrix), [("ladder/senior.md", 7, 8)]);
}

#[test]
fn no_folder_makes_it_panic() {
    let page = "---\ntitle: 'Sénior: x'\nweight: 0x\n---\n\n# **Sénior** 🚀\r\n*Same as Junior, but alsò…*\n\n## Scopé:\n- **L4:** a\n\n<!-- x -->\n| Level | b |\n|--|--|\n| L1 | c |\n| L2 | d |\n\n#### [README](x)\n";
    let other = "Junior\n===\n\n## Scopé\n- x\n";
    for end in (0..=page.len()).filter(|&end| page.is_char_boundary(end)) {
        for name in ["ladder/Senior.md", "ladder/b/00-.md", "ladder/__.md"] {
            let _ = try_read(&TestLoader::new(&[(name, &page[..end]), ("ladder/junior.md", other)]));
            let _ = try_read(&TestLoader::new(&[(name, &page[end..]), ("ladder/b/1.md", &page[..end])]));
        }
    }
}
