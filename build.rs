//! Writes the lexicon as Rust, so that the program has it without reading anything. The tables are part of this
//! program: where one changes, it is built and run again.

#[allow(dead_code, reason = "the program has maps as well")]
#[path = "src/prose/fnv.rs"]
mod fnv;
#[path = "src/prose/inflect.rs"]
mod inflect;
#[path = "src/prose/compile.rs"]
mod compile;

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(problem) = write() {
        println!("cargo::error={problem}");
    }
}

fn write() -> Result<(), String> {
    let lexicon = compile::lexicon(compile::TABLES).map_err(|problem| format!("src/prose/data/{problem}"))?;
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo names no folder for what is built")?;
    let path = Path::new(&folder).join("lexicon.rs");
    std::fs::write(&path, lexicon).map_err(|error| format!("{}: {error}", path.display()))
}
