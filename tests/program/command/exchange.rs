//! The folder of a site changes in one step, whatever happens to the program.

use super::{annals, clean, run};
use crate::support::{Scratch, tree};
use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

/// Says something else on every page.
fn rename(scratch: &Scratch, title: &str) {
    let yaml = scratch.read("annals.yaml");
    let lines = yaml.lines().map(|line| match line.strip_prefix("title:") {
        Some(_) => format!("title: {title}\n"),
        None => format!("{line}\n"),
    });
    scratch.write("annals.yaml", lines.collect::<String>());
}

fn built(scratch: &Scratch, title: &str) -> BTreeMap<String, Vec<u8>> {
    rename(scratch, title);
    let said = run(scratch.root(), &["build"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    tree(&scratch.path("public"))
}

#[test]
fn a_build_that_is_killed_at_any_time_leaves_one_site_or_the_other() {
    let scratch = clean();
    scratch.write("public/CNAME", "archive.example.org\n");
    let sites = ["Old", "New"].map(|title| built(&scratch, title));
    assert!(sites[0] != sites[1] && sites[0].contains_key("CNAME"));
    let mut killed = 0;
    for turn in 0..60 {
        rename(&scratch, ["Old", "New"][turn % 2]);
        let mut child = annals(scratch.root(), &["build"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(3 * u64::try_from(turn).unwrap()));
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        let stands = tree(&scratch.path("public"));
        assert!(sites.contains(&stands), "a mixture after {turn}: {:?}", stands.keys());
    }
    assert!(killed > 3, "only {killed} were");
    assert_eq!(built(&scratch, "Old"), sites[0]);
    let beside: Vec<_> = fs::read_dir(scratch.path(".annals-public")).unwrap().collect();
    assert_eq!(beside.len(), 3, "{beside:?}");
}

#[test]
fn of_two_builds_at_once_the_second_says_so() {
    let scratch = clean();
    let sites = ["Old", "New"].map(|title| built(&scratch, title));
    for turn in 0..10 {
        rename(&scratch, ["Old", "New"][turn % 2]);
        let both = [(); 2].map(|()| {
            let mut command = annals(scratch.root(), &["build", "--lang", "en"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        });
        for child in both {
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.success() || said.contains("another run is writing"), "{said}");
        }
        assert_eq!(tree(&scratch.path("public")), sites[turn % 2]);
    }
}

#[cfg(unix)]
#[test]
fn in_place_the_folder_stays_the_same() {
    use std::os::unix::fs::MetadataExt;
    let scratch = clean();
    let folder = || fs::metadata(scratch.path("public")).unwrap().ino();
    let old = built(&scratch, "Old");
    let first = folder();
    rename(&scratch, "New");
    assert_eq!(run(scratch.root(), &["build", "--in-place"]).code, 0);
    assert!(folder() == first && tree(&scratch.path("public")) != old);
    assert!(!scratch.path(".annals-public").exists());
    assert_eq!(built(&scratch, "Old"), old);
    assert_ne!(folder(), first);
    assert_eq!(scratch.read(".annals-public/.gitignore"), "*\n");
}
