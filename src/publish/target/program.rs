//! The system's own programs, run with what they are to do on their standard input.

use crate::model::site::Ssh;
use crate::publish::output::Failure;
use crate::text::message;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// What a program answered.
pub(super) struct Answer {
    /// Its exit code; none where it was killed.
    pub code: Option<i32>,
    /// What it printed.
    pub printed: Vec<u8>,
    /// What it complained of.
    pub complaints: String,
}

impl Answer {
    /// Whether it ended well.
    pub(super) fn is_good(&self) -> bool {
        self.code == Some(0)
    }

    /// Whether it complains of files that are not there, and of nothing else.
    pub(super) fn misses_only(&self) -> bool {
        let lines = self.complaints.lines().filter(|line| !line.trim().is_empty());
        lines.clone().count() > 0 && lines.into_iter().all(is_missing)
    }

    /// That it failed, in its own words.
    pub(super) fn failure(&self, program: &str) -> Failure {
        let last = self.complaints.lines().map(str::trim).filter(|line| !line.is_empty());
        let words: Vec<&str> = last.collect();
        let words = words[words.len().saturating_sub(3)..].join("; ");
        let code = self.code.map_or_else(|| "-".to_owned(), |code| code.to_string());
        Failure {
            message: message!(
                zh: "{program} 没有成功（{code}）：{words}",
                en: "{program} did not succeed ({code}): {words}"
            ),
            remedy: message!(
                zh: "核对目标的地址、权限和网络，再发布一次：从中断处继续",
                en: "look at the target's address, permissions and the network, and publish again: it goes \
                     on where it stopped"
            ),
        }
    }
}

/// Whether a line says that a file is not there, as `sftp` and `rsync` do.
pub(super) fn is_missing(line: &str) -> bool {
    ["not found", "No such file"].iter().any(|words| line.contains(words))
}

/// A program of the system.
pub(super) fn program(name: &str) -> Command {
    Command::new(name)
}

/// Runs a program and gives it some input.
///
/// # Errors
/// If it cannot be started.
pub(super) fn run(command: &mut Command, input: &[u8]) -> Result<Answer, Failure> {
    // Its words are looked at.
    let pipes =
        command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let name = pipes.get_program().to_string_lossy().into_owned();
    let mut child = pipes.spawn().map_err(|error| Failure {
        message: message!(zh: "不能运行 {name}：{error}", en: "cannot run {name}: {error}"),
        remedy: message!(
            zh: "安装 {name}，使它在 PATH 里",
            en: "install {name}, so that it is found in PATH"
        ),
    })?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        // Beside the reading, since programs answer before they have read all. What one does not take, its
        // exit code tells.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|error| Failure {
        message: message!(zh: "{name}：{error}", en: "{name}: {error}"),
        remedy: message!(zh: "再发布一次", en: "publish again"),
    })?;
    Ok(Answer {
        code: output.status.code(),
        printed: output.stdout,
        complaints: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// What `ssh` and `sftp` are told: never to ask, since nobody may sit there; `port` is their option for it.
pub(super) fn ssh_options(root: &Path, ssh: &Ssh, port: &str) -> Vec<OsString> {
    let mut options: Vec<OsString> =
        ["-o", "BatchMode=yes", "-o", "ConnectTimeout=30"].map(OsString::from).into();
    if let Some(config) = &ssh.config {
        options.extend(["-F".into(), root.join(config).into_os_string()]);
    }
    if let Some(number) = ssh.port {
        options.extend([port.into(), number.to_string().into()]);
    }
    options
}

/// The same as one command line, as `rsync -e` and git take it.
pub(super) fn ssh_command(root: &Path, ssh: &Ssh) -> String {
    let options = ssh_options(root, ssh, "-p");
    let words = options.iter().map(|word| format!("'{}'", word.to_string_lossy().replace('\'', "'\\''")));
    std::iter::once("ssh".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}
