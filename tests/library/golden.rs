//! A small archive, its whole site compared byte for byte with what is committed: files that are missing,
//! that differ, and that are left over all fail. Styles and scripts are compared with those of the theme,
//! which stand in the repository already.
//!
//! After a change that is meant to change pages: `ANNALS_BLESS=1 cargo test --test library golden`, then read
//! the diff.

use crate::support::{Scratch, repository, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

#[test]
fn the_golden_site_is_as_committed() {
    let scratch = Scratch::copy_of("tests/golden/archive");
    let built = tree(&scratch.build());
    let expected_folder = repository().join("tests/golden/site");
    if std::env::var_os("ANNALS_BLESS").is_some() {
        let _ = fs::remove_dir_all(&expected_folder);
        for (path, bytes) in built.iter().filter(|(path, _)| !assets().contains_key(*path)) {
            let path = expected_folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        return;
    }
    let committed = tree(&expected_folder);
    let size: usize = committed.values().map(Vec::len).sum();
    assert!(size < 1_200_000, "the golden site has {size} bytes; it should stay below 1.2 MB");
    let expected: BTreeMap<String, Vec<u8>> = committed.into_iter().chain(assets()).collect();
    let paths: BTreeSet<&String> = built.keys().chain(expected.keys()).collect();
    let mut wrong = Vec::new();
    for path in paths {
        match (expected.get(path), built.get(path)) {
            (Some(_), None) => wrong.push(format!("missing: {path}")),
            (None, Some(_)) => wrong.push(format!("left over: {path}")),
            (Some(expected), Some(built)) if expected != built => {
                let (expected, built) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(built));
                let line = expected.lines().zip(built.lines()).position(|(a, b)| a != b).unwrap_or_default();
                wrong.push(format!(
                    "differs: {path}:{}\n  committed: {}\n  built:     {}",
                    line + 1,
                    expected.lines().nth(line).unwrap_or("(end)"),
                    built.lines().nth(line).unwrap_or("(end)")
                ));
            }
            _ => {}
        }
    }
    assert!(
        wrong.is_empty(),
        "\n{}\nIf this is meant: ANNALS_BLESS=1 cargo test --test library golden",
        wrong.join("\n")
    );
}

/// The styles and scripts of the built-in theme, by their paths in a site.
fn assets() -> BTreeMap<String, Vec<u8>> {
    let files = tree(&repository().join("themes/default/assets"));
    files.into_iter().map(|(path, bytes)| (format!("assets/{path}"), bytes)).collect()
}
