//! `annals serve`: the preview, and a line for each change.

use super::console::Console;
use super::gate;
use super::load;
use super::result::{CommandResult, Failure, Status};
use super::root;
use super::summary::{counted, summary};
use super::watch;
use crate::authoring::format::Format;
use crate::live::serve::{Preview, Server};
use crate::publish;
use crate::publish::ledger::{self, Published};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Where the preview listens.
pub(super) struct Listening<'a> {
    pub host: &'a str,
    /// Further names under which it is reached.
    pub names: &'a [String],
    pub port: Option<u16>,
    pub open: bool,
}

/// The port where none is asked for, and how many after it are tried.
const PORT: u16 = 4400;
const TRIED: u16 = 20;

pub(super) fn run(
    console: &Console,
    root: &Path,
    listening: &Listening<'_>,
    drafts: bool,
    poll: bool,
) -> CommandResult {
    let started = Instant::now();
    // The watch begins first, so that no change falls between it and the reading.
    let mut watch = watch::start(console, root, poll)?;
    let (mut workspace, checked) = load::workspace(console, root, drafts)?;
    if !root.join("annals.yaml").exists() {
        // A folder that is no archive is not previewed as an empty one.
        console.diagnostics(&checked.diagnostics, &checked.sources, Format::Full)?;
        return Ok(Status::Wrong);
    }
    let mut preview = Preview::first(Ok(checked), console.language);
    let server = listen(listening, &preview)?;
    let addresses = addresses(server.address().map_err(Failure::Read)?, listening.names);
    let address = addresses.join(" ");
    if let Some(checked) = preview.shown() {
        console.line(&summary(checked, &checked.all_diagnostics(false)))?;
    }
    print_problems(console, &preview)?;
    // What was published is told and stops nothing: here it is being written.
    let published = gate::published(None, &root::site(root, None))?;
    let mut kept = Kept::default();
    kept.print(console, published.as_ref(), &preview)?;
    console.line(&Message {
        zh: format!("预览在 {address}（{} 毫秒读完；按 Ctrl-C 结束）", started.elapsed().as_millis()),
        en: format!(
            "the preview is at {address} (read in {} ms; Ctrl-C ends it)",
            started.elapsed().as_millis()
        ),
    })?;
    if listening.open {
        addresses.first().into_iter().for_each(|address| open(console, address));
    }
    let shown = server.shown();
    let answering = std::thread::spawn(move || server.run());
    while !answering.is_finished() {
        let Some(changed) = watch.wait() else { continue };
        let started = Instant::now();
        let next = preview.next(workspace.refresh(&changed).and_then(|()| workspace.check()));
        shown.send_replace(next.clone());
        print_change(console, &changed, &next, started.elapsed())?;
        if next.problems() != preview.problems() {
            print_problems(console, &next)?;
        }
        preview = next;
        kept.print(console, published.as_ref(), &preview)?;
    }
    match answering.join() {
        Ok(Err(error)) => Err(Failure::Read(error)),
        Ok(Ok(())) | Err(_) => Ok(Status::Success),
    }
}

/// What was told of the changes of what was published.
#[derive(Default)]
struct Kept {
    told: Vec<Diagnostic>,
}

impl Kept {
    /// Tells what nothing declares, where that is not what was told before.
    fn print(
        &mut self,
        console: &Console,
        published: Option<&Published>,
        preview: &Preview,
    ) -> Result<(), Failure> {
        let Some((published, checked)) = published.zip(preview.shown()) else { return Ok(()) };
        let now = ledger::index_without_bytes(&checked.archive, &checked.sources);
        let revision =
            publish::gate::since(published, &now, checked).map_err(|error| Failure::ledger(&error))?;
        let told = publish::gate::diagnostics(&revision, checked, Severity::Warning);
        if told != self.told {
            console.diagnostics(&told, &checked.sources, Format::Short)?;
            self.told = told;
        }
        Ok(())
    }
}

/// The addresses to open: a preview that listens on every address of the machine is there as `localhost`.
fn addresses(listens: SocketAddr, names: &[String]) -> Vec<String> {
    let port = listens.port();
    let all = listens.ip().is_unspecified();
    let own = if all { format!("localhost:{port}") } else { listens.to_string() };
    let named = names.iter().map(|name| format!("{name}:{port}"));
    std::iter::once(own).chain(named).map(|host| format!("http://{host}/")).collect()
}

fn listen(listening: &Listening<'_>, preview: &Preview) -> Result<Server, Failure> {
    let ports = match listening.port {
        Some(port) => port..=port,
        None => PORT..=PORT + TRIED,
    };
    let mut last = None;
    for port in ports {
        match Server::listen(listening.host, port, listening.names, preview.clone()) {
            Ok(server) => return Ok(server),
            Err(error) => {
                let taken = error.kind() == io::ErrorKind::AddrInUse;
                last = Some((port, error));
                if !taken {
                    break;
                }
            }
        }
    }
    let (port, error) = last.unwrap_or_else(|| (PORT, io::Error::other("no port")));
    let host = listening.host;
    Err(Failure::WithRemedy(
        message!(zh: "不能在 {host} 的端口 {port} 监听：{error}", en: "cannot listen on {host}, port {port}: {error}"),
        message!(
            zh: "用 --port 换一个端口；--host 写本机的地址或名字",
            en: "choose another port with --port; --host takes an address or a name of this machine"
        ),
    ))
}

/// One line for a change: what, how long it took, and how many errors there are.
fn print_change(
    console: &Console,
    changed: &BTreeSet<PathBuf>,
    preview: &Preview,
    took: Duration,
) -> Result<(), Failure> {
    let first = changed.first().map(|path| path.display().to_string()).unwrap_or_default();
    let (more, took) = (changed.len().saturating_sub(1), took.as_millis());
    let what = match (first.as_str(), more) {
        ("", _) => message!(zh: "整个档案", en: "the whole archive"),
        (_, 0) => Message { zh: first.clone(), en: first },
        _ => Message { zh: format!("{first} 等 {} 处", more + 1), en: format!("{first} and {more} more") },
    };
    let outcome = match preview.problems().len() {
        0 => Message::default(),
        n => Message { zh: format!("，{n} 处错误"), en: format!(", {}", counted(n, "error")) },
    };
    console.line(&Message {
        zh: format!("{}：{took} 毫秒{}", what.zh, outcome.zh),
        en: format!("{}: {took} ms{}", what.en, outcome.en),
    })
}

fn print_problems(console: &Console, preview: &Preview) -> Result<(), Failure> {
    preview.problems().iter().try_for_each(|problem| console.print(&format!("{}\n", problem.text.trim_end())))
}

/// Opens an address in the browser; that it cannot be opened stops nothing.
fn open(console: &Console, address: &str) {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    if let Err(error) = std::process::Command::new(program).arg(address).spawn() {
        console.complain(
            &message!(
                zh: "打不开浏览器（{program}）：{error}",
                en: "cannot open a browser ({program}): {error}"
            ),
            None,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn the_address_that_is_printed_can_be_opened() {
        let names = ["editing.example.org".to_owned()];
        let printed = |listens: &str| addresses(listens.parse().unwrap(), &names).join(" ");
        assert_eq!(printed("0.0.0.0:4400"), "http://localhost:4400/ http://editing.example.org:4400/");
        assert_eq!(printed("[::]:80"), "http://localhost:80/ http://editing.example.org:80/");
        assert_eq!(printed("127.0.0.1:4400"), "http://127.0.0.1:4400/ http://editing.example.org:4400/");
    }
}
