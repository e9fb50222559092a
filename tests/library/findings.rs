//! What the example archive is told is what is committed, line by line.
//!
//! After a change that is meant to change words or findings: `ANNALS_BLESS=1 cargo test --test library
//! findings`, then read the diff.

use crate::support::{repository, short};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn everything_that_is_told_is_as_committed() {
    let checked = annals::check(&repository()).unwrap();
    assert!(!checked.has_errors(), "the example archive has errors");
    for language in ["en", "zh"] {
        let told = short(&checked, &checked.all_diagnostics(false), language.parse().unwrap());
        let path = repository().join(format!("tests/data/findings/{language}.txt"));
        if std::env::var_os("ANNALS_BLESS").is_some() {
            fs::write(&path, &told).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap();
        let (now, then): (BTreeSet<&str>, BTreeSet<&str>) =
            (told.lines().collect(), committed.lines().collect());
        let gone: Vec<_> = then.difference(&now).collect();
        let added: Vec<_> = now.difference(&then).collect();
        assert!(
            gone.is_empty() && added.is_empty(),
            "no longer told: {gone:#?}\ntold now: {added:#?}\n\
             If this is meant: ANNALS_BLESS=1 cargo test --test library findings"
        );
        assert_eq!(told, committed, "told in another order");
    }
}
