//! The command line.
//!
//! Arguments and the environment flow in; text on the terminal, files and an exit code flow out.
//!
//! This wing may use all others: it reads and checks with `publish::pipeline`, prints with
//! `authoring::format`, and keeps a preview running with `live`. No other wing knows that there is a
//! terminal.
//!
//! * `arguments` is what can be typed, `result` how a command ends, `console` how it prints.
//! * `root` finds the archive that a command is about.
//! * `progress`, `load`, `repository`, `summary` and `watch` are shared by several commands.
//! * Each command has a file of its own; `overview` is what the program says without one. [`run`] leads from
//!   the arguments to the command.
//!
//! Exit codes are a contract: 0 nothing wrong, 1 errors found, 2 could not run.

mod arguments;
mod result;
mod console;
mod root;
mod progress;
mod load;
mod state;
mod repository;
mod gate;
mod summary;
mod timings;
mod watch;
mod build;
mod serve;
mod by_check;
mod check;
mod new;
mod import;
mod bag;
mod warc;
mod export;
mod verify;
mod publish;
mod put;
mod accept;
mod correct;
mod fix;
mod upgrade;
mod theme;
mod figures;
mod diff;
mod forms;
mod schema;
mod shell;
mod explain;
mod overview;

pub use import::try_mapping;

use arguments::{Command, Theme, Unread};
use console::Console;
use result::{CommandResult, Failure};
use schema::Subject;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// Runs the program on the arguments of the process.
pub fn run() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let language = arguments::asked_language(&given);
    let arguments = match arguments::read(&given, language) {
        Ok(arguments) => arguments,
        Err(Unread::Asked(help)) => {
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
        Err(Unread::Unfinished(help)) => {
            let _ = help.print();
            return ExitCode::from(Failure::EXIT_CODE);
        }
        Err(Unread::Wrong(what, remedy)) => {
            Console::new(language, None).complain(&what, Some(&remedy));
            return ExitCode::from(Failure::EXIT_CODE);
        }
    };
    let console = Console::new(arguments.lang.unwrap_or(language), arguments.color);
    let root = root::of_archive(arguments.root.as_deref());
    let result = match &arguments.command {
        Some(command) => obey(&console, &root, command),
        None => overview::run(&console, &root),
    };
    match result {
        Ok(status) => status.into(),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            console.complain(&failure.message(), failure.remedy());
            if let Some(slip) = arguments::slip(&given) {
                console.complain(&slip, None);
            }
            ExitCode::from(Failure::EXIT_CODE)
        }
    }
}

/// Does what a command asks for.
fn obey(console: &Console, root: &Path, command: &Command) -> CommandResult {
    match command {
        Command::Build { output, strict, drafts, against, in_place, fresh, timings, watch, poll } => {
            let (output, against) = (output.as_deref(), against.as_deref());
            let (strict, drafts, in_place) = (*strict, *drafts, *in_place);
            let (fresh, timings) = (*fresh, *timings);
            let asked = build::Asked { output, against, strict, drafts, in_place, fresh, timings };
            if *watch {
                build::and_watch(console, root, &asked, *poll)
            } else {
                build::once(console, root, &asked)
            }
        }
        Command::Serve { port, host, allow_host, open, drafts, poll } => {
            let listening = serve::Listening { host, names: allow_host, port: *port, open: *open };
            serve::run(console, root, &listening, *drafts, *poll)
        }
        Command::Check { site: Some(site), format, .. } => check::site(console, site, *format),
        Command::Check { site: None, format, strict, drafts, against, by_check } => {
            let (against, format) = (against.as_deref(), *format);
            let asked =
                check::Asked { against, format, strict: *strict, drafts: *drafts, by_check: *by_check };
            check::archive(console, root, &asked)
        }
        Command::Fix { dry_run, rows_by_name } => fix::run(console, root, *dry_run, *rows_by_name),
        Command::Upgrade { dry_run } => upgrade::run(console, root, *dry_run),
        Command::Theme { what: Theme::Eject { files } } => theme::eject(console, root, files),
        Command::Import(arguments) => import::run(console, root, arguments),
        Command::Export(arguments) => export::run(console, root, arguments),
        Command::Accept(arguments) => accept::run(console, root, arguments),
        Command::Correct(arguments) => correct::run(console, root, arguments),
        Command::Publish(arguments) => publish::run(console, root, arguments),
        Command::Verify { site } => verify::run(console, root, site.as_deref()),
        Command::New { what } => new::run(console, root, what),
        Command::Figures { publisher, indicator, as_of } => {
            figures::run(console, root, (publisher.as_deref(), indicator.as_deref()), as_of.as_deref())
        }
        Command::Diff { old, new, format } => diff::run(console, root, old, new.as_deref(), *format),
        Command::Forms { id } => forms::run(console, root, id.as_deref()),
        Command::Schema { publisher: true, .. } => schema::run(console, root, &Subject::Publisher),
        Command::Schema { site: true, .. } => schema::run(console, root, &Subject::Site),
        Command::Schema { cms: true, .. } => schema::run(console, root, &Subject::Cms),
        Command::Schema { form, .. } => schema::run(console, root, &Subject::Report(form.as_deref())),
        Command::Completions { shell } => shell::completions(console, *shell),
        Command::Man { folder } => shell::man(console, folder),
        Command::Explain { code } => explain::run(console, code.as_deref()),
        Command::OpenPdf => import::opened::run(),
    }
}
