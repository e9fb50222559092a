//! How a command ends. Exit codes are a contract: 0 nothing wrong, 1 errors found, 2 could not run.

use crate::publish::ledger::Unusable;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use std::io;
use std::path::Path;
use std::process::ExitCode;

pub(super) type CommandResult = Result<Status, Failure>;

/// How a command that ran ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing is wrong.
    Success,
    /// Errors were found, and printed.
    Wrong,
}

impl Status {
    /// [`Status::Wrong`] if there is an error among the diagnostics.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        if diagnostics.iter().any(|d| d.severity == Severity::Error) { Self::Wrong } else { Self::Success }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Success => Self::SUCCESS,
            Status::Wrong => Self::from(1),
        }
    }
}

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    Read(io::Error),
    Print(io::Error),
    /// Anything that has a remedy: what is wrong, and what to do about it.
    WithRemedy(Message, Message),
}

impl Failure {
    /// The exit code of a command that could not run, and of arguments that cannot be read.
    pub(super) const EXIT_CODE: u8 = 2;

    /// A ledger that cannot be used.
    pub(super) fn ledger(unusable: &Unusable) -> Self {
        let [what, remedy] = unusable.messages();
        Self::WithRemedy(what, remedy)
    }

    /// A folder that is no archive.
    pub(super) fn no_archive(root: &Path) -> Self {
        let root = root.display();
        Self::WithRemedy(
            message!(
                zh: "{root} 里没有 annals.yaml，不是一个档案",
                en: "there is no annals.yaml in {root}: this is no archive"
            ),
            message!(
                zh: "到档案的文件夹里运行，或用 --root 指明它；新的档案用 annals new archive DIR",
                en: "run in the archive's folder, or name it with --root; `annals new archive DIR` begins one"
            ),
        )
    }

    /// Whether the reader of the output has seen enough (`annals forms | head`), which is no failure.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Print(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    pub(super) fn message(&self) -> Message {
        match self {
            Self::Read(error) => message!(zh: "读不了：{error}", en: "cannot read: {error}"),
            Self::Print(error) => message!(zh: "写不出：{error}", en: "cannot print: {error}"),
            Self::WithRemedy(message, _) => message.clone(),
        }
    }

    pub(super) fn remedy(&self) -> Option<&Message> {
        match self {
            Self::Read(_) | Self::Print(_) => None,
            Self::WithRemedy(_, remedy) => Some(remedy),
        }
    }
}
