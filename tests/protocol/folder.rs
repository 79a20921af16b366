//! A folder of documents on disk, some of them open, and the editor's own text of each.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::client::Client;

/// A matrix as a table.
pub(crate) const MATRIX: &str = "# Ladder é\n\n| Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | --- |\n\
    | **Program Execution** (40%) | Lands | Leads |\n| Influence | Aligns | Changes |\n";

/// A promotion case that names what the matrix has in every way.
pub(crate) const CASE: &str = "---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: Staff (L6)\n\
    ---\n\n# Case\n\n## History\n\n\
    - 🚀 Cut lead time é from 9 to 3 days ([log](log.md)) #program-execution\n\
    - Cut cost by 20% [[Program Execution]], see Goal B and program execution[^latency]\n\
    - Cut breaks from 20 to 2 [Program Execution](matrix.md#program-execution) #influence #4312 #other\n\n\
    ## Future\n\n- Goal A: By March 2027, halve build time\n- **Goal B:** By June 2027, cut cost of Goal A\n\n\
    ## Cross-reference\n\n| Attribute | Status | Evidence |\n| --- | --- | --- |\n\
    | Program Execution | meeting | Goals A and B |\n| Influence | gap | |\n\n\
    ## Program Execution\n\nProgram Execution is what I like `#program-execution`.\n";

/// Evidence that is used in several documents.
pub(crate) const PROOF: &str = "---\ncareer: {kind: proof}\n---\n\n# Proof\n\n- é Latency fell[^latency] by half #influence\n\n\
     [^latency]: Board: [latency](latency.md) by month\n";

/// The folder, a client, and what the client thinks that each file says.
#[expect(clippy::struct_field_names, reason = "it is a folder")]
pub(crate) struct Folder {
    pub(crate) client: Client,
    pub(crate) folder: tempfile::TempDir,
    /// Text and version of each open file.
    pub(crate) open: BTreeMap<String, (String, i32)>,
}

impl Folder {
    /// `files` on disk, and a client with `capabilities` that has opened the folder.
    pub(crate) fn new(capabilities: &Value, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("in the folder")).expect("made");
            std::fs::write(path, text).expect("written");
        }
        let root = folder.path().canonicalize().expect("there");
        let mut client = Client::spawn();
        let greeting = json!({
            "processId": null, "rootUri": null, "capabilities": capabilities,
            "workspaceFolders": [{ "uri": format!("file://{}", root.display()), "name": "case" }],
        });
        client.ask("initialize", greeting);
        client.tell("initialized", json!({}));
        Self { client, folder, open: BTreeMap::new() }
    }

    /// The usual case: matrix, promotion, proof, and notes that are nobody's business.
    pub(crate) fn usual(capabilities: &Value) -> Self {
        let notes = "# Notes\n\n#program-execution [[Program Execution]] see Goal B[^latency]\n";
        let files = [("matrix.md", MATRIX), ("promotion.md", CASE), ("proof.md", PROOF), ("notes.md", notes)];
        let mut folder = Self::new(capabilities, &files);
        folder.show("promotion.md");
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().expect("there").join(name)
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        let encoded = name.replace('%', "%25").replace(' ', "%20").replace('é', "%C3%A9");
        format!("file://{}", self.path(&encoded).display())
    }

    /// The file of an address.
    pub(crate) fn name(&self, uri: &str) -> String {
        let root = format!("file://{}/", self.path("").display()).replace("//\"", "/\"");
        let name = uri.strip_prefix(root.trim_end_matches('/')).unwrap_or_else(|| panic!("{uri} is not in the folder"));
        name.trim_start_matches('/').replace("%20", " ").replace("%C3%A9", "é").replace("%25", "%")
    }

    /// Opens a file as it is on disk.
    pub(crate) fn show(&mut self, name: &str) {
        let text = std::fs::read_to_string(self.path(name)).expect("UTF-8");
        self.show_as(name, &text);
    }

    /// Opens a file with another text than that on disk.
    pub(crate) fn show_as(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        self.client.open(&uri, 1, text);
        self.open.insert(name.to_owned(), (text.to_owned(), 1));
    }

    /// What the editor has: an open text first.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.open.get(name) {
            Some((text, _)) => text.clone(),
            None => std::fs::read_to_string(self.path(name)).expect("UTF-8"),
        }
    }

    /// The place of byte `at`, in UTF-16.
    pub(crate) fn position(&self, name: &str, at: usize) -> Value {
        let text = self.text(name);
        let (mut line, mut start) = (0, 0);
        for (index, byte) in text.bytes().enumerate().take(at) {
            if byte == b'\n' || byte == b'\r' && text.as_bytes().get(index + 1) != Some(&b'\n') {
                (line, start) = (line + 1, index + 1);
            }
        }
        json!({ "line": line, "character": text[start..at].encode_utf16().count() })
    }

    /// What `method` is asked at the `$0` of `marked`, which stands once in the file without it.
    pub(crate) fn at(&self, name: &str, marked: &str) -> Value {
        let text = self.text(name);
        let inside = marked.find("$0").expect("a marker");
        let plain = marked.replace("$0", "");
        let start = text.find(&plain).unwrap_or_else(|| panic!("{plain:?} is in {name}"));
        json!({ "textDocument": { "uri": self.uri(name) }, "position": self.position(name, start + inside) })
    }

    /// The text of a range.
    pub(crate) fn of(&self, name: &str, range: &Value) -> String {
        let text = self.text(name);
        text[offset(&text, &range["start"])..offset(&text, &range["end"])].to_owned()
    }

    /// Makes a workspace edit, in open files and on disk. Gives the edit that takes it back.
    pub(crate) fn apply(&mut self, edit: &Value) -> Value {
        let changes = edit["documentChanges"].as_array().cloned().unwrap_or_else(|| {
            let changes = edit["changes"].as_object().expect("changes");
            let change = |(uri, edits): (&String, &Value)| json!({ "textDocument": { "uri": uri, "version": null }, "edits": edits });
            changes.iter().map(change).collect()
        });
        let mut back = Vec::new();
        for change in changes {
            let uri = change["textDocument"]["uri"].as_str().expect("an address").to_owned();
            let name = self.name(&uri);
            let before = self.text(&name);
            if edit.get("documentChanges").is_some() {
                let version = self.open.get(&name).map(|(_, version)| *version);
                assert_eq!(change["textDocument"]["version"], json!(version), "{name}");
            }
            let mut edits: Vec<(usize, usize, String)> = change["edits"]
                .as_array()
                .expect("edits")
                .iter()
                .map(|edit| {
                    let text = edit["newText"].as_str().expect("text").to_owned();
                    (offset(&before, &edit["range"]["start"]), offset(&before, &edit["range"]["end"]), text)
                })
                .collect();
            edits.sort();
            assert!(edits.windows(2).all(|pair| pair[0].1 <= pair[1].0), "edits do not overlap: {edits:?}");
            let mut after = before.clone();
            for (start, end, text) in edits.iter().rev() {
                after.replace_range(*start..*end, text);
            }
            self.write(&name, &after);
            back.push((name, before));
        }
        json!(back)
    }

    /// Gives a file another text, where the editor has it.
    pub(crate) fn write(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        if let Some((open, version)) = self.open.get_mut(name) {
            (*open, *version) = (text.to_owned(), *version + 1);
            let document = json!({ "uri": uri, "version": *version });
            let change = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
            self.client.tell("textDocument/didChange", change);
        } else {
            std::fs::write(self.path(name), text).expect("written");
            let change = json!({ "changes": [{ "uri": uri, "type": 2 }] });
            self.client.tell("workspace/didChangeWatchedFiles", change);
        }
    }

    /// Each place of a list, as its file and its words.
    pub(crate) fn places(&self, found: &Value) -> Vec<String> {
        let place = |location: &Value| {
            let uri = location.get("uri").or(location.get("targetUri")).and_then(Value::as_str).expect("an address");
            let name = self.name(uri);
            let range = location.get("range").unwrap_or(&location["targetSelectionRange"]);
            format!("{name}: {}", self.of(&name, range))
        };
        found.as_array().map(|all| all.iter().map(place).collect()).unwrap_or_default()
    }
}

/// The byte at a place in UTF-16.
pub(crate) fn offset(text: &str, position: &Value) -> usize {
    let (line, character) =
        (position["line"].as_u64().expect("a line"), position["character"].as_u64().expect("a place"));
    let mut start = 0;
    for _ in 0..line {
        let rest = &text[start..];
        let end = rest.find(['\n', '\r']).expect("as many lines");
        start += end + if rest[end..].starts_with("\r\n") { 2 } else { 1 };
    }
    let mut units = 0;
    for (at, c) in text[start..].char_indices() {
        if units >= character {
            return start + at;
        }
        units += c.len_utf16() as u64;
    }
    text.len()
}
