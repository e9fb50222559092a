//! What of a table is in no report: each reason with its lines.

use crate::import::tidy::Left;
use crate::text::message;
use crate::text::message::Language;
use serde_json::{Value, json};

/// So many ranges of lines are shown unasked.
const MOST_RANGES: usize = 5;

/// As lines for people; where it is explained, with every line.
pub(super) fn text(left: &Left, left_out: usize, language: Language, is_explained: bool) -> String {
    let mut text = String::new();
    for (why, cells) in left.reasons() {
        let most = if is_explained { usize::MAX } else { MOST_RANGES };
        let ranges: Vec<String> = cells.lines.iter().take(most).map(|&range| shown(range)).collect();
        let (ranges, count) = (ranges.join(", "), cells.count);
        let more = if cells.lines.len() > most { ", …" } else { "" };
        let told = message!(
            zh: "没有放进报告：{}（{count} 格，第 {ranges}{more} 行）",
            en: "not placed: {} ({count} cells, lines {ranges}{more})",
            why.in_language(language)
        );
        text.push_str(told.in_language(language));
        text.push('\n');
    }
    if left_out > 0 {
        let told = message!(
            zh: "按映射文件略去 {left_out} 格", en: "{left_out} cells are left out, as the mapping file says"
        );
        text.push_str(told.in_language(language));
        text.push('\n');
    }
    text
}

/// As a list for programs.
pub(super) fn json(left: &Left, language: Language) -> Value {
    let reasons = left.reasons().into_iter().map(|(why, cells)| {
        json!({
            "why": why.in_language(language), "cells": cells.count,
            "lines": cells.lines.iter().map(|&(first, last)| json!([first, last])).collect::<Vec<_>>(),
        })
    });
    reasons.collect()
}

fn shown((first, last): (usize, usize)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
