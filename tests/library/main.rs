//! What a program that uses the library sees: archives are checked and published, and the pages and messages
//! read.

mod added_rows;
mod blank;
mod causes;
mod comparable;
mod explain;
mod findings;
mod forgotten;
mod forms;
mod golden;
mod links;
mod marks;
mod messages;
mod mutations;
mod never;
mod official;
mod one_edit;
mod outcomes;
mod pages;
mod prose;
mod real_decimals;
mod several_reports;
mod source_files;
#[path = "../support/mod.rs"]
mod support;
mod themes;
mod translated;
mod units;
mod values;
