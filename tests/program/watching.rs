//! `annals serve` and `annals build --watch` as they run: files change on the disk, and what is answered
//! follows.

use crate::support::{Scratch, tree};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long anything may take before it counts as not happening.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program at work on an archive; it ends with the test.
struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn start(root: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_annals"))
            .arg("--root")
            .arg(root)
            .args(["--lang", "en"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (teller, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| teller.send(line)));
        Self { child, lines }
    }

    /// Waits for a line that holds some words.
    fn says(&self, words: &str) -> String {
        let started = Instant::now();
        let mut said = Vec::new();
        while let Some(left) = PATIENCE.checked_sub(started.elapsed()) {
            let Ok(line) = self.lines.recv_timeout(left) else { break };
            if line.contains(words) {
                return line;
            }
            said.push(line);
        }
        panic!("'{words}' is not said; this is:\n{}", said.join("\n"));
    }

    /// Nothing more is said for a while.
    fn is_quiet(&self) {
        let said = self.lines.recv_timeout(Duration::from_millis(900));
        assert!(said.is_err(), "{said:?}");
    }
}

/// A preview of an archive.
struct Preview {
    running: Running,
    address: String,
}

impl Preview {
    fn of(archive: &Scratch, more: &[&str]) -> Self {
        let running = Running::start(archive.root(), &[&["serve", "--port", "0"], more].concat());
        let line = running.says("the preview is at http://");
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { running, address }
    }

    fn get(&self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
    }

    /// Waits until a page is answered with a status and holds some words.
    fn comes_to(&self, path: &str, status: u16, words: &str) {
        let started = Instant::now();
        loop {
            let (now, page) = self.get(path);
            if now == status && page.contains(words) {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "{path} is {now} and not {status} with '{words}'");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn report(prose: &str) -> String {
    format!("---\nform: tiny\nstatistics:\n  counts:\n    cases: {{number: 1}}\n---\n\n{prose}\n")
}

fn archive() -> Scratch {
    let archive = Scratch::new();
    archive.write("annals.yaml", "title: Watched\nlanguages: [en]\n");
    archive.write(
        "content/forms/tiny.yaml",
        "id: tiny\ntitle: Tiny\nused: {kind: year, from: 2000}\ntables:\n  - id: counts\n    title: \
            Counts\n    \
         columns: [{id: number, label: Number}]\n    rows: [{id: cases, label: Cases}]\n",
    );
    for publisher in ["north", "south"] {
        archive.write(&format!("content/{publisher}/index.md"), format!("---\nname: {publisher}\n---\n"));
        for year in 2020..2024 {
            archive.write(&format!("content/{publisher}/{year}.md"), report("as it was"));
        }
    }
    archive
}

#[test]
fn pages_follow_what_editors_and_people_do_to_files() {
    let archive = archive();
    let preview = Preview::of(&archive, &[]);
    let report_of =
        |year: u16, prose: &str| archive.write(&format!("content/north/{year}.md"), report(prose));
    preview.comes_to("/north/2020/", 200, "as it was");

    report_of(2020, "written in place");
    preview.comes_to("/north/2020/", 200, "written in place");
    assert!(preview.running.says("content/north/2020.md").contains(" ms"));

    // As editors save: a new file takes the place of the old one, which may become a backup first.
    archive.write("content/north/.2020.md.swp", "of an editor");
    fs::rename(archive.path("content/north/2020.md"), archive.path("content/north/2020.md~")).unwrap();
    archive.write("content/north/4913", "");
    fs::remove_file(archive.path("content/north/4913")).unwrap();
    archive.write("content/north/2020.md.tmp", report("saved by renaming"));
    fs::rename(archive.path("content/north/2020.md.tmp"), archive.path("content/north/2020.md")).unwrap();
    preview.comes_to("/north/2020/", 200, "saved by renaming");

    fs::remove_file(archive.path("content/north/2021.md")).unwrap();
    preview.comes_to("/north/2021/", 404, "");

    fs::rename(archive.path("content/north/2022.md"), archive.path("content/north/2019.md")).unwrap();
    preview.comes_to("/north/2019/", 200, "as it was");
    preview.comes_to("/north/2022/", 404, "");

    // A folder that is moved in, and what is then written in it.
    archive.write("aside/east/index.md", "---\nname: east\n---\n");
    archive.write("aside/east/2020.md", report("from aside"));
    fs::rename(archive.path("aside/east"), archive.path("content/east")).unwrap();
    preview.comes_to("/east/2020/", 200, "from aside");
    archive.write("content/east/2020.md", report("written after the move"));
    preview.comes_to("/east/2020/", 200, "written after the move");
    fs::rename(archive.path("content/east"), archive.path("content/west")).unwrap();
    preview.comes_to("/west/2020/", 200, "written after the move");
    preview.comes_to("/east/2020/", 404, "");

    // A folder that disappears is an error, not an empty archive; it returns.
    fs::rename(archive.path("content"), archive.path("away")).unwrap();
    preview.running.says("error[file-no-content]");
    preview.comes_to("/west/2020/", 200, "written after the move");
    fs::rename(archive.path("away"), archive.path("content")).unwrap();
    archive.write("content/west/2020.md", report("after the return"));
    preview.comes_to("/west/2020/", 200, "after the return");
    archive.write("content/west/2021.md", report("and again"));
    preview.comes_to("/west/2021/", 200, "and again");

    // The archive's own words, a form, the theme.
    archive.write("annals.yaml", "title: Renamed\nlanguages: [en]\n");
    preview.comes_to("/", 200, "Renamed");
    archive.write("themes/default/strings/en.yaml", "publisher: Bureau\n");
    preview.comes_to("/", 200, "Bureau");
    fs::remove_dir_all(archive.path("themes")).unwrap();
    preview.comes_to("/", 200, "Publisher");
}

#[test]
fn a_burst_is_one_change_and_the_site_itself_is_none() {
    let archive = archive();
    let preview = Preview::of(&archive, &[]);
    for year in 2020..2024 {
        archive.write(&format!("content/south/{year}.md"), report("all at once"));
    }
    preview.comes_to("/south/2023/", 200, "all at once");
    let line = preview.running.says("content/south/");
    assert!(line.contains("and 3 more") || line.contains(" ms"), "{line}");
    while preview.running.lines.recv_timeout(Duration::from_millis(500)).is_ok() {}
    archive.build();
    archive.write("notes.txt", "beside the archive");
    archive.write("content/south/.hidden", "of an editor");
    let said: Vec<String> =
        std::iter::from_fn(|| preview.running.lines.recv_timeout(Duration::from_millis(700)).ok()).collect();
    assert!(said.iter().all(|line| line.contains(".hidden")), "{said:?}");
}

#[cfg(unix)]
#[test]
fn a_link_is_told_and_not_followed() {
    let archive = archive();
    let preview = Preview::of(&archive, &[]);
    archive.write("secret.md", report("nobody may read this"));
    std::os::unix::fs::symlink(archive.path("secret.md"), archive.path("content/north/2024.md")).unwrap();
    preview.running.says("error[file-symlink]");
    preview.comes_to("/north/2024/", 404, "");
    fs::remove_file(archive.path("content/north/2024.md")).unwrap();
    archive.write("content/north/2024.md", report("a file of its own"));
    preview.comes_to("/north/2024/", 200, "a file of its own");
}

#[test]
fn where_no_events_come_files_are_looked_at() {
    let archive = archive();
    let preview = Preview::of(&archive, &["--poll"]);
    archive.write("content/north/2020.md", report("seen by looking"));
    preview.comes_to("/north/2020/", 200, "seen by looking");
    fs::remove_file(archive.path("content/north/2021.md")).unwrap();
    preview.comes_to("/north/2021/", 404, "");
}

#[test]
fn a_site_under_watch_stays_equal_to_a_fresh_build() {
    let archive = archive();
    let running = Running::start(archive.root(), &["build", "--watch"]);
    running.says("written");
    let fresh = || {
        let aside = Scratch::new();
        for name in ["annals.yaml", "content"] {
            let from = archive.path(name);
            if from.is_file() {
                aside.write(name, fs::read(&from).unwrap());
            } else {
                tree(&from)
                    .into_iter()
                    .for_each(|(path, bytes)| aside.write(&format!("{name}/{path}"), bytes));
            }
        }
        tree(&aside.build())
    };
    archive.write("content/north/2020.md", report("edited"));
    assert!(running.says("written").contains("written"));
    assert_eq!(tree(&archive.path("public")), fresh());
    let before = tree(&archive.path("public"));
    archive.write("content/north/2021.md", "---\nform: [\n---\n");
    running.says("nothing was written");
    assert_eq!(tree(&archive.path("public")), before);
    fs::remove_file(archive.path("content/north/2021.md")).unwrap();
    assert!(!running.says("removed").contains(" 0 removed"));
    assert_eq!(tree(&archive.path("public")), fresh());
    // What it writes is not what it watches.
    running.is_quiet();
}

#[test]
fn a_site_cannot_be_built_among_its_own_sources() {
    let archive = archive();
    for folder in [".", "content", "content/site", "themes/site", "content/../content/x"] {
        let output = Command::new(env!("CARGO_BIN_EXE_annals"))
            .current_dir(archive.root())
            .args(["--lang", "en", "build", "--output", folder])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{folder}: {said}");
        assert!(said.contains("the archive's own files are there"), "{folder}: {said}");
    }
    let before: Vec<String> = tree(&archive.path("content")).into_keys().collect();
    assert!(before.iter().all(|path| path.ends_with(".md") || path.ends_with(".yaml")), "{before:?}");
}

#[test]
fn a_folder_that_is_no_archive_is_not_previewed() {
    let folder = Scratch::new();
    let output = Command::new(env!("CARGO_BIN_EXE_annals"))
        .current_dir(folder.root())
        .args(["--lang", "en", "serve", "--port", "0"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("error[file-no-archive]"));
}
