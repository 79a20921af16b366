use std::io::{self, BufRead, Read};

/// Above this a body is skipped, not read: 64 MiB.
const LONGEST: u64 = 64 << 20;
/// A header line is kept to this many bytes; of a longer one its end counts.
const HEADER: u64 = 4 << 10;

/// A body, or what was wrong with its header.
pub(super) type Frame = Result<Vec<u8>, &'static str>;

/// Takes bodies out of a stream of frames.
///
/// Lenient where that harms nobody: header names in any case and order, with or without blanks, lines that end in a bare
/// `\n`, empty lines between frames. After a wrong length it finds the next header by itself.
pub(super) struct Frames<R> {
    input: R,
    /// Bytes of a refused body that are still to come.
    skip: u64,
}

#[derive(Default)]
struct Header {
    seen: bool,
    length: Option<u64>,
    wrong: Option<&'static str>,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, skip: 0 }
    }

    /// The next frame; `None` at the end of the stream, also in the middle of a frame.
    pub(super) fn next(&mut self) -> io::Result<Option<Frame>> {
        io::copy(&mut self.input.by_ref().take(self.skip), &mut io::sink())?;
        self.skip = 0;
        let Some(header) = self.header()? else { return Ok(None) };
        let Some(length) = header.length else {
            return Ok(Some(Err(header.wrong.unwrap_or("a header without Content-Length"))));
        };
        let wrong = header.wrong.or((length > LONGEST).then_some("a message longer than 64 MiB"));
        if let Some(wrong) = wrong {
            self.skip = length;
            return Ok(Some(Err(wrong)));
        }
        // Grows as bytes arrive: a length alone allocates nothing.
        let mut body = Vec::new();
        self.input.by_ref().take(length).read_to_end(&mut body)?;
        Ok((body.len() as u64 == length).then_some(Ok(body)))
    }

    fn header(&mut self) -> io::Result<Option<Header>> {
        let mut header = Header::default();
        let mut line = Vec::new();
        loop {
            if !self.line(&mut line)? {
                return Ok(None);
            }
            if line.is_empty() {
                if header.seen {
                    return Ok(Some(header));
                }
                continue;
            }
            header.seen = true;
            header.take(&String::from_utf8_lossy(&line));
        }
    }

    /// Reads a line without its end, or the end of a line that is too long to be a header.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        loop {
            if self.input.by_ref().take(HEADER).read_until(b'\n', line)? == 0 {
                return Ok(false);
            }
            if line.last() == Some(&b'\n') {
                line.pop();
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                return Ok(true);
            }
            let keep = usize::try_from(HEADER).unwrap_or(usize::MAX);
            line.drain(..line.len().saturating_sub(keep));
        }
    }
}

impl Header {
    fn take(&mut self, line: &str) {
        let Some((name, value)) = line.rsplit_once(':') else { return };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        if is_length(&name) {
            match value.parse() {
                Ok(length) if self.length.is_none_or(|before| before == length) => self.length = Some(length),
                Ok(_) => self.wrong = Some("two lengths that differ"),
                Err(_) => self.wrong = Some("a Content-Length that is no length"),
            }
        } else if name == "content-type" && !is_utf8(value) {
            self.wrong = Some("a charset other than utf-8");
        }
    }
}

/// Whether a header's name is `content-length`. What stands before it may be the rest of a body whose length was too
/// small, but not a longer name.
fn is_length(name: &str) -> bool {
    name.strip_suffix("content-length")
        .is_some_and(|before| !before.ends_with(|c: char| c == '-' || c == '_' || c.is_alphanumeric()))
}

fn is_utf8(content_type: &str) -> bool {
    let lower = content_type.to_ascii_lowercase();
    let Some((_, charset)) = lower.split_once("charset=") else { return true };
    let charset = charset.split(';').next().unwrap_or_default();
    matches!(charset.trim_matches(|c: char| c == '"' || c == ' '), "utf-8" | "utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Vec<Result<String, &'static str>> {
        let mut frames = Frames::new(input);
        std::iter::from_fn(|| frames.next().unwrap())
            .map(|frame| frame.map(|body| String::from_utf8(body).unwrap()))
            .collect()
    }

    #[test]
    fn headers_in_every_spelling() {
        let spellings = [
            "Content-Length: 2\r\n\r\n{}",
            "content-length:2\r\n\r\n{}",
            "CONTENT-LENGTH :  2 \r\nX-Other: 9\r\n\r\n{}",
            "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2\r\n\r\n{}",
            "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=\"UTF-8\"\r\n\r\n{}",
            "Content-Length: 2\n\n{}",
            "\r\n\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
            "X-Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        ];
        for spelling in spellings {
            assert_eq!(read(spelling.as_bytes()), [Ok("{}".to_owned())], "{spelling:?}");
        }
        let all = spellings.concat();
        assert_eq!(read(all.as_bytes()).len(), spellings.len());
    }

    #[test]
    fn wrong_headers_are_refused_and_the_next_frame_is_read() {
        let next = "Content-Length: 2\r\n\r\n{}";
        for wrong in [
            "Content-Length: -4\r\n\r\n",
            "Content-Length: four\r\n\r\n",
            "Content-Length:\r\n\r\n",
            "Some-Header: 1\r\n\r\n",
            "Content-Length: 2\r\nContent-Type: text; charset=utf-16\r\n\r\n{}",
        ] {
            let frames = read(format!("{wrong}{next}").as_bytes());
            assert!(matches!(&frames[..], [Err(_), Ok(_)]), "{wrong:?}: {frames:?}");
        }
        let frames = read(format!("Content-Length: 1\r\n\r\n{{}}{next}").as_bytes());
        assert_eq!(frames, [Ok("{".to_owned()), Ok("{}".to_owned())], "a length that is too small");
        let noise = "x}".repeat(10_000);
        assert_eq!(read(format!("{noise}{next}").as_bytes()), [Ok("{}".to_owned())]);
    }

    #[test]
    fn a_length_beyond_the_bound_is_skipped_without_being_held() {
        let mut input = b"Content-Length: 67108865\r\n\r\n".to_vec();
        input.resize(input.len() + 67_108_865, b' ');
        input.extend(b"Content-Length: 2\r\n\r\n{}");
        let frames = read(&input);
        assert!(matches!(&frames[..], [Err(_), Ok(_)]));
        assert!(matches!(&read(b"Content-Length: 1099511627776\r\n\r\n{}")[..], [Err(_)]));
        assert!(matches!(&read(b"Content-Length: 99999999999999999999\r\n\r\n")[..], [Err(_)]));
    }

    #[test]
    fn the_end_in_the_middle_of_anything_is_the_end() {
        for cut in ["", "Content-Le", "Content-Length: 5\r\n", "Content-Length: 5\r\n\r\n{}"] {
            assert_eq!(read(cut.as_bytes()), [], "{cut:?}");
        }
    }

    #[test]
    fn noise_ends_and_takes_nothing_with_it() {
        let mut dice: u64 = 1;
        let mut below = |bound: usize| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(dice >> 33).unwrap() % bound
        };
        let pieces: [&[u8]; 9] =
            [b"Content-Length: ", b"2", b"-1", b"\r\n", b"\r\n\r\n", b"\n", b"{}", b":", b"\xff\0"];
        for _ in 0..2000 {
            let noise: Vec<u8> = (0..below(12)).flat_map(|_| pieces[below(9)].to_vec()).collect();
            let mut frames = Frames::new(&noise[..]);
            let mut count = 0;
            while frames.next().unwrap().is_some() {
                count += 1;
                assert!(count <= noise.len(), "{noise:?}");
            }
        }
    }
}
