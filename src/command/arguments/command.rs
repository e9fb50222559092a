//! Every command.

use super::documents::{Export, Import};
use super::new::New;
use super::published::{Accept, Correct, Publish};
use super::value;
use crate::authoring::format::Format;
use clap::{Subcommand, ValueEnum};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::command) enum Command {
    /// Build the site; with errors nothing is written.
    ///
    /// 生成网站；有错误就什么也不写
    Build {
        /// Where to; by default the archive's public/.
        ///
        /// 写到哪里；不写就是档案的 public/
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Treat findings and warnings as errors.
        ///
        /// 数字不符、存疑和警告都按错误处理
        #[arg(long)]
        strict: bool,
        /// Publish drafts too, marked as such.
        ///
        /// 连同草稿一起生成，并标明是草稿
        #[arg(long)]
        drafts: bool,
        /// Hold it against this site; by default what stands in the output folder.
        ///
        /// 与这个网站对照；不写就与输出文件夹里原有的对照
        #[arg(long, value_name = "DIR")]
        against: Option<PathBuf>,
        /// Replace files one by one, where the folder cannot be exchanged as a whole.
        ///
        /// 逐个替换文件，用于不能整个替换的文件夹
        #[arg(long)]
        in_place: bool,
        /// Make every page anew, even if nothing has changed since the last build.
        ///
        /// 全部重新生成，哪怕上次生成之后什么也没变
        #[arg(long)]
        fresh: bool,
        /// Tell what each stage took, and the files of each kind.
        ///
        /// 说明各步骤和各类文件各用了多少时间
        #[arg(long, conflicts_with = "watch")]
        timings: bool,
        /// Keep the site equal to its sources until stopped; files are replaced one by one.
        ///
        /// 源文件一变就重新生成，直到停止；文件逐个替换
        #[arg(long)]
        watch: bool,
        /// With --watch: look at the files again and again, for network drives.
        ///
        /// 与 --watch 同用：隔一会儿就看一遍文件，用于网络盘
        #[arg(long, requires = "watch")]
        poll: bool,
    },
    /// Preview the archive: pages follow what you write.
    ///
    /// 预览：页面随所写的内容更新
    Serve {
        /// The port; by default 4400, or the next that is free.
        ///
        /// 端口；不写就是 4400，占用了就用下一个空着的
        #[arg(long, short, value_name = "PORT", value_parser = value::port)]
        port: Option<u16>,
        /// The address or name to listen on.
        ///
        /// 在哪个地址或名字上监听
        #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
        host: String,
        /// A name under which others reach the preview; may be given several times.
        ///
        /// 别人访问预览用的名字，可以写多次
        #[arg(long, value_name = "NAME")]
        allow_host: Vec<String>,
        /// Open the preview in the browser.
        ///
        /// 在浏览器里打开预览
        #[arg(long)]
        open: bool,
        /// Show drafts too.
        ///
        /// 连同草稿一起显示
        #[arg(long)]
        drafts: bool,
        /// Look at the files again and again, for network drives and some containers.
        ///
        /// 隔一会儿就看一遍文件，用于网络盘和有的容器
        #[arg(long)]
        poll: bool,
    },
    /// Tell everything that is wrong with the archive, or with a built site.
    ///
    /// 指出档案或生成好的网站里的一切错误
    Check {
        /// Check a built site instead: dead links, anchors, duplicate ids.
        ///
        /// 改为核对生成好的网站：死链、锚点、重复的 id
        #[arg(long, value_name = "DIR")]
        site: Option<PathBuf>,
        /// How to print it.
        ///
        /// 用什么格式写出
        #[arg(long, value_name = "FORMAT", default_value = "full", value_parser = value::format())]
        format: Format,
        /// Treat findings and warnings as errors.
        ///
        /// 数字不符、存疑和警告都按错误处理
        #[arg(long)]
        strict: bool,
        /// Check drafts too.
        ///
        /// 连同草稿一起核对
        #[arg(long)]
        drafts: bool,
        /// Hold it against what was published: a git revision, or the folder of a site.
        ///
        /// 与公布过的内容对照：一个 git 版本，或网站的文件夹
        #[arg(long, value_name = "REV|DIR", conflicts_with = "site")]
        against: Option<OsString>,
        /// Count for each check how often it held, failed and could not be assessed.
        ///
        /// 逐条列出各项勾稽相符、不符、无法核对的次数
        #[arg(long, conflicts_with = "site")]
        by_check: bool,
    },
    /// Hold a built site against its manifest and its ledger.
    ///
    /// 核对生成好的网站与它的清单、账本是否相符
    Verify {
        /// The site's folder; by default the archive's public/.
        ///
        /// 网站的文件夹；不写就是档案的 public/
        #[arg(value_name = "DIR")]
        site: Option<PathBuf>,
    },
    /// Work on the site's theme.
    ///
    /// 网站的主题
    Theme {
        #[command(subcommand)]
        what: Theme,
    },
    /// Begin an archive, a publisher or a report.
    ///
    /// 新建档案、机关或报告
    New {
        #[command(subcommand)]
        what: New,
    },
    /// Make reports of documents: Word, PDF, workbooks, pages, texts.
    ///
    /// 把 Word、PDF、电子表格、网页、文本变成报告
    Import(Import),
    /// Make a Word document, HTML or a workbook of a report, or of all years side by side.
    ///
    /// 把一份报告或历年并列的数字导出为 Word 文件、HTML 或电子表格
    Export(Export),
    /// Send the built site to where it is published, after showing what would change.
    ///
    /// 发布生成好的网站，先显示要改什么
    Publish(Publish),
    /// Do the remedies that are certain, and show them.
    ///
    /// 改正有把握的写法，并显示改了什么
    Fix {
        /// Only show what would change; exit code 1 if anything would.
        ///
        /// 只看要改什么；有要改的，退出码是 1
        #[arg(long)]
        dry_run: bool,
        /// Write rows that are lists by the names of their columns, too.
        ///
        /// 方括号写的行也改为按栏名写
        #[arg(long)]
        rows_by_name: bool,
    },
    /// Bring the archive's files to the newest format, and show what changes.
    ///
    /// 把档案的文件改成最新的格式，并显示改了什么
    Upgrade {
        /// Only show what would change; exit code 1 if anything would.
        ///
        /// 只看要改什么；有要改的，退出码是 1
        #[arg(long)]
        dry_run: bool,
    },
    /// Write the entries that declare what changed since it was published.
    ///
    /// 为公布之后有意的改动写下更正等条目
    Accept(Accept),
    /// Begin a new version of a report, and keep the one that was published.
    ///
    /// 开始报告的新一版，公布过的一版留着
    Correct(Correct),
    /// Print series of figures: as printed, with changes and breaks.
    ///
    /// 列出历年数字，照原样印，连同增减和中断
    Figures {
        /// The publisher's id, or part of its name; without it all publishers are listed.
        ///
        /// 机关的 id，或名称的一部分；不写就列出全部机关
        publisher: Option<String>,
        /// table.row.column, table.row, or part of a label; without it all indicators are listed.
        ///
        /// 表.行.栏、表.行，或行名栏名的一部分；不写就列出全部指标
        indicator: Option<String>,
        /// As the figures were known on this day, as 2026-03-01.
        ///
        /// 按这一天所知的数字，如 2026-03-01
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Compare two states of the archive, in all that is published.
    ///
    /// 比较档案的两个状态，凡是公布的都比
    Diff {
        /// A git revision of the archive, or the folder of an archive or a site.
        ///
        /// 档案的一个 git 版本，或档案、网站的文件夹
        old: OsString,
        /// The same; by default the archive as it is.
        ///
        /// 同上；不写就是档案的现状
        new: Option<OsString>,
        /// How to print it.
        ///
        /// 用什么格式写出
        #[arg(long, value_name = "FORMAT", default_value = "full")]
        format: DiffFormat,
    },
    /// List the forms, or explain one.
    ///
    /// 列出表式，或说明其中一个
    Forms {
        /// The form's id.
        ///
        /// 表式的 id
        id: Option<String>,
    },
    /// Print JSON Schema for editors, or a configuration for a CMS.
    ///
    /// 写出供编辑器使用的 JSON Schema，或内容管理系统的配置
    Schema {
        /// The form's id; without it, reports by any form.
        ///
        /// 表式的 id；不写就是用任何表式的报告
        #[arg(conflicts_with = "subject")]
        form: Option<String>,
        /// Of a publisher's index.md instead.
        ///
        /// 改为机关的 index.md
        #[arg(long, group = "subject")]
        publisher: bool,
        /// Of annals.yaml instead.
        ///
        /// 改为 annals.yaml
        #[arg(long, group = "subject")]
        site: bool,
        /// A configuration for Decap CMS or Sveltia CMS instead.
        ///
        /// 改为 Decap CMS 或 Sveltia CMS 的配置
        #[arg(long, group = "subject")]
        cms: bool,
    },
    /// Print completions for a shell.
    ///
    /// 写出命令行补全
    Completions {
        /// Which shell.
        ///
        /// 哪种命令行
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Write manual pages.
    ///
    /// 写出手册页
    Man {
        /// Where to.
        ///
        /// 写到哪个文件夹
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Explain a code that a message gives, or list them all.
    ///
    /// 说明提示里的编号，或列出全部编号
    Explain {
        /// The code, as in `error[figure-leading-zero]`.
        ///
        /// 编号，如“错误[figure-leading-zero]”里的
        code: Option<String>,
    },
    /// Open the PDF on the standard input, within limits. The program calls itself so.
    ///
    /// 在限制内打开标准输入里的 PDF，供程序自己调用
    #[command(hide = true)]
    OpenPdf,
}

/// A format for revisions: by report with a summary, a line each, one object for programs, annotations of a
/// pull request, a Code Quality report, or a page for reviewers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::command) enum DiffFormat {
    Full,
    Short,
    Json,
    Github,
    Gitlab,
    Html,
}

#[derive(Debug, Subcommand)]
pub(in crate::command) enum Theme {
    /// Copy files of the built-in theme into the archive's own, to be changed there.
    ///
    /// 把内置主题的文件复制到档案自己的主题里，供修改
    Eject {
        /// Their paths in the theme, as page.html; without any, all are listed.
        ///
        /// 它们在主题里的路径，如 page.html；不写就列出全部
        #[arg(value_name = "FILE")]
        files: Vec<String>,
    },
}
