//! The arguments of `annals import` and `annals export`.

use super::value;
use crate::model::format::Format;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::command) struct Import {
    /// The document (.docx, .pdf, .xlsx, .xls, .ods, .html, .txt, .csv, .tsv, .md), or a folder of them.
    ///
    /// 文件（.docx、.pdf、.xlsx、.xls、.ods、.html、.txt、.csv、.tsv、.md），或装着它们的文件夹
    #[arg(value_name = "FILE|DIR")]
    pub path: PathBuf,
    /// The publisher's id.
    ///
    /// 机关的 id
    #[arg(long, value_name = "ID")]
    pub publisher: Option<String>,
    /// As the report's file will be named: 2025, fy2025, 2025/NAME (a further one).
    ///
    /// 期间，也是报告的文件名：2025、fy2025、2025/NAME（同一期的另一份）
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// The form's id; by default the one that the labels are of.
    ///
    /// 表式的 id；不写就按行名栏名辨认
    #[arg(long, value_name = "ID")]
    pub form: Option<String>,
    /// The format, where it is not to be recognised: us-foia-xml, a file, a ZIP or a folder of annual reports
    /// of United States agencies; eu-dsa-csv, those of one DSA transparency report.
    ///
    /// 文件的格式，辨认不出时用：us-foia-xml，美国联邦机构年度报告的 XML，一个文件、一个 ZIP 或一个文件夹；eu-dsa-csv，一份《数字服务法》透明度报告的 CSV，同上
    #[arg(long, value_name = "FORMAT", value_parser = ["us-foia-xml", "eu-dsa-csv"])]
    #[arg(conflicts_with_all = ["form", "pattern", "keep", "verify"])]
    pub format: Option<String>,
    /// Of a folder: what paths say; by default '{publisher}/{period}.*'.
    ///
    /// 导入文件夹：路径怎样说明机关和期间；不写就是 '{publisher}/{period}.*'
    #[arg(long, value_name = "PATTERN", conflicts_with = "map")]
    pub pattern: Option<String>,
    /// A file that says which report each file is, or what the columns of a table are.
    ///
    /// 映射文件，写明各文件是哪份报告，或一张表的各栏是什么
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Of a folder: print one object, for programs.
    ///
    /// 导入文件夹：写出一个对象，供程序读取
    #[arg(long)]
    pub json: bool,
    /// The address where the document is published.
    ///
    /// 文件公布在哪个网址
    #[arg(long, value_name = "URL")]
    pub source: Option<String>,
    /// Publish the document with the report.
    ///
    /// 文件随报告一起发布
    #[arg(long)]
    pub keep: bool,
    /// Put it in the place of a report; its comments and corrections stay.
    ///
    /// 替换已有的报告；其中的说明和更正保留
    #[arg(long)]
    pub replace: bool,
    /// Show how each cell was read.
    ///
    /// 逐格列出是怎样读的
    #[arg(long)]
    pub explain: bool,
    /// Show which words of the document are not in the report.
    ///
    /// 列出文件里没有进入报告的文字
    #[arg(long)]
    pub verify: bool,
}

/// What only one report, or a publisher's years, can be asked with.
const ONE_REPORT: [&str; 5] = ["publisher", "period", "to", "output", "language"];

#[derive(Debug, Args)]
pub(in crate::command) struct Export {
    /// The publisher's id.
    ///
    /// 机关的 id
    pub publisher: Option<String>,
    /// As the report's file is named: 2025, 2025/NAME; without it, all years side by side.
    ///
    /// 期间，也是报告的文件名：2025、2025/NAME；不写则历年并列
    pub period: Option<String>,
    /// The format of the file.
    ///
    /// 文件的格式
    #[arg(long, value_name = "FORMAT", value_parser = value::file_format())]
    pub to: Option<Format>,
    /// Where to; - for standard output; by default PUBLISHER-PERIOD.FORMAT.
    ///
    /// 写到哪里；- 是标准输出；不写就是 PUBLISHER-PERIOD.FORMAT
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// One of the archive's languages; by default that of the publisher's reports.
    ///
    /// 用档案的哪种语言；不写就是该机关报告的语言
    #[arg(long, value_name = "LANG")]
    pub language: Option<String>,
    /// The whole built site as a BagIt bag in this folder, for hand-over to an archive.
    ///
    /// 整个网站装成 BagIt 袋，放在这个文件夹里，移交档案馆
    #[arg(long, group = "whole", value_name = "DIR", conflicts_with_all = ONE_REPORT)]
    pub bagit: Option<PathBuf>,
    /// The whole built site as it is served, in this WARC file, for web archives.
    ///
    /// 整个网站按访问时的样子记入这个 WARC 文件，交给网页档案馆
    #[arg(long, group = "whole", value_name = "FILE", conflicts_with_all = ONE_REPORT)]
    pub warc: Option<PathBuf>,
    /// With --bagit or --warc: the built site; by default the archive's public/.
    ///
    /// 与 --bagit、--warc 同用：生成好的网站在哪里；不写就是档案的 public/
    #[arg(long, value_name = "DIR", requires = "whole")]
    pub site: Option<PathBuf>,
}
