//! The workbook of a publisher's years side by side: a sheet for each table, a column for each period, a
//! thick line where figures must not be compared. No change is worked out here: the comparison says which
//! there are.

use super::book::{Book, Content, Sheet};
use super::look::Look;
use super::name::Names;
use super::paper::Paper;
use super::remarks::Remarks;
use crate::export::notes::shown;
use crate::model::archive::Archive;
use crate::model::id::PublisherId;
use crate::pages::address::{self, Route};
use crate::pages::view::{
    self, ChangeView, ComparedCell, ComparedLine, ComparedRow, ComparedTable, ComparisonView, Model,
};
use crate::text::strings::{Strings, strings};

/// The workbook of a publisher in a language; nothing where it has only one report of a kind.
pub(crate) fn book(model: &Model<'_>, publisher: PublisherId, language: &str) -> Option<Book> {
    let archive = model.archive;
    let comparisons = view::comparisons(model, publisher, language);
    let strings = strings(language);
    let name = archive.publisher(publisher).name.text(language).to_owned();
    let mut names = Names::default();
    let first = names.give(strings.word("export.about"));
    let mut tables = Vec::new();
    for comparison in &comparisons {
        for table in &comparison.tables {
            let about = [Some(name.as_str()), comparison.title.as_deref(), Some(&table.form)];
            let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let sheet = Years { comparison, strings }.sheet(table, (names.give(&table.title), &about));
            tables.push(sheet);
        }
    }
    if tables.is_empty() {
        return None;
    }
    let title = strings.say("cite.figures", &[("name", &name)]);
    let mut sheets = vec![cover(archive, publisher, (&title, &first), &tables, (language, strings))];
    sheets.extend(tables);
    Some(Book { title, author: name, language: language.to_owned(), sheets })
}

/// The first sheet: whose figures they are, and what the marks mean.
fn cover(
    archive: &Archive,
    publisher: PublisherId,
    (title, name): (&str, &str),
    tables: &[Sheet],
    (language, strings): (&str, Strings),
) -> Sheet {
    let mut paper = Paper::of(2);
    paper.line(Look::Title, title);
    paper.said(strings.word("column.publisher"), archive.publisher(publisher).name.text(language));
    if let Some(base) = &archive.site.base {
        let path = address::path(archive, Route::Publisher(publisher), language);
        paper.said(strings.word("export.address"), &address::url(base, &path));
    }
    let names: Vec<&str> = tables.iter().map(|sheet| sheet.name.as_str()).collect();
    paper.said(strings.word("export.sheets"), &names.join("\n"));
    paper.said(strings.word("export.marks"), strings.word("export.marks-mean"));
    paper.finish(name.to_owned())
}

/// Tables of a comparison in the making.
struct Years<'a> {
    comparison: &'a ComparisonView,
    strings: Strings,
}

/// The columns before the first period: the names of the lines, and their units.
const BEFORE: usize = 2;

impl Years<'_> {
    /// A table as a sheet of a name; `about` says whose figures they are.
    fn sheet(&self, table: &ComparedTable, (name, about): (String, &str)) -> Sheet {
        let periods = self.comparison.periods.len();
        let mut paper = Paper::of(BEFORE + periods + 3);
        paper.line(Look::Title, &table.title);
        paper.line(Look::About, about);
        let mut remarks = Remarks::of(self.comparison, self.strings);
        self.heads(&mut paper, &mut remarks);
        for (rows, over) in [(&table.rows, &table.over_rows), (&table.more, &table.over_more)] {
            self.over(&mut paper, over, &mut remarks);
            for row in rows {
                match row {
                    ComparedRow::Head { level, label } => {
                        let indented = format!("{}{label}", "　".repeat(*level));
                        paper.put((0, paper.width), Look::Group, Content::text(&indented));
                        paper.row += 1;
                    }
                    ComparedRow::Line(line) => self.line(&mut paper, line, &mut remarks),
                }
            }
        }
        let notes = remarks.notes();
        if !notes.is_empty() {
            paper.row += 1;
            paper.line(Look::Key, self.strings.word("export.notes"));
            notes.iter().for_each(|words| paper.line(Look::Words, words));
        }
        paper.finish(name)
    }

    /// The heads of the columns.
    fn heads(&self, paper: &mut Paper, remarks: &mut Remarks<'_>) {
        let head = |key: &str| Content::text(self.strings.word(key));
        paper.put((0, 1), Look::ColumnHead, head("export.indicator"));
        paper.put((1, 1), Look::ColumnHead, head("column.unit"));
        for (column, period) in (BEFORE..).zip(&self.comparison.periods) {
            let mut words = vec![period.label.clone()];
            words.extend(period.publisher.clone());
            words.extend(period.gap.then(|| self.strings.word("export.gap").to_owned()));
            words.extend(period.draft.then(|| self.strings.word("export.draft").to_owned()));
            words.extend(remarks.marks(&period.notes));
            paper.put((column, 1), Look::ColumnHead, Content::text(&words.join("\n")));
        }
        let after = BEFORE + self.comparison.periods.len();
        paper.put((after, 1), Look::ColumnHead, head("export.change"));
        paper.put((after + 1, 1), Look::ColumnHead, head("export.percent"));
        paper.put((after + 2, 1), Look::ColumnHead, head("export.remarks"));
        paper.row += 1;
        paper.freeze(1);
    }

    /// What is said of all figures of a period in the lines that follow.
    fn over(&self, paper: &mut Paper, over: &[Vec<usize>], remarks: &mut Remarks<'_>) {
        if over.iter().all(Vec::is_empty) {
            return;
        }
        paper.put((0, BEFORE), Look::Group, Content::Empty);
        for (column, notes) in (BEFORE..).zip(over) {
            paper.put((column, 1), Look::Mark, Content::text(&remarks.marks(notes).unwrap_or_default()));
        }
        paper.row += 1;
    }

    /// A line of figures, the last change, and what is said of single figures.
    fn line(&self, paper: &mut Paper, line: &ComparedLine, remarks: &mut Remarks<'_>) {
        let words = [Some(line.label.as_str()), line.span.as_deref()];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join("\n");
        paper.put((0, 1), Look::RowHead(0), Content::text(&words));
        paper.put((1, 1), Look::Unit, Content::text(line.unit.as_deref().unwrap_or_default()));
        for (column, cell) in (BEFORE..).zip(&line.cells) {
            let look = if cell.standing == "broken" { Look::Broken } else { Look::Figure };
            paper.put((column, 1), look, self.figure(cell));
        }
        let after = BEFORE + line.cells.len();
        let [change, percent] = self.change(&line.latest);
        paper.put((after, 1), Look::Figure, change);
        paper.put((after + 1, 1), Look::Figure, percent);
        let periods = self.comparison.periods.iter().map(|period| period.label.as_str());
        let said: Vec<String> =
            periods.zip(&line.cells).filter_map(|(period, cell)| remarks.of_cell(period, cell)).collect();
        paper.put(
            (after + 2, 1),
            Look::Mark,
            Content::text(&said.join(self.strings.word("export.semicolon"))),
        );
        paper.row += 1;
    }

    /// A figure as printed; a sum that is made here is its number.
    fn figure(&self, cell: &ComparedCell) -> Content {
        match cell.kind {
            "number" | "zero" | "change" | "sum" => Content::figure(&cell.text),
            kind => Content::text(shown(kind, &cell.text, self.strings)),
        }
    }

    /// The difference to the period before, and the same in percent; that there is none across a break.
    fn change(&self, change: &ChangeView) -> [Content; 2] {
        if change.direction == "broken" {
            return [Content::text(self.strings.word("chart.broken")), Content::Empty];
        }
        let number = |text: &str| Content::figure(text.trim_start_matches('+'));
        [number(&change.difference), number(change.percent.as_deref().unwrap_or_default())]
    }
}
