//! The front matter of a report: the keys that every form shares, and what each form adds to them.

use super::scalar::{
    Object, date, definition, described, files, label, list_of, mapping, moment, text, titled,
};
use super::spelling::{escaped, whole};
use super::{block, period, root, source, table};
use crate::model::form::{Form, Forms};
use crate::model::id::FormId;
use crate::model::report::{CorrectionKind, KINDS_WITHOUT_NUMBER, Key, WithdrawnFigures};
use crate::text::message;
use crate::text::message::Language;
use serde_json::{Value, json};

/// JSON Schema for the front matter of reports by one form, or of any report of an archive with these forms.
///
/// A report may take single tables from another edition, so every form counts for each.
pub(crate) fn report(forms: &Forms, only: Option<FormId>, language: Language) -> Value {
    let ids = |forms: &[&Form]| forms.iter().map(|form| Value::from(form.id.as_str())).collect::<Vec<_>>();
    let chosen: Vec<&Form> = match only {
        Some(form) => vec![&**forms.get(form)],
        None => forms.iter().collect(),
    };
    let mut parts = Vec::new();
    for form in &chosen {
        let part = definition(&form.id);
        parts.push(match only {
            Some(_) => part,
            None => json!({"if": {"required": ["form"], "properties": {"form": {"const": form.id}}}, "then": part}),
        });
    }
    let mut definitions = Object::new();
    definitions.insert("label".to_owned(), label(language));
    for form in &chosen {
        definitions.insert(form.id.clone(), of_form(form, forms, language));
    }
    let mut tables: Vec<&str> = Vec::new();
    for table in chosen.iter().flat_map(|form| form.tables()) {
        if !tables.contains(&table.id.as_str()) {
            tables.push(&table.id);
        }
    }
    for id in tables {
        let blocks = blocks_of(id, forms);
        for form in forms.iter() {
            let Some(table) = form.find_table(id).map(|table| form.table(table)) else { continue };
            let name = table::name(form, table);
            definitions.insert(name.clone(), table::schema(form, table, &blocks, language));
            for &block in &table.blocks {
                block::define(form, form.block(block), language, &mut definitions);
            }
            parts.push(json!({
                "if": {"required": ["editions"], "properties": {
                    "editions": {"type": "object", "required": [id], "properties": {id: {"const": form.id}}}}},
                "then": definition(&name),
            }));
        }
    }
    let title = match only {
        Some(form) => forms.get(form).title.text(language.tag()).to_owned(),
        None => message!(zh: "报告的头部", en: "Front matter of a report").in_language(language).to_owned(),
    };
    let mut schema = mapping(keys(&ids(&chosen), language), &["form"]);
    // A report that was withdrawn with its figures need not have any.
    let removed = json!({"properties": {"withdrawn": {"properties": {"figures": {"const": "removed"}},
                                                      "required": ["figures"]}},
                         "required": ["withdrawn"]});
    schema["anyOf"] = json!([{"required": ["statistics"]}, removed]);
    schema["allOf"] = parts.into();
    root(titled(schema, &title, ""), definitions)
}

/// The blocks that a table has in any edition.
fn blocks_of<'f>(table: &str, forms: &'f Forms) -> Vec<&'f str> {
    let mut found: Vec<&str> = Vec::new();
    for form in forms.iter() {
        let Some(table) = form.find_table(table) else { continue };
        for &block in &form.table(table).blocks {
            let block = form.block(block);
            if !found.contains(&block.id.as_str()) {
                found.push(&block.id);
            }
        }
    }
    found
}

/// The keys of every report. Forms are named by those that the schema is for.
fn keys(forms: &[Value], language: Language) -> Vec<(&'static str, Value)> {
    let say = |schema: Value, words: &message::Message| described(schema, words, language);
    let label = || definition("label");
    let named = || json!({"type": "object"});
    let kinds = CorrectionKind::ALL.map(|(name, _)| name);
    let on = message!(
        zh: "表、表.行、表.*.列 或 表.行.列",
        en: "table, table.row, table.*.column or table.row.column"
    );
    let notes = |words: &str| {
        let note = json!({
            "if": {"type": "object", "required": [words]},
            "then": {"properties": {"on": say(json!({"type": "string"}), &on), words: definition("label")},
                     "additionalProperties": false},
            "else": definition("label"),
        });
        json!({"if": {"type": "array"}, "then": {"items": note}, "else": note})
    };
    let kind = || {
        say(
            json!({"enum": kinds}),
            &message!(zh: "correction：原来错了；revision：后来有了更准确的数", en: "correction: the figure was \
                 wrong; revision: better data came in"),
        )
    };
    let source = source::schema(language);
    // As it is written in its cell; what it may be there depends on the figure.
    let figure = || {
        let kinds = KINDS_WITHOUT_NUMBER.map(|(name, _)| name);
        let keys = vec![("printed", text()), ("value", text()), ("kind", json!({"enum": kinds}))];
        json!({"if": {"type": "object"}, "then": mapping(keys, &[]), "else": text()})
    };
    let correction = mapping(
        vec![
            ("figure", say(json!({"type": "string"}), &message!(zh: "表.行.列", en: "table.row.column"))),
            ("was", say(figure(), &message!(zh: "更正前的数", en: "what stood there before"))),
            (
                "now",
                say(
                    figure(),
                    &message!(zh: "更正后的数，即 statistics 里的数", en: "what stands in `statistics` now"),
                ),
            ),
            ("on", say(date(language), &message!(zh: "更正日期", en: "the day of the change"))),
            ("kind", kind()),
            ("why", label()),
            ("impact", label()),
        ],
        &["figure", "was", "now", "on", "kind", "why"],
    );
    let acknowledged = mapping(vec![("check", text()), ("at", text()), ("why", label())], &["check", "why"]);
    let schema = |key: Key| match key {
        Key::Title => say(
            label(),
            &message!(zh: "标题；不写则由机关、期间和表式组成", en: "its title; otherwise made of publisher, period and form"),
        ),
        Key::Form => say(json!({"enum": forms}), &message!(zh: "表式", en: "the form it fills in")),
        Key::Period => say(
            json!({"type": ["string", "number", "object"]}),
            &message!(zh: "期间，与文件名一致", en: "the period, as the file's name says it"),
        ),
        Key::Published => say(
            moment(language),
            &message!(zh: "公布日期，可连同时间", en: "when it was published, perhaps with the time"),
        ),
        Key::Signed => say(date(language), &message!(zh: "签署日期", en: "when it was signed")),
        Key::Update => say(
            mapping(
                vec![
                    (
                        "on",
                        say(
                            date(language),
                            &message!(zh: "这一版公布的日期", en: "when this version came out"),
                        ),
                    ),
                    ("kind", kind()),
                    ("why", label()),
                    (
                        "method",
                        say(
                            label(),
                            &message!(zh: "怎样重新算出", en: "how the figures were worked out anew"),
                        ),
                    ),
                ],
                &["on", "kind", "why"],
            ),
            &message!(
                zh: "这一版更正了什么：前一版留在旁边，名为 期间.v1.md",
                en: "what this version changed of the one that is kept beside it as PERIOD.v1.md"
            ),
        ),
        Key::Withdrawn => say(
            mapping(
                vec![
                    (
                        "on",
                        say(
                            date(language),
                            &message!(zh: "撤回的日期", en: "the day on which it was taken back"),
                        ),
                    ),
                    ("why", label()),
                    (
                        "figures",
                        say(
                            json!({"enum": WithdrawnFigures::ALL.map(|(name, _)| name)}),
                            &message!(
                                zh: "kept：数字留在页面上；removed：不再公布",
                                en: "kept: they stay on its page; removed: they are not published any more"
                            ),
                        ),
                    ),
                ],
                &["on", "why"],
            ),
            &message!(zh: "报告已经撤回", en: "the report was taken back"),
        ),
        Key::IndexNumber => say(text(), &message!(zh: "索引号", en: "the number under which it is filed")),
        Key::FileNumber => say(text(), &message!(zh: "文号", en: "the number that it has as a document")),
        Key::Draft => say(
            json!({"type": "boolean"}),
            &message!(zh: "草稿：annals build 不发布", en: "a draft: left out by `annals build`"),
        ),
        Key::Language => say(
            json!({"type": ["string", "number", "boolean", "null"], "examples": ["zh", "en"]}),
            &message!(zh: "正文的语言", en: "the language of its prose"),
        ),
        Key::Editions => say(
            named(),
            &message!(zh: "沿用另一版表式的表", en: "tables that follow another edition of the form"),
        ),
        Key::Rows => say(named(), &message!(zh: "报告自己命名的行", en: "rows that the report names")),
        Key::Omitted => {
            say(named(), &message!(zh: "原件未印的表及原因", en: "tables that it does not print, and why"))
        }
        Key::Sources => {
            say(list_of(&source), &message!(zh: "数字取自哪里", en: "where the figures were taken from"))
        }
        Key::Attachments => {
            say(files(), &message!(zh: "随报告发布的文件", en: "files that are published with it"))
        }
        Key::MovedFrom => say(files(), &message!(zh: "曾用的地址", en: "addresses that it once had")),
        Key::Statistics => {
            say(named(), &message!(zh: "数字，照原件所印", en: "the figures, as they are printed"))
        }
        Key::Notes => say(
            notes("text"),
            &message!(zh: "报告对自己数字的说明", en: "footnotes on the report or on its figures"),
        ),
        Key::Scope => say(
            notes("why"),
            &message!(zh: "统计口径的变化：与上年不可比", en: "what its figures count otherwise than before: a break in \
                 every comparison"),
        ),
        Key::Corrections => say(
            list_of(&correction),
            &message!(zh: "公布之后改过的数", en: "figures that were changed after publication"),
        ),
        Key::Acknowledged => say(
            list_of(&acknowledged),
            &message!(zh: "已知原因的不符", en: "findings that have an explanation"),
        ),
    };
    Key::ALL.iter().map(|&key| (key.name(), schema(key))).collect()
}

/// What a form adds: its period, its tables, its checks.
fn of_form(form: &Form, forms: &Forms, language: Language) -> Value {
    let (mut editions, mut omitted, mut blocks) = (Object::new(), Object::new(), Object::new());
    let mut parts = Vec::new();
    let mut checks: Vec<&str> = form.checks.iter().map(|check| check.id.as_str()).collect();
    let own = checks.clone();
    for table in form.tables() {
        let title = table.title.text(language.tag());
        let having: Vec<&Form> = forms.iter().filter(|other| other.find_table(&table.id).is_some()).collect();
        for check in having.iter().flat_map(|form| &form.checks) {
            if !checks.contains(&check.id.as_str()) {
                checks.push(&check.id);
            }
        }
        let ids: Vec<&str> = having.iter().map(|form| form.id.as_str()).collect();
        editions.insert(table.id.clone(), titled(json!({"enum": ids}), title, ""));
        omitted.insert(table.id.clone(), titled(definition("label"), title, ""));
        blocks.extend(
            blocks_of(&table.id, forms).into_iter().map(|id| (id.to_owned(), unsuggested(json!({})))),
        );
        parts.push(json!({
            "if": {"required": ["editions"], "properties": {"editions": {"required": [table.id]}}},
            "then": true,
            "else": definition(&table::name(form, table)),
        }));
    }
    parts.push(json!({
        "if": {"required": ["editions"]},
        "then": {"properties": {"acknowledged": {"items": {"properties": {"check": {"enum": checks}}}}}},
        "else": {"properties": {"acknowledged": {"items": {"properties": {"check": {"enum": own}}}}}},
    }));
    let closed = |properties: &Object| json!({"properties": properties, "additionalProperties": false});
    let figure = json!({"type": "string", "pattern": figures(form, forms)});
    let on = json!({"properties": {"on": figure}, "items": {"properties": {"on": figure}}});
    let narrowed = json!({
            "period": period::schema(&form.used, language),
            "editions": closed(&editions),
            "omitted": closed(&omitted),
            "rows": closed(&blocks),
            "statistics": closed(&blocks),
            "corrections": {"items": {"properties": {"figure": figure}}},
            "notes": on,
            "scope": on,
    });
    let narrowed: Object = match narrowed {
        Value::Object(keys) => keys.into_iter().map(|(key, schema)| (key, unsuggested(schema))).collect(),
        _ => Object::new(),
    };
    json!({"properties": narrowed, "allOf": parts})
}

/// A schema that narrows what another says: language servers offer the key once, where it is described.
fn unsuggested(mut schema: Value) -> Value {
    schema["doNotSuggest"] = true.into();
    schema
}

/// Figures as notes and corrections name them: tables and columns are the form's, rows may be the report's
/// own.
fn figures(form: &Form, forms: &Forms) -> String {
    let mut named: Vec<String> = Vec::new();
    for table in form.tables() {
        for id in blocks_of(&table.id, forms) {
            let mut columns = vec![r"\*".to_owned()];
            for block in forms.iter().flat_map(Form::blocks).filter(|block| block.id == id) {
                for column in block.columns.ids() {
                    if !columns.iter().any(|known| known == column) {
                        columns.push(column.to_owned());
                    }
                }
            }
            let (id, columns) = (escaped(id), columns.join("|"));
            named.push(format!(r"{id}(?:\.(?:\*|[A-Za-z0-9_-]+)(?:\.(?:{columns}))?)?"));
        }
        if !named.iter().any(|block| block.starts_with(&format!("{}(", table.id))) {
            named.push(table.id.clone());
        }
    }
    whole(&named.join("|"))
}
