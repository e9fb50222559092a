//! What a document holds beside the text that it shows, counted.

use crate::import::document::Remark;
use crate::text::message;
use crate::text::message::Message;

/// The counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// Changes that were recorded and not yet accepted.
    pub changes: usize,
    /// Comments.
    pub comments: usize,
    /// Characters that are hidden.
    pub hidden_count: usize,
    /// Characters in cells that another cell covers.
    pub covered_count: usize,
    /// Pictures.
    pub pictures: usize,
    /// Charts.
    pub charts: usize,
    /// Diagrams.
    pub diagrams: usize,
    /// Objects of other programs.
    pub objects: usize,
    /// Formulas.
    pub formulas: usize,
    /// Fields that show something which the file does not hold.
    pub fields: usize,
    /// Characters of symbol fonts that have no known counterpart.
    pub symbols: usize,
    /// Numbers of lists in formats that are not known.
    pub numerals: usize,
    /// Pieces of text in elements that are not known.
    pub unknown: usize,
    /// Parts with macros.
    pub macros: usize,
}

impl Tally {
    /// How many things there are that show something and are no text.
    pub(super) fn pictures(&self) -> usize {
        self.pictures + self.charts + self.diagrams + self.objects + self.formulas + self.fields
    }

    /// What there is to say of them.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        let disclosed = [
            (self.changes, changes(self.changes)),
            (self.comments, comments(self.comments)),
            (self.hidden_count, hidden(self.hidden_count)),
            (self.covered_count, covered(self.covered_count)),
            (self.objects, objects(self.objects)),
            (self.macros, message!(zh: "文件含有宏", en: "macros")),
        ];
        let shown = [
            (self.pictures, pictures(self.pictures)),
            (self.charts, charts(self.charts)),
            (self.diagrams, diagrams(self.diagrams)),
            (self.formulas, formulas(self.formulas)),
            (self.fields, fields(self.fields)),
            (self.symbols, symbols(self.symbols)),
            (self.numerals, numerals(self.numerals)),
            (self.unknown, unknown(self.unknown)),
        ];
        let disclosed = disclosed.into_iter().map(|(count, words)| (count, words, true));
        let all = disclosed.chain(shown.into_iter().map(|(count, words)| (count, words, false)));
        let some = all.filter(|(count, ..)| *count > 0);
        some.map(|(_, words, is_disclosed)| Remark { words, is_disclosed }).collect()
    }
}

/// Changes.
fn changes(count: usize) -> Message {
    message!(
        zh: "修订记录 {count} 处：按全部接受读取，删去的文字仍留在文件里",
        en: "tracked changes: {count}; read as if all were accepted; what they delete is still there"
    )
}

/// Comments.
fn comments(count: usize) -> Message {
    message!(zh: "批注 {count} 条，未读取", en: "comments: {count}; left out")
}

/// Hidden text.
fn hidden(count: usize) -> Message {
    message!(zh: "隐藏文字 {count} 字，未读取", en: "hidden text: {count} characters; left out")
}

/// Text in cells that are covered.
fn covered(count: usize) -> Message {
    message!(
        zh: "被合并单元格盖住的文字 {count} 字，未读取",
        en: "text in cells that a merged cell covers: {count} characters; left out"
    )
}

/// Objects of other programs.
fn objects(count: usize) -> Message {
    message!(zh: "嵌入的对象或控件 {count} 个，未读取", en: "embedded objects or controls: {count}; left out")
}

/// Pictures.
fn pictures(count: usize) -> Message {
    message!(zh: "图片 {count} 张，未读取", en: "pictures: {count}; left out")
}

/// Charts.
fn charts(count: usize) -> Message {
    message!(zh: "图表 {count} 个，未读取", en: "charts: {count}; left out")
}

/// Diagrams.
fn diagrams(count: usize) -> Message {
    message!(
        zh: "SmartArt 图形 {count} 个，其中的文字未读取",
        en: "SmartArt diagrams: {count}; left out with their text"
    )
}

/// Formulas.
fn formulas(count: usize) -> Message {
    message!(
        zh: "公式 {count} 个，写成了一行，请核对",
        en: "formulas: {count}; written on one line, to be looked over"
    )
}

/// Fields without a result.
fn fields(count: usize) -> Message {
    message!(
        zh: "域 {count} 个没有保存结果，其内容未读取",
        en: "fields that hold no result: {count}; what they show is left out"
    )
}

/// Characters of symbol fonts.
fn symbols(count: usize) -> Message {
    message!(
        zh: "符号字体的字符 {count} 个不认识，照原样保留",
        en: "characters of symbol fonts that are not known: {count}; kept as they are"
    )
}

/// Numbers of lists.
fn numerals(count: usize) -> Message {
    message!(
        zh: "自动编号 {count} 处的格式不认识，写成了阿拉伯数字",
        en: "numbers of lists in a format that is not known: {count}; written in digits"
    )
}

/// Text in unknown elements.
fn unknown(count: usize) -> Message {
    message!(
        zh: "不认识的标记中的文字 {count} 处，已保留，请核对",
        en: "pieces of text in markup that is not known: {count}; kept, to be looked over"
    )
}
