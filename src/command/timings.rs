//! What a build cost, stage by stage and for each kind of file.

use super::console::Console;
use super::result::Failure;
use crate::publish::pipeline::{Costs, Output, Stage};
use crate::text::message;
use crate::text::message::Message;
use std::time::Duration;

/// Tells it; `whole` is how long it took from beginning to end, `published` how much of that to make and
/// write the site.
pub(super) fn tell(
    console: &Console,
    costs: &Costs,
    published: Duration,
    whole: Duration,
) -> Result<(), Failure> {
    console.line(&message!(zh: "各步骤（毫秒）：", en: "stages, in milliseconds:"))?;
    for (stage, time) in costs.stages() {
        line(console, *time, &in_words(*stage))?;
    }
    line(console, published, &message!(zh: "生成并写入", en: "make the files and write them"))?;
    line(console, whole, &message!(zh: "合计", en: "all of it"))?;
    console.line(&message!(
        zh: "生成各类文件（各线程合计，毫秒）：",
        en: "making files of each kind, in milliseconds added up over all threads:"
    ))?;
    for (output, made) in costs.outputs() {
        let (kind, times) = (of_kind(output), made.times);
        let words = Message { zh: format!("{}：{times}", kind.zh), en: format!("{}: {times}", kind.en) };
        line(console, made.time, &words)?;
    }
    Ok(())
}

fn line(console: &Console, time: Duration, words: &Message) -> Result<(), Failure> {
    let time = format!("{:>8}.{}", time.as_micros() / 1000, time.as_micros() / 100 % 10);
    console.line(&Message { zh: format!("{time}  {}", words.zh), en: format!("{time}  {}", words.en) })
}

fn in_words(stage: Stage) -> Message {
    match stage {
        Stage::Read => message!(zh: "读取文件", en: "read the files"),
        Stage::Archive => message!(zh: "对照表式，合成档案", en: "hold them against their forms"),
        Stage::Figures => message!(zh: "核对数字", en: "check the figures"),
        Stage::Prose => message!(zh: "核对正文", en: "check the prose"),
        Stage::Theme => message!(zh: "读取主题", en: "read the theme"),
    }
}

fn of_kind(output: Output) -> Message {
    match output {
        Output::Pages(kind) => message!(zh: "网页 {kind}", en: "pages, {kind}"),
        Output::Documents => message!(zh: "办公文档", en: "documents"),
        Output::Data => message!(zh: "开放数据", en: "open data"),
        Output::Search => message!(zh: "搜索索引", en: "search index"),
        Output::Charts => message!(zh: "图表文件", en: "charts"),
        Output::Compare => message!(zh: "自选比较的数字", en: "figures to compare"),
        Output::Ledger => message!(zh: "账本", en: "ledger"),
        Output::Others => message!(zh: "其他文件", en: "other files"),
    }
}
