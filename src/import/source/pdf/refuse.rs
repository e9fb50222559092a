//! Why a PDF is not read.

use crate::import::source::refusal::Refusal;
use crate::text::message;
use crate::text::message::Message;

/// The pages of a file.
pub(super) const PAGES: usize = 1000;

/// The refusal of what is no PDF, or is broken.
pub(super) fn broken() -> Box<Refusal> {
    refusal(
        message!(zh: "PDF 文件已损坏，或没有下载完整", en: "the PDF is damaged, or was not downloaded to its end"),
        message!(
            zh: "请重新取得该文件，确认能打开后再导入",
            en: "get the file again, make sure that it opens, and import that"
        ),
    )
}

/// The refusal of a file with a password.
pub(super) fn locked() -> Box<Refusal> {
    refusal(
        message!(
            zh: "PDF 文件已加密，需要密码才能打开",
            en: "the PDF is locked: it cannot be opened without its password"
        ),
        message!(
            zh: "请向发布机关索取没有密码的文件，或改为导入年度报告的网页",
            en: "ask whoever published it for a file without a password, or import the report's web page"
        ),
    )
}

/// The refusal of pages that are pictures.
pub(super) fn no_text() -> Box<Refusal> {
    refusal(
        message!(
            zh: "PDF 里没有文字层：各页是扫描件或图片",
            en: "the PDF has no text layer: its pages are scans or pictures"
        ),
        other_source(),
    )
}

/// The refusal of pages that are pictures with recognised text behind them.
pub(super) fn recognised_text() -> Box<Refusal> {
    refusal(
        message!(
            zh: "PDF 的各页是图片，文字是识别（OCR）后藏在图片后面的：数字可能认错，不能当作数据",
            en: "the pages of the PDF are pictures, and their text was recognised (OCR) and hidden behind \
                 them: \
                 its digits may be wrong, and are not taken for figures"
        ),
        other_source(),
    )
}

/// The refusal of a file that asks for more than may be.
pub(super) fn too_much() -> Box<Refusal> {
    refusal(
        message!(
            zh: "PDF 的内容过多：超过 {PAGES} 页，或其中某一项（对象、图形、字符、解压后的大小）超出限度",
            en: "the PDF holds too much: more than {PAGES} pages, or more of something else (objects, \
                 drawings, characters, bytes when unpacked) than a report has"
        ),
        alone(),
    )
}

/// The refusal of a file whose opening does not end in the time or the memory that it may take: what in it
/// asks for so much cannot be told.
pub(super) fn too_long(seconds: u64, bytes: u64) -> Box<Refusal> {
    let most = bytes >> 20;
    refusal(
        message!(
            zh: "打开 PDF 用了 {seconds} 秒或 {most} MB 内存还没有打开，已停止；原因可能在文件的任何地方，不一定是页数",
            en: "the PDF was not open after {seconds} seconds or {most} MB of memory, and was given up; \
                 anything in the file may be the reason, not only its pages"
        ),
        alone(),
    )
}

fn alone() -> Message {
    message!(
        zh: "请用阅读器把年度报告部分打印或另存为一个新的 PDF 再导入，或改为导入其 DOCX、网页",
        en: "print or save the report alone from a viewer as a new PDF and import that, or import its DOCX \
             or web page"
    )
}

fn other_source() -> Message {
    message!(
        zh: "请改为导入年度报告的原始文档（DOCX、XLSX）或网页（HTML）",
        en: "import the report's own document (DOCX, XLSX) or its web page (HTML)"
    )
}

fn refusal(message: Message, remedy: Message) -> Box<Refusal> {
    Box::new(Refusal { message, remedy })
}
