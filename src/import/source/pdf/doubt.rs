//! Why what is read of a page is not surely what its reader sees: of a character, and of a cell that is read
//! in two ways. A figure in doubt is not read, and its message names both.

use crate::text::message;
use crate::text::message::Message;

/// What stands for a character that is not known.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// Why a character is not surely what is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The file gives its code no meaning.
    Undecoded,
    /// Two tables of its font say different digits: this is what the other says.
    Otherwise(String),
    /// It stands out of what is seen of the page.
    CutOff,
    /// A surface is drawn over it.
    Covered,
    /// This is drawn upon it.
    Under(String),
}

impl Doubt {
    /// In words, for a character that says this.
    pub(super) fn message(&self, text: &str) -> Message {
        match self {
            Self::Undecoded => message!(
                zh: "有字符（显示为“{UNKNOWN}”）在文件里没有说明是什么字",
                en: "the file does not say what one of its characters is, which is shown as '{UNKNOWN}'"
            ),
            Self::Otherwise(other) => message!(
                zh: "字体的一个表说这里是“{text}”，另一个表说是“{other}”",
                en: "one table of its font says '{text}', the other '{other}'"
            ),
            Self::CutOff => message!(
                zh: "“{text}”画在看得见的范围之外，读出来有，看起来没有",
                en: "'{text}' is in the file, but cut off where the page shows it"
            ),
            Self::Covered => message!(
                zh: "“{text}”上面又盖了一块颜色，读出来有，看起来可能没有",
                en: "'{text}' is in the file, but a surface is drawn over it and may hide it"
            ),
            Self::Under(other) => message!(
                zh: "“{text}”和“{other}”画在同一个位置",
                en: "'{text}' and '{other}' are drawn upon one another"
            ),
        }
    }
}

/// The place says one text, and what is drawn in one go another.
pub(super) fn two_readings(by_place: &str, in_one_go: &str) -> Message {
    message!(
        zh: "按位置读是“{by_place}”，按连续书写读是“{in_one_go}”",
        en: "by its place it says '{by_place}', but it is drawn in one go with what is beside it: \
             '{in_one_go}'"
    )
}

/// A text stands across the line of its cell.
pub(super) fn across(text: &str) -> Message {
    message!(
        zh: "“{text}”压在两格之间的线上，可能属于任一格",
        en: "'{text}' stands across the line between two cells, and may belong to either"
    )
}

/// The lines around a cell are not whole.
pub(super) fn broken_lines(text: &str) -> Message {
    message!(
        zh: "“{text}”四周的线不完整：可能是一格，也可能是几格",
        en: "the lines around '{text}' are not whole: it may be one cell, or several"
    )
}

/// Lines of a cell stand upon one another, or out of it.
pub(super) fn jumbled(text: &str) -> Message {
    message!(
        zh: "“{text}”的几行字叠在一起，或者伸到了格子外面：说不准是哪一格的",
        en: "lines of '{text}' stand upon one another or out of their cell: nothing says which cell they \
             belong to"
    )
}

/// Without ruled lines a figure is drawn in another order than it stands in.
pub(super) fn other_order(by_place: &str, in_order: &str) -> Message {
    message!(
        zh: "没有表格线：按位置读是“{by_place}”，按书写顺序读是“{in_order}”",
        en: "no lines are ruled: by its place it says '{by_place}', in the order of drawing '{in_order}'"
    )
}

/// Without ruled lines a figure stands beside its column.
pub(super) fn out_of_column(text: &str) -> Message {
    message!(
        zh: "没有表格线，“{text}”又没有和这一列其他的数对齐：可能属于旁边的列",
        en: "no lines are ruled, and '{text}' is not aligned with the others of its column: it may belong to \
             the next"
    )
}

/// Without ruled lines nothing stands in a row's column.
pub(super) fn nothing_in_column() -> Message {
    message!(
        zh: "没有表格线，这一行在这一列没有字：可能是空白，也可能写在上下两行",
        en: "no lines are ruled, and nothing stands here: it may be blank, or in the row above or below"
    )
}

/// Without ruled lines two figures may be one over two lines.
pub(super) fn over_two_lines(above: &str, below: &str) -> Message {
    message!(
        zh: "没有表格线：“{above}”和“{below}”上下相邻，可能是两个数，也可能是一个数“{above}{below}”",
        en: "no lines are ruled: '{above}' stands over '{below}', which may be two figures or one, \
             '{above}{below}'"
    )
}

/// Figures between gaps of a line may be one or several.
pub(super) fn between_gaps(text: &str) -> Message {
    let joined: String = text.split(' ').collect();
    message!(
        zh: "“{text}”可能是几个数，也可能是一个数“{joined}”",
        en: "'{text}' may be several figures, or one: '{joined}'"
    )
}

/// Digits of several sizes stand in one cell.
pub(super) fn two_sizes(text: &str) -> Message {
    message!(
        zh: "“{text}”的数字大小不一，可能是两个数，或者盖了水印",
        en: "the digits of '{text}' are of two sizes: they may be two figures, or a mark is drawn over them"
    )
}

/// Figures of a line stand in no table whose columns are known.
pub(super) fn in_no_column() -> Message {
    message!(
        zh: "没有表格线，上面的字也分不成列：说不准哪个数在哪一列",
        en: "no lines are ruled, and the words above are in no columns: nothing says which column a figure \
             is in"
    )
}

/// A column without ruled lines has no head of its own.
pub(super) fn without_head() -> Message {
    message!(
        zh: "没有表格线，这一列上面也没有自己的栏名：说不准是哪一列",
        en: "no lines are ruled, and no head stands over this column alone: nothing says which column it is"
    )
}

/// The end of a page may part a row.
pub(super) fn parted_row() -> Message {
    message!(
        zh: "这一行在换页处：可能和另一页的一行是同一行",
        en: "the page ends here: this row may be one with the row on the other page"
    )
}
