//! What the columns and codes of the open data mean, as data: the data page, the package's schema and the
//! guide say the same.

use super::status::Status;

/// A few words in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Words {
    /// The words in a language of the site.
    pub(crate) fn text(&self, language: &str) -> &'static str {
        if language == "zh" { self.zh } else { self.en }
    }
}

pub(super) const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// A column of the tables of figures.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its name in the file.
    pub name: &'static str,
    /// Its type, as Table Schema names it.
    pub kind: &'static str,
    /// Whether it is always filled in.
    pub required: bool,
    /// What it is called.
    pub title: Words,
    /// What it holds.
    pub meaning: Words,
}

const fn column(
    name: &'static str,
    kind: &'static str,
    required: bool,
    title: Words,
    meaning: Words,
) -> Column {
    Column { name, kind, required, title, meaning }
}

/// The columns, in the order of the files.
#[rustfmt::skip]
pub(crate) const COLUMNS: [Column; 15] = [
    column("publisher", "string", true, words("机关", "Publisher"),
        words("机关的 id，即其网址", "The publisher's id, which is its address")),
    column("period", "string", true, words("期间", "Period"),
        words("期间的名称：2020、fy2020、2020-h1、2020-q3、2020-07", "The period's name: 2020, fy2020, 2020-h1, \
             2020-q3, 2020-07")),
    column("period_start", "date", true, words("首日", "First day"),
        words("期间的第一天", "The first day of the period")),
    column("period_end", "date", true, words("末日", "Last day"),
        words("期间的最后一天", "The last day of the period")),
    column("form", "string", true, words("表式", "Form"),
        words("该表所用表式的 id；同一份报告的各表可用不同年份的表式", "The id of the edition of the form that the table follows; \
             the tables of one report may follow several")),
    column("table", "string", true, words("表", "Table"),
        words("表的 id；表、行、列合成指标的地址", "The table's id; table, row and column make the indicator's address")),
    column("row", "string", true, words("行", "Row"),
        words("行的 id，由表式或报告给出", "The row's id, of the form or of the report")),
    column("column", "string", true, words("列", "Column"),
        words("列的 id", "The column's id")),
    column("value", "number", false, words("数值", "Value"),
        words("确切的数；没有确切的数则为空，绝不以 0 代替", "The exact number; empty where there is none, and never 0 instead")),
    column("as_printed", "string", false, words("原样", "As printed"),
        words("原件所印的文字，一字不改", "The text that the report prints, unaltered")),
    column("kind", "string", true, words("种类", "Kind"),
        words("数字的种类", "What kind of figure it is")),
    column("unit", "string", false, words("单位", "Unit"),
        words("该期间的计量单位", "The unit in that period")),
    column("status", "string", true, words("状态", "Status"),
        words("SDMX 观测状态代码（CL_OBS_STATUS）", "The SDMX observation status (CL_OBS_STATUS)")),
    column("note", "string", false, words("注释", "Note"),
        words("脚注、更正，以及与上期的关系，以竖线分隔", "Footnotes, corrections, and how it follows the period before, \
             separated by vertical bars")),
    column("finding", "string", false, words("勾稽不符", "Finding"),
        words("在此格不成立的勾稽规则的 id，以空格分隔", "The ids of the checks that fail at this figure, separated by \
             spaces")),
];

/// The columns that together name one observation.
pub(crate) const KEY: [&str; 5] = ["publisher", "period", "table", "row", "column"];

/// The kinds of figure, each with what it says.
#[rustfmt::skip]
pub(crate) const KINDS: [(&str, Words); 12] = [
    ("number", words("数，不是零", "A number other than zero")),
    ("zero", words("印出的零", "A zero that is printed")),
    ("change", words("增减数，带符号", "A change, with its sign")),
    ("annotated", words("带文字的数，如 22（其中修订16件）", "A number with words, as 22 (16 of them amended)")),
    ("below", words("小于某数，如 <1；value 为空", "Less than a bound, as <1; value is empty")),
    ("range", words("区间，如 0-249；value 为空", "A range, as 0-249; value is empty")),
    ("blank", words("空白", "Printed blank")),
    ("not_applicable", words("不适用，如 /、N/A", "Not applicable, as / or N/A")),
    ("not_collected", words("未统计", "Not collected")),
    ("suppressed", words("有数而不公布", "Withheld")),
    ("text", words("文字", "Words")),
    ("date", words("日期", "A date")),
];

/// The status codes, each with what it says here.
pub(crate) fn statuses() -> impl Iterator<Item = (&'static str, Words)> {
    Status::ALL.into_iter().map(|status| (status.code(), status.meaning()))
}
