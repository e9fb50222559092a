//! A run that is stopped at any operation on the disk.

use super::failing::{Failing, Fault};
use super::{Output, Site, clean, files, publish, publish_by, put, site, snapshot};
use crate::publish::output::{self, Way};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Snapshot = BTreeMap<String, Vec<u8>>;

/// Files of others, one of them in a folder where ours may lie too.
fn foreign() -> Site {
    site(&[("CNAME", "x"), ("a/notes.txt", "y")])
}

/// A site, and what a folder with it holds.
struct Known {
    site: Site,
    held: Snapshot,
}

impl Known {
    fn of(site: Site) -> Self {
        let held = clean(&site, &foreign());
        Self { site, held }
    }
}

/// A run from an old site to a new one that is stopped, and the run after it.
struct Case<'a> {
    /// What stood before the old one, if anything did.
    former: Option<&'a Known>,
    old: &'a Known,
    new: &'a Known,
    next: &'a Known,
}

/// How a run is stopped.
#[derive(Debug, Clone, Copy)]
struct Stop {
    way: Way,
    fault: Fault,
    exchanges: bool,
    at: usize,
}

impl Case<'_> {
    /// Stops the run, looks at what stands, and lets the next one finish. Tells whether it was stopped.
    fn stop(&self, stop: Stop) -> bool {
        let output = Output::new();
        let root = &output.path();
        put(root, &foreign());
        for known in self.former.into_iter().chain([self.old]) {
            publish_by(stop.way, root, &known.site);
        }
        let disk = Failing::new(stop.at, stop.fault, stop.exchanges);
        let result = output::publish_on(&disk, root, &files(&self.new.site), stop.way);
        match stop.way {
            Way::Exchange => self.is_old_or_new(root, stop, result.is_ok()),
            Way::InPlace | Way::Watched => self.has_whole_files(root, stop),
        }
        publish_by(stop.way, root, &self.next.site);
        assert_eq!(snapshot(root), self.next.held, "{stop:?}");
        is_tidy(&output, stop);
        // What was left beside it spoils no later site.
        publish(root, &self.old.site);
        assert_eq!(snapshot(root), self.old.held, "{stop:?}");
        assert!(result.is_ok() || disk.failed());
        disk.failed()
    }

    fn is_old_or_new(&self, root: &Path, stop: Stop, is_done: bool) {
        // Between two renames there is no site; the next run finds it.
        if !root.exists() {
            assert!(!stop.exchanges && stop.fault != Fault::Full, "no site: {stop:?}");
            return;
        }
        let stands = snapshot(root);
        assert!(stands == self.new.held || !is_done && stands == self.old.held, "{stop:?}: {stands:?}");
    }

    fn has_whole_files(&self, root: &Path, stop: Stop) {
        let (old, new) = (&self.old.site, &self.new.site);
        for path in old.keys().chain(new.keys()) {
            let (was, is) = (old.get(path), new.get(path));
            match fs::read_to_string(root.join(path)) {
                Ok(text) => assert!([was, is].contains(&Some(&text)), "{path} is torn: {stop:?}"),
                Err(_) => assert!(was.is_none() || is.is_none(), "{path} is gone: {stop:?}"),
            }
        }
    }
}

/// Nothing is left over beside the site but the former one.
fn is_tidy(output: &Output, stop: Stop) {
    let names = |path: &Path| -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(path)
            .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
            .unwrap_or_default();
        names.sort();
        names
    };
    let (beside, within) = (names(output.folder.path()), names(&output.beside(".annals-site")));
    assert!(beside == ["site"] || beside == [".annals-site", "site"], "{stop:?}: {beside:?}");
    assert!(within.is_empty() || within == [".gitignore", "lock", "site"], "{stop:?}: {within:?}");
}

fn old_and_new() -> [Known; 3] {
    let old = site(&[
        ("index.html", "old index"),
        ("same.html", "same"),
        ("p/2019/index.html", "gone"),
        ("q/index.html", "q"),
        ("folder/x/y", "to be a file"),
        ("file", "to be a folder"),
        ("Case.html", "C"),
        ("a/index.html", "a"),
    ]);
    let new = site(&[
        ("index.html", "new index"),
        ("same.html", "same"),
        ("p/2020/index.html", "new"),
        ("q/index.html", "Q"),
        ("folder", "now a file"),
        ("file/x/y", "now in a folder"),
        ("case.html", "c"),
    ]);
    [old, new, Site::new()].map(Known::of)
}

/// Stops a run at each of its operations.
fn stop_everywhere(way: Way, fault: Fault, exchanges: bool) {
    let [old, new, none] = old_and_new();
    for (old, new) in [(&old, &new), (&new, &old), (&none, &new), (&old, &none)] {
        for (former, next) in [(None, new), (Some(new), old), (Some(&none), old)] {
            let case = Case { former, old, new, next };
            let stops = (0..).take_while(|&at| case.stop(Stop { way, fault, exchanges, at })).count();
            assert!(stops > 1, "{stops}");
        }
    }
}

#[test]
fn an_exchange_that_is_stopped_anywhere_leaves_the_old_site_or_the_new_one() {
    for fault in [Fault::Once, Fault::Kill, Fault::PowerCut, Fault::Full] {
        stop_everywhere(Way::Exchange, fault, true);
    }
}

#[test]
fn so_does_one_by_renaming_but_for_a_moment() {
    for fault in [Fault::Once, Fault::Kill, Fault::PowerCut, Fault::Full] {
        stop_everywhere(Way::Exchange, fault, false);
    }
}

#[test]
fn a_run_in_place_that_is_stopped_anywhere_leaves_whole_files_and_is_finished_by_the_next() {
    for fault in [Fault::Once, Fault::Kill, Fault::PowerCut, Fault::Full] {
        stop_everywhere(Way::InPlace, fault, true);
    }
    for fault in [Fault::Once, Fault::Kill, Fault::Full] {
        stop_everywhere(Way::Watched, fault, true);
    }
}

#[test]
fn a_first_site_that_is_stopped_anywhere_is_there_or_not() {
    let [_, new, _] = old_and_new();
    let whole = clean(&new.site, &Site::new());
    let stopped = |at: &usize| {
        let output = Output::new();
        let disk = Failing::new(*at, Fault::Kill, true);
        let _ = output::publish_on(&disk, &output.path(), &files(&new.site), Way::Exchange);
        assert!(!output.path().exists() || snapshot(&output.path()) == whole, "{at}");
        publish(&output.path(), &new.site);
        assert_eq!(snapshot(&output.path()), whole, "{at}");
        disk.failed()
    };
    assert!((0..).take_while(stopped).count() > 20);
}

fn any_site() -> impl Strategy<Value = Site> {
    let part = prop::sample::select(vec!["a", "b", "B", "ab", "a.b", "c"]);
    let path = prop::collection::vec(part, 1..4).prop_map(|parts| parts.join("/"));
    prop::collection::btree_map(path, "[xy]{0,3}", 0..8).prop_filter(
        "one path in the way of another",
        |site| {
            let output = Output::new();
            put(&output.path(), &foreign());
            output::publish(&output.path(), &files(site), Way::InPlace).is_ok()
        },
    )
}

fn any_stop() -> impl Strategy<Value = Stop> {
    let way = prop::sample::select(super::WAYS.to_vec());
    let fault = prop::sample::select(vec![Fault::Once, Fault::Kill, Fault::Full]);
    (way, fault, any::<bool>(), 0_usize..60).prop_map(|(way, fault, exchanges, at)| Stop {
        way,
        fault,
        exchanges,
        at,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_site_follows_any_other(sites in prop::collection::vec(any_site(), 4), stop in any_stop()) {
        let [former, old, new, next] = <[Site; 4]>::try_from(sites).unwrap().map(Known::of);
        Case { former: Some(&former), old: &old, new: &new, next: &next }.stop(stop);
    }
}
