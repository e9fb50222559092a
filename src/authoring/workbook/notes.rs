//! The first sheet: what the workbook is, how it is filled in, and how it becomes a report.

use super::Wanted;
use super::size;
use super::style::Styles;
use crate::model::form::Table;
use crate::text::message;
use crate::text::message::Message;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// How wide the notes are, in characters.
const WIDTH: usize = 90;

/// What a sheet is about, in one line: who reports on what, and in which unit.
pub(super) fn about(wanted: &Wanted<'_>, table: &Table) -> String {
    let labels = wanted.labels();
    let publisher = wanted.archive.publisher(wanted.publisher);
    let (name, period) = (publisher.name.text(labels), wanted.period.label(labels));
    let mut parts = vec![name.to_owned(), period];
    if let Some(unit) = wanted.form().unprinted_unit(&table.blocks, Some(&wanted.period)) {
        let unit = unit.label.text(labels);
        parts.push(wanted.say(&message!(zh: "单位：{unit}", en: "unit: {unit}")));
    }
    parts.join(wanted.say(&message!(zh: "　", en: " · ")).as_str())
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    wanted: &Wanted<'_>,
    styles: &Styles,
    names: &[&str],
) -> Result<(), XlsxError> {
    let labels = wanted.labels();
    let (form, publisher) = (wanted.form(), wanted.archive.publisher(wanted.publisher));
    let say = |words: Message| wanted.say(&words);
    sheet.set_name(say(message!(zh: "填写说明", en: "Notes")))?;
    sheet.merge_range(0, 0, 0, 1, form.title.text(labels), &styles.note_title)?;
    let address = wanted.address();
    let keys = [
        (say(message!(zh: "机关", en: "Publisher")), publisher.name.text(labels).to_owned()),
        (say(message!(zh: "机关 id", en: "Publisher's id")), publisher.id.clone()),
        (say(message!(zh: "期间", en: "Period")), wanted.period.label(labels)),
        (say(message!(zh: "期间 id", en: "Period's id")), address.clone()),
        (say(message!(zh: "表式 id", en: "Form's id")), form.id.clone()),
        (say(message!(zh: "工作表", en: "Sheets")), names.join("\n")),
    ];
    let mut row = 2;
    let mut lines = |sheet: &mut Worksheet, key: &str, words: &str| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, key, &styles.note_key)?;
        sheet.write_string_with_format(row, 1, words, &styles.note)?;
        sheet.set_row_height(row, size::height(words, WIDTH))?;
        row += 1;
        Ok(())
    };
    for (key, words) in &keys {
        lines(sheet, key, words)?;
    }
    lines(sheet, "", "")?;
    let id = &publisher.id;
    let rules = [
        message!(
            zh: "白色的格子照原件填写，其余的格子锁定。浅蓝色的是合计，由公式算出；有 <5 之类的数时算不出，照原件填；原件印的不是算出的数，也照原件改写。",
            en: "Fill in the white cells as the document prints them; all others are locked. Pale blue \
                 cells are totals, which formulas add up: write over one where the document prints \
                 another figure, or where a <5 leaves it blank."
        ),
        message!(
            zh: "0 就写 0；原件空着的留空；不适用的写 /；只知道小于 5 的写 <5。这几种写法意思不同，不要混用。",
            en: "Zero is 0; what the document leaves blank stays blank; not applicable is /; fewer than \
                 five is <5. Each says something else: do not use one for another."
        ),
        message!(
            zh: "画斜线的格子表式里没有，不填。",
            en: "The form has no cell where there are slanted lines."
        ),
        message!(
            zh: "红色表示几个数互相矛盾，黄色表示值得再看一眼；核对不因此作罢，原件如此就照录。",
            en: "Red means that figures contradict each other, yellow that they are worth another look. \
                 If the document says so, leave them as they are."
        ),
        message!(
            zh: "右边灰色的是上期的数，只供对照，不打印。空白的行可以自己写名称。",
            en: "The grey figures on the right are last period's, to compare; they are not printed. Lines \
                 without a name are for rows of your own."
        ),
        message!(
            zh: "填完以后：annals import 文件.xlsx --publisher {id} --period {address}",
            en: "When all is filled in: annals import FILE.xlsx --publisher {id} --period {address}"
        ),
    ];
    let heading = say(message!(zh: "怎样填写", en: "How to fill it in"));
    for (place, rule) in rules.iter().enumerate() {
        lines(sheet, if place == 0 { &heading } else { "" }, &wanted.say(rule))?;
    }
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, u32::try_from(WIDTH).unwrap_or(0))?;
    sheet.set_row_height(0, 30)?;
    sheet.set_screen_gridlines(false).set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.protect();
    Ok(())
}
