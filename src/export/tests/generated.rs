//! Reports of chance come back as they were, in every format.

use super::back::Outcome;
use super::words;
use crate::model::format::Format;
use crate::testing::variants::Original;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::ops::Range;

/// Reports whose figures are replaced.
const REPORTS: [(&str, &str); 4] =
    [("yiyuan-traffic-police", "2020"), ("suqian-city", "2023"), ("suqian-city", "2024"), ("nsf", "fy2023")];

/// What may stand in a cell, as it is written in a report.
const CELLS: [&str; 12] = [
    "0",
    "7",
    "1234567",
    "\"12,345\"",
    "\"\"",
    "\"/\"",
    "\"—\"",
    "{value: 8, note: 含撤回}",
    "31",
    "{kind: not_collected}",
    "{kind: suppressed}",
    "{kind: not_applicable}",
];

/// Blocks of prose, as Markdown.
pub const PROSE: [&str; 28] = [
    "本年度主动公开信息，**依法**、*及时*、准确。",
    "见[公告](https://example.org/a?b=1&c=2)全文。",
    "第一行\n第二行，接着上一行。",
    "- 一项\n- 另一项",
    "1. 首先\n2. 其次\n3. 最后",
    "### （一）基本情况\n\n说明若干。",
    "> 引用的话。",
    "| 项目 | 数量 |\n| --- | --- |\n| 甲 | 3 |\n| 乙 | 4 |",
    "有脚注的话[^a]。\n\n[^a]: 脚注的话。",
    "Words in English, *stressed*, and a sign: 5 < 6 & \"so\".",
    "~~删去的~~与`代码`。",
    "\\# 不是标题，1\\. 不是列表。",
    "**一是加强领导。**成立*工作*小组，**二是**抓落实，见[**公开指南**](https://example.org/guide)。",
    "3. 第三\n4. 第四\n   - 其中之一\n   - 其中*之二*\n     1. 再分\n5. 第五",
    "- 外\n  1. 甲\n  2. 乙\n     - 里\n- 另一外",
    "9. 九\n10. 十\n    - 十之一\n\n段落。\n\n1. 又从一起",
    "2019. 那一年\n2021. 这一年",
    "*a*b **c d** 2\\*3 and ***both***, [a *slanted* link](https://example.org/x_y)!",
    "- **粗**：说明\n- [链接](https://example.org/)",
    "- 一行\\\n  又一行\n- 二",
    "> **引用**的[话](https://example.org/)。\n>\n> 又一段。\n>\n> > 引中之引。",
    "> 引用的列表：\n>\n> - 甲\n>   1. 子\n> - 乙\n>\n> 完。",
    "1. 首先\n\n   还有*一段*。\n\n   再一段。\n\n2. 其次\n   - 里\n\n     里的一段。\n\n   外的一段。",
    "- 一项\n\n  > 项中之引。\n  >\n  > - 引中之项\n\n  项的一段。\n- 二项",
    "| **项目** | [链接](https://example.org/a?b=1) |\n| --- | --- |\n| *甲*与**乙** | 无 |\n| a *b* c | ***两者*** |",
    "段落。\n\n> 一引。\n\n段落。\n\n- 项\n\n> 又一引。\n\n5. 五\n\n   五之段。",
    "10. 十\n\n    > 引\n\n    段\n\n11. 十一",
    "> | 甲 | 乙 |\n> | --- | --- |\n> | 1 | *2* |\n>\n> 表下。",
];

/// A report of chance: the figures of some cells, some prose, and what is said of the whole.
fn report(
    (original, ranges): &(Original, Vec<Range<usize>>),
    cells: Vec<(usize, usize)>,
    mut prose: Vec<usize>,
    (day, is_signed): (u8, bool),
) -> Original {
    let mut report = original.report.clone();
    let mut cells: Vec<_> = cells.into_iter().map(|(at, what)| (at % ranges.len(), CELLS[what])).collect();
    cells.sort_by_key(|(at, _)| std::cmp::Reverse(ranges[*at].start));
    cells.dedup_by_key(|(at, _)| *at);
    for (at, what) in cells {
        report.replace_range(ranges[at].clone(), what);
    }
    let mut said = String::new();
    if !report.contains("\npublished:") {
        said.push_str(&format!("published: 2026-02-{day:02}\n"));
    }
    if is_signed && !report.contains("\nsigned:") {
        said.push_str(&format!("signed: 2026-01-{day:02}\nindex_number: A-{day}\n"));
    }
    report.insert_str("---\n".len(), &said);
    report.push_str("\n## 一、总体情况\n\n");
    prose.sort_unstable();
    prose.dedup();
    for at in prose {
        report.push_str(&format!("{}\n\n", PROSE[at]));
    }
    Original { report, ..original.clone() }
}

#[test]
fn reports_of_chance_come_back() {
    let originals: Vec<_> = REPORTS
        .iter()
        .map(|(publisher, period)| {
            let original = Original::of(publisher, period).without_prose();
            let cells = original.cells();
            let ranges: Vec<_> = cells.into_iter().map(|cell| cell.range).collect();
            (original, ranges)
        })
        .collect();
    let chance = (
        0..originals.len(),
        prop::collection::vec((0..1000_usize, 0..CELLS.len()), 0..40),
        prop::collection::vec(0..PROSE.len(), 0..6),
        (1..28_u8, any::<bool>()),
        prop::sample::select(vec!["zh", "en"]),
    );
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(8) });
    let exact = std::cell::Cell::new(0);
    let tried = runner.run(&chance, |(original, cells, prose, days, language)| {
        let report = report(&originals[original], cells, prose, days);
        let checked = report.archive([&*report.report]).check();
        // Not every form takes every figure.
        prop_assume!(!checked.has_errors());
        let archived = checked.archive.reports.iter().next().unwrap();
        for format in Format::OFFICE {
            let mut outcome = Outcome::default();
            outcome.add(&checked, archived, language, format);
            prop_assert!(outcome.wrong.is_empty(), "{:?}\n{}", outcome.wrong, report.report);
            prop_assert!(outcome.unread.is_empty(), "{:?}\n{}", outcome.unread, report.report);
            exact.set(exact.get() + outcome.exact);
        }
        for format in [Format::Docx, Format::Html] {
            let wrong = words::differences(&checked, archived, language, format);
            prop_assert!(wrong.is_none(), "{wrong:?}\n{}", report.report);
        }
        Ok(())
    });
    tried.unwrap_or_else(|error| panic!("{error}"));
    assert!(exact.get() > 200);
}
