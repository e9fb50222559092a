//! A run that finds all as the last one left it does nothing; whatever happened in between, the folder is
//! what a run without memory would make.

#![expect(clippy::disallowed_types)]

use super::{Site, files, throw_away};
use crate::publish::output::memory::Basis;
use crate::publish::output::{self, MANIFEST, Way};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

const SETTINGS: [&str; 2] = ["with drafts", "without drafts"];

/// Something that happens between runs.
#[derive(Debug, Clone)]
enum Step {
    /// A source is written, in a size that another may have too.
    Write(usize, u8),
    RemoveSource(usize),
    /// A source gets the time and the size that it had, with other bytes.
    Disguise(usize, u8),
    /// All sources are put back as they were once.
    Restore,
    EditOutput(usize),
    RemoveOutput(usize),
    TouchOutput(usize),
    AddOutput,
    DamageRecord,
    RemoveRecord,
    OtherSettings,
    Nothing,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..4_usize, any::<u8>()).prop_map(|(at, byte)| Step::Write(at, byte)),
        1 => (0..4_usize).prop_map(Step::RemoveSource),
        2 => (0..4_usize, any::<u8>()).prop_map(|(at, byte)| Step::Disguise(at, byte)),
        1 => Just(Step::Restore),
        1 => (0..4_usize).prop_map(Step::EditOutput),
        1 => (0..4_usize).prop_map(Step::RemoveOutput),
        1 => (0..4_usize).prop_map(Step::TouchOutput),
        1 => Just(Step::AddOutput),
        1 => Just(Step::DamageRecord),
        1 => Just(Step::RemoveRecord),
        1 => Just(Step::OtherSettings),
        4 => Just(Step::Nothing),
    ];
    prop::collection::vec(step, 1..12)
}

struct Place {
    folder: tempfile::TempDir,
    settings: usize,
}

impl Place {
    fn sources(&self) -> PathBuf {
        self.folder.path().join("sources")
    }

    fn source(&self, at: usize) -> PathBuf {
        self.sources().join(format!("part-{}", at % 2)).join(at.to_string())
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn record(&self) -> PathBuf {
        self.folder.path().join(".annals-site").join("last-build")
    }

    /// The site that these sources make with these settings.
    fn site(&self) -> Site {
        let sources = (0..4).filter_map(|at| Some((at, fs::read_to_string(self.source(at)).ok()?)));
        let settings = SETTINGS[self.settings];
        sources.map(|(at, text)| (format!("pages/{at}"), format!("{text} {settings}"))).collect()
    }

    /// Runs, unless there is nothing to do; whether there was.
    fn run(&self) -> bool {
        let key = SETTINGS[self.settings];
        if output::unchanged(&self.output(), key).is_some() {
            return false;
        }
        let basis = Basis::settled(key, &[self.sources()], SystemTime::now()).unwrap();
        let site = self.site();
        output::publish_and_record(&self.output(), &files(&site), &basis, &["told".to_owned()]).unwrap();
        true
    }

    fn assert_is_right(&self) {
        for (path, text) in self.site() {
            assert_eq!(fs::read_to_string(self.output().join(&path)).unwrap(), text, "{path}");
        }
        let pages = fs::read_dir(self.output().join("pages")).map_or(0, Iterator::count);
        assert_eq!(pages, self.site().len());
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Write(at, byte) => fs::write(self.source(*at), format!("{byte:03}")).unwrap(),
            Step::RemoveSource(at) => drop(fs::remove_file(self.source(*at))),
            Step::Disguise(at, byte) => {
                let Ok(file) = fs::File::options().write(true).open(self.source(*at)) else { return };
                let modified = file.metadata().unwrap().modified().unwrap();
                fs::write(self.source(*at), format!("{byte:03}")).unwrap();
                file.set_modified(modified).unwrap();
            }
            Step::Restore => (0..4).for_each(|at| {
                fs::write(self.source(at), "old").unwrap();
                let file = fs::File::options().write(true).open(self.source(at)).unwrap();
                file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
            }),
            Step::EditOutput(at) => {
                let path = self.output().join(format!("pages/{at}"));
                if path.exists() {
                    fs::write(path, "edited").unwrap();
                }
            }
            Step::RemoveOutput(at) => drop(fs::remove_file(self.output().join(format!("pages/{at}")))),
            Step::TouchOutput(at) => {
                let path = self.output().join(format!("pages/{at}"));
                if let Ok(file) = fs::File::options().write(true).open(path) {
                    file.set_modified(SystemTime::now()).unwrap();
                }
            }
            Step::AddOutput => fs::write(self.output().join("foreign"), "theirs").unwrap(),
            Step::DamageRecord => {
                if let Ok(mut text) = fs::read(self.record()) {
                    let middle = text.len() / 2;
                    text[middle] ^= 1;
                    fs::write(self.record(), text).unwrap();
                }
            }
            Step::RemoveRecord => drop(fs::remove_file(self.record())),
            Step::OtherSettings => self.settings = 1 - self.settings,
            Step::Nothing => {}
        }
    }
}

fn place() -> Place {
    let place = Place { folder: throw_away(), settings: 0 };
    (0..2).for_each(|at| fs::create_dir_all(place.source(at).parent().unwrap()).unwrap());
    fs::write(place.source(0), "one").unwrap();
    place
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn a_folder_is_what_a_run_without_memory_makes(steps in steps()) {
        let mut place = place();
        assert!(place.run());
        for step in &steps {
            place.take(step);
            place.run();
            place.assert_is_right();
        }
    }
}

/// Waits until files get a later time than those of now.
fn wait_a_tick() {
    std::thread::sleep(Duration::from_millis(30));
}

#[test]
fn nothing_is_done_for_nothing() {
    let place = place();
    wait_a_tick();
    assert!(place.run());
    wait_a_tick();
    // The disk's clock may not have gone on between the site and its record.
    place.run();
    let unchanged = output::unchanged(&place.output(), SETTINGS[0]).unwrap();
    assert_eq!((unchanged.files, unchanged.told), (1, vec!["told".to_owned()]));
    assert!(output::unchanged(&place.output(), SETTINGS[1]).is_none());
    // A copy that shares its files, as some backups do, is noticed, and changes nothing.
    let page = place.output().join("pages/0");
    fs::hard_link(&page, place.folder.path().join("backup")).unwrap();
    let before = fs::metadata(&page).unwrap().modified().unwrap();
    place.run();
    assert_eq!(fs::metadata(&page).unwrap().modified().unwrap(), before);
}

#[test]
fn what_may_still_change_unseen_is_not_remembered() {
    let place = place();
    assert!(Basis::of("key", &[place.sources()]).is_none());
    std::os::unix::fs::symlink("elsewhere", place.sources().join("link")).unwrap();
    assert!(Basis::settled("key", &[place.sources()], SystemTime::now()).is_none());
}

#[test]
fn a_link_in_place_of_the_record_is_not_followed() {
    let place = place();
    let victim = place.folder.path().join("victim");
    fs::write(&victim, "theirs").unwrap();
    fs::create_dir(place.record().parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(&victim, place.record()).unwrap();
    assert!(place.run());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "theirs");
    assert!(fs::symlink_metadata(place.record()).unwrap().is_file());
}

#[test]
fn a_run_that_fails_leaves_no_record() {
    let place = place();
    let basis = Basis::settled("key", &[place.sources()], SystemTime::now()).unwrap();
    let broken = [output::File::rendered("page".to_owned(), || Err("broken"))];
    let failed = output::publish_and_record(&place.output(), &broken, &basis, &[]);
    assert!(matches!(failed, Err(output::Failed::Rendering(_))));
    assert!(!place.record().exists() && !Path::new(&place.output().join(MANIFEST)).exists());
    assert!(!place.record().parent().unwrap().exists());
    // In place nothing is kept beside the folder, and a record that is there is not believed afterwards.
    place.run();
    wait_a_tick();
    let site = Site::from([("pages/0".to_owned(), "other".to_owned())]);
    output::publish(&place.output(), &files(&site), Way::InPlace).unwrap();
    assert!(output::unchanged(&place.output(), SETTINGS[0]).is_none());
}
