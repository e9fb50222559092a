//! The arguments of `annals new`.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::command) enum New {
    /// A small archive that builds, with comments that teach.
    ///
    /// 一个当时就能生成的小档案，带说明
    Archive {
        /// Its folder: new, or empty.
        ///
        /// 它的文件夹：新的，或空的
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// In a git repository, with a pre-commit hook, and workflows for GitHub Pages and GitLab Pages.
        ///
        /// 建成 git 仓库，附提交前的钩子，以及 GitHub Pages 和 GitLab Pages 的发布流程
        #[arg(long)]
        git: bool,
    },
    /// A publisher.
    ///
    /// 一个机关
    Publisher {
        /// Its id: its folder and its address, for ever.
        ///
        /// 它的 id：文件夹名和网址，定了不再改
        id: String,
        /// Its full name.
        ///
        /// 全称
        #[arg(long)]
        name: Option<String>,
        /// One of the kinds in annals.yaml.
        ///
        /// annals.yaml 的 kinds 里的一种
        #[arg(long)]
        kind: Option<String>,
    },
    /// The publishers of a list that are not there yet.
    ///
    /// 名单上还没有的机关
    Publishers {
        /// A table with the columns id and name, perhaps kind, short, website: .csv, .xlsx, .ods.
        ///
        /// 名单，一张表，列名有 id、name，可有 kind、short、website：.csv、.xlsx、.ods
        #[arg(value_name = "LIST")]
        list: PathBuf,
    },
    /// A report as a draft, with every row of its form and the last report's figures beside.
    ///
    /// 一份报告的草稿，表式的每一行都在，旁边是上一份报告的数字
    Report {
        /// The publisher's id.
        ///
        /// 机关的 id
        publisher: String,
        /// As its file will be named: 2025, fy2025, 2025-h1, 2025-q3, 2025-07, 2025/NAME (a further one).
        ///
        /// 期间，也是文件名：2025、fy2025、2025-h1、2025-q3、2025-07、2025/NAME（同一期的另一份）
        period: String,
        /// The form's id; by default the edition in use.
        ///
        /// 表式的 id；不写就是正在使用的一版
        #[arg(long, value_name = "ID")]
        form: Option<String>,
        /// Write a workbook to be filled in instead, with sums and checks.
        ///
        /// 改为写一个供填写的电子表格，带合计和核对
        #[arg(long, value_name = "FILE")]
        xlsx: Option<PathBuf>,
    },
}
