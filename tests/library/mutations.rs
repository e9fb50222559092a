//! Three thousand damaged files in fifteen hundred archives: none makes the program panic, and all that is
//! told of them has its place. `.ci/long` damages five thousand others.
//!
//! Every archive has a seed. A failure names it: `ANNALS_SEED=<seed> ANNALS_MUTATIONS=1 cargo test --test
//! library mutations` damages that one again. `ANNALS_MUTATIONS` asks for more or fewer, `ANNALS_SEED` for
//! others.

mod change;
use crate::support::{Scratch, repository, short, tree};
use annals::Checked;
use annals::Diagnostic;
use annals::Language;
use annals::format::{self, Format};
use annals::verify;
use change::Random;
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

type Archive = BTreeMap<String, Vec<u8>>;

/// Of so many archives without errors one is built.
const BUILT: u64 = 40;

/// Small archives that are damaged: the one of every shape, and parts of the example.
fn archives() -> Vec<Archive> {
    let root = repository();
    let golden = tree(&root.join("tests/golden/archive"));
    let example = |publishers: &[&str]| -> Archive {
        let content = tree(&root.join("content")).into_iter().filter(|(path, _)| {
            publishers
                .iter()
                .any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
        });
        let site = ("annals.yaml".to_owned(), fs::read(root.join("annals.yaml")).unwrap());
        content.map(|(path, bytes)| (format!("content/{path}"), bytes)).chain([site]).collect()
    };
    let mut agency = example(&["nsf"]);
    agency.retain(|path, _| !path.contains("fy20") || path.contains("fy2020") || path.contains("fy2021"));
    vec![golden.clone(), golden, example(&["yiyuan-traffic-police", "huaian-city"]), agency]
}

fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().expect(name))
}

#[test]
fn damaged_archives_are_told_of_and_never_panic() {
    let (count, first) = (asked("ANNALS_MUTATIONS", 1_500), asked("ANNALS_SEED", 20_210_129));
    println!("{count} archives from ANNALS_SEED={first}");
    let archives = archives();
    let (next, errorless, failed) = (AtomicU64::new(0), AtomicU64::new(0), Mutex::new(Vec::new()));
    let work = || {
        let scratches: Vec<Scratch> = archives.iter().map(on_disk).collect();
        loop {
            let seed = first.wrapping_add(match next.fetch_add(1, Ordering::Relaxed) {
                number if number < count => number,
                _ => return,
            });
            let (at, damaged) = damaged(&archives, seed);
            replace(&scratches[at], &archives[at], &damaged);
            let survived = catch_unwind(AssertUnwindSafe(|| one(&scratches[at], &errorless)));
            replace(&scratches[at], &damaged, &archives[at]);
            if survived.is_err() {
                failed.lock().unwrap().push(seed);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(work);
        }
    });
    let (failed, errorless) = (failed.into_inner().unwrap(), errorless.into_inner());
    assert!(failed.is_empty(), "{} of {count} fail; their ANNALS_SEEDs: {failed:?}", failed.len());
    println!("{errorless} of them without errors");
    assert!(
        count < 1000 || (count / 20..count / 2).contains(&errorless),
        "{errorless}: damage too light or heavy"
    );
}

/// One of the archives, and what it is after a few changes, all made from the seed.
fn damaged(archives: &[Archive], seed: u64) -> (usize, Archive) {
    let mut random = Random::new(seed);
    let at = random.below(archives.len());
    let mut archive = archives[at].clone();
    let paths: Vec<&String> = archives[at].keys().collect();
    for _ in 0..=random.below(3) {
        let path = *random.pick(&paths);
        if random.below(40) == 0 {
            let text = archive.remove(path).unwrap_or_default();
            archive.insert(change::name(&mut random), text);
        } else if let Some(text) = archive.get_mut(path) {
            let other = random.pick(archives);
            let other: Vec<&Vec<u8>> = other.values().collect();
            let other = *random.pick(&other);
            change::damage(text, other, &mut random);
        }
    }
    (at, archive)
}

fn on_disk(archive: &Archive) -> Scratch {
    let scratch = Scratch::new();
    replace(&scratch, &Archive::new(), archive);
    scratch
}

/// Makes one archive on disk another.
fn replace(scratch: &Scratch, old: &Archive, new: &Archive) {
    for path in old.keys().filter(|path| !new.contains_key(*path)) {
        fs::remove_file(scratch.path(path)).unwrap();
    }
    for (path, bytes) in new.iter().filter(|(path, bytes)| old.get(*path) != Some(*bytes)) {
        scratch.write(path, bytes);
    }
}

/// Checks one archive, and builds it if nothing speaks against it.
fn one(scratch: &Scratch, errorless: &AtomicU64) {
    let checked = scratch.check();
    let told = checked.all_diagnostics(false);
    told.iter().for_each(|diagnostic| is_well_placed(diagnostic, &checked));
    for format in Format::ALL {
        for language in [Language::Zh, Language::En] {
            format::diagnostics(&told, &checked.sources, language, format, language == Language::Zh);
        }
    }
    if checked.has_errors() {
        return;
    }
    if errorless.fetch_add(1, Ordering::Relaxed).is_multiple_of(BUILT) {
        let into = scratch.path("public");
        let outcome = annals::publish(&checked, &into);
        assert!(outcome.is_ok(), "{outcome:?}: {}", short(&checked, &checked.diagnostics, Language::En));
        let mut faults = verify::verify(&into).unwrap();
        // A file of the author's that is called a page may be none.
        let attached = |path: &str| checked.archive.attachments.iter().any(|file| path.ends_with(&file.name));
        faults.retain(|fault| !attached(&fault.path));
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

/// Every place lies in its file and cuts no character; every sentence says something, in both languages.
fn is_well_placed(diagnostic: &Diagnostic, checked: &Checked) {
    let places = diagnostic.place.into_iter().chain(diagnostic.fix.iter().map(|fix| fix.place));
    for place in places.chain(diagnostic.related.iter().map(|(place, _)| *place)) {
        let text = &checked.sources.file(place.file).text;
        assert!(text.get(place.range()).is_some(), "{place:?} of {} bytes: {diagnostic:#?}", text.len());
    }
    for message in [&diagnostic.message].into_iter().chain(&diagnostic.remedy) {
        assert!(!message.zh.is_empty() && !message.en.is_empty(), "{diagnostic:#?}");
    }
}
