//! A small matrix in every shape that is read, to be broken.

/// A name, which says by its ending what it holds, and what it holds.
pub(crate) type Sample = (&'static str, &'static str);

pub(crate) const SAMPLES: [Sample; 13] = [
    (
        "pipe.md",
        "---\ncareer: {kind: matrix}\n---\n\n# Levels\n\n| Pillar | Attribute | Senior (L5) | Staff (L6) |\n| --- | :-: | --- | --- |\n\
         | Delivery | **Program Execution** | Lands a \\| program | Lands é |\n| People | Influence (20%) | a | - |\n",
    ),
    (
        "html.md",
        "# Levels\n\n<table>\n<thead><tr><th>Attribute</th><th>Senior</th><th>Staff</th></tr></thead>\n<tbody>\n\
         <tr><td rowspan=\"2\">Influence</td><td colspan=\"2\">Aligns &amp; leads</td></tr>\n<tr><td>a</td><td><ul><li>b</li></ul></td></tr>\n\
         </tbody>\n</table>\n",
    ),
    (
        "headings.md",
        "# Ladder\n\n## Senior (L5)\n\n### Influence\n\n- Aligns two teams\n- Writes it down\n\n### Scope\n\nA team.\n\n\
         ## Staff (L6)\n\nSame as Senior, but also:\n\n### Influence\n\nChanges a decision.\n\n### Scope\n\nA department.\n",
    ),
    (
        "role.md",
        "# Role\n\n| Level | Name | Technology | System |\n| --- | --- | --- | --- |\n| 1 | D1 | [Adopts](README.md#adopts) | Enhances |\n\
         | 2 | D2 | Specializes | Designs |\n\n## D1\n\n- [Technology](README.md#technology): Adopts\n",
    ),
    (
        "front.md",
        "---\ncareer:\n  kind: matrix\ntopics:\n  - name: influence\n    title: Influence\n    content:\n      - level: 1\n        criteria:\n          - Aligns two teams\n\
         \x20     - level: 2\n        criteria:\n          - Changes a decision\n---\n\n# Text\n",
    ),
    (
        "nested.yaml",
        "levels: [Senior, Staff]\nthemes:\n  - name: Influence\n    Senior: Aligns the leads of two teams\n    Staff: |\n      Changes decisions\n      made far above\n  - name: Scope\n    Senior: Works for one team\n    Staff: Works for several departments\n",
    ),
    (
        "flat.yaml",
        "levels:\n- {id: l1, name: Senior}\n- {id: l2, name: Staff}\nthemes:\n- {id: t, name: Influence}\ncompetencies:\n\
         - {id: c1, level: l1, theme: t, summary: Aligns}\n- {id: c2, level: l2, theme: t, summary: Changes}\n",
    ),
    (
        "own.json",
        r#"{"version": 1, "levels": [{"id": "senior", "name": "Senior"}, {"id": "staff", "name": "Staff", "builds_on": "senior"}],
"attributes": [{"id": "influence", "name": "Influence", "pillar": "People", "descriptors": {"senior": {"text": "Aligns", "inherited": false}, "staff": {"text": "Chang\u0065s", "inherited": true}}}]}"#,
    ),
    (
        "map.json",
        r#"{"Influence": {"Senior": "Aligns two teams", "Staff": ["Changes a decision", "and says so"]}, "Scope": {"Senior": "a", "Staff": null}}"#,
    ),
    (
        "own.toml",
        "version = 1\n[[levels]]\nid = \"senior\"\nname = \"Senior\"\n[[levels]]\nid = \"staff\"\nname = \"Staff\"\nbuilds_on = \"senior\"\n\
         [[attributes]]\nid = \"influence\"\nname = \"Influence\"\n[attributes.descriptors]\nsenior = { text = \"Aligns\" }\nstaff = { text = \"\"\"Chang\nes\"\"\", inherited = true }\n",
    ),
    (
        "sheet.csv",
        "Pillar,Attribute,Senior (L5),Staff (L6)\nPeople,Influence,\"Aligns, \"\"two\"\"\nteams\",b\n,Scope,é,\n",
    ),
    ("sheet.tsv", "Attribute\tSenior\tStaff\nInfluence\t\"two\nlines\"\tb\nScope\tc\td\n"),
    ("pasted", "Attribute\tL5\tL6\nInfluence\ta\tb\n"),
];

/// What is pushed into a text to break it.
pub(crate) const PIECES: [&str; 56] = [
    "|",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\"",
    "\"\"",
    "'",
    ",",
    ";",
    ":",
    ": ",
    "- ",
    "-",
    "  ",
    "    ",
    "\n\n",
    "#",
    "# ",
    "## Senior\n",
    "### ",
    "---\n",
    "| --- |",
    "\\",
    "\\|",
    "<",
    ">",
    "<table>",
    "</table>",
    "<tr>",
    "<td rowspan=\"65535\" colspan=\"65535\">",
    "</td>",
    "<!--",
    "-->",
    "&",
    "&#x1F469;",
    "{",
    "}",
    "[",
    "]",
    "[[",
    "]]",
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "|-\n",
    ">\n",
    "? ",
    "\u{feff}",
    "\u{0}",
    "👩‍💻",
    "é",
    "\u{2028}",
    "Same as Senior, but also",
    "[x](role.md)",
];
