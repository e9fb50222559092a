//! A view for each kind of page, and the frame that all have.

pub(crate) mod changes;
pub(crate) mod frame;
pub(crate) mod ordinary;
pub(crate) mod moved;
pub(crate) mod data;
pub(crate) mod compare;
pub(crate) mod publishers;
pub(crate) mod index;
pub(crate) mod indicator;
pub(crate) mod period;
pub(crate) mod adds_up;
pub(crate) mod reporting;
pub(crate) mod years;
pub(crate) mod publisher;
pub(crate) mod report;
pub(crate) mod tables;
pub(crate) mod search;
pub(crate) mod findings;
pub(crate) mod corrections;
pub(crate) mod forms;
pub(crate) mod crosswalk;
pub(crate) mod form;
