//! Ruled lines that belong together.

use super::super::page::{POINT, Rule};

/// How far lines may end from each other and still touch.
pub(super) const NEAR: i64 = 3 * POINT;
/// Lines nearer to each other than this are one.
const SAME: i64 = POINT * 6 / 10;
/// More lines than these on a page are a drawing.
const MOST: usize = 4000;

/// Ruled lines that touch one another.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// From left to right.
    pub(super) level: Vec<Rule>,
    /// From top to bottom.
    pub(super) upright: Vec<Rule>,
}

/// The frames of a page, and lines that touch no other.
pub(super) fn frames(rules: &[Rule]) -> Vec<Frame> {
    let of = |is_level: bool| {
        merged(rules.iter().copied().filter(|rule| rule.is_level == is_level).collect::<Vec<_>>())
    };
    let (level, upright) = (of(true), of(false));
    if level.len() > MOST || upright.len() > MOST {
        return Vec::new();
    }
    // Which frame each line belongs to: the first that it touches, directly or through others.
    let count = level.len() + upright.len();
    let mut groups = Groups::new(count);
    for (at, one) in level.iter().enumerate() {
        for (other_at, other) in upright.iter().enumerate() {
            if touch(one, other) {
                groups.join(at, level.len() + other_at);
            }
        }
    }
    let mut frames: Vec<Frame> = vec![Frame::default(); count];
    for (at, rule) in level.iter().chain(&upright).enumerate() {
        let Some(frame) = frames.get_mut(groups.first(at)) else { continue };
        if rule.is_level { frame.level.push(*rule) } else { frame.upright.push(*rule) }
    }
    frames.retain(|frame| !frame.level.is_empty() || !frame.upright.is_empty());
    frames
}

/// Whether a line from left to right meets one from top to bottom.
fn touch(level: &Rule, upright: &Rule) -> bool {
    (level.from - NEAR..=level.to + NEAR).contains(&upright.at)
        && (upright.from - NEAR..=upright.to + NEAR).contains(&level.at)
}

/// Lines of one direction in their order, those that go on in each other made one.
pub(in crate::import::source::pdf) fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by_key(|rule| (rule.at, rule.from));
    let mut merged: Vec<Rule> = Vec::new();
    let mut rest = rules.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|rule| rule.at - first.at < SAME).count();
        let (here, after) = rest.split_at(count);
        rest = after;
        let mut here: Vec<Rule> = here.to_vec();
        let places: Vec<i64> = here.iter().map(|rule| rule.at).collect();
        let middle = i64::midpoint(first.at, places.last().copied().unwrap_or(first.at));
        here.sort_by_key(|rule| rule.from);
        for rule in here {
            let goes_on = |last: &&mut Rule| last.at == middle && rule.from <= last.to + NEAR;
            match merged.last_mut().filter(goes_on) {
                Some(last) => last.to = last.to.max(rule.to),
                None => merged.push(Rule { at: middle, ..rule }),
            }
        }
    }
    merged
}

/// Numbers that are joined into groups.
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// Each number alone.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first number of a group.
    pub(super) fn first(&mut self, number: usize) -> usize {
        let mut at = number;
        while let Some(&next) = self.0.get(at).filter(|next| **next != at) {
            let further = self.0.get(next).copied().unwrap_or(next);
            if let Some(here) = self.0.get_mut(at) {
                *here = further;
            }
            at = further;
        }
        at
    }

    /// Joins the groups of two numbers.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(last) = self.0.get_mut(one.max(other)) {
            *last = one.min(other);
        }
    }
}
