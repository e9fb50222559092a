//! Why a file is not read as DOCX, and what to do about it.

use crate::import::source::refusal::Refusal;
use crate::text::message;
use crate::text::message::Message;

/// A refusal.
pub(super) fn refusal(message: Message, remedy: Message) -> Box<Refusal> {
    Box::new(Refusal { message, remedy })
}

/// What to do with most files: a program that shows them writes them anew.
pub(super) fn save_again() -> Message {
    message!(
        zh: "用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”，再导入新文件",
        en: "open it in Word or WPS, save it as 'Word Document (*.docx)', and import the new file"
    )
}

/// A part of the file breaks the rules of its format.
pub(super) fn damaged(part: &str, what: &str) -> Box<Refusal> {
    refusal(
        message!(zh: "文件已损坏：其中的“{part}”无法读取（{what}）", en: "the file is damaged: '{part}' in it cannot be read ({what})"),
        save_again(),
    )
}

/// The file holds more than a report does.
pub(super) fn too_much(zh: &str, en: &str) -> Box<Refusal> {
    refusal(
        message!(zh: "文件过大：{zh}", en: "the file is too large: {en}"),
        message!(
            zh: "用 Word 或 WPS 打开，删去报告以外的内容，另存为 .docx，再导入新文件",
            en: "open it in Word or WPS, delete what is no part of the report, save it as .docx, and import that"
        ),
    )
}

/// The refusal of a file that is no ZIP, by what it begins with.
pub(super) fn no_package(bytes: &[u8]) -> Box<Refusal> {
    let holds = |word: &str| {
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    let message = if bytes.is_empty() {
        message!(zh: "文件是空的", en: "the file is empty")
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        if holds("EncryptedPackage") {
            return refusal(
                message!(zh: "文件有打开密码，内容已加密", en: "the file is encrypted with a password"),
                message!(
                    zh: "用 Word 或 WPS 凭密码打开，取消密码，另存为 .docx，再导入新文件",
                    en: "open it in Word or WPS with its password, remove the password, save it as .docx, and \
                         import that"
                ),
            );
        } else if holds("Workbook") {
            message!(zh: "这是旧格式的工作簿（.xls），不是 DOCX", en: "this is an old workbook (.xls) and no DOCX")
        } else {
            message!(
                zh: "这是旧格式的文档（.doc 或 .wps），不是 DOCX",
                en: "this is a document in an old format (.doc or .wps) and no DOCX"
            )
        }
    } else if bytes.starts_with(b"{\\rtf") {
        message!(zh: "这是 RTF 文件，不是 DOCX", en: "this is an RTF file and no DOCX")
    } else if bytes.starts_with(b"%PDF") {
        message!(zh: "这是 PDF 文件，不是 DOCX", en: "this is a PDF and no DOCX")
    } else if bytes.starts_with(b"PK\x03\x04") {
        message!(
            zh: "文件已损坏或不完整：压缩包的目录无法读取",
            en: "the file is damaged or cut off: the list of its parts cannot be read"
        )
    } else {
        message!(zh: "这不是 DOCX 文件", en: "this is no DOCX file")
    };
    refusal(message, save_again())
}

/// The refusal of a ZIP that holds no Word document.
pub(super) fn no_document(is_open_document: bool, is_workbook: bool) -> Box<Refusal> {
    let message = if is_open_document {
        message!(
            zh: "这是 OpenDocument 文件（如 .odt），不是 DOCX",
            en: "this is an OpenDocument file (such as .odt) and no DOCX"
        )
    } else if is_workbook {
        message!(zh: "这是工作簿（.xlsx），不是 DOCX", en: "this is a workbook (.xlsx) and no DOCX")
    } else {
        message!(
            zh: "这是压缩包，但里面没有 Word 文档",
            en: "this is a ZIP file without a Word document in it"
        )
    };
    refusal(message, save_again())
}

/// The refusal of a document that is put together of other files.
pub(super) fn elsewhere() -> Box<Refusal> {
    refusal(
        message!(
            zh: "文档嵌入了另一份文件的内容（altChunk 或子文档），其文字不在正文中",
            en: "the document takes in text from another file (an altChunk or a subdocument)"
        ),
        save_again(),
    )
}

/// The refusal of a document in which a field has no end.
pub(super) fn unending() -> Box<Refusal> {
    refusal(
        message!(
            zh: "文档中有一个域只有开头、没有结尾，其后的文字会丢失",
            en: "a field in the document begins and never ends: the text after it would be lost"
        ),
        save_again(),
    )
}
