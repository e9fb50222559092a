//! Labels over several lines in narrow columns with lines around them: no line of one is lost or another's.

use super::super::read;
use super::shown;
use super::written::page;

/// What is drawn: words by their left edge and line, and lines from one point to another.
fn of(words: &[(i32, i32, &str)], lines: &[[i32; 4]]) -> Vec<String> {
    let mut content = String::new();
    for (left, line, text) in words {
        content.push_str(&format!("BT /F1 8 Tf {left} {} Td ({text}) Tj ET ", 290 - line));
    }
    for [from_x, from_y, to_x, to_y] in lines {
        content.push_str(&format!("{from_x} {} m {to_x} {} l S ", 290 - from_y, 290 - to_y));
    }
    // How long a line is tells whether its label goes on in the next, which is not what is tried here.
    shown(&read(&page(&content, &[])).unwrap()).iter().map(|row| row.replace('\n', " ")).collect()
}

/// A group over three rows, whose labels take one to four lines each.
const LINES: [[i32; 4]; 9] = [
    [10, 20, 190, 20],
    [56, 50, 190, 50],
    [56, 110, 190, 110],
    [10, 130, 190, 130],
    [10, 20, 10, 130],
    [56, 20, 56, 130],
    [116, 20, 116, 130],
    [150, 20, 150, 130],
    [190, 20, 190, 130],
];

const WORDS: [(i32, i32, &str); 16] = [
    (14, 65, "Not given"),
    (14, 75, "to any of"),
    (14, 85, "those who"),
    (14, 95, "asked"),
    (60, 34, "1. State"),
    (60, 44, "secrets"),
    (125, 39, "3"),
    (165, 39, "4"),
    (60, 66, "2. Other laws"),
    (60, 78, "and rules"),
    (60, 90, "that forbid"),
    (60, 102, "it"),
    (125, 84, "0"),
    (165, 84, "12"),
    (60, 124, "3. Safety"),
    (125, 124, "5"),
];

const EXPECTED: [&str; 3] = [
    "Not given to any of those who asked 3x1 | 1. State secrets | 3 | 4",
    "2. Other laws and rules that forbid it | 0 | 12",
    "3. Safety | 5 | ",
];

#[test]
fn every_line_of_a_label_is_read() {
    assert_eq!(of(&WORDS, &LINES), EXPECTED);
}

#[test]
fn the_order_in_which_lines_are_drawn_changes_nothing() {
    let mut words = WORDS;
    words.reverse();
    assert_eq!(of(&words, &LINES), EXPECTED);
    words.sort_by_key(|(left, line, _)| (*line, *left));
    assert_eq!(of(&words, &LINES), EXPECTED);
}
