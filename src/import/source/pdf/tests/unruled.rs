//! Tables without lines between their columns.

use super::super::read;
use super::shown;
use super::written::page;

/// A page of words, each with its left edge and the line it stands on, and of level lines.
fn of(words: &[(i32, i32, &str)], levels: &[i32]) -> Vec<String> {
    let mut content = String::new();
    for (left, line, text) in words {
        content.push_str(&format!("BT /F1 8 Tf {left} {} Td ({text}) Tj ET ", 290 - line));
    }
    for level in levels {
        content.push_str(&format!("10 {0} m 290 {0} l S ", 290 - level));
    }
    shown(&read(&page(&content, &[])).unwrap())
}

#[test]
fn a_label_over_two_lines_is_one_where_lines_part_the_rows() {
    let words = [
        (100, 20, "Received"),
        (200, 20, "Closed"),
        (20, 40, "Requests that"),
        (100, 45, "12"),
        (200, 45, "7"),
        (20, 50, "were new"),
        (20, 70, "Others"),
        (100, 70, "3"),
        (200, 70, "4"),
    ];
    let read = of(&words, &[10, 28, 58, 80]);
    assert_eq!(read, ["Received | Closed", "Requests that were new | 12 | 7", "Others | 3 | 4"]);
}

#[test]
fn lines_around_several_rows_of_figures_part_none_of_them() {
    let words = [
        (100, 20, "Received"),
        (200, 20, "Closed"),
        (20, 45, "New"),
        (100, 45, "12"),
        (200, 45, "7"),
        (20, 60, "Others"),
        (100, 60, "3"),
        (200, 60, "4"),
    ];
    assert_eq!(of(&words, &[10, 28, 70]), ["Received | Closed", "New | 12 | 7", "Others | 3 | 4"]);
}

#[test]
fn heads_in_the_middle_of_others_stand_over_their_columns() {
    let words = [
        (20, 25, "Kind"),
        (140, 15, "Organisations"),
        (100, 25, "People"),
        (150, 30, "Firms"),
        (200, 26, "Schools"),
        (200, 34, "and others"),
        (20, 60, "New"),
        (105, 60, "12"),
        (155, 60, "7"),
        (205, 60, "9"),
        (20, 75, "Old"),
        (105, 75, "3"),
        (155, 75, "4"),
        (205, 75, "1"),
    ];
    let read = of(&words, &[]);
    assert_eq!(read.last().unwrap(), "Old | 3 | 4 | 1");
    assert!(read.iter().any(|row| row.contains("Schools and others")), "{read:?}");
}

#[test]
fn the_label_of_a_group_stands_beside_those_of_its_rows() {
    let words = [
        (140, 15, "Received"),
        (200, 15, "Closed"),
        (20, 30, "All of them that came"),
        (140, 30, "12"),
        (200, 30, "7"),
        (70, 45, "Secret"),
        (140, 45, "3"),
        (200, 45, "4"),
        (20, 60, "Denied"),
        (70, 60, "Private"),
        (140, 60, "5"),
        (200, 60, "6"),
        (70, 75, "Other"),
        (140, 75, "1"),
        (200, 75, "2"),
    ];
    let read = of(&words, &[]);
    assert!(read.contains(&"All of them that came 1x2 | 12 | 7".to_owned()), "{read:?}");
    assert!(read.contains(&"Denied | Private | 5 | 6".to_owned()), "{read:?}");
}

#[test]
fn figures_that_stand_close_are_two_only_where_no_space_was_drawn() {
    let words = |between: &'static str| {
        let both = if between.is_empty() {
            vec![(148, 45, "4"), (158, 45, "3119")]
        } else {
            vec![(148, 45, between)]
        };
        let mut words = vec![
            (140, 15, "One"),
            (180, 15, "All"),
            (20, 30, "Old"),
            (148, 30, "7"),
            (167, 30, "52"),
            (20, 60, "Sum"),
            (148, 60, "8"),
            (158, 60, "9171"),
            (20, 45, "New"),
        ];
        words.extend(both);
        words
    };
    assert!(of(&words(""), &[]).contains(&"New | 4 | 3119".to_owned()));
    let read = of(&words("4 3119"), &[]);
    assert!(!read.contains(&"New | 4 | 3119".to_owned()), "{read:?}");
}

#[test]
fn beside_a_figure_that_stands_alone_nothing_is_missing() {
    let words = [
        (100, 15, "Received"),
        (200, 15, "Closed"),
        (20, 30, "New"),
        (100, 30, "12"),
        (200, 30, "7"),
        (20, 45, "Fees"),
        (200, 45, "96171.6"),
    ];
    assert!(of(&words, &[]).contains(&"Fees | 96171.6".to_owned()));
}
