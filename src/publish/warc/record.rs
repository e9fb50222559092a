//! One record: its head, with the digests of what follows, and its block.

use crate::publish::output::Hash;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::io::{self, Read, Write};

/// What a record is.
pub(super) enum Kind {
    /// What the file, with this name, says of itself.
    Information { name: String },
    /// What a server answers at an address.
    Response { address: String },
}

/// A record whose digests are known.
pub(super) struct Record {
    head: String,
    /// What its block begins with; the payload follows.
    begins: String,
}

impl Record {
    /// A record of a text.
    pub(super) fn of(kind: &Kind, day: Date, text: String) -> Self {
        let block = Sha256::digest(text.as_bytes()).into();
        let length = text.len() as u64;
        Self { head: head(kind, day, length, block, None), begins: text }
    }

    /// A record whose block begins with a text and goes on with a payload of a length, and the digest of that
    /// payload.
    ///
    /// # Errors
    /// If the payload cannot be read, or is not as long.
    pub(super) fn with_payload(
        kind: &Kind,
        day: Date,
        begins: String,
        length: u64,
        mut payload: impl Read,
    ) -> io::Result<(Self, Hash)> {
        let mut digests = Digests { block: Sha256::new_with_prefix(&begins), payload: Sha256::new() };
        if io::copy(&mut payload, &mut digests)? != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let payload: Hash = digests.payload.finalize().into();
        let length = length + begins.len() as u64;
        let head = head(kind, day, length, digests.block.finalize().into(), Some(payload));
        Ok((Self { head, begins }, payload))
    }

    /// Writes it; the payload follows what the block begins with.
    pub(super) fn write(&self, into: &mut impl Write, payload: &mut impl Read) -> io::Result<()> {
        into.write_all(self.head.as_bytes())?;
        into.write_all(self.begins.as_bytes())?;
        io::copy(payload, into)?;
        into.write_all(b"\r\n\r\n")
    }
}

fn head(kind: &Kind, day: Date, length: u64, block: Hash, payload: Option<Hash>) -> String {
    let (name, content, about) = match kind {
        Kind::Information { name } => {
            ("warcinfo", "application/warc-fields", format!("WARC-Filename: {name}\r\n"))
        }
        Kind::Response { address } => {
            ("response", "application/http;msgtype=response", format!("WARC-Target-URI: {address}\r\n"))
        }
    };
    let payload = payload.map(|digest| format!("WARC-Payload-Digest: sha256:{}\r\n", base32(&digest)));
    let id = id(&Sha256::new_with_prefix(&about).chain_update(block).finalize().into());
    format!(
        "WARC/1.1\r\nWARC-Type: {name}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: {day}T00:00:00Z\r\n\
         {about}WARC-Block-Digest: sha256:{}\r\n{}Content-Type: {content}\r\n\
         Content-Length: {length}\r\n\r\n",
        base32(&block),
        payload.unwrap_or_default()
    )
}

/// A UUID of a kind of our own (RFC 9562, version 8): the same record has the same one.
fn id(of: &Hash) -> String {
    let mut bytes = *of;
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: String = bytes[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &digits[part]);
    parts.join("-")
}

/// Digits as RFC 4648 writes them to the base 32, as web archives write digests.
fn base32(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for five in bytes.chunks(5) {
        let whole =
            five.iter().chain([0; 5].iter()).take(5).fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
        for place in 0..(five.len() * 8).div_ceil(5) {
            let digit = usize::try_from(whole >> (35 - 5 * place) & 31).unwrap_or_default();
            text.push(char::from(DIGITS[digit]));
        }
    }
    let padded = text.len().next_multiple_of(8);
    text.extend(std::iter::repeat_n('=', padded - text.len()));
    text
}

/// The digests of a block and of the payload in it, while the payload is read.
struct Digests {
    block: Sha256,
    payload: Sha256,
}

impl Write for Digests {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.block.update(bytes);
        self.payload.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::base32;

    #[test]
    fn digests_are_written_as_rfc_4648_says() {
        let known = ["", "MY======", "MZXQ====", "MZXW6===", "MZXW6YQ=", "MZXW6YTB", "MZXW6YTBOI======"];
        for (length, written) in known.into_iter().enumerate() {
            assert_eq!(base32(&b"foobar"[..length]), written);
        }
    }
}
