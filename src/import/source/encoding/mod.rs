//! From bytes to characters: which encoding a file is in, and nothing replaced in silence.

#[cfg(test)]
mod tests;

use crate::import::document::Remark;
use crate::import::source::refusal::Refusal;
use crate::text::message;
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// The characters of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Decoded {
    /// Its text, without a byte order mark.
    pub(super) text: String,
    /// What is odd about its encoding.
    pub(super) remarks: Vec<Remark>,
}

/// How many bytes of a page are searched for the encoding that it declares. Browsers search 1024, but pages
/// made of templates have long beginnings.
const SEARCHED: usize = 8192;

/// Decodes a text that declares no encoding: UTF-8 where it is valid, UTF-16, else GB18030.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Box<Refusal>> {
    decode_as(bytes, None)
}

/// Decodes a page, which may declare its encoding.
pub(super) fn decode_page(bytes: &[u8]) -> Result<Decoded, Box<Refusal>> {
    decode_as(bytes, declared(bytes))
}

/// Decodes a text in an encoding that is given or found. What the bytes say is held above what is declared.
fn decode_as(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, Box<Refusal>> {
    let (text, remark) = characters(bytes, declared)?;
    let control = text.char_indices().find(|(_, c)| is_control(*c)).map(|(at, c)| {
        let (line, code) = (text.get(..at).unwrap_or_default().matches('\n').count() + 1, u32::from(c));
        let words = message!(
            zh: "第 {line} 行有控制字符 U+{code:04X}",
            en: "line {line} has the control character U+{code:04X}"
        );
        Remark { words, is_disclosed: true }
    });
    Ok(Decoded { text, remarks: remark.into_iter().chain(control).collect() })
}

/// The characters of a text, and what is odd about its encoding.
fn characters(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> Result<(String, Option<Remark>), Box<Refusal>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok((strict(bytes.get(length..).unwrap_or_default(), encoding, length)?, None));
    }
    if bytes.contains(&0) {
        return Ok((without_mark(bytes)?, None));
    }
    let declared = declared.map(|encoding| if encoding == GBK { GB18030 } else { encoding });
    match (std::str::from_utf8(bytes), declared) {
        (Ok(valid), None) => Ok((valid.to_owned(), None)),
        (Ok(valid), Some(encoding)) if encoding == UTF_8 || valid.is_ascii() => Ok((valid.to_owned(), None)),
        // Characters of three bytes are never so by chance.
        (Ok(valid), Some(encoding)) if valid.chars().any(|c| c >= '\u{800}') => {
            Ok((valid.to_owned(), Some(contradiction(encoding, UTF_8))))
        }
        (Ok(valid), Some(encoding)) => {
            Ok((strict(bytes, encoding, 0).unwrap_or_else(|_| valid.to_owned()), None))
        }
        (Err(error), _) if is_damaged(bytes) => Err(undecodable(UTF_8, error.valid_up_to())),
        (Err(_), Some(encoding)) if encoding != UTF_8 => Ok((strict(bytes, encoding, 0)?, None)),
        (Err(error), declared) => {
            let text = strict(bytes, GB18030, 0);
            match (text, declared) {
                (Ok(text), _) if text.contains(is_control) => Err(not_text(bytes)),
                (Ok(text), declared) => Ok((text, declared.map(|utf8| contradiction(utf8, GB18030)))),
                (Err(_), Some(utf8)) => Err(undecodable(utf8, error.valid_up_to())),
                (Err(refusal), None) => Err(refusal),
            }
        }
    }
}

/// Decodes bytes of which every one must belong to a character.
fn strict(bytes: &[u8], encoding: &'static Encoding, skipped: usize) -> Result<String, Box<Refusal>> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(capacity);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::OutputFull => Err(undecodable(encoding, skipped + read)),
        DecoderResult::Malformed(length, after) => {
            let before = usize::from(length) + usize::from(after);
            Err(undecodable(encoding, skipped + read.saturating_sub(before)))
        }
    }
}

/// Decodes a text with NUL bytes: it is in UTF-16 if that makes ordinary characters of nearly all of it.
fn without_mark(bytes: &[u8]) -> Result<String, Box<Refusal>> {
    if bytes.len() % 2 == 1 {
        return Err(not_text(bytes));
    }
    let ordinary = |text: &str| text.chars().filter(|c| is_ordinary(*c)).count();
    let texts = [UTF_16LE, UTF_16BE].map(|encoding| strict(bytes, encoding, 0).unwrap_or_default());
    let best = texts.into_iter().max_by_key(|text| ordinary(text)).unwrap_or_default();
    let all = best.chars().count();
    let is_text = 4 * ordinary(&best) >= 3 * all && !best.contains(is_control);
    if is_text && !best.is_empty() { Ok(best) } else { Err(not_text(bytes)) }
}

/// Whether a character is one that most texts of China are made of.
fn is_ordinary(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}')
        || matches!(c, '\u{ff00}'..='\u{ffef}' | '\u{2000}'..='\u{206f}')
}

/// Whether bytes are UTF-8 but for a few: text in another encoding has hardly a sequence that is valid.
fn is_damaged(bytes: &[u8]) -> bool {
    let (mut valid, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| *c >= '\u{800}').count();
        wrong += chunk.invalid().len();
    }
    valid > wrong.saturating_mul(4)
}

/// Whether a character belongs to no text. Tabs, line ends, page breaks, Word's breaks of lines and the end
/// of a file of DOS do.
fn is_control(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{1a}')
}

/// The encoding that a page names in its XML declaration or in a `meta` tag.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..SEARCHED).unwrap_or(bytes);
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let of = |text: &str, name: &str| {
        let rest = text.split_once(name)?.1.trim_start().strip_prefix('=')?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let label: String = rest.chars().take_while(|c| c.is_alphanumeric() || "-_:".contains(*c)).collect();
        Encoding::for_label(label.as_bytes())
    };
    if let Some(declaration) = head.strip_prefix("<?xml").and_then(|rest| rest.split('>').next())
        && let Some(encoding) = of(declaration, "encoding")
    {
        return Some(encoding);
    }
    let tags = head.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let named = tags.filter_map(|tag| of(tag, "charset")).next();
    // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
    named.map(|encoding| if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// A page that declares another encoding than it is in.
fn contradiction(declared: &'static Encoding, found: &'static Encoding) -> Remark {
    let (declared, found) = (declared.name(), found.name());
    Remark {
        words: message!(
            zh: "文件声明的编码是 {declared}，实际是 {found}；已按 {found} 读取",
            en: "the file declares {declared} and is in {found}; it was read as {found}"
        ),
        is_disclosed: false,
    }
}

/// The refusal of a text with bytes that are no characters.
fn undecodable(encoding: &'static Encoding, at: usize) -> Box<Refusal> {
    let (name, at) = (encoding.name(), at + 1);
    Box::new(Refusal {
        message: message!(
            zh: "第 {at} 个字节不是 {name} 编码的文字",
            en: "byte {at} is no character in {name}"
        ),
        remedy: resave(),
    })
}

/// The refusal of bytes that are no text at all.
fn not_text(bytes: &[u8]) -> Box<Refusal> {
    let is_strange = |byte: &u8| is_control(char::from(*byte));
    let at = bytes.iter().position(is_strange).unwrap_or(0);
    let (code, at) = (bytes.get(at).copied().unwrap_or(0), at + 1);
    Box::new(Refusal {
        message: message!(
            zh: "第 {at} 个字节是控制字符 {code}：文件不是文本",
            en: "byte {at} is the control character {code}: the file is no text"
        ),
        remedy: resave(),
    })
}

/// How to make a text readable.
fn resave() -> message::Message {
    message!(
        zh: "请用原来的程序打开该文件，以 UTF-8 编码另存后再导入",
        en: "open the file in the program it comes from, save it as UTF-8, and import that"
    )
}
