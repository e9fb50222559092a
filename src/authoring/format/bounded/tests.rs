//! At a limit, and one past it.

use super::bounded_by;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::{FileId, Place};

fn told(file: u32) -> Diagnostic {
    Diagnostic::error(Code("a"), Place::new(FileId(file), 0, 0), message!(zh: "甲", en: "a"))
}

#[test]
fn at_a_limit_all_are_printed_and_past_it_the_last_says_how_many_more_there_are() {
    let five: Vec<Diagnostic> = [0, 0, 0, 1, 1].map(told).into();
    assert_eq!(*bounded_by(&five, 3, 5), five);
    let words = |of_a_file, of_all| -> Vec<String> {
        bounded_by(&five, of_a_file, of_all).iter().map(|told| told.message.en.clone()).collect()
    };
    assert_eq!(words(2, 5), ["a", "a (and 1 more in this file)", "a", "a"]);
    assert_eq!(words(1, 5), ["a (and 2 more in this file)", "a (and 1 more in this file)"]);
    assert_eq!(words(3, 4), ["a", "a", "a", "a (and 1 more are not listed)"]);
}
