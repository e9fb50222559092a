//! The command line: what is asked, and how the answer is told.
//!
//! Exit codes are a contract: 0 nothing wrong, 1 something told as an error, 2 could not run.

mod arguments;
mod build;
mod busy;
mod diff;
mod figures;
mod fix;
mod forms;
mod new;
mod schema;
mod serve;
mod shell;

use crate::authoring::explain;
use crate::authoring::format::{self, Format};
use crate::publish::pipeline::{self, Checked, Workspace};
use crate::publish::verify;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::message::{Language, Message};
use crate::text::source::Sources;
use arguments::{Arguments, Command};
use clap::Parser;
use schema::Subject;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const WRONG: u8 = 1;
const COULD_NOT_RUN: u8 = 2;

/// Runs the program on the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let asked = !error.use_stderr();
            let _ = error.print();
            return if asked { ExitCode::SUCCESS } else { ExitCode::from(COULD_NOT_RUN) };
        }
    };
    let teller = Teller::new(arguments.lang, arguments.color);
    let root = arguments.root.unwrap_or_else(|| PathBuf::from("."));
    let result = match &arguments.command {
        Command::Build { output, strict, drafts, watch: false, .. } => {
            build::once(&teller, &root, output.as_deref(), *strict, *drafts)
        }
        Command::Build { output, strict, drafts, poll, .. } => {
            build::and_watch(&teller, &root, output.as_deref(), *strict, *drafts, *poll)
        }
        Command::Serve { port, host, open, drafts, poll } => {
            serve::run(&teller, &root, &serve::Listening { host, port: *port, open: *open }, *drafts, *poll)
        }
        Command::Check { site: Some(site), format, .. } => check_site(&teller, site, *format),
        Command::Check { site: None, format, strict, drafts } => {
            check(&teller, &root, *format, *strict, *drafts)
        }
        Command::Fix { dry_run, rows_by_name } => fix::run(&teller, &root, *dry_run, *rows_by_name),
        Command::New { what } => new::run(&teller, &root, what),
        Command::Figures { publisher, indicator } => {
            figures::run(&teller, &root, publisher, indicator.as_deref())
        }
        Command::Diff { old, new, format } => diff::run(&teller, &root, old, new.as_deref(), *format),
        Command::Forms { id } => forms::run(&teller, &root, id.as_deref()),
        Command::Schema { publisher: true, .. } => schema::run(&teller, &root, &Subject::Publisher),
        Command::Schema { site: true, .. } => schema::run(&teller, &root, &Subject::Site),
        Command::Schema { cms: true, .. } => schema::run(&teller, &root, &Subject::Cms),
        Command::Schema { form, .. } => schema::run(&teller, &root, &Subject::Report(form.as_deref())),
        Command::Completions { shell } => shell::completions(&teller, *shell),
        Command::Man { folder } => shell::man(&teller, folder),
        Command::Explain { code } => explain(&teller, code.as_deref()),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        // A reader that has seen enough (`annals forms | head`) is no failure.
        Err(Trouble::Print(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(trouble) => {
            teller.trouble(&trouble.message(), trouble.remedy().as_ref());
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Why a command could not run.
enum Trouble {
    Read(io::Error),
    Print(io::Error),
    Asked(Message, Message),
}

impl Trouble {
    fn message(&self) -> Message {
        match self {
            Self::Read(error) => message!(zh: "读不了：{error}", en: "cannot read: {error}"),
            Self::Print(error) => message!(zh: "写不出：{error}", en: "cannot print: {error}"),
            Self::Asked(message, _) => message.clone(),
        }
    }

    fn remedy(&self) -> Option<Message> {
        match self {
            Self::Asked(_, remedy) => Some(remedy.clone()),
            _ => None,
        }
    }
}

type Exit = Result<u8, Trouble>;

/// Reads and checks the archive, with its drafts or without; it can be read again where it changes.
fn read(teller: &Teller, root: &Path, drafts: bool) -> Result<(Workspace, Checked), Trouble> {
    let reading = message!(zh: "读取并核对", en: "reading and checking");
    busy::while_doing(teller, &reading, || {
        let mut work = Workspace::open(root, drafts)?;
        let checked = work.check()?;
        Ok((work, checked))
    })
    .map_err(Trouble::Read)
}

/// Reads and checks the archive.
fn open(root: &Path) -> Result<Checked, Trouble> {
    pipeline::check(root).map_err(Trouble::Read)
}

/// How answers are told: in which language, and whether in colour.
struct Teller {
    language: Language,
    color: bool,
}

impl Teller {
    fn new(language: Option<Language>, color: Option<bool>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
            .unwrap_or_default();
        let allowed = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self {
            language: language.unwrap_or_else(|| Language::of_locale(&locale)),
            color: color.unwrap_or_else(|| allowed && io::stdout().is_terminal()),
        }
    }

    fn say<'m>(&self, message: &'m Message) -> &'m str {
        message.in_language(self.language)
    }

    fn print(&self, text: &str) -> Result<(), Trouble> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Trouble::Print)
    }

    fn line(&self, message: &Message) -> Result<(), Trouble> {
        self.print(&format!("{}\n", self.say(message)))
    }

    /// Says what went wrong where there is no file to point at.
    fn trouble(&self, message: &Message, remedy: Option<&Message>) {
        let mut text = format!("annals: {}\n", self.say(message));
        if let Some(remedy) = remedy {
            text.push_str(&format!("        {}\n", self.say(remedy)));
        }
        let _ = io::stderr().write_all(text.as_bytes());
    }

    fn tell(&self, diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> String {
        format::tell(diagnostics, sources, self.language, format, self.color)
    }
}

fn check(teller: &Teller, root: &Path, format: Format, strict: bool, drafts: bool) -> Exit {
    let mut checked = read(teller, root, drafts)?.1;
    checked.try_theme();
    let told = checked.told(strict);
    teller.print(&teller.tell(&told, &checked.sources, format))?;
    if format == Format::Full {
        teller.line(&summary(&checked, &told))?;
    }
    Ok(exit(&told))
}

fn exit(told: &[Diagnostic]) -> u8 {
    if told.iter().any(|d| d.severity == Severity::Error) { WRONG } else { 0 }
}

/// How much was read, and how much of it is wrong.
fn summary(checked: &Checked, told: &[Diagnostic]) -> Message {
    let archive = &checked.archive;
    let count = |severity| told.iter().filter(|d| d.severity == severity).count();
    let (errors, warnings, notices) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Notice));
    let (reports, publishers) = (archive.reports.len(), archive.publishers.len());
    let counts = [
        (reports, "report"),
        (publishers, "publisher"),
        (errors, "error"),
        (warnings, "warning"),
        (notices, "notice"),
    ];
    let [r, p, e, w, n] = counts.map(|(n, noun)| counted(n, noun));
    let mut summary = Message {
        zh: format!("{reports} 份报告，{publishers} 个机关：错误 {errors}，警告 {warnings}，提示 {notices}"),
        en: format!("{r} by {p}: {e}, {w}, {n}"),
    };
    if archive.reports.drafts() > 0 {
        summary.zh.push_str(&format!("；另有草稿 {} 份，未计入（--drafts 计入）", archive.reports.drafts()));
        summary.en.push_str(&format!(
            "; {} left out (--drafts takes them in)",
            counted(archive.reports.drafts(), "draft")
        ));
    }
    summary
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// Checks a built site.
fn check_site(teller: &Teller, site: &Path, format: Format) -> Exit {
    let (told, sources) = verify::diagnostics(site).map_err(Trouble::Read)?;
    teller.print(&teller.tell(&told, &sources, format))?;
    if format == Format::Full {
        let (site, faults) = (site.display(), told.len());
        teller.line(&Message {
            zh: format!("{site}：{faults} 处有误"),
            en: format!("{site}: {}", counted(faults, "fault")),
        })?;
    }
    Ok(exit(&told))
}

fn explain(teller: &Teller, code: Option<&str>) -> Exit {
    let Some(code) = code else {
        let mut list = String::new();
        for page in explain::pages() {
            list.push_str(&format!("{:<28} {}\n", page.code, page.title(teller.language)));
        }
        teller.print(&list)?;
        return Ok(0);
    };
    match explain::page(code) {
        Some(page) => {
            teller.print(page.text(teller.language))?;
            Ok(0)
        }
        None => Err(Trouble::Asked(
            message!(zh: "没有编号“{code}”", en: "there is no code '{code}'"),
            message!(zh: "annals explain 列出全部编号", en: "`annals explain` lists them all"),
        )),
    }
}
