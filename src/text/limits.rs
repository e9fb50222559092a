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
pub(crate) const ALL: [&Limit; 10] = [
    &SOURCE_BYTES,
    &TOLD,
    &TOLD_A_FILE,
    &TEMPLATE_BYTES,
    &TEMPLATE_SIGNS,
    &TEMPLATE_STEPS,
    &TEMPLATE_WORDS,
    &TEMPLATE_RECURSION,
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
