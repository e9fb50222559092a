//! How much is read, made and told: one table. `docs/limits.md` shows it, and a test holds the two together.
//!
//! What a limit bounds is asked for before memory is taken for it.

use super::message;
use super::message::Message;

/// A limit.
#[derive(Debug)]
pub(crate) struct Limit {
    /// The most that is allowed.
    pub most: usize,
    /// What is counted, in Chinese and in English: `模板的字节`, `bytes of a template`.
    pub of: [&'static str; 2],
}

impl Limit {
    const fn new(most: usize, zh: &'static str, en: &'static str) -> Self {
        Self { most, of: [zh, en] }
    }

    /// That there is more than that.
    pub(crate) fn exceeded(&self) -> Message {
        let (most, [zh, en]) = (grouped(self.most), self.of);
        message!(zh: "超过上限：{zh}最多 {most}", en: "there are more than {most} {en}")
    }
}

/// A number with commas between thousands.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

pub(crate) const SOURCE_BYTES: Limit = Limit::new(
    16 << 20,
    "一个源文件（.md、.yaml、模板、文字）的字节",
    "bytes of a source file (.md, .yaml, templates, words)",
);
pub(crate) const YAML_BYTES: Limit =
    Limit::new(4 << 20, "一个 YAML 文件或文件头的字节", "bytes of a YAML file, or of front matter");
pub(crate) const YAML_DEPTH: Limit =
    Limit::new(24, "YAML 里列表和映射互相嵌套的层数", "lists and mappings of YAML within one another");
pub(crate) const NAME_BYTES: Limit =
    Limit::new(255, "文件或文件夹名字的字节", "bytes of the name of a file or a folder");
pub(crate) const ID_LETTERS: Limit =
    Limit::new(60, "表式、表、行、栏的 id 的字母", "letters of the id of a form, a table, a row or a column");
pub(crate) const PUBLISHER_ID_LETTERS: Limit =
    Limit::new(80, "发布机构和页面的 id 的字母", "letters of the id of a publisher or a page");
pub(crate) const FIGURE_DIGITS: Limit = Limit::new(18, "一个数的位数", "digits of a figure");
pub(crate) const FIGURE_DECIMALS: Limit =
    Limit::new(8, "表式可以规定的小数位数", "decimals that a form may ask for");
pub(crate) const TOLD_A_FILE: Limit = Limit::new(
    1_000,
    "一个文件列出的消息，其余只报数",
    "messages that are printed of one file; the rest is counted",
);
pub(crate) const TOLD: Limit = Limit::new(
    10_000,
    "一个档案列出的消息，其余只报数",
    "messages that are printed of one archive; the rest is counted",
);
pub(crate) const TEMPLATE_BYTES: Limit = Limit::new(1 << 16, "一个模板的字节", "bytes of a template");
pub(crate) const TEMPLATE_SIGNS: Limit = Limit::new(
    4_000,
    "一个模板里的括号 [、{、( 和竖线、波浪线",
    "brackets [, {, (, bars and tildes in a template",
);
pub(crate) const TEMPLATE_STEPS: Limit = Limit::new(
    3_000_000,
    "一个页面的步数（每写 64 字节算一步）",
    "steps of a page, of which one pays for 64 bytes",
);
pub(crate) const TEMPLATE_WORDS: Limit =
    Limit::new(1 << 20, "t() 给一段文字填入的字节", "bytes that t() puts into a text");
pub(crate) const TEMPLATE_RECURSION: Limit = Limit::new(
    100,
    "宏和循环互相调用的层数（宏算四层，include 算十层）",
    "loops within one another (a macro counts as four, an include as ten)",
);
pub(crate) const DOCUMENT_BYTES: Limit =
    Limit::new(64 << 20, "要导入的一个文件的字节", "bytes of a document that is imported");
pub(crate) const DOCUMENT_UNPACKED: Limit = Limit::new(
    100 << 20,
    "要导入的一个文件解压后的字节",
    "bytes of a document that is imported, when unpacked",
);
pub(crate) const DOCUMENT_CELLS: Limit =
    Limit::new(200_000, "要导入的一个文件里的单元格", "cells of all tables of a document");
pub(crate) const DOCUMENT_COLUMNS: Limit =
    Limit::new(4_096, "要导入的一张表的列", "columns of a table of a document");
pub(crate) const DOCUMENT_ELEMENTS: Limit =
    Limit::new(1_500_000, "要导入的一个文件里的标签（XML、HTML）", "elements of a document of XML or HTML");
pub(crate) const DOCUMENT_DEPTH: Limit = Limit::new(
    256,
    "要导入的一个文件里标签嵌套的层数（HTML 为两倍）",
    "elements within one another (in HTML twice as many)",
);
pub(crate) const DOCUMENT_LINES: Limit =
    Limit::new(1_000_000, "要导入的一个文本的行", "lines of a text that is imported");
pub(crate) const TABLE_FIGURES: Limit =
    Limit::new(20_000_000, "一次导入的数据表（CSV）里的数", "figures of the data tables (CSV) of one import");
pub(crate) const STREAMS: Limit = Limit::new(
    64,
    "预览同时跟随的页面，再多就断开最早的",
    "pages that follow a preview at once; the oldest is let go",
);
pub(crate) const CONNECTIONS: Limit = Limit::new(
    256,
    "预览同时的连接，再多就断开最早的",
    "connections of a preview at once; the oldest is closed",
);

/// All of them, in the order of the guide.
#[cfg(test)]
pub(crate) const ALL: [&Limit; 25] = [
    &SOURCE_BYTES,
    &YAML_BYTES,
    &YAML_DEPTH,
    &NAME_BYTES,
    &ID_LETTERS,
    &PUBLISHER_ID_LETTERS,
    &FIGURE_DIGITS,
    &FIGURE_DECIMALS,
    &TOLD,
    &TOLD_A_FILE,
    &TEMPLATE_BYTES,
    &TEMPLATE_SIGNS,
    &TEMPLATE_STEPS,
    &TEMPLATE_WORDS,
    &TEMPLATE_RECURSION,
    &DOCUMENT_BYTES,
    &DOCUMENT_UNPACKED,
    &DOCUMENT_CELLS,
    &DOCUMENT_COLUMNS,
    &DOCUMENT_ELEMENTS,
    &DOCUMENT_DEPTH,
    &DOCUMENT_LINES,
    &TABLE_FIGURES,
    &STREAMS,
    &CONNECTIONS,
];

#[cfg(test)]
mod tests {
    use super::{ALL, grouped};

    #[test]
    fn the_guide_names_every_limit() {
        for (at, language) in ["zh", "en"].into_iter().enumerate() {
            let name = if at == 0 { "docs/limits.zh.md" } else { "docs/limits.md" };
            let guide = std::fs::read_to_string(crate::testing::repository().join(name)).unwrap();
            for limit in ALL {
                let row = format!("| {} | {} |", limit.of[at], grouped(limit.most));
                assert!(guide.contains(&row), "{name} ({language}) lacks:\n{row}");
            }
        }
    }
}
