//! Reports that are exported and come back.

mod back;
mod words;
mod example;
mod generated;
