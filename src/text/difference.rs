//! What differs between two lists of lines.

/// Above this many comparisons of lines, what differs is told as a whole.
const MOST: usize = 4_000_000;

/// One line of a difference, by its position in the list that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// It is in both.
    Kept(usize, usize),
    /// It is in the old list alone.
    Removed(usize),
    /// It is in the new list alone.
    Added(usize),
}

/// The edit script from one list of lines to the other that keeps the most lines.
pub(crate) fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
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
