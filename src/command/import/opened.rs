//! Documents of anybody: a PDF is opened first by a process of our own that may take only so much memory and
//! time, since what opens its objects sets itself no limits.

use crate::command::result::{CommandResult, Failure, Status};
use crate::import::document::Document;
use crate::import::imported::{self, Imported};
use crate::import::source::refusal::Refusal;
use crate::import::source::{self, Opening};
use crate::import::target::Target;
use crate::model::archive::Archive;
use crate::text::message;
use std::env;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The name of the hidden command by which the program calls itself.
pub(in crate::command) const COMMAND: &str = "open-pdf";

/// How long the process may take on the clock. Its processor's time is what counts: this is for systems that
/// cannot limit it, and for a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long to wait before looking again whether it has ended.
const PAUSE: Duration = Duration::from_millis(2);

/// The document in the bytes of a file.
pub(in crate::command) fn document(name: &str, bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    try_opening(name, bytes)?;
    source::read(name, bytes)
}

/// The report in the bytes of a file.
pub(super) fn imported(
    archive: &Archive,
    target: &Target,
    name: &str,
    bytes: &[u8],
) -> Result<Imported, Box<Refusal>> {
    try_opening(name, bytes)?;
    imported::read(archive, target, name, bytes)
}

/// Opens the PDF on the standard input within limits: the hidden command.
pub(in crate::command) fn run() -> CommandResult {
    limit();
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map_err(Failure::Read)?;
    if let Some(opening) = Opening::of("", &bytes) {
        opening.attempt();
    }
    Ok(Status::Success)
}

/// Has a PDF opened by a process of its own. Whether it could be is said by reading it; a process that did
/// not end by itself says that reading it would take too much.
fn try_opening(name: &str, bytes: &[u8]) -> Result<(), Box<Refusal>> {
    let Some(opening) = Opening::of(name, bytes) else { return Ok(()) };
    let ended = start().and_then(|mut child| {
        let stdin = child.stdin.take();
        thread::scope(|scope| {
            // Beside the waiting, since a process that is at its limit reads no more.
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(opening.bytes())));
            wait(&mut child)
        })
    });
    match ended {
        Ok(true) => Ok(()),
        Ok(false) => Err(Opening::too_long()),
        Err(error) => Err(not_started(&error)),
    }
}

fn start() -> io::Result<Child> {
    let mut program = Command::new(env::current_exe()?);
    program.arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
}

/// Whether the process ended well; one that takes too long is ended.
fn wait(child: &mut Child) -> io::Result<bool> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(PAUSE);
    }
}

/// Limits what this process may take. A limit that the system does not know, or that was set lower, stays.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [(Resource::As, Opening::MEMORY), (Resource::Cpu, Opening::SECONDS), (Resource::Core, 0)];
    for (resource, most) in limits {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

/// Elsewhere the clock alone limits the process.
#[cfg(not(unix))]
fn limit() {}

fn not_started(error: &io::Error) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "不能另起一个进程来打开 PDF：{error}",
            en: "cannot start the process that opens a PDF: {error}"
        ),
        remedy: message!(
            zh: "确认 annals 程序文件还在原处、允许再启动进程，然后重新导入",
            en: "make sure that the program's file is still in its place and may start a process, and import \
                 again"
        ),
    })
}
