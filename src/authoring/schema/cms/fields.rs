//! The fields of a report in a content management system: one for each figure of its form.

use super::super::unit_spelling;
use crate::model::archive::Archive;
use crate::model::form::{Block, CellSpec, Form};
use crate::model::id::RowId;
use crate::model::period::PeriodKind;
use crate::model::report::WithdrawnFigures;
use crate::text::message;
use crate::text::message::{Language, Message};
use serde_json::{Map, Value, json};

/// Writes the fields of reports by one form.
pub(super) struct Fields<'a> {
    pub archive: &'a Archive,
    pub form: &'a Form,
    pub language: Language,
}

impl Fields<'_> {
    fn words<'m>(&self, message: &'m Message) -> &'m str {
        message.in_language(self.language)
    }

    /// All of them, in the order of the front matter.
    pub(super) fn all(&self) -> Vec<Value> {
        let date = |name: &str, words: Message| {
            json!({"label": self.words(&words), "name": name, "widget": "datetime", "format": "YYYY-MM-DD",
                   "date_format": "YYYY-MM-DD", "time_format": false, "picker_utc": true, "required": false})
        };
        let string = |name: &str, words: Message| json!({"label": self.words(&words), "name": name, "widget": "string", "required": false});
        let form = &self.form.id;
        vec![
            self.label_field("title", &message!(zh: "标题", en: "Title")),
            self.period(),
            json!({"label": self.words(&message!(zh: "表式", en: "Form")), "name": "form", "widget": "hidden", "default": form}),
            date("published", message!(zh: "公布日期", en: "Published")),
            date("signed", message!(zh: "签署日期", en: "Signed")),
            self.withdrawn(),
            string("index_number", message!(zh: "索引号", en: "Index number")),
            string("file_number", message!(zh: "文号", en: "Document number")),
            self.sources(),
            json!({"label": self.words(&message!(zh: "数字", en: "Figures")), "name": "statistics", "widget": "object",
                   "collapsed": false, "fields": self.form.blocks.iter().map(|block| self.block(block)).collect::<Vec<_>>()}),
            json!({"label": self.words(&message!(zh: "正文", en: "Prose")), "name": "body", "widget": "markdown",
                   "required": false, "modes": ["raw"]}),
        ]
    }

    /// A text in each language of the site.
    fn label_field(&self, name: &str, words: &Message) -> Value {
        let texts: Vec<Value> = self
            .archive
            .site
            .languages
            .iter()
            .map(|tag| json!({"label": tag, "name": tag, "widget": "string", "required": false}))
            .collect();
        json!({"label": self.words(words), "name": name, "widget": "object", "collapsed": true, "required": false,
               "fields": texts})
    }

    /// The period, which is also the name of the file.
    fn period(&self) -> Value {
        let (pattern, example) = match self.form.used.kind {
            PeriodKind::Year => ("^[0-9]{4}$", "2024"),
            PeriodKind::FiscalYear => ("^fy[0-9]{4}$", "fy2024"),
            PeriodKind::Half => ("^[0-9]{4}-h[12]$", "2024-h1"),
            PeriodKind::Quarter => ("^[0-9]{4}-q[1-4]$", "2024-q3"),
            PeriodKind::Month => ("^[0-9]{4}-(0[1-9]|1[0-2])$", "2024-07"),
            PeriodKind::Span => {
                ("^[0-9]{4}-[0-9]{2}-[0-9]{2}--[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2019-10-01--2019-12-31")
            }
        };
        let pattern = if self.form.used.spans {
            format!("{pattern}|^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}--[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$")
        } else {
            pattern.to_owned()
        };
        let hint = message!(zh: "写作 {example}", en: "as in {example}");
        json!({"label": self.words(&message!(zh: "期间", en: "Period")), "name": "period", "widget": "string",
               "hint": self.words(&hint), "pattern": [pattern, self.words(&hint)]})
    }

    /// That the report was taken back.
    fn withdrawn(&self) -> Value {
        let kept: Vec<&str> = WithdrawnFigures::ALL.iter().map(|(name, _)| *name).collect();
        json!({"label": self.words(&message!(zh: "撤回", en: "Withdrawn")), "name": "withdrawn",
               "widget": "object", "collapsed": true, "required": false, "fields": [
            {"label": self.words(&message!(zh: "日期", en: "Day")), "name": "on", "widget": "datetime",
             "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": false, "picker_utc": true},
            {"label": self.words(&message!(zh: "原因", en: "Reason")), "name": "why", "widget": "string"},
            {"label": self.words(&message!(zh: "数字", en: "Figures")), "name": "figures", "widget": "select",
             "options": kept, "default": "kept"},
        ]})
    }

    fn sources(&self) -> Value {
        let string = |words: Message, name: &str, required: bool| json!({"label": self.words(&words), "name": name, "widget": "string", "required": required});
        json!({"label": self.words(&message!(zh: "数字的来源", en: "Sources")), "name": "sources", "widget": "list",
        "required": false, "collapsed": true, "fields": [
            string(message!(zh: "标题", en: "Title"), "title", true),
            string(message!(zh: "网址", en: "Address"), "url", false),
            {"label": self.words(&message!(zh: "说明", en: "Note")), "name": "note", "widget": "text", "required": false},
            string(message!(zh: "文件", en: "File"), "file", false),
            string(message!(zh: "SHA-256", en: "SHA-256"), "sha256", false),
            self.imported(),
            string(message!(zh: "随报告发布的原件", en: "Published with the report as"), "kept", false),
        ]})
    }

    /// How the cells of a file were read. The program writes it; here it is only kept.
    fn imported(&self) -> Value {
        let count = |name: &str| json!({"label": name, "name": name, "widget": "string", "required": false});
        let counts = ["proven", "read", "unread", "absent"].map(count);
        json!({"label": self.words(&message!(zh: "读出的格数", en: "Cells read")), "name": "imported",
               "widget": "object", "collapsed": true, "required": false, "fields": counts})
    }

    fn block(&self, block: &Block) -> Value {
        let tag = self.language.tag();
        let (caption, title) = (block.caption.text(tag), self.form.table(block.table).title.text(tag));
        // Which rows a report names, no configuration can know.
        let rows = block.rows.leaves.entries().filter(|(_, row)| !row.open);
        let rows: Vec<Value> = rows.map(|(row, _)| self.row(block, row)).collect();
        json!({"label": if caption.is_empty() { title } else { caption }, "name": block.id, "widget": "object",
               "collapsed": true, "fields": rows})
    }

    fn row(&self, block: &Block, row: RowId) -> Value {
        let tag = self.language.tag();
        let leaf = block.row(row);
        let columns = block.columns.leaves.entries().filter(|&(column, _)| block.has(row, column));
        let cells: Vec<Value> = columns
            .map(|(column, leaf)| self.cell(leaf.name.text(tag), &leaf.id, block.spec(Some(row), column)))
            .collect();
        json!({"label": leaf.name.text(tag), "name": leaf.id, "widget": "object", "collapsed": true, "fields": cells})
    }

    /// Figures are text, so that nothing printed is rounded or reformatted, and `~` and `<5` can be written.
    fn cell(&self, label: &str, id: &str, cell: &CellSpec) -> Value {
        let mut field = Map::new();
        field.insert("label".to_owned(), label.into());
        field.insert("name".to_owned(), id.into());
        field.insert("widget".to_owned(), "string".into());
        let words = super::super::cell::words(cell);
        field.insert("pattern".to_owned(), json!([unit_spelling::of(cell), self.words(&words)]));
        // What is not filled in yet is told when the report is checked; a blank is written ~.
        field.insert("required".to_owned(), false.into());
        Value::Object(field)
    }
}
