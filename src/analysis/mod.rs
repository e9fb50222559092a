//! What follows from an archive's figures: findings, series over the periods, revisions between two states.

pub mod check;
pub mod series;
pub mod revision;
