//! `annals new publishers`: the beginnings of many publishers, of a list.

use super::{listed, publisher, write};
use crate::authoring::skeleton::{self, NewPublisher};
use crate::command::console::Console;
use crate::command::import::{disk, opened};
use crate::command::load;
use crate::command::result::{CommandResult, Failure, Status};
use crate::import::document::{Block, Document, Position, Table};
use crate::text::message;
use crate::text::message::Message;
use std::collections::BTreeMap;
use std::path::Path;

/// The columns of a list that say something of a publisher.
const COLUMNS: [&str; 5] = ["id", "name", "kind", "short", "website"];

/// Writes the beginning of each publisher of a list that is not there yet, or of none.
pub(super) fn publishers(console: &Console, root: &Path, list: &Path) -> CommandResult {
    let archive = load::archive_with_drafts(root)?.archive;
    let name = list.file_name().unwrap_or_default().to_string_lossy();
    let document = opened::document(&name, &disk::bytes(list)?)
        .map_err(|refusal| Failure::WithRemedy(refusal.message, refusal.remedy))?;
    let shown = list.display();
    let table = table(&document).ok_or_else(|| {
        Failure::WithRemedy(
            message!(zh: "{shown} 里不是恰好一张表", en: "{shown} does not hold just one table"),
            columns_wanted(),
        )
    })?;
    let rows = Rows::of(table);
    let missing = ["id", "name"].into_iter().find(|column| !rows.heads.contains_key(column));
    if let Some(column) = missing {
        return Err(Failure::WithRemedy(
            message!(
                zh: "{shown} 的第一行没有“{column}”这一列",
                en: "the first row of {shown} has no column '{column}'"
            ),
            columns_wanted(),
        ));
    }
    let (mut files, mut wrong, mut there) = (Vec::new(), Vec::new(), 0);
    let mut first: BTreeMap<&str, &Position> = BTreeMap::new();
    for row in &rows.rows {
        let new = rows.publisher(row);
        let refusal = match first.insert(new.id, row.position) {
            Some(before) => Some(twice(new.id, before)),
            None if new.name.is_none() => Some(nameless()),
            None if archive.publishers.find(new.id).is_some() => {
                there += 1;
                continue;
            }
            None => publisher::refusal(&archive, &new),
        };
        match refusal {
            Some(refusal) => wrong.push((row.position, refusal)),
            None => files.push(skeleton::publisher(&new, console.language)),
        }
    }
    if !wrong.is_empty() {
        return Err(refused(&wrong));
    }
    write(console, root, &files)?;
    let begun = files.len();
    console.line(&message!(
        zh: "新建机关 {begun} 个；已有、没有改动的 {there} 个",
        en: "publishers begun: {begun}; there already and left as they are: {there}"
    ))?;
    if !rows.others.is_empty() {
        let others = rows.others.join(", ");
        console.line(&message!(zh: "没有用到的列：{others}", en: "columns that were not used: {others}"))?;
    }
    Ok(Status::Success)
}

/// The only table of a document.
fn table(document: &Document) -> Option<&Table> {
    let mut tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables.next().filter(|_| tables.next().is_none())
}

/// The lines of a list.
struct Rows<'t> {
    /// The columns that are known, by their heads.
    heads: BTreeMap<&'static str, usize>,
    /// The heads of the others.
    others: Vec<&'t str>,
    rows: Vec<Row<'t>>,
}

/// A line of a list: what it says in each column, and where it stands.
struct Row<'t> {
    cells: BTreeMap<usize, &'t str>,
    position: &'t Position,
}

impl<'t> Rows<'t> {
    fn of(table: &'t Table) -> Self {
        let mut rows: BTreeMap<usize, Row<'t>> = BTreeMap::new();
        for cell in table.cells.iter().filter(|cell| !cell.text.is_empty()) {
            let row = rows.entry(cell.row);
            let row = row.or_insert_with(|| Row { cells: BTreeMap::new(), position: &cell.position });
            row.cells.insert(cell.column, &cell.text);
        }
        let head = rows.pop_first().map(|(_, row)| row.cells).unwrap_or_default();
        let (mut heads, mut others) = (BTreeMap::new(), Vec::new());
        for (column, text) in head {
            match COLUMNS.into_iter().find(|known| text.eq_ignore_ascii_case(known)) {
                Some(known) => _ = heads.entry(known).or_insert(column),
                None => others.push(text),
            }
        }
        Self { heads, others, rows: rows.into_values().collect() }
    }

    /// The publisher that a line tells of.
    fn publisher(&self, row: &Row<'t>) -> NewPublisher<'t> {
        let said = |column: &str| self.heads.get(column).and_then(|at| row.cells.get(at)).copied();
        NewPublisher {
            id: said("id").unwrap_or_default(),
            name: said("name"),
            kind: said("kind"),
            short: said("short"),
            website: said("website"),
        }
    }
}

/// What is wrong and what to do.
type Refused = (Message, Message);

fn twice(id: &str, before: &Position) -> Refused {
    let Message { zh, en } = before.words();
    (
        message!(zh: "“{id}”已在{zh}", en: "'{id}' stands in {en}, too"),
        message!(zh: "每个机关只留一行", en: "leave one line for each publisher"),
    )
}

fn nameless() -> Refused {
    (
        message!(zh: "没有全称", en: "there is no name"),
        message!(zh: "在 name 一列写机关的全称", en: "write the full name in the column 'name'"),
    )
}

fn columns_wanted() -> Message {
    let columns = listed(COLUMNS.into_iter());
    message!(
        zh: "写成一张表，第一行是列名：{columns}；id 和 name 必须有",
        en: "make it one table whose first row names the columns: {columns}; 'id' and 'name' must be there"
    )
}

/// All that is wrong with a list; nothing was written.
fn refused(wrong: &[(&Position, Refused)]) -> Failure {
    let lines = wrong.iter().map(|(position, (message, _))| {
        let (place, Message { zh, en }) = (position.words(), message);
        let (place_zh, place_en) = (place.zh, place.en);
        message!(zh: "\n  {place_zh}：{zh}", en: "\n  {place_en}: {en}")
    });
    let (zh, en): (String, String) = lines.map(|line| (line.zh, line.en)).unzip();
    let remedy = wrong.first().map(|(_, (_, remedy))| remedy.clone()).unwrap_or_default();
    Failure::WithRemedy(
        message!(
            zh: "名单里有用不了的行，没有写任何文件：{zh}",
            en: "the list has lines that cannot be used; nothing was written:{en}"
        ),
        remedy,
    )
}
