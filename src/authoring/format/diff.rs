//! Unified diffs.

use crate::text::difference::{Step, steps};
use std::fmt::Write;

/// Lines shown around a change.
const AROUND: usize = 3;

/// A unified diff from one text of a file to another; nothing where they are equal.
pub fn diff(path: &str, before: &str, after: &str, color: bool) -> String {
    if before == after {
        return String::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let steps = steps(&old, &new);
    let mut text = format!("--- {path}\n+++ {path}\n");
    let mut at = 0;
    while let Some(first) = (at..steps.len()).find(|&i| !matches!(steps[i], Step::Kept(..))) {
        let start = first.saturating_sub(AROUND).max(at);
        let (mut end, mut next) = (first, first);
        while let Some(step) = steps.get(next).filter(|_| next <= end + 2 * AROUND) {
            if !matches!(step, Step::Kept(..)) {
                end = next;
            }
            next += 1;
        }
        let end = (end + 1 + AROUND).min(steps.len());
        hunk(&steps[start..end], &steps[..start], &old, &new, color, &mut text);
        at = end;
    }
    text
}

fn hunk(steps: &[Step], before: &[Step], old: &[&str], new: &[&str], color: bool, text: &mut String) {
    let olds = |steps: &[Step]| steps.iter().filter(|step| !matches!(step, Step::Added(_))).count();
    let news = |steps: &[Step]| steps.iter().filter(|step| !matches!(step, Step::Removed(_))).count();
    let (lines, new_lines) = (olds(steps), news(steps));
    // A side without lines is named by the line before it.
    let from = olds(before) + usize::from(lines > 0);
    let to = news(before) + usize::from(new_lines > 0);
    let paint = |code: &str, line: &str| {
        if color { format!("\u{1b}[{code}m{line}\u{1b}[0m") } else { line.to_owned() }
    };
    let _ = writeln!(text, "{}", paint("36", &format!("@@ -{from},{lines} +{to},{new_lines} @@")));
    for step in steps {
        let (sign, code, line) = match *step {
            Step::Kept(at, _) => (' ', None, old[at]),
            Step::Removed(at) => ('-', Some("31"), old[at]),
            Step::Added(at) => ('+', Some("32"), new[at]),
        };
        let shown: String = line
            .trim_end_matches(['\n', '\r'])
            .chars()
            .map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c })
            .collect();
        let shown = format!("{sign}{shown}");
        let _ = writeln!(text, "{}", code.map_or(shown.clone(), |code| paint(code, &shown)));
        if !line.ends_with('\n') {
            text.push_str("\\ No newline at end of file\n");
        }
    }
}
