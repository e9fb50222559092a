//! Lists of what is still to be mended: each holds exactly what there is, so that it can only become shorter.
//!
//! `ANNALS_BLESS=1 cargo test --test code` writes the lists anew; the diff then shows whether one has grown.

use crate::source::repository;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

/// One offence: the file it is in, and what is said of it.
pub type Offence = (String, String);

/// Compares offences with the list `tests/data/code/<name>.txt`: a path and a count a line.
pub fn exactly(name: &str, offences: &[Offence]) {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, what) in offences {
        found.entry(path).or_default().push(what);
    }
    let list = repository().join(format!("tests/data/code/{name}.txt"));
    if std::env::var_os("ANNALS_BLESS").is_some() {
        let lines: Vec<String> = found.iter().map(|(path, all)| format!("{path} {}\n", all.len())).collect();
        fs::write(&list, lines.concat()).unwrap();
        if lines.is_empty() {
            fs::remove_file(&list).unwrap();
        }
    }
    // An empty list needs no file.
    let listed = fs::read_to_string(&list).unwrap_or_default();
    let listed: BTreeMap<&str, usize> = listed
        .lines()
        .filter_map(|line| line.rsplit_once(' '))
        .map(|(path, count)| (path, count.parse().unwrap()))
        .collect();
    let mut wrong = String::new();
    for path in found.keys().chain(listed.keys().filter(|path| !found.contains_key(*path))) {
        let here = found.get(path).map(Vec::as_slice).unwrap_or_default();
        let listed = listed.get(path).copied().unwrap_or(0);
        if here.len() > listed {
            writeln!(wrong, "{path}: {listed} listed, {} found\n    {}", here.len(), here.join("\n    "))
                .unwrap();
        } else if here.len() < listed {
            writeln!(wrong, "{path}: {listed} listed, {} left: shorten the list", here.len()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "tests/data/code/{name}.txt\n{wrong}");
}
