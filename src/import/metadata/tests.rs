//! What documents say of themselves, and what contradicts itself.

use super::{Metadata, read};
use crate::import::document::{Block, Document, Paragraph, Position, Table, TableCell};
use crate::model::form::{Forms, builtin};
use crate::model::period::Period;
use proptest::prelude::*;

fn of(document: &Document) -> Metadata {
    let forms = Forms::new(builtin::forms(), Vec::new());
    let form = forms.get(forms.find("cn-ogi-2021").unwrap()).clone();
    read(document, &form)
}

fn lines(lines: &[&str]) -> Document {
    let block =
        |(number, text): (usize, &&str)| Block::Paragraph(Paragraph::new(*text, Position::Line(number + 1)));
    Document { blocks: lines.iter().enumerate().map(block).collect(), ..Document::default() }
}

fn said<T: ToString>(found: Option<super::Found<T>>) -> String {
    found.map_or_else(|| "-".to_owned(), |found| found.value.to_string())
}

const TEXT: &str = "本报告根据有关规定编制，由总体情况等六个部分组成，数据统计期限为2025年1月1日至12月31日，欢迎查阅和监督。";

#[test]
fn a_title_its_agency_the_day_below_it_and_the_signature() {
    let document = lines(&[
        "索 引 号：X123/2026-00001   发布日期：2026-01-23 10:19",
        "某政发〔2026〕1号",
        "某某县人民政府",
        "２０２５年政府信息公开 工作年度报告",
        "（2026年1月23日）",
        TEXT,
        "一、总体情况",
        "2024年5月1日起施行新规，甲。",
        "某某县人民政府办公室",
        "二〇二六年一月二十二日",
    ]);
    let metadata = of(&document);
    assert_eq!(metadata.remarks, []);
    assert_eq!(said(metadata.title), "某某县人民政府２０２５年政府信息公开工作年度报告");
    assert_eq!(said(metadata.agency), "某某县人民政府");
    let (day, time) = metadata.published.unwrap().value;
    assert_eq!((day.to_string(), time.unwrap().to_string()), ("2026-01-23".into(), "10:19:00".into()));
    assert_eq!(metadata.signed.as_ref().unwrap().position, Some(Position::Line(10)));
    assert_eq!(said(metadata.signed), "2026-01-22");
    assert_eq!(said(metadata.index_number), "X123/2026-00001");
    assert_eq!(said(metadata.file_number), "某政发〔2026〕1号");
    let (start, end) = metadata.period.unwrap().value;
    assert_eq!(format!("{start} {end}"), "2025-01-01 2025-12-31");
    // The signature stays in the prose, and so does what is not told in full.
    let told: Vec<usize> = metadata.lines.iter().map(|spot| spot.block).collect();
    assert_eq!(told, [0, 1, 2, 3, 4]);
}

#[test]
fn a_title_of_several_lines_and_an_agency_that_only_signs() {
    let of_lines = |texts: &[&str]| {
        let metadata = of(&lines(texts));
        (said(metadata.title), said(metadata.agency), metadata.lines.len())
    };
    let title = "某某县人民政府2025年政府信息公开工作年度报告".to_owned();
    let split = ["某某县人民政府", "2025年", "政府信息公开工作年度报告", TEXT];
    assert_eq!(of_lines(&split), (title, "某某县人民政府".to_owned(), 3));
    let below = ["政府信息公开工作年度报告", "（2025年度）", TEXT, "甲。", "某某县财政局", "2026年1月9日"];
    let title = "政府信息公开工作年度报告（2025年度）".to_owned();
    assert_eq!(of_lines(&below), (title, "某某县财政局".to_owned(), 2));
}

#[test]
fn values_stand_in_cells_beside_their_labels() {
    let cell = |row, column, text: &str| {
        let position = Position::Cell { table: 1, row: row + 1, column: column + 1 };
        TableCell::new((row, column), text, position)
    };
    let cells = vec![
        cell(0, 0, "索 引 号"),
        cell(0, 1, "Y/2026-7"),
        cell(1, 0, "发文字号："),
        cell(1, 1, "无"),
        cell(2, 0, "成文日期"),
        cell(2, 1, "2026年1月9日"),
    ];
    let mut document = lines(&["某局2025年政府信息公开工作年度报告", TEXT]);
    document.blocks.insert(0, Block::Table(Table { cells, caption: None }));
    let metadata = of(&document);
    assert_eq!(said(metadata.index_number), "Y/2026-7");
    assert_eq!(said(metadata.file_number), "-");
    assert_eq!(said(metadata.signed), "2026-01-09");
}

#[test]
fn what_contradicts_itself_is_left_out_with_a_remark() {
    let document = lines(&[
        "发布日期：2026-01-20",
        "某局2025年政府信息公开工作年度报告",
        "2026年1月23日",
        TEXT,
        "甲乙丙丁，统计期限为2024年1月1日至2024年12月31日。",
    ]);
    let metadata = of(&document);
    assert_eq!(metadata.published, None);
    assert_eq!(metadata.period, None);
    let told: Vec<&str> = metadata.remarks.iter().map(|remark| remark.en.as_str()).collect();
    assert_eq!(
        told,
        [
            "the day of publication contradicts itself (line 1; line 3): it is left out",
            "the period of the figures contradicts itself (line 4; line 5): it is left out",
        ]
    );
}

#[test]
fn another_period_than_the_document_speaks_of_is_told() {
    let year = |year: &str| Period::read(year, None).unwrap();
    let metadata = of(&lines(&["某局2025年政府信息公开工作年度报告", TEXT]));
    assert_eq!(metadata.contradiction(&year("2025")), None);
    let told = metadata.contradiction(&year("2024")).unwrap();
    assert!(told.en.contains("2025-01-01 to 2025-12-31 (line 2), not 2024"), "{told}");
    let metadata = of(&lines(&["某局2025年政府信息公开工作年度报告"]));
    assert_eq!(metadata.contradiction(&year("2025")), None);
    assert!(metadata.contradiction(&year("2024")).unwrap().en.contains("speaks of 2025"));
    // The edition of a form is no period.
    let metadata = of(&lines(&["某局政府信息公开工作年度报告（2021年格式）"]));
    assert_eq!(metadata.contradiction(&year("2024")), None);
}

#[test]
fn a_page_is_named_by_its_own_title_where_the_text_has_none() {
    let meta = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let page = vec![
        meta("pubdate", "2026-01-23 08:30"),
        meta("ContentSource", "某县财政局"),
        meta("keywords", "年报"),
    ];
    let metadata = of(&Document { meta: page, ..lines(&["年报", TEXT]) });
    assert_eq!(metadata.published.unwrap().value.0.to_string(), "2026-01-23");
    assert_eq!(said(metadata.agency), "某县财政局");
    let title = Some("某局2025年政府信息公开工作年度报告_某市政府网".to_owned());
    let metadata = of(&Document { title, ..lines(&[TEXT]) });
    assert_eq!(said(metadata.title), "某局2025年政府信息公开工作年度报告");
    assert_eq!(said(metadata.agency), "某局".replace("某局", "-"));
    assert_eq!(said(of(&lines(&["关于印发方案的通知", TEXT])).title), "-");
}

#[test]
fn days_are_read_as_they_are_written_or_not_at_all() {
    let day = |text: &str| super::date::whole_line(text).map(|day| day.to_string()).unwrap_or_default();
    for text in [
        "2021年1月29日",
        "２０２１年１月２９日",
        "二〇二一年一月二十九日",
        "二○二一年 一月 二十九日",
        "2021-01-29",
        "2021/1/29",
        "2021.1.29",
        "（2021年01月29日）",
        "2021 年 1 月 29 日",
    ] {
        assert_eq!(day(text), "2021-01-29", "{text}");
    }
    for text in
        ["2021年2月30日", "2021年13月1日", "2021年1月", "21年1月29日", "2021-01-290", "2021-01/29", "二一年"]
    {
        assert_eq!(day(text), "", "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_document_makes_it_panic(
        texts in prop::collection::vec("[年月日〇一二十0-9０-９\\-/.:： 索引号统计期限发布日期文〔〕号报告某局，。\n（）]{0,40}", 0..12),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let _ = of(&lines(&texts));
    }
}
