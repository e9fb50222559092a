//! Bytes as text: UTF-8, and of no size that only a mistake has.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::limits;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{Place, Sources};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

const NOT_UTF8: Code = Code("file-not-utf8");
const LINE_ENDS: Code = Code("file-line-ends");
const TOO_LARGE: Code = Code("file-too-large");

/// The bytes of a text file, or of one that is too large so many that this is seen: it is not read whole.
///
/// # Errors
/// If the file cannot be read.
pub(crate) fn read_text(path: &Path) -> io::Result<Vec<u8>> {
    let (most, file) = (limits::SOURCE_BYTES.most as u64, File::open(path)?);
    // One byte more than there is, so that the end is seen without a larger buffer.
    let size = file.metadata()?.len().min(most) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why a file is no text, and what to do about it.
#[derive(Debug)]
pub(crate) struct NoText {
    code: Code,
    message: Message,
    remedy: Message,
}

impl NoText {
    /// What is to be told of the file at a path; an empty text joins the sources in its stead.
    pub(crate) fn told(self, path: &str, sources: &mut Sources) -> Diagnostic {
        let place = Place::new(sources.put(path, ""), 0, 0);
        Diagnostic::error(self.code, place, self.message).remedy(self.remedy)
    }
}

/// The text of a file, with or without a byte order mark.
///
/// # Errors
/// Why the bytes are no text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, Box<NoText>> {
    let refused = |code, message, remedy| Box::new(NoText { code, message, remedy });
    if bytes.len() > limits::SOURCE_BYTES.most {
        let most = limits::SOURCE_BYTES.most >> 20;
        return Err(refused(
            TOO_LARGE,
            message!(
                zh: "文件太大：文本文件最多 {most} MiB",
                en: "the file is too large: a text file has at most {most} MiB"
            ),
            message!(
                zh: "一份报告不会有这么大：核对这个文件",
                en: "no report is that large: check the file"
            ),
        ));
    }
    if is_utf16(&bytes) {
        return Err(refused(
            NOT_UTF8,
            message!(zh: "文件是 UTF-16 编码，不是 UTF-8", en: "the file is in UTF-16, not in UTF-8"),
            message!(
                zh: "在编辑器里另存为 UTF-8（记事本里“Unicode”是 UTF-16），或运行 iconv -f UTF-16 -t UTF-8",
                en: "save it as UTF-8 in your editor (Notepad calls UTF-16 \"Unicode\"), or run iconv -f \
                     UTF-16 -t UTF-8"
            ),
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let (message, remedy) = other_encoding(error.as_bytes(), error.utf8_error().valid_up_to());
        refused(NOT_UTF8, message, remedy)
    })?;
    if text.contains('\r') && !text.contains('\n') {
        return Err(refused(
            LINE_ENDS,
            message!(
                zh: "每行都只以回车符（CR）结尾，整个文件因此是一行",
                en: "lines end in a carriage return alone, so that all of the file is one line"
            ),
            message!(
                zh: "在编辑器里把行尾改为 LF 或 CRLF，或运行 tr '\\r' '\\n' <旧文件 >新文件",
                en: "let your editor end lines in LF or CRLF, or run tr '\\r' '\\n' <old >new"
            ),
        ));
    }
    Ok(text)
}

/// Whether bytes are in UTF-16: they say so, or every other one of the first is zero, as where the text is
/// ASCII. Neither can be at the beginning of a text in UTF-8.
fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [0, first, 0, second, ..] | [first, 0, second, 0, ..] => *first != 0 && *second != 0,
        _ => false,
    }
}

/// What bytes are that are not UTF-8 from the one at `at` on, and what to do about them.
fn other_encoding(bytes: &[u8], at: usize) -> (Message, Message) {
    let (guess, _, garbled) = encoding_rs::GBK.decode(bytes);
    if garbled {
        return (
            message!(
                zh: "文件不是 UTF-8 文本（第 {at} 个字节起）",
                en: "the file is not UTF-8 text (from byte {at})"
            ),
            message!(
                zh: "在编辑器里另存为 UTF-8；如果不是文本，文件名就不要以 .md、.yaml 或 .html 结尾",
                en: "save it as UTF-8 in your editor; if it is no text, do not let its name end in .md, \
                     .yaml or .html"
            ),
        );
    }
    let sample: String = guess.chars().filter(|c| !c.is_ascii() && !c.is_control()).take(12).collect();
    (
        message!(
            zh: "文件是 GBK 编码（能读出“{sample}”），不是 UTF-8",
            en: "the file is in GBK (it reads '{sample}'), not in UTF-8"
        ),
        message!(
            zh: "在编辑器里另存为 UTF-8，或运行 iconv -f GBK -t UTF-8",
            en: "save it as UTF-8 in your editor, or run iconv -f GBK -t UTF-8"
        ),
    )
}
