use std::path::Path;

use super::{Folder, LADDER, with_input};

/// The commands of `page` that are about the matrix, on one line each.
fn commands(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).expect(page);
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("career-ls matrix ") {
        let fenced = rest[..at].ends_with('\n');
        let command = &rest[at..];
        let end = command.find(if fenced { ['\n', '|'] } else { ['`', '|'] }).unwrap_or(command.len());
        found.push(command[..end].split_whitespace().collect::<Vec<_>>().join(" "));
        rest = &command[end..];
    }
    found
}

#[test]
fn every_command_of_the_pages_does_what_they_say() {
    let pasted = "Attribute\tSenior (L5)\tStaff (L6)\nInfluence\ta\tb\n";
    let all: Vec<String> =
        ["README.md", "docs/matrix.md", "docs/json.md"].iter().flat_map(|page| commands(page)).collect();
    for command in ["show", "check", "convert", "import"] {
        let named = all.iter().filter(|line| line.starts_with(&format!("career-ls matrix {command}"))).count();
        assert!(named > 1, "{command} is told in the README and on its page: {all:?}");
    }
    for line in all {
        // What is named in a sentence about another command.
        if line.ends_with("convert") || line.ends_with("import") {
            continue;
        }
        let folder = Folder::with(&[("ladder.md", LADDER)]);
        let args: Vec<&str> = line.split(' ').skip(1).collect();
        let ran = with_input(&folder, &args, pasted);
        // It finds something in the ladder, and says so.
        let expected = i32::from(args[1] == "check");
        assert_eq!(ran.code, Some(expected), "{line}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn the_shape_of_the_page_is_the_one_that_is_written() {
    let page = include_str!("../../../docs/matrix.md");
    let toml = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let folder = Folder::with(&[("m.toml", toml)]);
    let ran = folder.run(&["matrix", "convert", "m.toml", "--to", "toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), toml), "{}", ran.err);
}
