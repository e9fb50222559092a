//! Unified diffs.

use std::fmt::Write;

/// Lines shown around a change.
const AROUND: usize = 3;

/// Above this many comparisons of lines, what differs is shown as a whole.
const MOST: usize = 4_000_000;

/// One line of a diff.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Kept(usize, usize),
    Removed(usize),
    Added(usize),
}

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

/// The edit script from one list of lines to the other that keeps the most lines.
fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (rest, rest_new) = (&old[head..], &new[head..]);
    let tail = rest.iter().rev().zip(rest_new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&rest[..rest.len() - tail], &rest_new[..rest_new.len() - tail]);
    let mut steps: Vec<Step> = (0..head).map(|at| Step::Kept(at, at)).collect();
    if a.len() * b.len() > MOST {
        steps.extend((0..a.len()).map(|at| Step::Removed(head + at)));
        steps.extend((0..b.len()).map(|at| Step::Added(head + at)));
    } else {
        // kept[i][j]: how many lines of a[i..] and b[j..] can be kept.
        let wide = b.len() + 1;
        let mut kept = vec![0_u32; (a.len() + 1) * wide];
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                kept[i * wide + j] = if a[i] == b[j] {
                    kept[(i + 1) * wide + j + 1] + 1
                } else {
                    kept[(i + 1) * wide + j].max(kept[i * wide + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < a.len() || j < b.len() {
            if i < a.len() && j < b.len() && a[i] == b[j] {
                steps.push(Step::Kept(head + i, head + j));
                (i, j) = (i + 1, j + 1);
            } else if j == b.len() || i < a.len() && kept[(i + 1) * wide + j] >= kept[i * wide + j + 1] {
                steps.push(Step::Removed(head + i));
                i += 1;
            } else {
                steps.push(Step::Added(head + j));
                j += 1;
            }
        }
    }
    steps.extend((0..tail).map(|at| Step::Kept(old.len() - tail + at, new.len() - tail + at)));
    steps
}
