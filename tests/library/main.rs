//! What a program that uses the library sees: archives are checked and published, and the pages and messages
//! read.

mod added_rows;
mod blank;
mod causes;
mod comparable;
mod continuity;
mod explain;
mod findings;
mod forgotten;
mod forms;
mod golden;
mod guides;
mod links;
mod marks;
mod messages;
mod moved;
mod mutations;
mod never;
mod official;
mod one_edit;
mod outcomes;
mod pages;
mod parts;
mod prose;
mod real_decimals;
mod relations;
mod rows;
mod several_reports;
mod source_files;
#[path = "../support/mod.rs"]
mod support;
mod themes;
mod together;
mod translated;
mod units;
mod values;
