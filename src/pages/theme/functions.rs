//! What templates can call.

use super::compared::{self, Figures};
use super::comparison::{self, ByAddress, Lines};
use super::digits;
use super::markup;
use super::names::{Lacking, What};
use super::table::{Part, TableValue};
use super::words::Strings;
use crate::pages::address::encoded;
use crate::text::limits;
use crate::text::strings::strings;
use minijinja::value::{Kwargs, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Adds the functions of the theme interface.
pub(super) fn add(
    environment: &mut Environment<'static>,
    strings: Arc<Strings>,
    assets: Arc<BTreeMap<String, Vec<u8>>>,
) {
    let words = Arc::clone(&strings);
    environment.add_function("t", move |state: &State<'_, '_>, key: &str, arguments: Kwargs| {
        let text = string(state, &words, key)?;
        let mut text = text.to_owned();
        for name in arguments.args().map(str::to_owned).collect::<Vec<_>>() {
            let value: Value = arguments.get(&name)?;
            text = replaced(&text, &format!("{{{name}}}"), &value)?;
        }
        Ok::<_, Error>(text)
    });
    environment.add_function("asset", move |state: &State<'_, '_>, path: &str| {
        if !assets.contains_key(path) {
            return Err(lacking(What::Asset, path, assets.keys().map(String::as_str)));
        }
        Ok(format!("{}assets/{}", page(state, "root")?, encoded(path)))
    });
    let words = Arc::clone(&strings);
    environment.add_function(
        "comparison_table",
        move |state: &State<'_, '_>, lines: Value, id: &str, caption: &str, number: usize| {
            let Some(lines) = lines.downcast_object_ref::<Lines>() else {
                return Err(Error::new(
                    ErrorKind::InvalidOperation,
                    "comparison_table() takes the rows of a compared table of the view",
                ));
            };
            let word = |key: &str| string(state, &words, key);
            let language = page(state, "lang")?;
            let silent = |kind: &str| silent(&words, &language, kind);
            let words = comparison::Words {
                // What is to be printed whole is large enough without them.
                charts: page(state, "kind")? != "whole",
                indicator: word("indicator_name")?,
                change: word("change")?,
                not_comparable: word("not_comparable")?,
                contradicted: word("cause_contradicted")?,
                gap: word("gap")?,
                draft: word("draft")?,
                unit: word("unit_is")?,
                figures: compared::Words {
                    sum: word("made_sum")?,
                    note: word("note")?,
                    finding: word("cell_finding")?,
                    was: word("was")?,
                    silent: &silent,
                },
            };
            let mut html = String::with_capacity(24_000);
            comparison::table(lines, id, caption, number, &words, &mut html);
            Ok(Value::from_safe_string(html))
        },
    );
    let words = Arc::clone(&strings);
    environment.add_function("figure_cells", move |state: &State<'_, '_>, figures: Value| {
        let Some(figures) = figures.downcast_object_ref::<Figures>() else {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "figure_cells() takes the cells of a publisher on the page of an indicator",
            ));
        };
        let language = page(state, "lang")?;
        let word = |key: &str| word(&words, &language, key);
        let silent = |kind: &str| silent(&words, &language, kind);
        let words = compared::Words {
            sum: word("made_sum")?,
            note: word("note")?,
            finding: word("cell_finding")?,
            was: word("was")?,
            silent: &silent,
        };
        let mut html = String::with_capacity(2_000);
        figures.write(&words, &mut html);
        Ok(Value::from_safe_string(html))
    });
    environment.add_function("official_table", move |state: &State<'_, '_>, table: Value| {
        let Some(table) = table.downcast_object_ref::<TableValue>() else {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "official_table() takes a table of the view",
            ));
        };
        let mut html = String::with_capacity(24_000);
        let language = page(state, "lang")?;
        let silent = |kind: &str| silent(&strings, &language, kind);
        let finding = string(state, &strings, "cell_finding")?;
        let unit = string(state, &strings, "unit_is")?;
        let (note, was) = (string(state, &strings, "note")?, string(state, &strings, "was")?);
        let words = markup::Words { silent: &silent, finding, unit, note, was };
        markup::table(table.table(), &words, &mut html);
        Ok(Value::from_safe_string(html))
    });
    environment.add_function("cells", |row: Value| {
        let Some(cells) = row.downcast_object_ref::<Part>().and_then(Part::cells) else {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "cells() takes a row of a table of the view",
            ));
        };
        let mut html = String::with_capacity(256);
        markup::cells(cells, &mut html);
        Ok(Value::from_safe_string(html))
    });
    environment.add_function("rows", |block: Value, classes: Option<Value>| {
        let Some(block) = block.downcast_object_ref::<Part>().and_then(Part::block) else {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "rows() takes a block of a table of the view",
            ));
        };
        let class = |row: &str| classes.as_ref()?.get_attr(row).ok().filter(|class| !class.is_undefined());
        let mut html = String::with_capacity(8_000);
        markup::rows(block, &|row| class(row).map(|class| class.to_string()), &mut html);
        Ok(Value::from_safe_string(html))
    });
    environment.add_function("line_cells", |lines: Value, address: &str| {
        let Some(lines) = lines.downcast_object_ref::<ByAddress>() else {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "line_cells() takes the lines of a comparison of the view",
            ));
        };
        let mut html = String::with_capacity(1_000);
        if let Some(line) = lines.line(address) {
            comparison::cells(line, &mut html);
        }
        Ok(Value::from_safe_string(html))
    });
    for (name, write) in [("figure", digits::spaced as fn(&str, &mut String)), ("change", digits::signed)] {
        environment.add_function(name, move |text: &str| {
            let mut html = String::with_capacity(text.len() + 32);
            write(text, &mut html);
            Value::from_safe_string(html)
        });
    }
    environment.add_function("count", |number: i64| grouped(&number.to_string()));
    environment.add_function("date", |state: &State<'_, '_>, date: &str| {
        Ok::<_, Error>(spelled(date, &page(state, "lang")?))
    });
}

/// A text of the theme with a value at each of its places. What the engine cannot count is bounded here:
/// a value that holds others is none for a text, and places are counted before they are filled.
fn replaced(text: &str, place: &str, value: &Value) -> Result<String, Error> {
    if matches!(value.kind(), ValueKind::Seq | ValueKind::Map | ValueKind::Iterable | ValueKind::Plain) {
        return Err(Error::new(ErrorKind::InvalidOperation, "t() takes texts and numbers for its places"));
    }
    let value = value.to_string();
    let places = text.matches(place).count();
    if places.saturating_mul(value.len()) > limits::TEMPLATE_WORDS.most {
        return Err(Error::from(ErrorKind::OutOfFuel));
    }
    Ok(text.replace(place, &value))
}

/// What is said of a cell whose kind prints no text.
fn silent(strings: &Strings, language: &str, kind: &str) -> String {
    strings.get(language, &format!("cell_{kind}")).unwrap_or_default().to_owned()
}

/// A field of the page at hand.
fn page(state: &State<'_, '_>, field: &str) -> Result<String, Error> {
    let page = state.lookup("page").unwrap_or_default();
    page.get_attr(field).map(|value| value.to_string())
}

fn string<'s>(state: &State<'_, '_>, strings: &'s Strings, key: &str) -> Result<&'s str, Error> {
    word(strings, &page(state, "lang")?, key)
}

/// A word of the theme in a language.
fn word<'s>(strings: &'s Strings, language: &str, key: &str) -> Result<&'s str, Error> {
    strings
        .get(language, key)
        .ok_or_else(|| lacking(What::Word { language: language.to_owned() }, key, strings.keys(language)))
}

/// An error that says which names there are.
fn lacking<'k>(what: What, wanted: &str, known: impl Iterator<Item = &'k str>) -> Error {
    let known = known.map(str::to_owned).collect();
    let lacking = Lacking { what, wanted: wanted.to_owned(), known };
    Error::new(ErrorKind::UndefinedError, lacking.message().en).with_source(lacking)
}

/// Digits in groups of three, with a comma, as both languages write large counts.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A date in the words of a language: `2021年1月29日`, `29 January 2021`.
fn spelled(date: &str, language: &str) -> String {
    let parts: Vec<usize> = date.split('-').filter_map(|part| part.parse().ok()).collect();
    match parts[..] {
        [year, month @ 1..=12, day] => {
            let strings = strings(language);
            let month = strings.one_of("date.month", month);
            strings.say("date", &[("year", &year), ("month", &month), ("day", &day)])
        }
        _ => date.to_owned(),
    }
}
