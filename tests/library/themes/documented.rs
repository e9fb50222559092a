//! `docs/themes.md` names every field of every view, with what it holds, and none that does not exist.

use crate::support::{Scratch, repository, tree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Shapes that no page of the examples shows: nothing holds these against what templates get.
const UNSEEN: [&str; 4] = ["omitted table", "part", "span", "succession"];

/// What makes a site an official one.
const OFFICIAL: &str = "
official:
  site_name: 河湾镇
  domain: example.org
  site_id_code: \"3201010001\"
  column: {name: 年报, description: 历年年报, keywords: [年报], type: 政务公开}
  organiser: 河湾镇
  undertaker: 河湾镇图书馆
  contact: 025-0000000
  icp: 苏ICP备00000000号-1
  police: {number: 苏公网安备32010000000000号}
  party_government_mark: https://example.org/mark
  error_report: https://example.org/errors
  sitemap: https://example.org/map
  about: https://example.org/about
";

/// Words that took the place of others.
const REWORDED: &str = "reworded: [{was: Old Mill, now: The old mill, why: Its full name}]\n";

/// Under which terms it may be used.
const LICENSE: &str = "license: {title: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/'}\n";

/// A form for a further report on a period.
const FURTHER_FORM: &str = "
id: cafe
title: {zh: 咖啡座, en: Café}
used: {kind: year}
tables:
  - id: cups
    title: {zh: 杯数, en: Cups}
    columns: [{id: cups, label: {zh: 杯, en: cups}}]
    rows: [{id: coffee, label: {zh: 咖啡, en: Coffee}}]
key_figures: [cups.coffee.cups]
";

const FURTHER_REPORT: &str = "\
---
form: cafe
sources: [{title: Slips, file: slips.xlsx}]
statistics:
  cups:
    coffee: [3]
---
";

const WITHDRAWN_REPORT: &str = "\
---
form: cafe
withdrawn: {on: 2022-06-01, why: Of another library, figures: removed}
---
";

/// A field as it is documented.
struct Field {
    optional: bool,
    holds: String,
}

impl Field {
    /// The shapes that it may hold: the words in italics.
    fn shapes(&self) -> Vec<&str> {
        self.holds.split('*').skip(1).step_by(2).collect()
    }
}

/// The documented shapes: fields by name.
type Shapes = BTreeMap<String, BTreeMap<String, Field>>;

/// Reads every table of fields of a guide; its shape has the name of the heading above it.
fn documented(guide: &str) -> Shapes {
    let text = fs::read_to_string(repository().join(guide)).unwrap();
    let (mut shapes, mut heading, mut within) = (Shapes::new(), String::new(), false);
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("### ").or_else(|| line.strip_prefix("## ")) {
            heading = title.to_owned();
        }
        if line == "| field | holds | |" || line == "| 项 | 内容 | |" {
            within = shapes.insert(heading.clone(), BTreeMap::new()).is_none();
            assert!(within, "there are two tables of {heading}");
        } else if !line.starts_with('|') {
            within = false;
        } else if within && line != "|---|---|---|" {
            let columns: Vec<&str> = line.trim_matches('|').splitn(3, '|').map(str::trim).collect();
            let [name, holds, _] = columns[..] else { panic!("{heading}: {line}") };
            let field = Field { optional: name.ends_with('?'), holds: holds.to_owned() };
            let name = name.trim_end_matches('?').trim_matches('`').to_owned();
            let again = shapes.get_mut(&heading).unwrap().insert(name, field);
            assert!(again.is_none(), "{heading} has a field twice: {line}");
        }
    }
    // No view: its template has to do without.
    shapes.insert("404.html".to_owned(), BTreeMap::new());
    shapes
}

/// The kinds of page: the templates of the built-in theme that are no frame and no part.
fn kinds() -> Vec<String> {
    let files = tree(&repository().join("themes/default")).into_keys();
    let pages = files.filter(|path| {
        path.ends_with(".html") && !path.contains('/') && !path.starts_with("part-") && path != "base.html"
    });
    pages.collect()
}

/// All that the templates get for the pages of an archive, by path.
fn given(archive: &Scratch) -> BTreeMap<String, Value> {
    let site = archive.read("annals.yaml");
    archive.write("annals.yaml", format!("{site}theme: plain\n"));
    for kind in kinds() {
        archive.write(
            &format!("themes/plain/{kind}"),
            "{{ {'site': site, 'page': page, 'official': official, 'view': view}|tojson }}",
        );
    }
    let pages = tree(&archive.build()).into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, text)| (path, serde_json::from_slice(&text).unwrap())).collect()
}

/// So many publishers that lists of them take several pages.
fn many() -> Scratch {
    let many = Scratch::new();
    many.write("annals.yaml", "title: Cafés\nlanguages: [en]\n");
    many.write("content/forms/cafe.yaml", FURTHER_FORM);
    for number in 0..201 {
        many.write(&format!("content/cafe-{number:03}/index.md"), format!("---\nname: Café {number}\n---\n"));
        many.write(&format!("content/cafe-{number:03}/2020.md"), FURTHER_REPORT);
    }
    many
}

/// Holds what templates get against what is documented.
struct Comparison<'d> {
    shapes: &'d Shapes,
    faults: BTreeSet<String>,
    met: BTreeSet<&'d str>,
}

impl<'d> Comparison<'d> {
    /// An object that should have one of these shapes. `place` says where it was found.
    fn object(&mut self, place: &str, object: &serde_json::Map<String, Value>, names: &[&str]) {
        let mut known = Vec::new();
        for name in names {
            match self.shapes.get_key_value(*name) {
                Some(shape) => known.push(shape),
                None => _ = self.faults.insert(format!("{place}: there is no table of *{name}*")),
            }
        }
        let fits = known.iter().find(|(_, fields)| fields.keys().eq(object.keys().collect::<BTreeSet<_>>()));
        let Some((name, fields)) = fits.or_else(|| known.first()).copied() else { return };
        self.met.insert(name);
        for field in object.keys().filter(|field| !fields.contains_key(*field)) {
            self.faults.insert(format!("{place}: `{field}` is not documented in the table of {name}"));
        }
        for (field, documented) in fields {
            match object.get(field) {
                Some(value) => self.value(&format!("{place}.{field}"), value, documented),
                None => {
                    self.faults
                        .insert(format!("{place}: the table of {name} has `{field}`, which does not exist"));
                }
            }
        }
    }

    fn value(&mut self, place: &str, value: &Value, field: &'d Field) {
        let holds = field.holds.as_str();
        let is_right = match value {
            Value::Null => field.optional || holds.ends_with("none"),
            Value::Bool(_) => holds.contains("yes or no"),
            Value::Number(_) => holds.contains("number"),
            Value::String(_) => holds.contains("text") || holds.contains("HTML"),
            Value::Array(items) => {
                items.iter().for_each(|item| self.value(&format!("{place}[]"), item, field));
                holds.contains("list") || holds.contains("two")
            }
            Value::Object(entries) if holds.starts_with("map of") => {
                let entries = entries.values().filter_map(Value::as_object);
                entries.for_each(|entry| self.object(&format!("{place}[…]"), entry, &field.shapes()));
                true
            }
            Value::Object(object) => {
                self.object(place, object, &field.shapes());
                !field.shapes().is_empty()
            }
        };
        if !is_right {
            let mut value = value.to_string();
            value.truncate(value.char_indices().nth(40).map_or(value.len(), |(end, _)| end));
            self.faults.insert(format!("{place} is documented as {holds}, but is {value}"));
        }
    }
}

#[test]
fn the_guide_names_every_field_and_no_other() {
    let shapes = documented("docs/themes.md");
    let mut comparison = Comparison { shapes: &shapes, faults: BTreeSet::new(), met: BTreeSet::new() };
    let example = Scratch::new();
    for (path, bytes) in tree(&repository().join("content")) {
        example.write(&format!("content/{path}"), bytes);
    }
    example.write("annals.yaml", fs::read(repository().join("annals.yaml")).unwrap());
    let golden = Scratch::copy_of("tests/golden/archive");
    golden.write(
        "annals.yaml",
        format!("{}{OFFICIAL}{REWORDED}{LICENSE}downloads: [md]\n", golden.read("annals.yaml")),
    );
    golden.write("content/forms/cafe.yaml", FURTHER_FORM);
    golden.write("content/river-library/2020/cafe.md", FURTHER_REPORT);
    golden.write("content/river-library/2022.md", WITHDRAWN_REPORT);
    let mut seen = BTreeSet::new();
    for archive in [example, golden, many(), crate::parted::archive(50), crate::adds_up::city()] {
        for given in given(&archive).into_values() {
            let kind = format!("{}.html", given["page"]["kind"].as_str().unwrap());
            let shapes =
                [("site", "site"), ("page", "page"), ("official", "official"), ("view", kind.as_str())];
            for (value, shape) in shapes {
                // Not every site is an official one.
                if let Some(object) = given[value].as_object() {
                    comparison.object(&format!("{kind}: {value}"), object, &[shape]);
                }
            }
            seen.insert(kind);
        }
    }
    assert_eq!(seen, kinds().into_iter().collect());
    let faults: Vec<String> = comparison.faults.into_iter().collect();
    assert!(faults.is_empty(), "docs/themes.md differs from what templates get:\n{}", faults.join("\n"));
    let unseen: Vec<&String> = shapes.keys().filter(|name| !comparison.met.contains(name.as_str())).collect();
    assert_eq!(unseen, UNSEEN, "shapes that no page of the examples shows");
}

#[test]
fn the_chinese_guide_names_the_same_fields() {
    let [english, chinese] = ["docs/themes.md", "docs/themes.zh.md"].map(documented);
    let said = |shapes: &Shapes| -> Vec<String> {
        let lines = shapes.iter().flat_map(|(shape, fields)| {
            fields.iter().map(move |(name, field)| {
                format!("{shape}.{name}: {:?}{}", field.shapes(), if field.optional { "?" } else { "" })
            })
        });
        lines.collect()
    };
    assert_eq!(said(&english), said(&chinese));
}
