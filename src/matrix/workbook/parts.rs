//! The parts that a workbook is packed from.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::matrix::read::Declined;

/// Most bytes that the parts of a workbook may unpack to, all together. A workbook of 1 MiB holds a tenth of a matrix
/// that large; a zip bomb holds a thousand times its size.
const UNPACKED: u64 = 16 * 1024 * 1024;
/// Most parts.
const PARTS: usize = 2_000;

/// How a file begins that Excel encrypted, and one of its older kind.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const DAMAGED: &str = "its file is damaged or was not copied whole";
const PROTECTED: &str = "a password protects it; save a copy without one";

/// Unpacked parts by name.
pub(super) struct Parts(BTreeMap<String, Vec<u8>>);

impl Parts {
    /// Unpacks a workbook.
    ///
    /// What protects against a zip bomb: not the sizes that its directory declares, which may lie, but that every part
    /// is unpacked here under one limit for all. Whoever unpacks one again, as calamine does, gets no more out of it.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, Declined> {
        if bytes.starts_with(&COMPOUND) {
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
            return Err(
                if is_encrypted { PROTECTED } else { "it is a workbook of the old kind; save it as .xlsx" }.into()
            );
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Declined::from(DAMAGED))?;
        if archive.len() > PARTS {
            return Err(DAMAGED.into());
        }
        let mut left = UNPACKED;
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|error| match error {
                ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Declined::from(PROTECTED),
                _ => DAMAGED.into(),
            })?;
            let name = part.name().map_err(|_| Declined::from(DAMAGED))?.into_owned();
            let mut content = Vec::new();
            part.take(left + 1).read_to_end(&mut content).map_err(|_| Declined::from(DAMAGED))?;
            left = left
                .checked_sub(content.len() as u64)
                .ok_or("it unpacks to more than 16 MiB, and no career matrix does; export its sheet as CSV")?;
            parts.insert(name, content);
        }
        let parts = Self(parts);
        if parts.has("word/document.xml") || parts.text("mimetype").is_ok_and(|kind| kind.contains("opendocument.text"))
        {
            return Err("it is a word processor's file; save it as Markdown".into());
        }
        Ok(parts)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A part that is text.
    pub(super) fn text(&self, name: &str) -> Result<&str, Declined> {
        let part = self.0.get(name).ok_or_else(damaged)?;
        std::str::from_utf8(part).map_err(|_| damaged())
    }

    /// All of them, with their names.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, part)| (name.as_str(), part.as_slice()))
    }
}

/// Why a workbook is not read that does not hold what it should.
pub(super) fn damaged() -> Declined {
    DAMAGED.into()
}

/// Why a workbook is not read that is encrypted.
pub(super) fn protected() -> Declined {
    PROTECTED.into()
}
