//! `docs/forms.md` keeps what it says.

use crate::testing::{Scratch, repository, short};
use crate::text::message::Language;
use crate::text::source::FileId;
use crate::text::yaml;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn guide() -> String {
    fs::read_to_string(repository().join("docs/forms.md")).unwrap()
}

/// The fenced blocks of a text: what stands after the three ticks, and the lines between.
fn fenced(text: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match (line.strip_prefix("```"), inside) {
            (Some(info), false) => {
                blocks.push((info.to_owned(), String::new()));
                inside = true;
            }
            (Some(_), true) => inside = false,
            (None, true) => {
                let text = &mut blocks.last_mut().unwrap().1;
                text.push_str(line);
                text.push('\n');
            }
            (None, false) => {}
        }
    }
    blocks
}

/// The files of each section that gives some, by its heading.
fn archives() -> BTreeMap<String, Vec<(String, String)>> {
    let guide = guide();
    let mut sections: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in guide.lines() {
        inside ^= line.starts_with("```");
        match line.strip_prefix("##").filter(|_| !inside) {
            Some(heading) => {
                sections.push((heading.trim_start_matches('#').trim().to_owned(), String::new()));
            }
            None => {
                if let Some((_, text)) = sections.last_mut() {
                    *text += line;
                    *text += "\n";
                }
            }
        }
    }
    let files = |text: &str| -> Vec<(String, String)> {
        let named = fenced(text).into_iter();
        named.filter_map(|(info, text)| Some((info.split_once(" file=")?.1.to_owned(), text))).collect()
    };
    let archives = sections.into_iter().map(|(heading, text)| (heading, files(&text)));
    archives.filter(|(_, files)| !files.is_empty()).collect()
}

/// The archive of a section; what it does not give is as simple as can be.
fn archive(files: &[(String, String)]) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Example\nlanguages: [en]\n");
    for (path, _) in files.iter().filter(|(path, _)| path.ends_with(".md")) {
        let (folder, _) = path.rsplit_once('/').unwrap_or_default();
        scratch.write(&format!("{folder}/index.md"), "---\nname: Office\n---\n");
    }
    files.iter().for_each(|(path, text)| scratch.write(path, text));
    scratch
}

/// The archive of "A complete example".
fn example() -> Scratch {
    let files = &archives()["A complete example"];
    assert_eq!(files.len(), 4, "the guide says these four files are an archive");
    archive(files)
}

#[test]
fn every_section_that_gives_files_is_an_archive_that_builds_with_nothing_to_tell() {
    let archives = archives();
    for heading in [
        "A complete example",
        "A year and its quarters",
        "Rows under rows",
        "Lists and dates",
        "Who fills in what",
    ] {
        assert!(archives.contains_key(heading), "{heading}");
    }
    for (heading, files) in &archives {
        let scratch = archive(files);
        let checked = scratch.check();
        let told = checked.all_diagnostics(true);
        assert!(told.is_empty(), "{heading}: {}", short(&checked, &told, Language::En));
        assert!(!checked.archive.reports.is_empty(), "{heading}");
        scratch.build();
    }
}

#[test]
fn the_complete_example_is_clean_and_builds() {
    let scratch = example();
    let checked = scratch.check();
    let told = checked.all_diagnostics(true);
    assert!(told.is_empty(), "{}", short(&checked, &told, Language::En));
    assert_eq!((checked.archive.reports.len(), checked.archive.periods.len()), (1, 1));
    scratch.build();
    let page = scratch.read("public/acme/2024-h1/index.html");
    assert!(page.contains(">888</bdi></a> requests from three countries"));
    assert!(page.contains("0-249"));
}

/// "Change any one figure of the table of requests and run `annals check`: the message names the rule and the
/// figures that contradict each other."
#[test]
fn any_figure_of_the_example_s_requests_is_guarded() {
    let scratch = example();
    let path = "content/acme/2024-h1.md";
    let report = scratch.read(path);
    let places: Vec<_> = {
        let checked = scratch.check();
        let data = checked.archive.reports.iter().next().unwrap().data.iter().next().unwrap();
        assert_eq!(data.block().id, "requests");
        data.cells().map(|(row, column)| data.place(row, column).range()).collect()
    };
    assert_eq!(places.len(), 16);
    for place in places {
        let figure = &report[place.clone()];
        let last = figure.chars().last().unwrap().to_digit(10).unwrap();
        let wrong = format!("{}{}", &figure[..figure.len() - 1], (last + 1) % 10);
        scratch.write(path, format!("{}{wrong}{}", &report[..place.start], &report[place.end..]));
        let checked = scratch.check();
        let told = checked.all_diagnostics(false);
        let names = |d: &crate::text::diagnostic::Diagnostic| {
            d.code.0.starts_with("finding-") && d.message.en.contains(&wrong)
        };
        assert!(told.iter().any(names), "{figure} → {wrong}: {}", short(&checked, &told, Language::En));
    }
}

#[test]
fn the_smallest_form_and_its_report_build() {
    let guide = guide();
    let section = &guide[guide.find("## The smallest form").unwrap()..guide.find("### Labels").unwrap()];
    let [(_, form), (_, report)] = &fenced(section)[..] else { panic!("two blocks are expected") };
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Visits\nlanguages: [en]\n");
    scratch.write("content/forms/visits.yaml", form);
    scratch.write("content/library/index.md", "---\nname: Library\n---\n");
    scratch.write(
        "content/library/2024.md",
        format!("---\n{report}---\nBy day: {{{{ visits.weekdays.visitors }}}}.\n"),
    );
    assert_eq!(scratch.told(Language::En).trim(), "");
    scratch.build();
    assert!(scratch.read("public/library/2024/index.html").contains("4120"));
}

#[test]
fn every_piece_of_yaml_in_the_guide_can_be_read() {
    let blocks = fenced(&guide());
    assert!(blocks.len() > 15);
    for (info, text) in blocks.iter().filter(|(info, _)| info.starts_with("yaml")) {
        let mut diagnostics = Vec::new();
        let read = yaml::parse(FileId(0), text, 0..text.len(), &mut diagnostics);
        assert!(read.is_some() && diagnostics.is_empty(), "{info}\n{text}\n{diagnostics:#?}");
    }
}

/// The keys in the guide's tables of all keys, by the words over each.
fn documented(heading: &str) -> BTreeSet<String> {
    let guide = guide();
    let from = guide.find(&format!("**{heading}**")).unwrap_or_else(|| panic!("no table '{heading}'"));
    let rows = guide[from..].lines().skip(2).take_while(|line| line.starts_with('|'));
    let first = rows.filter_map(|row| row.split('|').nth(1));
    let keys = first.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned));
    keys.collect()
}

/// The keys that the reader knows at a place of a form, as it tells them when it meets one that it does not
/// know.
fn known(old: &str, new: &str) -> BTreeSet<String> {
    let form = "id: f
title: F
used: {kind: year}
tables:
  - id: t
    title: T
    columns: [{id: x, label: X}, {label: G, columns: [{id: y, label: Y}]}]
    rows: [{id: a, label: A}, {label: H, rows: [{id: b, label: B}]}]
    checks: [{id: c, each: row, says: C, equal: [[x], [y]]}]
  - id: u
    title: U
    blocks: [{id: v, columns: [{id: x, label: X}], rows: [{id: a, label: A}]}]
readings: [{id: r, blocks: [t], each: row, equal: [[x], [y]], says: S, holds: H, else: E}]
";
    assert_eq!(form.matches(old).count(), 1, "{old}");
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: A\nlanguages: [en]\n");
    scratch.write("content/forms/f.yaml", form.replace(old, new));
    let checked = scratch.check();
    let unknown = checked.diagnostics.iter().find(|d| d.code.0 == "unknown-key").unwrap();
    let remedy = &unknown.remedy.as_ref().unwrap().en;
    let (_, keys) = remedy.split_once("here are: ").unwrap_or_else(|| panic!("{remedy}"));
    keys.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_tables_of_all_keys_name_the_keys_there_are() {
    let union = |sets: [BTreeSet<String>; 2]| sets.into_iter().flatten().collect::<BTreeSet<_>>();
    assert_eq!(documented("The form"), known("id: f", "zzz: 1\nid: f"));
    let (table, block) = (known("  - id: t", "  - zzz: 1\n    id: t"), known("{id: v, ", "{zzz: 1, id: v, "));
    assert_eq!(documented("A table, a block"), union([table, block]));
    let column = union([
        known("[{id: x, label: X}, ", "[{zzz: 1, id: x, label: X}, "),
        known("{label: G, ", "{zzz: 1, label: G, "),
    ]);
    let row = union([
        known("[{id: a, label: A}, ", "[{zzz: 1, id: a, label: A}, "),
        known("{label: H, ", "{zzz: 1, label: H, "),
    ]);
    assert_eq!(documented("A row, a column, a group of them"), union([column, row]));
    assert_eq!(documented("A check"), known("{id: c, ", "{zzz: 1, id: c, "));
    let guide = guide();
    let reading = guide.lines().find(|line| line.starts_with("**A reading**")).unwrap();
    let reading: BTreeSet<String> = reading.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(reading, known("{id: r, ", "{zzz: 1, id: r, "));
}
