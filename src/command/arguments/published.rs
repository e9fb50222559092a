//! The arguments of `annals publish`, `annals accept` and `annals correct`.

use super::value;
use clap::Args;
use std::ffi::OsString;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::command) struct Publish {
    /// A target in annals.yaml; not needed where there is only one.
    ///
    /// annals.yaml 里的一个目标；只有一个时不必写
    pub target: Option<String>,
    /// The built site; by default the archive's public/.
    ///
    /// 生成好的网站；不写就是档案的 public/
    #[arg(long, value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// Send it without asking.
    ///
    /// 不再询问
    #[arg(long)]
    pub yes: bool,
    /// How many percent of the published files may be removed.
    ///
    /// 至多删去已公布文件的百分之几
    #[arg(long, value_name = "PERCENT", value_parser = value::percent)]
    pub removals: Option<u8>,
    /// Publish over a site that Annals did not publish.
    ///
    /// 覆盖不是 Annals 公布的网站
    #[arg(long)]
    pub adopt: bool,
}

#[derive(Debug, Args)]
pub(in crate::command) struct Accept {
    /// Only of this publisher, or of this report: ID or ID/PERIOD.
    ///
    /// 只限这个机关或这份报告：ID 或 ID/PERIOD
    #[arg(value_name = "REPORT")]
    pub report: Option<String>,
    /// Why it changed, for readers.
    ///
    /// 为什么改，给读者看
    #[arg(long, value_name = "TEXT")]
    pub why: String,
    /// The day of the change, as 2026-03-01.
    ///
    /// 哪一天改的，如 2026-03-01
    #[arg(long, value_name = "DATE")]
    pub on: String,
    /// A correction (it was wrong) or a revision (it was preliminary).
    ///
    /// 更正 correction（原来错了）或修订 revision（原来是初步数）
    #[arg(long, value_name = "KIND", default_value = "correction", value_parser = ["correction", "revision"])]
    pub kind: String,
    /// What was published: a git revision or the folder of a site; by default public/.
    ///
    /// 公布过的内容：一个 git 版本，或网站的文件夹；不写就是 public/
    #[arg(long, value_name = "REV|DIR")]
    pub against: Option<OsString>,
    /// Only show what would be written; exit code 1 if anything would.
    ///
    /// 只看要写什么；有要写的，退出码是 1
    #[arg(long)]
    pub dry_run: bool,
}

/// A new version of a report.
#[derive(Debug, Args)]
pub(in crate::command) struct Correct {
    /// The publisher's id.
    ///
    /// 机关的 id
    pub publisher: String,
    /// The period, as 2020 or 2020/survey.
    ///
    /// 期间，如 2020 或 2020/survey
    pub period: String,
    /// correction (it was wrong) or revision (it was preliminary).
    ///
    /// correction（原来错了）或 revision（原来是初步数）
    #[arg(long, value_name = "KIND", default_value = "correction", value_parser = ["correction", "revision"])]
    pub kind: String,
    /// Why it changes, for readers.
    ///
    /// 为什么改，给读者看
    #[arg(long, value_name = "TEXT")]
    pub why: String,
    /// How the figures are worked out anew.
    ///
    /// 怎样重新算出
    #[arg(long, value_name = "TEXT")]
    pub method: Option<String>,
    /// The day on which the new version is published, as 2026-03-01.
    ///
    /// 新一版公布的日期，如 2026-03-01
    #[arg(long, value_name = "DATE")]
    pub on: String,
}
