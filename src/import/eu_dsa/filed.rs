//! What the files of a bundle say: cells by the rows and columns of the form, and rows that they name.

use super::FILLER;
use super::layout::{Category, OTHER, Sheet, sheets};
use crate::model::figure::Date;
use crate::text::message;
use crate::text::message::Message;
use std::collections::{BTreeMap, BTreeSet};

/// A cell of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FiledCell {
    /// What is printed in it.
    pub text: String,
    /// The words beside it.
    pub note: String,
}

/// A row that a file names.
#[derive(Debug, Clone)]
pub(crate) struct FiledRow {
    /// What tells it apart in its block.
    pub key: String,
    /// Its words.
    pub words: String,
    /// The open row of the form that it stands for.
    pub of_form: String,
    /// The key or id of the row that it stands under.
    pub within: Option<String>,
}

/// The figures of a block.
#[derive(Debug, Default)]
pub(crate) struct FiledBlock {
    /// Its cells, by the key or id of the row and the column.
    pub cells: BTreeMap<(String, String), FiledCell>,
    /// The rows that the files name, in their order.
    pub rows: Vec<FiledRow>,
    keys: BTreeSet<String>,
}

/// What a bundle says.
#[derive(Debug, Default)]
pub(crate) struct Filed {
    /// Its tables, by their blocks.
    pub blocks: BTreeMap<&'static str, FiledBlock>,
    /// How often each reporting period is stated.
    pub periods: BTreeMap<String, usize>,
    /// What was not taken, and why.
    pub left: Vec<Message>,
}

/// A file by its heads.
struct Heads {
    at: BTreeMap<String, usize>,
}

impl Heads {
    /// The text under a head.
    fn text<'t>(&self, line: &'t [String], head: &str) -> &'t str {
        let at = self.at.get(&plain(head));
        at.and_then(|&at| line.get(at)).map_or("", |text| text.trim())
    }

    fn has(&self, head: &str) -> bool {
        self.at.contains_key(&plain(head))
    }
}

/// Reads the files of a bundle, each with its name.
pub(crate) fn filed(files: &[(String, Vec<Vec<String>>)]) -> Filed {
    let mut filed = Filed::default();
    for (name, lines) in files {
        filed.file(name, lines);
    }
    filed
}

/// Words as they are compared: without the blanks around them, in small letters.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Filed {
    fn file(&mut self, name: &str, lines: &[Vec<String>]) {
        let known = |line: &[String], head: &str| line.iter().any(|cell| plain(cell) == head);
        let head = lines.iter().position(|line| {
            ["value", "scope", "contextual information", "reporting period"]
                .iter()
                .any(|head| known(line, head))
        });
        let sheet = head.and_then(|head| {
            let mut at = BTreeMap::new();
            for (place, cell) in lines[head].iter().enumerate() {
                at.entry(plain(cell)).or_insert(place);
            }
            let heads = Heads { at };
            Some((sheet_of(&heads, &lines[head + 1..])?, heads, &lines[head + 1..]))
        });
        let Some((sheet, heads, lines)) = sheet else {
            self.left.push(message!(
                zh: "{name}：不是模板里的任何一张表",
                en: "{name}: it is none of the tables of the template"
            ));
            return;
        };
        if self.blocks.contains_key(sheet.block) {
            self.left.push(message!(
                zh: "{name}：表 {} 已经读过一份，这一份没有收",
                en: "{name}: table {} was read already; this file was not taken",
                sheet.number
            ));
            return;
        }
        let mut reader =
            SheetReader { name, sheet, heads: &heads, block: FiledBlock::default(), filed: self };
        if sheet.columns.is_empty() && sheet.categories.is_empty() {
            reader.indicators(lines);
        } else if sheet.columns.is_empty() {
            reader.names(lines);
        } else {
            reader.categories(lines);
        }
        let block = reader.block;
        self.blocks.insert(sheet.block, block);
    }
}

/// The table that a file is of, by its heads, and where several have the same, by its indicators.
fn sheet_of(heads: &Heads, lines: &[Vec<String>]) -> Option<&'static Sheet> {
    let indicators: BTreeSet<String> = lines
        .iter()
        .map(|line| plain(heads.text(line, "Indicator")))
        .filter(|words| !words.is_empty())
        .collect();
    sheets().iter().find(|sheet| {
        // The first head is broken in some files, and says nothing that the rows do not say.
        let first = if sheet.number == "2" { 0 } else { 1 };
        let needed = |head: &&&str| !plain(head).starts_with("contextual information") || sheet.number == "2";
        let has_heads = sheet.header.iter().skip(first).filter(needed).all(|head| heads.has(head));
        let asks = |words: &str| indicators.contains(&plain(words));
        has_heads
            && (sheet.cells.is_empty()
                || sheet.cells.iter().map(|cell| cell.indicator).any(asks)
                || sheet.open.iter().map(|open| open.indicator).any(asks))
    })
}

struct SheetReader<'f> {
    name: &'f str,
    sheet: &'static Sheet,
    heads: &'f Heads,
    block: FiledBlock,
    filed: &'f mut Filed,
}

impl SheetReader<'_> {
    fn period(&mut self, line: &[String]) {
        let period = self.heads.text(line, "Reporting period");
        if !period.is_empty() {
            *self.filed.periods.entry(period.to_owned()).or_default() += 1;
        }
    }

    /// Words and figures that belong to no row.
    fn leave(&mut self, line: &[String]) {
        let words: Vec<&str> = line.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        if !words.is_empty() {
            let (name, words) = (self.name, words.join(" | "));
            let words: String = words.chars().take(120).collect();
            self.filed.left.push(message!(zh: "{name}：没有收“{words}”", en: "{name}: not taken: '{words}'"));
        }
    }

    /// Puts a cell in its place, unless another is there already.
    fn put(&mut self, row: &str, column: &str, cell: FiledCell) {
        if cell == FiledCell::default() {
            return;
        }
        let key = (row.to_owned(), column.to_owned());
        match self.block.cells.get(&key) {
            Some(there) if *there != cell => {
                let (name, text) = (self.name, &cell.text);
                self.filed.left.push(message!(
                    zh: "{name}：{row}.{column} 写了两次，只收第一次；第二次是“{text}”",
                    en: "{name}: {row}.{column} is there twice, and the first is taken; the second says \
                         '{text}'"
                ));
            }
            Some(_) => {}
            None => _ = self.block.cells.insert(key, cell),
        }
    }

    /// A row that the file names, added where it is new.
    fn row(&mut self, key: String, words: &str, of_form: &str, within: Option<&str>) -> String {
        if self.block.keys.insert(key.clone()) {
            let (words, of_form) = (words.to_owned(), of_form.to_owned());
            let within = within.map(str::to_owned);
            self.block.rows.push(FiledRow { key: key.clone(), words, of_form, within });
        }
        key
    }

    /// A row of a state or a language under another, or under none.
    fn scope(&mut self, outer: Option<&str>, scope: &str, of_form: &str) -> String {
        let key = outer.map_or_else(|| scope.to_owned(), |outer| format!("{outer} {scope}"));
        self.row(key, scope, of_form, outer)
    }

    /// The names of the categories, with words of the provider's.
    fn names(&mut self, lines: &[Vec<String>]) {
        let mut parent = "";
        for line in lines {
            let code = self.heads.text(line, self.sheet.header[2]);
            let found = place(self.sheet, code, parent);
            let Some(found) = found else {
                self.leave(line);
                continue;
            };
            parent = if found.parent.is_empty() { found.id } else { found.parent };
            let text = self.heads.text(line, self.sheet.header[3]).to_owned();
            self.put(found.id, "context", FiledCell { text, note: String::new() });
        }
    }

    fn categories(&mut self, lines: &[Vec<String>]) {
        let (code_head, other_head) = (self.sheet.header[3], self.sheet.header[4]);
        let scoped = self.sheet.header[5] == "Scope";
        let mut parent = String::new();
        for line in lines {
            let code = self.heads.text(line, code_head);
            let described = self.heads.text(line, other_head);
            let cells: Vec<(&'static str, FiledCell)> = self
                .sheet
                .columns
                .iter()
                .map(|column| {
                    let text = self.heads.text(line, column.header).to_owned();
                    let note = self.heads.text(line, column.context).to_owned();
                    (column.id, FiledCell { text, note })
                })
                .collect();
            if code.is_empty() {
                self.leave(line);
                continue;
            }
            self.period(line);
            let scope = self.heads.text(line, "Scope");
            let is_total = !scoped || scope.eq_ignore_ascii_case("TOTAL");
            let is_blank = cells.iter().all(|(_, cell)| *cell == FiledCell::default());
            let found = place(self.sheet, code, &parent);
            match found {
                Some(found) if found.parent.is_empty() => found.id.clone_into(&mut parent),
                Some(found) => found.parent.clone_into(&mut parent),
                None if !code.starts_with("KEYWORD_") => parent = format!("? {code}"),
                None => {}
            }
            let is_filler = described.is_empty() || plain(described) == plain(FILLER);
            if is_blank && (found.is_none_or(|found| found.code != OTHER) || is_filler) {
                continue;
            }
            let row = match found {
                Some(found) if found.code == OTHER => {
                    let words = if is_filler { "" } else { described };
                    self.row(format!("{} {words}", found.id), words, found.id, Some(found.parent))
                }
                Some(found) => {
                    if !is_filler {
                        let (name, id) = (self.name, found.id);
                        self.filed.left.push(message!(
                            zh: "{name}：{id} 不是“其他”，它的说明没有收：“{described}”",
                            en: "{name}: {id} is no 'other', and its description was not taken: '{described}'"
                        ));
                    }
                    found.id.to_owned()
                }
                None => self.strange(code, described, &parent),
            };
            let row = if is_total { row } else { self.scope(Some(&row), scope, "states") };
            for (column, cell) in cells {
                self.put(&row, column, cell);
            }
        }
    }

    /// A category that the table does not have.
    fn strange(&mut self, code: &str, described: &str, parent: &str) -> String {
        let words = if code == OTHER && !described.is_empty() { described } else { code };
        if parent.is_empty() || !code.starts_with("KEYWORD_") {
            return self.row(format!("? {code}"), words, "strange", None);
        }
        self.row(format!("{parent} {words}"), words, "strange_parts", Some(parent))
    }

    fn indicators(&mut self, lines: &[Vec<String>]) {
        let block = self.sheet.block;
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        for line in lines {
            let (indicator, scope) =
                (plain(self.heads.text(line, "Indicator")), self.heads.text(line, "Scope"));
            let text = self.heads.text(line, "Value").to_owned();
            let note = self.heads.text(line, "Contextual information").to_owned();
            let cell = FiledCell { text, note };
            self.period(line);
            let asked = |of: &str| plain(of) == indicator;
            let is_scope = |of: &str| {
                plain(of) == plain(scope) || (plain(of) == "total number" && plain(scope) == "total")
            };
            let fixed = self.sheet.cells.iter().find(|at| asked(at.indicator) && is_scope(at.scope));
            let column = match fixed {
                Some(at) => Some(at.column),
                None if block == "appeals" || scope.is_empty() => None,
                None => {
                    let open =
                        self.sheet.open.iter().find(|open| asked(open.indicator)).map(|open| open.column);
                    open.or(self.sheet.cells.iter().find(|at| asked(at.indicator)).map(|at| at.column))
                }
            };
            let Some(column) = column else {
                if indicator.is_empty() || cell != FiledCell::default() {
                    self.leave(line);
                }
                continue;
            };
            if cell == FiledCell::default() {
                continue;
            }
            let row = match fixed {
                Some(at) => at.row.to_owned(),
                None => self.scope(None, scope, if block == "recipients" { "states" } else { "languages" }),
            };
            let times = seen.entry((row.clone(), column.to_owned())).or_default();
            *times += 1;
            let number = *times;
            let row = if number > 1 && block == "automated_means" {
                let words = if cell.note.is_empty() { number.to_string() } else { cell.note.clone() };
                self.row(format!("{row} classifier {number}"), &words, "classifiers", Some(&row))
            } else {
                row
            };
            self.put(&row, column, cell);
        }
    }
}

/// The category that a code stands for: of several with one code, that of the category above it.
fn place(sheet: &'static Sheet, code: &str, parent: &str) -> Option<&'static Category> {
    let all = || sheet.categories.iter().filter(|category| category.code == code);
    let below = all().find(|category| !parent.is_empty() && category.parent == parent);
    below.or_else(|| if code == OTHER { None } else { all().next() })
}

impl Filed {
    /// The reporting period that most rows state, as reports are named; else the days of table 1.
    pub(crate) fn period(&self) -> Option<String> {
        let stated = self.periods.iter().filter_map(|(text, times)| Some((times, named(text)?)));
        let most = stated.max_by_key(|(times, _)| **times).map(|(_, period)| period);
        most.or_else(|| {
            let cells = &self.blocks.get("identification")?.cells;
            let day = |row: &str| Some(cells.get(&(row.to_owned(), "value".to_owned()))?.text.clone());
            named(&format!("{}/{}", day("starts")?, day("ends")?))
        })
    }

    /// What is stated besides.
    pub(crate) fn other_periods(&self) -> Vec<&str> {
        let own = self.period();
        self.periods.keys().map(String::as_str).filter(|text| named(text) != own).collect()
    }
}

/// The name of a period that is written `2025-07-01/2025-12-31`.
fn named(text: &str) -> Option<String> {
    let (start, end) = text.split_once('/')?;
    let (start, end): (Date, Date) = (start.trim().parse().ok()?, end.trim().parse().ok()?);
    let (year, same) = (start.year(), start.year() == end.year());
    let days = |date: Date| (date.month(), date.day());
    Some(match (same, days(start), days(end)) {
        (true, (1, 1), (12, 31)) => format!("{year}"),
        (true, (1, 1), (6, 30)) => format!("{year}-h1"),
        (true, (7, 1), (12, 31)) => format!("{year}-h2"),
        (true | false, ..) => format!("{start}--{end}"),
    })
}
