//! What is not read: formats that are known, each with what to do instead.

use super::Format;
use crate::import::source::refusal::Refusal;
use crate::text::message;
use crate::text::message::Message;

/// The format of a file of Office before 2007, or a workbook of it that is locked.
pub(super) fn compound(bytes: &[u8]) -> Result<Format, Box<Refusal>> {
    // Names of streams are in UTF-16, in a directory that may stand anywhere.
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        Err(locked())
    } else if holds("WordDocument") {
        Err(save_as("DOC", "DOC", "DOCX"))
    } else if holds("PowerPoint Document") {
        Err(no_report("演示文稿（PPT）", "a presentation (PPT)"))
    } else if holds("Workbook") || holds("Book") {
        Ok(Format::Spreadsheet)
    } else {
        Err(unknown())
    }
}

/// The format of what is packed: a document, a workbook or an archive, by the names of what is in it.
pub(super) fn packed(bytes: &[u8]) -> Result<Format, Box<Refusal>> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let mut names: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    // Entries of the directory at the end, which is not packed.
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.windows(4).position(|four| four == ENTRY)) {
        at += found;
        let length = match bytes.get(at + 28..at + 30) {
            Some(&[low, high]) => usize::from(low) + 256 * usize::from(high),
            _ => break,
        };
        names.extend(bytes.get(at + 46..at + 46 + length));
        at += 4;
    }
    let holds = |beginning: &[u8]| names.iter().any(|name| name.starts_with(beginning));
    // A file of OpenDocument names its kind at once, and unpacked.
    let head = bytes.get(..200).unwrap_or(bytes);
    let says = |kind: &[u8]| head.windows(kind.len()).any(|window| window == kind);
    if says(b"opendocument.spreadsheet") {
        Ok(Format::Spreadsheet)
    } else if says(b"opendocument.text") {
        Err(save_as("ODT", "ODT", "DOCX"))
    } else if holds(b"word/") {
        Ok(Format::Docx)
    } else if holds(b"xl/") {
        Ok(Format::Spreadsheet)
    } else if holds(b"ppt/") {
        Err(no_report("演示文稿（PPTX）", "a presentation (PPTX)"))
    } else if names.iter().any(|name| name.eq_ignore_ascii_case(b"OFD.xml")) {
        Err(save_as("OFD", "OFD", "DOCX"))
    } else if names.is_empty() && bytes.starts_with(b"PK\x03\x04") {
        Err(cut_off())
    } else {
        Err(archive())
    }
}

/// The refusal of a file that is neither packed nor of Office, if it is known and not read.
pub(super) fn refusal(bytes: &[u8], head: &str) -> Option<Box<Refusal>> {
    let begins = |with: &[&[u8]]| with.iter().any(|with| bytes.starts_with(with));
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || b"\0\xef\xbb\xbf\xff\xfe".contains(byte)) {
        return Some(empty());
    }
    if head.starts_with("{\\rtf") {
        return Some(save_as("RTF", "RTF", "DOCX"));
    }
    if head.contains("mime-version:") && head.contains("content-type:") {
        return Some(save_as("单个文件网页（MHT）", "MHT", "HTML"));
    }
    let pictures: [&[u8]; 6] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"];
    if begins(&pictures) || (begins(&[b"BM"]) && bytes.get(6..10) == Some(&[0; 4])) {
        return Some(no_report("图片", "a picture"));
    }
    if begins(&[b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ"]) {
        return Some(archive());
    }
    if head.starts_with("<?xml") || head.starts_with("<") {
        if head.contains("urn:schemas-microsoft-com:office:spreadsheet\"") && head.contains("<workbook") {
            return Some(save_as("XML 表格", "a workbook in XML", "XLSX"));
        }
        if head.contains("<?mso-application progid=\"word.document\"") || head.contains("<pkg:package") {
            return Some(save_as("Word XML", "a Word document in XML", "DOCX"));
        }
        if head.contains("<office:document") {
            return Some(save_as("OpenDocument XML", "OpenDocument in XML", "DOCX"));
        }
    }
    None
}

/// The refusal of what is packed, and lacks the list of its parts that stands at the end.
fn cut_off() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "文件不完整：末尾没有其中各部分的目录，可能没有下载完",
            en: "the file is cut off: the list of its parts, which stands at its end, is missing"
        ),
        remedy: get_again(),
    })
}

/// The refusal of a file that its name calls what it is not.
pub(super) fn not_what_it_is_called(ending: &str) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "文件名以 .{ending} 结尾，内容却不是这种格式：文件可能已损坏或未下载完整",
            en: "the name ends in .{ending}, but the file is not of that format: it may be damaged or cut off"
        ),
        remedy: get_again(),
    })
}

/// What to do about a file that is damaged.
fn get_again() -> Message {
    message!(
        zh: "请重新取得该文件，确认能用办公软件打开后再导入",
        en: "get the file again, make sure that an office program opens it, and import that"
    )
}

/// The refusal of a format that another can be made of.
fn save_as(zh: &str, en: &str, better: &str) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "不支持 {zh} 格式", en: "{en} is not read"),
        remedy: message!(
            zh: "请用办公软件打开该文件，另存为 {better} 格式后再导入",
            en: "open the file in an office program, save it as {better}, and import that"
        ),
    })
}

/// The refusal of what holds no text.
fn no_report(zh: &str, en: &str) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "文件是{zh}，其中的文字无法读取", en: "the file is {en}: its words cannot be read"),
        remedy: message!(
            zh: "请导入年度报告的原始文档（DOCX、XLSX 或 HTML）",
            en: "import the report's own document (DOCX, XLSX or HTML)"
        ),
    })
}

/// The refusal of an archive.
fn archive() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "文件是压缩包", en: "the file is an archive of files"),
        remedy: message!(zh: "请先解压，再导入其中的报告", en: "unpack it, and import the report that is in it"),
    })
}

/// The refusal of a file with a password.
fn locked() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "文件已加密，需要密码才能打开", en: "the file is locked with a password"),
        remedy: message!(
            zh: "请用办公软件打开该文件，取消密码并另存后再导入",
            en: "open the file in an office program, remove its password, save it, and import that"
        ),
    })
}

/// The refusal of an old file of Office that is neither a document nor a workbook.
fn unknown() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "文件是旧版 Office 格式，但其中既没有文档也没有工作簿",
            en: "the file is of an old version of Office, and holds neither a document nor a workbook"
        ),
        remedy: message!(
            zh: "请用办公软件打开该文件，另存为 DOCX 或 XLSX 格式后再导入",
            en: "open the file in an office program, save it as DOCX or XLSX, and import that"
        ),
    })
}

/// The refusal of nothing.
fn empty() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "文件是空的", en: "the file is empty"),
        remedy: message!(zh: "请重新取得该文件后再导入", en: "get the file again, and import that"),
    })
}
