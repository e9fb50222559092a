//! Lines are short enough to stand side by side.

use crate::counted::{Offence, exactly};
use crate::source::{files, repository};
use std::fs;

#[test]
fn no_line_is_too_long() {
    let root = repository();
    let mut offences: Vec<Offence> = Vec::new();
    for (folder, ending, longest) in [("src", ".rs", 110), ("tests", ".rs", 110), ("themes", ".html", 160)] {
        for path in files(&root.join(folder), ending) {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            for (number, line) in text.lines().enumerate() {
                let length = line.chars().count();
                if length > longest {
                    let what = format!("line {} has {length} characters, {longest} may be", number + 1);
                    offences.push((name.clone(), what));
                }
            }
        }
    }
    exactly("lines", &offences);
}
