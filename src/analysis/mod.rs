//! What follows from an archive's figures: findings, series over the periods, revisions between two states.
//!
//! A [`crate::model::archive::Archive`] flows in; out flow findings ([`check`]: figures that contradict each
//! other), series ([`series`]: one indicator over the periods, each step comparable or broken), who reported
//! by when ([`reporting`]), what adds up over publishers and their parts ([`hierarchy`]), what was said in
//! public ([`publication`], as plain values) and what became of it
//! ([`revision`]). Nothing here changes a figure, and nothing is compared that is not comparable:
//! [`comparable`] alone decides what is.
//!
//! Its rooms use the wings `text` and `model`.

pub(crate) mod check;
pub(crate) mod comparable;
pub(crate) mod series;
pub(crate) mod reporting;
pub(crate) mod hierarchy;
pub(crate) mod publication;
pub(crate) mod revision;
