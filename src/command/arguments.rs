//! What can be typed after `annals`. The comments of these fields are the program's help.

use crate::authoring::format::Format;
use crate::model::format;
use crate::text::message::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

/// Builds and checks archives of transparency reports / 生成并核对政府信息公开年报档案
#[derive(Debug, Parser)]
#[command(name = "annals", version, propagate_version = true, arg_required_else_help = true)]
pub(super) struct Arguments {
    /// Language of messages: zh or en; by default that of the locale / 提示所用的语言
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Language>,

    /// The archive's folder; by default the one you are in / 档案所在的文件夹
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,

    /// Whether to use colour: true or false; by default on a terminal only / 是否用颜色
    #[arg(long, global = true, value_name = "BOOL")]
    pub color: Option<bool>,

    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site; with errors nothing is written / 生成网站
    Build {
        /// Where to; by default the archive's public/ / 输出文件夹
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Treat findings and warnings as errors / 勾稽不符和警告按错误处理
        #[arg(long)]
        strict: bool,
        /// Publish drafts too, marked as such / 连同草稿一起生成
        #[arg(long)]
        drafts: bool,
        /// Hold it against this site; by default what stands in the output folder / 与已公布的网站对照
        #[arg(long, value_name = "DIR")]
        against: Option<PathBuf>,
        /// Keep the site equal to its sources until stopped / 持续生成，直到停止
        #[arg(long)]
        watch: bool,
        /// With --watch: look at the files again and again, for network drives / 轮询文件（网络盘）
        #[arg(long, requires = "watch")]
        poll: bool,
    },
    /// Preview the archive: pages follow what you write / 预览：页面随所写内容更新
    Serve {
        /// The port; by default 4400, or the next that is free / 端口
        #[arg(long, short, value_name = "PORT")]
        port: Option<u16>,
        /// The address or name to listen on / 监听的地址
        #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
        host: String,
        /// A name under which others reach the preview; may be given several times / 别人访问预览用的名字，可写多次
        #[arg(long, value_name = "NAME")]
        allow_host: Vec<String>,
        /// Open the preview in the browser / 在浏览器里打开
        #[arg(long)]
        open: bool,
        /// Show drafts too / 连同草稿一起预览
        #[arg(long)]
        drafts: bool,
        /// Look at the files again and again, for network drives and some containers / 轮询文件（网络盘、容器）
        #[arg(long)]
        poll: bool,
    },
    /// Report everything that is wrong with the archive, or with a built site / 核对档案或已生成的网站
    Check {
        /// Check a built site instead: dead links, anchors, duplicate ids / 核对已生成的网站
        #[arg(long, value_name = "DIR")]
        site: Option<PathBuf>,
        /// full, short, json, github, gitlab or sarif / 输出格式
        #[arg(long, value_name = "FORMAT", default_value = "full")]
        format: Format,
        /// Treat findings and warnings as errors / 勾稽不符和警告按错误处理
        #[arg(long)]
        strict: bool,
        /// Check drafts too / 连同草稿一起核对
        #[arg(long)]
        drafts: bool,
        /// Hold it against what was published: a git revision, or the folder of a site / 与已公布的内容对照
        #[arg(long, value_name = "REV|DIR", conflicts_with = "site")]
        against: Option<OsString>,
    },
    /// Hold a built site against its manifest and its ledger / 核对网站是否与清单和账本相符
    Verify {
        /// The site's folder; by default the archive's public/ / 网站所在的文件夹
        #[arg(value_name = "DIR")]
        site: Option<PathBuf>,
    },
    /// Begin an archive, a publisher or a report / 新建档案、机关或报告
    New {
        #[command(subcommand)]
        what: New,
    },
    /// Make reports of documents: Word, workbooks, pages, texts / 把文件变成报告
    Import(Import),
    /// Make a Word document, HTML or a workbook of a report, or of all years side by side / 导出为文件
    Export(Export),
    /// Send the built site to where it is published, after showing what would change / 把网站发布到目标
    Publish(Publish),
    /// Do the remedies that are certain, and show them / 改正确定的写法
    Fix {
        /// Only show what would change; exit code 1 if anything would / 只看要改什么
        #[arg(long)]
        dry_run: bool,
        /// Write rows that are lists by the names of their columns, too / 把方括号写的行改为按栏名写
        #[arg(long)]
        rows_by_name: bool,
    },
    /// Write the entries that declare what changed since it was published / 为有意的改动写下更正
    Accept(Accept),
    /// Print a publisher's series: figures as printed, changes, breaks / 列出一个指标的历年数字
    Figures {
        /// The publisher's id / 机关的 id
        publisher: String,
        /// table.row.column, or only table.row; without it all are listed / 指标
        indicator: Option<String>,
    },
    /// Compare two states of the archive, in all that is published / 比较档案的两个版本
    Diff {
        /// A git revision of the archive, or the folder of an archive or a site / git 版本，或档案、网站的文件夹
        old: OsString,
        /// The same; by default the archive as it is / 同上；默认是档案的现状
        new: Option<OsString>,
        /// full, short or json / 输出格式
        #[arg(long, value_name = "FORMAT", default_value = "full")]
        format: DiffFormat,
    },
    /// List the forms, or explain one / 列出表式，或说明其中一个
    Forms {
        /// The form's id / 表式的 id
        id: Option<String>,
    },
    /// Print JSON Schema for editors, or a configuration for a CMS / 供编辑器使用的 JSON Schema
    Schema {
        /// The form's id; without it, reports by any form / 表式的 id
        #[arg(conflicts_with = "subject")]
        form: Option<String>,
        /// Of a publisher's index.md instead / 机关 index.md 的
        #[arg(long, group = "subject")]
        publisher: bool,
        /// Of annals.yaml instead / annals.yaml 的
        #[arg(long, group = "subject")]
        site: bool,
        /// A configuration for Decap CMS or Sveltia CMS instead / Decap 或 Sveltia CMS 的配置
        #[arg(long, group = "subject")]
        cms: bool,
    },
    /// Print completions for a shell / 命令行补全
    Completions {
        /// bash, zsh, fish, elvish or powershell / 哪种 shell
        shell: Shell,
    },
    /// Write manual pages / 写出手册页
    Man {
        /// Where to / 输出文件夹
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Explain a code that a message gives, or list them all / 说明某个编号
    Explain {
        /// The code, as in `error[figure-leading-zero]` / 编号
        code: Option<String>,
    },
}

/// A document to be read, or a folder of them, and the reports that they become.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The document (.docx, .pdf, .xlsx, .xls, .ods, .html, .txt, .csv, .tsv, .md), or a folder / 文件或文件夹
    #[arg(value_name = "FILE|DIR")]
    pub path: PathBuf,
    /// The publisher's id / 机关的 id
    #[arg(long, value_name = "ID")]
    pub publisher: Option<String>,
    /// As the report's file will be named: 2025, fy2025, 2025/NAME (a further one) / 期间
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// The form's id; by default the one that the labels are of / 表式的 id
    #[arg(long, value_name = "ID")]
    pub form: Option<String>,
    /// Of a folder: what paths say; by default '{publisher}/{period}.*' / 文件夹：从路径看出机关和期间
    #[arg(long, value_name = "PATTERN", conflicts_with = "map")]
    pub pattern: Option<String>,
    /// A file that says which report each file is / 映射文件：各是哪份报告
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Of a folder: print one object, for programs / 文件夹：供程序读取
    #[arg(long)]
    pub json: bool,
    /// The address where the document is published / 文件的网址
    #[arg(long, value_name = "URL")]
    pub source: Option<String>,
    /// Publish the document with the report / 把文件一并公布
    #[arg(long)]
    pub keep: bool,
    /// Put it in the place of a report; comments and corrections stay / 替换已有的报告，说明和更正保留
    #[arg(long)]
    pub replace: bool,
    /// Show how each cell was read / 逐格说明
    #[arg(long)]
    pub explain: bool,
    /// Show which words of the document are not in the report / 列出没有进入报告的文字
    #[arg(long)]
    pub verify: bool,
}

/// A report, or a publisher's years side by side, that becomes a file.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The publisher's id / 机关的 id
    pub publisher: String,
    /// As the report's file is named: 2025, 2025/NAME; without it, all years side by side / 期间；不写则历年并列
    pub period: Option<String>,
    /// docx, html, xlsx or ods / 格式
    #[arg(long, value_name = "FORMAT")]
    pub to: format::Format,
    /// Where to; - for standard output; by default PUBLISHER-PERIOD.FORMAT / 写到哪里
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// One of the archive's languages; by default that of the publisher's reports / 语言
    #[arg(long, value_name = "LANG")]
    pub language: Option<String>,
}

/// A site and where it goes.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// A target in annals.yaml; not needed where there is only one / annals.yaml 里的目标
    pub target: Option<String>,
    /// The built site; by default the archive's public/ / 网站所在的文件夹
    #[arg(long, value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// Send it without asking / 不再询问
    #[arg(long)]
    pub yes: bool,
    /// How many percent of the published files may be removed / 至多删去已公布文件的百分之几
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(..=100))]
    pub removals: Option<u8>,
    /// Publish over a site that Annals did not publish / 覆盖不是 Annals 公布的网站
    #[arg(long)]
    pub adopt: bool,
}

/// Changes that are meant, and why.
#[derive(Debug, Args)]
pub(super) struct Accept {
    /// Only of this publisher, or of this report: ID or ID/PERIOD / 只限这个机关或这份报告
    #[arg(value_name = "REPORT")]
    pub report: Option<String>,
    /// Why it changed, for readers / 原因，给读者看
    #[arg(long, value_name = "TEXT")]
    pub why: String,
    /// The day of the change, as 2026-03-01 / 更正的日期
    #[arg(long, value_name = "DATE")]
    pub on: String,
    /// correction (it was wrong) or revision (it was preliminary) / 更正或修订
    #[arg(long, value_name = "KIND", default_value = "correction", value_parser = ["correction", "revision"])]
    pub kind: String,
    /// What was published: a git revision or the folder of a site; by default public/ / 公布过的内容
    #[arg(long, value_name = "REV|DIR")]
    pub against: Option<OsString>,
    /// Only show what would be written; exit code 1 if anything would / 只看要写什么
    #[arg(long)]
    pub dry_run: bool,
}

/// What to begin.
#[derive(Debug, Subcommand)]
pub(super) enum New {
    /// A small archive that builds, with comments that teach / 一个能生成的小档案，带说明
    Archive {
        /// Its folder: new, or empty / 文件夹：新的，或空的
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// With a pre-commit hook, and workflows for GitHub Pages and GitLab Pages / 附 git 钩子和发布流程
        #[arg(long)]
        git: bool,
    },
    /// A publisher / 一个机关
    Publisher {
        /// Its id: its folder and its address, for ever / 机关的 id，也是网址
        id: String,
        /// Its full name / 全称
        #[arg(long)]
        name: Option<String>,
        /// One of the kinds in annals.yaml / annals.yaml 的 kinds 中的一种
        #[arg(long)]
        kind: Option<String>,
    },
    /// The publishers of a list that are not there yet / 名单上还没有的机关
    Publishers {
        /// A table with the columns id and name, and kind, short, website: .csv, .xlsx, .ods / 名单，一张表
        #[arg(value_name = "LIST")]
        list: PathBuf,
    },
    /// A report as a draft, with every row of its form and the last report's figures beside / 一份报告的草稿
    Report {
        /// The publisher's id / 机关的 id
        publisher: String,
        /// As its file will be named: 2025, fy2025, 2025-h1, 2025-q3, 2025-07, 2025/NAME (a further one) / 期间
        period: String,
        /// The form's id; by default the edition in use / 表式的 id
        #[arg(long, value_name = "ID")]
        form: Option<String>,
        /// Write a workbook to be filled in instead, with sums and checks / 改为写一个供填写的电子表格
        #[arg(long, value_name = "FILE")]
        xlsx: Option<PathBuf>,
    },
}

/// A format for revisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// Report by report, with a summary / 按报告列出，附小结
    Full,
    /// One line each / 每处一行
    Short,
    /// One object, for programs / 供程序读取
    Json,
}
