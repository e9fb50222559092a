//! Characters that look like a part of a figure and are none, by name.

use crate::text::message;
use crate::text::message::Message;
use crate::text::space::is_without_width;

/// Characters that documents and keyboards put beside digits, in Chinese and in English.
const NAMES: [(char, &str, &str); 66] = [
    ('\u{a0}', "不换行空格", "no-break space"),
    ('\u{2002}', "半角空格", "en space"),
    ('\u{2003}', "全角空格", "em space"),
    ('\u{2007}', "数字空格", "figure space"),
    ('\u{2008}', "标点空格", "punctuation space"),
    ('\u{2009}', "窄空格", "thin space"),
    ('\u{200a}', "极窄空格", "hair space"),
    ('\u{202f}', "不换行窄空格", "narrow no-break space"),
    ('\u{205f}', "数学空格", "medium mathematical space"),
    ('\u{3000}', "全角空格", "full-width space"),
    ('\t', "制表符", "tab"),
    ('\n', "换行", "line break"),
    ('\u{ad}', "软连字符", "soft hyphen"),
    ('\u{200b}', "零宽空格", "zero-width space"),
    ('\u{200c}', "零宽不连字", "zero-width non-joiner"),
    ('\u{200d}', "零宽连字", "zero-width joiner"),
    ('\u{200e}', "从左到右标记", "left-to-right mark"),
    ('\u{200f}', "从右到左标记", "right-to-left mark"),
    ('\u{202a}', "从左到右嵌入", "left-to-right embedding"),
    ('\u{202b}', "从右到左嵌入", "right-to-left embedding"),
    ('\u{202c}', "方向结束符", "pop directional formatting"),
    ('\u{202d}', "强制从左到右", "left-to-right override"),
    ('\u{202e}', "强制从右到左", "right-to-left override"),
    ('\u{2060}', "单词连接符", "word joiner"),
    ('\u{2066}', "从左到右隔离", "left-to-right isolate"),
    ('\u{2067}', "从右到左隔离", "right-to-left isolate"),
    ('\u{2068}', "方向隔离", "first strong isolate"),
    ('\u{2069}', "隔离结束符", "pop directional isolate"),
    ('\u{feff}', "字节顺序标记", "byte order mark"),
    ('‐', "连字符", "hyphen"),
    ('‑', "不换行连字符", "non-breaking hyphen"),
    ('‒', "数字线", "figure dash"),
    ('–', "短破折号", "en dash"),
    ('—', "破折号", "em dash"),
    ('―', "横线", "horizontal bar"),
    ('⁃', "连字项目符", "hyphen bullet"),
    ('−', "减号", "minus sign"),
    ('─', "制表横线", "box drawing line"),
    ('━', "制表粗横线", "heavy box drawing line"),
    ('﹘', "小破折号", "small em dash"),
    ('﹣', "小减号", "small hyphen-minus"),
    ('－', "全角减号", "full-width hyphen-minus"),
    ('ー', "日文长音符", "Japanese long vowel mark"),
    ('﹢', "小加号", "small plus sign"),
    ('＋', "全角加号", "full-width plus sign"),
    ('±', "正负号", "plus-minus sign"),
    ('·', "间隔号", "middle dot"),
    ('‧', "连字点", "hyphenation point"),
    ('•', "项目符", "bullet"),
    ('∙', "点算子", "bullet operator"),
    ('⋅', "点乘号", "dot operator"),
    ('・', "日文中点", "katakana middle dot"),
    ('．', "全角句点", "full-width full stop"),
    ('。', "句号", "ideographic full stop"),
    ('٫', "阿拉伯小数点", "Arabic decimal separator"),
    ('٬', "阿拉伯千位分隔符", "Arabic thousands separator"),
    ('，', "全角逗号", "full-width comma"),
    ('、', "顿号", "ideographic comma"),
    ('‚', "低单引号", "low quotation mark"),
    ('‘', "左单引号", "left quotation mark"),
    ('’', "右单引号", "right quotation mark"),
    ('′', "角分符号", "prime"),
    ('＇', "全角撇号", "full-width apostrophe"),
    ('∕', "除号斜线", "division slash"),
    ('⁄', "分数斜线", "fraction slash"),
    ('／', "全角斜线", "full-width slash"),
];

/// What shows nothing and is no space: controls, joiners, marks of direction, byte order marks.
pub(super) fn is_invisible(c: char) -> bool {
    !c.is_whitespace() && (c.is_control() || is_without_width(c))
}

/// Whether an invisible character may turn the order of what is beside it.
pub(super) fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A character with its code point, and its name where one is known here: `'–' (U+2013, en dash)`.
pub(crate) fn named(c: char) -> Message {
    let code = u32::from(c);
    let name = NAMES.iter().find(|(known, ..)| *known == c);
    let shown = !(is_invisible(c) || c.is_whitespace());
    match (shown, name) {
        (true, Some((_, zh, en))) => message!(
            zh: "“{c}”（U+{code:04X}，{zh}）",
            en: "'{c}' (U+{code:04X}, {en})"
        ),
        (true, None) => message!(zh: "“{c}”（U+{code:04X}）", en: "'{c}' (U+{code:04X})"),
        (false, Some((_, zh, en))) => message!(zh: "{zh}（U+{code:04X}）", en: "a {en} (U+{code:04X})"),
        (false, None) => message!(zh: "字符 U+{code:04X}", en: "the character U+{code:04X}"),
    }
}

/// The zeros of the decimal digits of scripts; nine more digits follow each.
const ZEROS: [u32; 37] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
    0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0,
];

/// The ASCII digit that a digit of another script or style is.
pub(super) fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let value = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10));
    // Bold, double-struck, sans-serif, monospaced digits of mathematics.
    let value =
        value.or_else(|| code.checked_sub(0x1d7ce).filter(|value| *value < 50).map(|value| value % 10));
    value.and_then(|value| char::from_digit(value, 10))
}

/// The digit that a letter is taken for.
pub(super) fn taken_for(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'Ｏ' | 'ｏ' | 'О' | 'о' | 'Ο' | 'ο' | '〇' | '○' => Some('0'),
        'l' | 'I' | '|' | 'ｌ' | 'Ｉ' | 'І' | 'і' => Some('1'),
        _ => None,
    }
}
