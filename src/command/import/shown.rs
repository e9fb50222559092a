//! What `annals import` prints: how the tables were recognised, how cells ended, each cell where asked.

use crate::command::console::Console;
use crate::command::result::Failure;
use crate::import::document::Document;
use crate::import::metadata::Metadata;
use crate::import::prose::{Missing, Prose, Why};
use crate::import::reading::{CellReading, Differing, Reading, State, TableReading};
use crate::model::archive::Archive;
use crate::model::form::{Form, Indicator};
use crate::text::message;
use crate::text::message::Message;
use std::path::Path;

/// So many pieces that are left out are shown unasked.
const MOST_LEFT_OUT: usize = 12;

/// Where the report is, and how its cells ended.
pub(super) fn outcome(
    console: &Console,
    archive: &Archive,
    path: &Path,
    reading: &Reading,
) -> Result<(), Failure> {
    let path = path.display();
    let form = &archive.form(reading.form).id;
    console.line(&message!(zh: "写出 {path}，表式 {form}", en: "wrote {path}, by the form {form}"))?;
    for table in &reading.tables {
        console.line(&recognised(archive, table))?;
    }
    for differing in reading.tables.iter().flat_map(|table| &table.differing) {
        console.line(&labelled(differing))?;
    }
    for &table in &reading.lacking {
        let table = &archive.form(reading.form).table(table).id;
        console.line(
            &message!(zh: "  {table}：文件里没有认出这张表", en: "  {table}: not recognised in the document"),
        )?;
    }
    let count = reading.count();
    console.line(&message!(
        zh: "共 {} 格：{} 格经合计证明，{} 格读出，{} 格未读出，{} 格文件里没有",
        en: "{} cells: {} proven by sums, {} read, {} unread, {} absent",
        count.all(), count.proven, count.read, count.unread, count.absent
    ))?;
    let contradicted: usize = reading.tables.iter().map(|table| table.contradicted).sum();
    if contradicted > 0 {
        console.line(&message!(
            zh: "有 {contradicted} 处合计与各项不符，照印；annals check 逐一指出",
            en: "sums that do not hold as printed: {contradicted}; `annals check` shows each"
        ))?;
    }
    let is_by_labels = |table: &TableReading| table.rows.1 > 0;
    // Where codes say what each cell is, one that is absent is not given, and nothing is to be filled in.
    if count.unread > 0 || count.absent > 0 && reading.tables.iter().any(is_by_labels) {
        console.line(&message!(
            zh: "未读出的格写作 ?，旁边有说明：照原件填上，annals check 就不再报错",
            en: "what was not read is written as ?, with a comment beside: fill it in from the document, \
                 and `annals check` is content"
        ))?;
    }
    Ok(())
}

/// That a label differs from the form's, whose words the report's page shows.
fn labelled(differing: &Differing) -> Message {
    let (printed, place) = (&differing.printed, differing.position.words());
    let (zh, en) = (differing.of_form.text("zh"), differing.of_form.text("en"));
    Message {
        zh: format!("  印的是“{printed}”（{}），按“{zh}”读", place.zh),
        en: format!("  '{printed}' is printed ({}), read as '{en}'", place.en),
    }
}

/// By what a table was recognised.
fn recognised(archive: &Archive, table: &TableReading) -> Message {
    let form = archive.form(table.form);
    let (id, edition) = (&form.table(table.table).id, &form.id);
    let ((rows, of_rows), (heads, of_heads)) = (table.rows, table.heads);
    if of_rows == 0 {
        return message!(zh: "  {id}：{edition}（按代码）", en: "  {id}: {edition} (by its codes)");
    }
    if of_heads == 0 {
        return message!(
            zh: "  {id}：{edition}（{of_rows} 行中的 {rows} 行，横排）",
            en: "  {id}: {edition} ({rows} of {of_rows} rows, side by side)"
        );
    }
    message!(
        zh: "  {id}：{edition}（{of_rows} 行中的 {rows} 行，{of_heads} 个栏名中的 {heads} 个）",
        en: "  {id}: {edition} ({rows} of {of_rows} rows, {heads} of {of_heads} heads of columns)"
    )
}

/// Each cell: its address, how it ended, what is printed, and where. Cells that were left unread for one
/// reason, as those of a row are, stand on one line.
pub(super) fn cells(console: &Console, archive: &Archive, reading: &Reading) -> Result<(), Failure> {
    let mut cells: Vec<(String, &CellReading)> = Vec::new();
    for table in &reading.tables {
        let form = archive.form(table.form);
        cells.extend(table.cells.iter().map(|(at, cell)| (address(form, at), cell)));
        for row in &table.own_rows {
            let block = form.block(row.block);
            let address = |column| format!("{}.“{}”.{}", block.id, row.label, block.column(column).id);
            cells.extend(row.cells.entries().map(|(column, cell)| (address(column), cell)));
        }
    }
    let is_one = |(_, one): &(String, &CellReading), (_, other): &(String, &CellReading)| {
        one.state == State::Unread && one == other
    };
    let lines = cells.chunk_by(is_one).filter_map(|together| {
        let addresses: Vec<&str> = together.iter().map(|(address, _)| address.as_str()).collect();
        together.first().map(|(_, cell)| line(console, &addresses.join(", "), cell))
    });
    console.print(&lines.collect::<String>())
}

fn address(form: &Form, at: &Indicator) -> String {
    let block = form.block(at.block);
    block.address(&block.row(at.row).id, at.column)
}

fn line(console: &Console, address: &str, cell: &CellReading) -> String {
    let state = match cell.state {
        State::Proven => message!(zh: "证明", en: "proven"),
        State::Read => message!(zh: "读出", en: "read"),
        State::Unread => message!(zh: "未读", en: "unread"),
        State::Absent => message!(zh: "没有", en: "absent"),
    };
    let printed = if cell.text.is_empty() { "~".to_owned() } else { format!("“{}”", cell.text) };
    let place = cell.position.as_ref().map(|position| console.text(&position.words()).to_owned());
    let why = cell.why.as_ref().map(|why| console.text(why).to_owned());
    let rest: Vec<String> = [place, why].into_iter().flatten().collect();
    format!("{}  {address}  {printed}  {}\n", console.text(&state), rest.join("; "))
}

/// What the file holds beside what it shows, what contradicts itself, and what of its words is not in the
/// prose.
pub(super) fn remarks(
    console: &Console,
    document: &Document,
    metadata: &Metadata,
    prose: &Prose,
    is_verified: bool,
) -> Result<(), Failure> {
    for words in document.remarks.iter().map(|remark| &remark.words).chain(&metadata.remarks) {
        let Message { zh, en } = words;
        console.line(&message!(zh: "注意：{zh}", en: "note: {en}"))?;
    }
    let left_out = || prose.left_out.iter().filter(|left| left.why != Why::Metadata);
    let most = if is_verified { usize::MAX } else { MOST_LEFT_OUT };
    for left in left_out().take(most) {
        let (place, why) = (left.position.words(), left.why.words());
        console.line(&Message {
            zh: format!("未收入：“{}”（{}，{}）", left.text, place.zh, why.zh),
            en: format!("left out: '{}' ({}; {})", left.text, place.en, why.en),
        })?;
    }
    let more = left_out().count().saturating_sub(most);
    if more > 0 {
        console.line(&message!(
            zh: "另有 {more} 处未收入，--verify 全部列出",
            en: "{more} more pieces are left out; --verify lists all"
        ))?;
    }
    Ok(())
}

/// What whoever downloads the document finds in it beside what it shows.
pub(super) fn disclosed(console: &Console, document: &Document) -> Result<(), Failure> {
    for remark in document.remarks.iter().filter(|remark| remark.is_disclosed) {
        let Message { zh, en } = &remark.words;
        console.line(&message!(
            zh: "公布的文件里带有：{zh}；不想公布的，先在原程序里删去，再用 --replace 导入",
            en: "the published file carries {en}; to keep that to yourself, remove it in the program the \
                 file comes from, and import again with --replace"
        ))?;
    }
    Ok(())
}

/// The words of the document that are nowhere in the report.
pub(super) fn missing(console: &Console, reading: &Reading, missing: &[Missing]) -> Result<(), Failure> {
    for missing in missing {
        let (text, place) = (&missing.text, missing.position.words());
        console.line(&Message {
            zh: format!("报告里没有：“{text}”（{}）", place.zh),
            en: format!("not in the report: '{text}' ({})", place.en),
        })?;
    }
    if !missing.is_empty() {
        return Ok(());
    }
    let differing = reading.tables.iter().map(|table| table.differing.len()).sum::<usize>();
    console.line(&if differing == 0 {
        message!(zh: "文件的文字都在报告里", en: "every word of the document is in the report")
    } else {
        message!(
            zh: "文件的文字都在报告里，只有上面列出的 {differing} 处栏名或行名在报告里是表式的说法",
            en: "every word of the document is in the report, but for the labels listed above ({differing}), \
                 which have the form's words there"
        )
    })
}
