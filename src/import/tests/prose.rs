//! The words around the tables.

use super::dice::Dice;
use super::grid::{Cell, Grid, Piece, What};

const SENTENCES: [&str; 12] = [
    "本单位把公开作为常态，按月更新目录，逐条核对有效状态。",
    "全年通过门户网站发布信息1286条，通过公众号推送文章94篇。",
    "对收到的申请逐件登记、逐件答复，平均用时9个工作日。",
    "全年共收到申请37件，办结35件，结转2件。",
    "修订了公开指南，新增办事问答12项，回应热点问题5次。",
    "明确一名负责人分管、两名工作人员具体承办，责任到人。",
    "组织培训3场，参加人员156人次。",
    "部分栏目更新不够及时，文件解读形式单一。",
    "下一步将细化公开标准，加强对基层单位的指导。",
    "（一）完善制度。制定答复文书样本8种。",
    "1.建立台账；2.每季度检查一次；3.通报结果。",
    "档案查阅点全年接待群众412人次，提供资料1,036份。",
];

/// Headings of the six parts, with some of the ways in which agencies write them.
const HEADINGS: [&[&str]; 6] = [
    &["一、总体情况", "一、工作基本情况", "一、总体情况"],
    &["二、主动公开政府信息情况", "二、主动公开情况"],
    &["三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请情况"],
    &["四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"],
    &["五、存在的主要问题及改进情况", "五、存在的主要问题及整改措施"],
    &["六、其他需要报告的事项"],
];

/// The heading of a part, from 0.
pub fn heading(part: usize, dice: &mut Dice) -> Piece {
    Piece::Heading(2, (dice.pick(HEADINGS[part])).into())
}

/// The title of a report.
pub fn title(agency: &str, year: usize, dice: &mut Dice) -> String {
    match dice.below(3) {
        0 => format!("{agency}{year}年政府信息公开工作年度报告"),
        1 => format!("{agency} {year} 年\n政府信息公开工作年度报告"),
        _ => format!("{year}年{agency}政府信息公开年度报告"),
    }
}

/// The words before the first part.
pub fn preamble(year: usize, notice: &str) -> Piece {
    Piece::Words(format!(
        "根据《中华人民共和国政府信息公开条例》和{notice}的要求，编制本报告。所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    ))
}

/// Some paragraphs.
pub fn paragraphs(dice: &mut Dice) -> Vec<Piece> {
    let paragraph = |dice: &mut Dice| {
        let sentences: Vec<&str> = (0..1 + dice.below(3)).map(|_| dice.pick(&SENTENCES)).collect();
        Piece::Words(sentences.concat())
    };
    (0..1 + dice.below(3)).map(|_| paragraph(dice)).collect()
}

/// A table in the prose that is none of the form.
pub fn foreign_table(dice: &mut Dice) -> Vec<Piece> {
    let number = |dice: &mut Dice| (7 + dice.below(5000)).to_string();
    let (caption, heads, labels): (&str, &[&str], &[&str]) = match dice.below(4) {
        0 => ("收费情况", &["项目", "数量", "金额（元）"], &["信息处理费", "复制费", "合计"]),
        1 => ("公开渠道统计", &["渠道", "信息数", "占比"], &["门户网站", "政务微博", "公众号", "其他"]),
        2 => ("培训情况", &["月份", "场次", "人次"], &["3月", "6月", "11月", "总计"]),
        _ => ("人员情况", &["类别", "专职", "兼职"], &["机关", "街道", "总计"]),
    };
    let head = heads.iter().map(|head| Cell::words(What::Other, *head)).collect();
    let mut rows: Vec<Vec<Cell>> = vec![head];
    for label in labels {
        let mut row = vec![Cell::words(What::Other, *label)];
        row.extend((1..heads.len()).map(|_| Cell::words(What::Other, number(dice))));
        rows.push(row);
    }
    vec![Piece::Middle(caption.into()), Piece::Table(Grid::plain(rows))]
}
