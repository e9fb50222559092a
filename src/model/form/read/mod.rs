//! Reading a form from YAML. Everything that is wrong is told, with its place; a form with errors is still read as
//! far as it makes sense, so that one run tells everything.

mod axes;
mod checks;
mod codes;
mod relations;

use super::{Block, Crosswalk, Entry, Form, Kinds, Link, Section, Table, Unguarded, Used};
use crate::model::figure::MOST_DECIMALS;
use crate::model::id::{BlockId, Id, List, SectionId, TableId};
use crate::model::label::Label;
use crate::model::period::{MonthDay, Period, PeriodKind};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use axes::Inherited;
use std::collections::{BTreeMap, BTreeSet};

/// What reading needs at hand: the language of labels without one, and where to tell what is wrong.
pub(super) struct Reader<'d> {
    language: &'d str,
    diagnostics: &'d mut Vec<Diagnostic>,
}

/// Reads a form; labels written as plain text are in `language`.
///
/// `None` if it has no id or no tables to speak of.
pub fn read(node: &Node<'_>, language: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Form> {
    Reader { language, diagnostics }.form(node)
}

/// Reads crosswalks from older editions: `{older edition: [entries]}`.
pub fn read_crosswalks(node: &Node<'_>, language: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Crosswalk> {
    Reader { language, diagnostics }.crosswalks(node)
}

impl Reader<'_> {
    fn error(&mut self, code: Code, place: Place, message: Message, remedy: Message) {
        self.diagnostics.push(Diagnostic::error(code, place, message).remedy(remedy));
    }

    fn label(&mut self, node: Option<&Node<'_>>) -> Label {
        node.and_then(|node| Label::read(node, self.language, self.diagnostics)).unwrap_or_default()
    }

    /// An id: lower-case ASCII letters, digits and, inside a form, `_`; for the form's own id, `-`.
    fn id(&mut self, node: &Node<'_>, joint: char) -> Option<String> {
        let text = node.text(self.diagnostics)?;
        let fits = text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint);
        if !fits {
            self.error(
                codes::BAD_ID,
                node.place,
                message!(zh: "“{text}”不能作 id", en: "'{text}' cannot be an id"),
                message!(
                    zh: "只用小写英文字母、数字和“{joint}”，并以字母开头",
                    en: "use lower-case ASCII letters, digits and '{joint}', beginning with a letter"
                ),
            );
            return None;
        }
        Some(text.to_owned())
    }

    /// One of several words.
    fn word<T: Copy>(&mut self, node: &Node<'_>, words: &[(&str, T)]) -> Option<T> {
        let text = node.text(self.diagnostics)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let known = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            self.error(
                codes::BAD_WORD,
                node.place,
                message!(zh: "这里不能写“{text}”", en: "'{text}' cannot stand here"),
                message!(zh: "可写：{known}", en: "write one of: {known}"),
            );
        }
        found
    }

    /// A whole number from `least` to `most`.
    fn whole_number(&mut self, node: &Node<'_>, least: u32, most: u32) -> Option<u32> {
        let text = node.text(self.diagnostics)?;
        let number = text.parse().ok().filter(|n| (least..=most).contains(n) && !text.starts_with('+'));
        if number.is_none() {
            self.error(
                codes::BAD_WORD,
                node.place,
                message!(zh: "这里不能写“{text}”", en: "'{text}' cannot stand here"),
                message!(
                    zh: "写 {least} 到 {most} 之间的整数",
                    en: "write a whole number from {least} to {most}"
                ),
            );
        }
        number
    }

    /// How many decimals.
    fn decimals(&mut self, node: &Node<'_>) -> Option<u32> {
        self.whole_number(node, 0, MOST_DECIMALS)
    }

    /// A list of texts, or one text alone.
    fn texts<'n>(&mut self, node: &'n Node<'_>) -> Vec<(&'n str, Place)> {
        let nodes = node.one_or_more();
        nodes.iter().filter_map(|n| Some((n.text(self.diagnostics)?, n.place))).collect()
    }

    /// `kinds` and `not_kinds`: of which publishers something is said.
    fn kinds(&mut self, fields: &mut Fields<'_, '_>) -> Kinds {
        let mut words = |name| -> Option<Vec<String>> {
            let texts = fields.get(name).map(|n| self.texts(n))?;
            Some(texts.into_iter().map(|(text, _)| text.to_owned()).collect())
        };
        Kinds { only: words("kinds"), except: words("not_kinds").unwrap_or_default() }
    }

    fn form(&mut self, node: &Node<'_>) -> Option<Form> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let id_node = fields.require("id", self.diagnostics);
        let id = id_node.and_then(|n| self.id(n, '-'));
        let family = fields.get("family").and_then(|n| self.id(n, '-')).or_else(|| id.clone());
        let title = fields.require("title", self.diagnostics);
        let title = self.label(title);
        let basis = self.label(fields.get("basis"));
        let unofficial = fields.get("unofficial").map(|n| self.texts(n)).unwrap_or_default();
        let used = fields.require("used", self.diagnostics).and_then(|n| self.used(n));
        let sections = fields.get("sections").map(|n| self.sections(n)).unwrap_or_default();
        let mut form = Form {
            family: family.unwrap_or_default(),
            title,
            basis,
            unofficial: unofficial.into_iter().map(|(text, _)| text.to_owned()).collect(),
            used: used.unwrap_or(Used { kind: PeriodKind::Year, starts: None, from: None, to: None }),
            sections,
            tables: List::default(),
            blocks: List::default(),
            checks: List::default(),
            readings: List::default(),
            crosswalks: Vec::new(),
            key_figures: Vec::new(),
            compare: BTreeSet::new(),
            unguarded: Vec::new(),
            notes: self.label(fields.get("notes")),
            place: id_node.map_or(node.place, |n| n.place),
            id: id.clone().unwrap_or_default(),
        };
        let tables = fields.require("tables", self.diagnostics);
        let mut own_checks = Vec::new();
        for table in tables.and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.table(table, &mut form, &mut own_checks);
        }
        self.unique_tables(&form);
        for (block, checks) in &own_checks {
            self.totals(&mut form, *block);
            for check in checks.and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
                self.check(check, Some(*block), &mut form);
            }
        }
        for check in fields.get("checks").and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.check(check, None, &mut form);
        }
        for reading in fields.get("readings").and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.reading(reading, &mut form);
        }
        if let Some(crosswalk) = fields.get("crosswalk") {
            form.crosswalks = self.crosswalks(crosswalk);
        }
        for (address, place) in fields.get("key_figures").map(|n| self.texts(n)).unwrap_or_default() {
            match form.indicator(address) {
                Some(indicator) => form.key_figures.push(indicator),
                None => self.no_such_cell(address, place, &form),
            }
        }
        for (pattern, place) in fields.get("compare").map(|n| self.texts(n)).unwrap_or_default() {
            let cells = form.cells_of(pattern);
            if cells.is_empty() {
                self.no_such_cell(pattern, place, &form);
            }
            form.compare.extend(cells);
        }
        for entry in fields.get("unguarded").and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.unguarded(entry, &mut form);
        }
        fields.finish(self.diagnostics);
        (id.is_some() && !form.blocks.is_empty()).then_some(form)
    }

    fn used(&mut self, node: &Node<'_>) -> Option<Used> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let kind = fields.require("kind", self.diagnostics).and_then(|n| self.word(n, &PeriodKind::ALL));
        let starts = fields.get("starts").and_then(|n| self.month_day(n));
        let mut period = |name| {
            fields.get(name).and_then(|n: &Node<'_>| Some((n.text(self.diagnostics)?.to_owned(), n.place)))
        };
        let (from, to) = (period("from"), period("to"));
        fields.finish(self.diagnostics);
        let mut ends: Vec<(Period, Place)> = Vec::new();
        for (text, place) in [&from, &to].into_iter().flatten() {
            match (Period::read(text, starts), kind) {
                (Err(message), Some(PeriodKind::FiscalYear)) if starts.is_none() => self.error(
                    codes::BAD_PERIOD,
                    *place,
                    message,
                    message!(
                        zh: "在 used 里写 starts，即财年开始的月和日，如 starts: 10-01",
                        en: "say in `used` on which day fiscal years begin, as in starts: 10-01"
                    ),
                ),
                (Err(message), _) => self.error(codes::BAD_PERIOD, *place, message, Period::written()),
                (Ok(period), Some(kind)) if period.kind != kind => {
                    let (by, name) = (kind.words(), period.kind.name());
                    self.error(
                        codes::BAD_PERIOD,
                        *place,
                        Message {
                            zh: format!("本表式按{}填报，而“{text}”不是这样的期间", by.zh),
                            en: format!("the form is filled in by {}, and '{text}' is no such period", by.en),
                        },
                        message!(
                            zh: "换成那样的期间，或改 kind: {name}",
                            en: "name such a period, or write kind: {name}"
                        ),
                    );
                }
                (Ok(period), _) => ends.push((period, *place)),
            }
        }
        if let [(first, _), (last, place)] = &ends[..]
            && last < first
        {
            self.error(
                codes::BAD_PERIOD,
                *place,
                message!(zh: "to 早于 from", en: "`to` lies before `from`"),
                message!(
                    zh: "from 写最早的期间，to 写最后的期间；仍在使用的不写 to",
                    en: "write the first period in `from`, the last in `to`; a form still in use has no `to`"
                ),
            );
        }
        Some(Used { kind: kind?, starts, from: from.map(|f| f.0), to: to.map(|t| t.0) })
    }

    fn month_day(&mut self, node: &Node<'_>) -> Option<MonthDay> {
        let text = node.text(self.diagnostics)?;
        let read = || {
            let (month, day) = text.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            // A day that only leap years have cannot begin a year.
            jiff::civil::Date::new(2001, month, day).ok().map(|_| (month, day))
        };
        let read = read();
        if read.is_none() {
            self.error(
                codes::BAD_PERIOD,
                node.place,
                message!(
                    zh: "“{text}”不能是财年开始的那一天",
                    en: "'{text}' is no day on which a fiscal year can begin"
                ),
                message!(zh: "写作 月-日，如 10-01", en: "write month-day, as in 10-01"),
            );
        }
        read
    }

    fn sections(&mut self, node: &Node<'_>) -> List<SectionId, Section> {
        let mut sections: List<SectionId, Section> = List::default();
        let mut places: BTreeMap<String, Place> = BTreeMap::new();
        for node in node.items(self.diagnostics).unwrap_or_default() {
            let Some(mut fields) = Fields::of(node, self.diagnostics) else { continue };
            let id_node = fields.require("id", self.diagnostics);
            let id = id_node.and_then(|n| self.id(n, '_'));
            let number = fields.get("number").and_then(|n| n.text(self.diagnostics)).unwrap_or_default();
            let title = fields.require("title", self.diagnostics);
            let title = self.label(title);
            fields.finish(self.diagnostics);
            let Some(id) = id else { continue };
            let place = id_node.map_or(node.place, |n| n.place);
            match places.get(&id) {
                Some(&first) => self.duplicate(&id, place, first),
                None => _ = places.insert(id.clone(), place),
            }
            sections.push(Section { id, number: number.to_owned(), title });
        }
        sections
    }

    fn table<'n>(
        &mut self,
        node: &'n Node<'n>,
        form: &mut Form,
        checks: &mut Vec<(BlockId, Option<&'n Node<'n>>)>,
    ) {
        let Some(mut fields) = Fields::of(node, self.diagnostics) else { return };
        let id_node = fields.require("id", self.diagnostics);
        let id = id_node.and_then(|n| self.id(n, '_'));
        let section = fields.get("section").and_then(|n| {
            let id = n.text(self.diagnostics)?;
            let found = form.sections.find(|section| section.id == id);
            if found.is_none() {
                let known =
                    form.sections.iter().map(|section| section.id.as_str()).collect::<Vec<_>>().join(", ");
                self.error(
                    codes::UNKNOWN_SECTION,
                    n.place,
                    message!(zh: "表式的 sections 中没有“{id}”", en: "the form's sections have no '{id}'"),
                    message!(
                        zh: "sections 中有：{known}；或在那里加上它，或删去 section 这一项",
                        en: "there are: {known}; or add it there, or leave `section` out"
                    ),
                );
            }
            found
        });
        let title = fields.require("title", self.diagnostics);
        let title = self.label(title);
        let stub = self.label(fields.get("stub"));
        let across = fields.get("print").and_then(|n| self.word(n, &[("across", true), ("down", false)]));
        let inherited = self.inherited(&mut fields, &Inherited::default());
        let Some(id) = id else { return };
        let table = TableId::at(form.tables.len());
        let mut blocks_of_table = Vec::new();
        if let Some(blocks) = fields.get("blocks") {
            for block in blocks.items(self.diagnostics).unwrap_or_default() {
                let Some(mut fields) = Fields::of(block, self.diagnostics) else { continue };
                let name_node = fields.require("id", self.diagnostics);
                let name = name_node.and_then(|n| self.id(n, '_'));
                let inherited = self.inherited(&mut fields, &inherited);
                let caption = self.label(fields.get("caption"));
                let Some(name) = name else { continue };
                let place = name_node.map_or(block.place, |n| n.place);
                let read = self.block(&mut fields, format!("{id}.{name}"), table, caption, &inherited, place);
                let block = form.blocks.push(read);
                blocks_of_table.push(block);
                checks.push((block, fields.get("checks")));
                fields.finish(self.diagnostics);
            }
        } else {
            let place = id_node.map_or(node.place, |n| n.place);
            let read = self.block(&mut fields, id.clone(), table, Label::default(), &inherited, place);
            let block = form.blocks.push(read);
            blocks_of_table.push(block);
            checks.push((block, fields.get("checks")));
        }
        fields.finish(self.diagnostics);
        let across = across.unwrap_or(false);
        form.tables.push(Table { id, section, title, stub, across, blocks: blocks_of_table });
    }

    fn block(
        &mut self,
        fields: &mut Fields<'_, '_>,
        id: String,
        table: TableId,
        caption: Label,
        inherited: &Inherited,
        place: Place,
    ) -> Block {
        let columns = fields.require("columns", self.diagnostics);
        let columns = columns.map(|n| self.axis(n, "columns", inherited)).unwrap_or_default();
        let rows = fields.require("rows", self.diagnostics);
        let rows = rows.map(|n| self.axis(n, "rows", inherited)).unwrap_or_default();
        let mut block = Block {
            id,
            table,
            caption,
            rows,
            columns,
            absent: BTreeSet::new(),
            cell: inherited.cell.clone(),
            place,
        };
        for (text, place) in fields.get("absent").map(|n| self.texts(n)).unwrap_or_default() {
            let cell = text
                .split_once('.')
                .and_then(|(row, column)| Some((block.rows.leaf(row)?, block.columns.leaf(column)?)));
            match cell {
                Some(cell) => _ = block.absent.insert(cell),
                None => {
                    let (rows, columns) = (block.rows.ids().join(", "), block.columns.ids().join(", "));
                    self.error(
                        codes::UNKNOWN_CELL,
                        place,
                        message!(zh: "这张表没有格“{text}”", en: "this block has no cell '{text}'"),
                        message!(
                            zh: "写作 行.列；行有：{rows}；列有：{columns}",
                            en: "write row.column; the rows are: {rows}; the columns are: {columns}"
                        ),
                    );
                }
            }
        }
        block
    }

    fn unique_tables(&mut self, form: &Form) {
        for (i, block) in form.blocks.iter().enumerate() {
            if let Some(first) = form.blocks.as_slice()[..i].iter().find(|other| other.id == block.id) {
                self.duplicate(&block.id, block.place, first.place);
            }
        }
    }

    fn duplicate(&mut self, id: &str, place: Place, first: Place) {
        self.diagnostics.push(
            Diagnostic::error(
                codes::DUPLICATE_ID,
                place,
                message!(zh: "id“{id}”出现了两次", en: "the id '{id}' is given twice"),
            )
            .related(first, message!(zh: "第一次在这里", en: "first here"))
            .remedy(message!(
                zh: "给其中一个换一个 id；已有报告在用的那个不要动",
                en: "give one of the two another id; leave the one that reports use already"
            )),
        );
    }

    fn no_such_cell(&mut self, address: &str, place: Place, form: &Form) {
        let blocks = form.blocks.iter().map(|block| block.id.as_str()).collect::<Vec<_>>().join(", ");
        self.error(
            codes::UNKNOWN_CELL,
            place,
            message!(zh: "表式中没有“{address}”", en: "the form has no '{address}'"),
            message!(
                zh: "写作 表.行.列，其中的表是：{blocks}",
                en: "write block.row.column, where the blocks are: {blocks}"
            ),
        );
    }

    fn unguarded(&mut self, node: &Node<'_>, form: &mut Form) {
        let Some(mut fields) = Fields::of(node, self.diagnostics) else { return };
        let cells = fields.require("cells", self.diagnostics).map(|n| self.texts(n)).unwrap_or_default();
        let kinds = self.kinds(&mut fields);
        let why = fields.require("why", self.diagnostics);
        let why = self.label(why);
        fields.finish(self.diagnostics);
        let mut found = Vec::new();
        for (pattern, place) in cells {
            let matching = form.cells_of(pattern);
            if matching.is_empty() {
                self.no_such_cell(pattern, place, form);
            }
            found.extend(matching);
        }
        form.unguarded.push(Unguarded { cells: found, kinds, why });
    }

    fn crosswalks(&mut self, node: &Node<'_>) -> Vec<Crosswalk> {
        let mut crosswalks = Vec::new();
        for (from, entries) in node.entries(self.diagnostics).unwrap_or_default() {
            let Some(form) = from.text(self.diagnostics) else { continue };
            let entries = entries.items(self.diagnostics).unwrap_or_default();
            let entries = entries.iter().filter_map(|entry| self.entry(entry)).collect();
            crosswalks.push(Crosswalk { from: form.to_owned(), entries, place: from.place });
        }
        crosswalks
    }

    fn entry(&mut self, node: &Node<'_>) -> Option<Entry> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let link = fields.require("relation", self.diagnostics).and_then(|n| self.word(n, &Link::ALL));
        let mut addresses = |name| -> Vec<(String, Place)> {
            let texts = fields.get(name).map(|n| self.texts(n)).unwrap_or_default();
            texts.into_iter().map(|(text, place)| (text.to_owned(), place)).collect()
        };
        let (from, to) = (addresses("from"), addresses("to"));
        let why = self.label(fields.get("why"));
        fields.finish(self.diagnostics);
        let link = link?;
        if why.is_empty() && link != Link::Same {
            self.error(
                codes::NO_REASON,
                node.place,
                message!(
                    zh: "对照关系“{}”须写明理由",
                    en: "the relation '{}' needs a reason",
                    link.name()
                ),
                message!(
                    zh: "写 why: {{zh: …, en: …}}；读者在各年对比的地方看到它",
                    en: "write why: {{zh: …, en: …}}; readers see it where the years are compared"
                ),
            );
        }
        let wants = match link {
            Link::New => (false, true),
            Link::Discontinued => (true, false),
            _ => (true, true),
        };
        if (!from.is_empty(), !to.is_empty()) != wants {
            self.error(
                codes::CROSSWALK_SIDES,
                node.place,
                message!(zh: "“{}”的对照写错了边", en: "'{}' has the wrong sides", link.name()),
                message!(
                    zh: "new 只写 to，discontinued 只写 from，其余两边都写",
                    en: "new has only `to`, discontinued only `from`, every other relation both"
                ),
            );
        }
        Some(Entry { from, to, link, why })
    }
}
