//! The fields of a report in a content management system: its period, and its file as it stands.
//!
//! No field for each figure: such a system reads values and writes them anew. Decap CMS 3.16.3 showed
//! 96171.60 as 96171.6, and zero as an empty field. That a text is kept, `tests/cms` tries.

use crate::model::form::Form;
use crate::model::period::PeriodKind;
use crate::text::message;
use crate::text::message::{Language, Message};
use serde_json::{Value, json};

/// Writes the fields of reports by one form.
pub(super) struct Fields<'a> {
    pub form: &'a Form,
    pub language: Language,
    /// What a new report begins as.
    pub beginning: String,
}

impl Fields<'_> {
    fn words<'m>(&self, message: &'m Message) -> &'m str {
        message.in_language(self.language)
    }

    /// All of them.
    pub(super) fn all(&self) -> Value {
        let form = &self.form.id;
        // By the form a collection is filtered; it is read off the text, and not written.
        let form = json!({"label": "form", "name": "form", "widget": "hidden", "default": form});
        json!([self.period(), form, self.text()])
    }

    /// The whole file. A new one begins as with `annals new report`.
    fn text(&self) -> Value {
        let hint = message!(
            zh: "整个文件，一字不改地保存。数字照原件写",
            en: "The whole file, saved as it stands here. Figures as they are printed"
        );
        json!({"label": self.words(&message!(zh: "报告", en: "Report")), "name": "text", "widget": "text",
               "hint": self.words(&hint), "default": self.beginning})
    }

    /// The period, by which a new file is named. It is not asked of a file that has its name.
    fn period(&self) -> Value {
        let used = &self.form.used;
        let (pattern, example) = match used.kind {
            PeriodKind::Year => ("^[0-9]{4}$", "2024"),
            PeriodKind::FiscalYear => ("^fy[0-9]{4}$", "fy2024"),
            PeriodKind::Half => ("^[0-9]{4}-h[12]$", "2024-h1"),
            PeriodKind::Quarter => ("^[0-9]{4}-q[1-4]$", "2024-q3"),
            PeriodKind::Month => ("^[0-9]{4}-(0[1-9]|1[0-2])$", "2024-07"),
            PeriodKind::Span => {
                ("^[0-9]{4}-[0-9]{2}-[0-9]{2}--[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2019-10-01--2019-12-31")
            }
        };
        let pattern = if used.spans {
            format!("{pattern}|^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}--[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$")
        } else {
            pattern.to_owned()
        };
        let hint = message!(
            zh: "新报告的文件名，写作 {example}；已有的报告不用填",
            en: "The name of a new report's file, as in {example}; leave it empty in one that is there"
        );
        json!({"label": self.words(&message!(zh: "期间", en: "Period")), "name": "period", "widget": "string",
               "required": false, "hint": self.words(&hint), "pattern": [pattern, self.words(&hint)]})
    }
}
