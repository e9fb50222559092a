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
            zh: "PDF 的内容过多（超过 {PAGES} 页，或解压后过大）",
            en: "the PDF holds too much: more than {PAGES} pages, or too much when unpacked"
        ),
        message!(
            zh: "请把年度报告部分单独另存为一个文件后再导入",
            en: "save the report alone as a file, and import that"
        ),
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
