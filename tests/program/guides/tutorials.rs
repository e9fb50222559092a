//! The tutorials, walked command by command in both languages.

use super::walk::{self, Guide, Unprinted, typed};
use crate::support::Scratch;
use std::fs;

/// Word files of five years, in `reports/`, as the first tutorial has them: the report of a new archive,
/// with a total of 2023 printed wrong.
fn documents(scratch: &Scratch, locale: &str) {
    let typed = |line: &str| typed(scratch.root(), line, locale);
    typed("new archive written");
    let report = scratch.read("written/content/county/2024.md").replace("[3, 1, 12]", "[2, 2, 12]");
    let later = report.replace("[20,  3,  0,  0,  1,  0, 24]", "[19,  3,  0,  0,  1,  0, 23]").replace(
        "carried_in:                 [ 1,  0,  0,  0,  0,  0,  1]",
        "carried_in: [2, 0, 0, 0, 0, 0, 2]",
    );
    let wrong = later.replace("[ 9,  2,  0,  0,  0,  0, 11]", "[9, 2, 0, 0, 0, 0, 12]");
    assert!(report != later && later != wrong, "the report of a new archive is another");
    fs::create_dir(scratch.path("reports")).unwrap();
    for year in 2021..=2025 {
        let report = match year {
            2021 => &report,
            2023 => &wrong,
            _ => &later,
        };
        let published = format!("{}-01-20", year + 1);
        let report = report.replace("2024", &year.to_string()).replace("2025-01-20", &published);
        scratch.write(&format!("written/content/county/{year}.md"), report);
        typed(&format!("export county {year} --to docx --root written --output reports/{year}.docx"));
    }
}

fn walk(guide: &str, locale: &str, prepare: fn(&Scratch, &str)) {
    let scratch = Scratch::new();
    prepare(&scratch, locale);
    let guide = Guide { path: &format!("docs/{guide}"), unprinted: Unprinted::Silent, left_out: &[] };
    walk::walk(&guide, locale, &scratch);
}

#[test]
fn the_chinese_tutorial_says_what_happens() {
    walk("start.zh.md", "zh_CN.UTF-8", documents);
}

#[test]
fn the_english_tutorial_says_what_happens() {
    walk("start.md", "en_GB.UTF-8", documents);
}

#[test]
fn the_chinese_tutorial_for_an_ngo_says_what_happens() {
    walk("start-ngo.zh.md", "zh_CN.UTF-8", |_, _| ());
}

#[test]
fn the_english_tutorial_for_an_ngo_says_what_happens() {
    walk("start-ngo.md", "en_GB.UTF-8", |_, _| ());
}

#[test]
fn the_chinese_tutorial_for_a_platform_says_what_happens() {
    walk("start-platform.zh.md", "zh_CN.UTF-8", |_, _| ());
}

#[test]
fn the_english_tutorial_for_a_platform_says_what_happens() {
    walk("start-platform.md", "en_GB.UTF-8", |_, _| ());
}
