//! What there is to choose from.

use super::parts;
use crate::model::archive::Archive;
use crate::model::id::{Id, PublisherId};
use crate::pages::address::{self, Route};
use crate::pages::view::group_label;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The head as the content of a script.
///
/// Publishers, families and kinds are told by their positions in the lists here; links are from the root of
/// the site.
pub(super) fn write(archive: &Archive, language: &str) -> String {
    let periods: Vec<Value> =
        archive.periods.iter().map(|period| json!([period.id, period.label(language)])).collect();
    let mut families: Vec<&str> = Vec::new();
    let mut titles: Vec<Value> = Vec::new();
    let mut indicators: Vec<Value> = Vec::new();
    for of in parts::forms(archive) {
        let form = archive.form(of);
        let known = families.iter().position(|family| *family == form.family);
        let family = known.unwrap_or_else(|| {
            titles.push(json!({
                "id": form.family, "title": form.title.text(language), "periods": form.used.kind.name(),
            }));
            families.push(&form.family);
            families.len() - 1
        });
        let parts = parts::of(archive, of);
        let each = parts.entries().flat_map(|(part, of_part)| of_part.iter().map(move |&one| (part, one)));
        for (part, indicator) in each {
            let (_, cell) = archive.indicator(indicator);
            let spec = form.block(cell.block).spec(Some(cell.row), cell.column);
            indicators.push(json!([
                archive.indicator_name(indicator),
                archive.indicator_title(of, cell, language),
                family,
                part.index(),
                form.table_of(cell.block).title.text(language),
                spec.units.last().map_or("", |span| span.unit.label.text(language)),
                spec.aggregate.name(),
                u8::from(archive.is_key(indicator)),
                address::relative("", &address::path(archive, Route::indicator(indicator), language)),
            ]));
        }
    }
    let mut by_publisher: BTreeMap<PublisherId, Vec<usize>> = BTreeMap::new();
    for (at, family) in families.iter().enumerate() {
        for &publisher in archive.publishers_of_family(family) {
            by_publisher.entry(publisher).or_default().push(at);
        }
    }
    let mut kinds: Vec<String> = Vec::new();
    let mut publisher = |id: PublisherId| {
        let label = group_label(archive, id, language);
        let kind = kinds.iter().position(|kind| *kind == label).unwrap_or_else(|| {
            kinds.push(label);
            kinds.len() - 1
        });
        let by = by_publisher.get(&id).map(Vec::as_slice).unwrap_or_default();
        let of = archive.publisher(id);
        // No publisher is at -1: none that it is a part of.
        let parent = of.parent().map_or(Value::from(-1), |parent| Value::from(parent.index()));
        json!([of.id, of.name.text(language), kind, parent, by])
    };
    let publishers: Vec<Value> = archive.publishers.ids().map(&mut publisher).collect();
    json!({
        "languages": archive.site.languages,
        "periods": periods,
        "kinds": kinds,
        "publishers": publishers,
        "families": titles,
        "indicators": indicators,
    })
    .to_string()
}
