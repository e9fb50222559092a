//! How long writing takes, beside rendering: `cargo test --release --lib output::tests::speed -- --ignored
//! --nocapture`.

use super::WAYS;
use crate::publish::output::{self, File};
use std::convert::Infallible;
use std::path::Path;
use std::time::Instant;

const PAGES: usize = 11_000;
const BYTES: usize = 17_300;

/// Pages as large as reports are, three folders deep, of which each `changing`-th depends on the run.
fn files<'a>(run: usize, changing: usize) -> Vec<File<'a, Infallible>> {
    (0..PAGES)
        .map(|n| {
            let path = format!("publisher-{:04}/{}/index.html", n / 11, 2010 + n % 11);
            File::rendered(path, move || {
                let text = format!("{n} {}", if n % changing == 0 { run } else { 0 });
                let mut page = vec![b'x'; BYTES];
                page[..text.len()].copy_from_slice(text.as_bytes());
                Ok(page)
            })
        })
        .collect()
}

#[test]
#[ignore = "a measurement"]
fn speed() {
    let parent = std::env::var_os("ANNALS_SPEED_FOLDER").unwrap_or_else(|| "/dev/shm".into());
    for way in [WAYS, WAYS].concat() {
        let folder = tempfile::tempdir_in(Path::new(&parent)).unwrap();
        for (what, run, changing) in [
            ("cold", 0, 1),
            ("unchanged", 0, 1),
            ("one in a hundred", 1, 100),
            ("and again", 2, 100),
            ("all", 3, 1),
        ] {
            let files = files(run, changing);
            let start = Instant::now();
            let outcome = output::publish(&folder.path().join("site"), &files, way).unwrap();
            let each = start.elapsed() / u32::try_from(PAGES).unwrap();
            println!("{way:?}, {what:>16}: {each:?} a page, {} written", outcome.written);
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
}
