//! Finished pages against the data that the example archive was made from.

mod real_figures;
