//! Views as values of the template engine.

use super::compared::Figures;
use super::comparison::{ByAddress, Lines};
use super::table::TableValue;
use super::words::Strings;
use crate::pages::view::{
    ComparedRow, ComparisonView, Crumb, Frame, IndicatorGroup, IndicatorRow, IndicatorView, SectionView,
    Title, View,
};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use std::sync::Arc;

/// What a template gets: `site`, `page`, `official` and `view`.
pub(super) fn of(frame: &Frame, view: View, strings: &Strings) -> Value {
    let view = match view {
        View::Index(view) => Value::from(Serde(&view)),
        View::Publishers(view) => Value::from(Serde(&view)),
        View::Period(view) => Value::from(Serde(&view)),
        View::Reporting(view) => plain(&view),
        View::Publisher(mut view) => {
            let comparisons: Vec<Value> =
                std::mem::take(&mut view.comparisons).into_iter().map(comparison).collect();
            context! { comparisons, ..plain(&*view) }
        }
        View::Years(mut view) => {
            let comparison = comparison(std::mem::take(&mut view.comparison));
            context! { comparison, ..plain(&view) }
        }
        View::Whole(mut view) => {
            let comparisons: Vec<Value> =
                std::mem::take(&mut view.comparisons).into_iter().map(comparison).collect();
            context! { comparisons, ..plain(&view) }
        }
        View::Indicator(view) => indicator(view),
        View::Tables(mut view) => {
            let sections: Vec<Value> = std::mem::take(&mut view.sections).into_iter().map(section).collect();
            context! { sections, ..plain(&view) }
        }
        View::Changes(view) => plain(&view),
        View::Corrections(view) => plain(&view),
        View::Data(view) => plain(&view),
        View::Forms(view) => Value::from(Serde(&view)),
        View::Findings(view) => Value::from(Serde(&view)),
        View::Search(view) => plain(&view),
        View::Compare(view) => plain(&view),
        View::Page(view) => Value::from(Serde(&view)),
        View::Moved(view) => Value::from(Serde(&view)),
        View::NotFound => context! {},
        View::Report(mut view) => {
            let sections: Vec<Value> = std::mem::take(&mut view.sections).into_iter().map(section).collect();
            context! { sections, ..Value::from(Serde(&*view)) }
        }
        View::Form(mut view) => {
            let tables = std::mem::take(&mut view.tables);
            let tables: Vec<Value> = tables
                .into_iter()
                .map(|mut table| {
                    let empty = std::mem::take(&mut table.table);
                    context! { table => TableValue::of(empty), ..Value::from(Serde(&table)) }
                })
                .collect();
            context! { tables, ..Value::from(Serde(&*view)) }
        }
    };
    let page = page(frame, strings);
    context! { site => Serde(&frame.site), page, official => Serde(&frame.official), view }
}

/// An indicator whose figures are taken apart only where a theme does so.
fn indicator(mut view: IndicatorView) -> Value {
    let (marked, notes) = (Arc::new(view.marked.clone()), Arc::new(view.notes.clone()));
    let row = |mut row: IndicatorRow| {
        let cells = Figures::of(std::mem::take(&mut row.cells), &marked, &notes);
        context! { cells, ..plain(&row) }
    };
    let group = |group: IndicatorGroup| {
        let rows: Vec<Value> = group.rows.into_iter().map(row).collect();
        context! { label => group.label, rows }
    };
    let groups: Vec<Value> = std::mem::take(&mut view.groups).into_iter().map(group).collect();
    context! { groups, ..plain(&view) }
}

/// The page at hand; what the archive has no words for is called as the theme calls it.
fn page(frame: &Frame, strings: &Strings) -> Value {
    let page = &frame.page;
    let words = |title: &Title| match title {
        Title::Own(words) => words.clone(),
        Title::OfKind(kind) => {
            strings.get(&page.lang, &format!("title_{kind}")).unwrap_or_default().to_owned()
        }
    };
    let crumb = |crumb: &Crumb| context! { label => words(&crumb.label), href => Serde(&crumb.href) };
    let breadcrumb: Vec<Value> = page.breadcrumb.iter().map(crumb).collect();
    context! { title => words(&page.title), breadcrumb, ..plain(page) }
}

/// A section with its tables.
fn section(mut section: SectionView) -> Value {
    let tables: Vec<Value> = std::mem::take(&mut section.tables).into_iter().map(TableValue::of).collect();
    let elsewhere = Value::from(Serde(&section.elsewhere));
    context! { tables, elsewhere, ..plain(&section) }
}

/// A comparison whose lines are taken apart only where a theme does so.
fn comparison(comparison: ComparisonView) -> Value {
    let (periods, notes) = (Arc::new(comparison.periods), Arc::new(comparison.notes));
    let mut all = Vec::with_capacity(comparison.tables.len() * 2);
    let mut lines = |rows: &mut Vec<ComparedRow>, over: &mut Vec<Vec<usize>>| {
        let rows = Arc::new(std::mem::take(rows));
        all.push(Arc::clone(&rows));
        Lines::of(&periods, &notes, rows, std::mem::take(over))
    };
    let mut tables = Vec::with_capacity(comparison.tables.len());
    for mut table in comparison.tables {
        let rows = lines(&mut table.rows, &mut table.over_rows);
        let more = lines(&mut table.more, &mut table.over_more);
        tables.push(context! { rows, more, ..plain(&table) });
    }
    let lines = Value::from_object(ByAddress { tables: all });
    let title = comparison.title;
    context! { title, tables, lines, periods => Serde(&*periods), notes => Serde(&*notes) }
}

fn plain<T: Serialize>(value: &T) -> Value {
    Value::from(Serde(value))
}
