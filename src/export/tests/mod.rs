//! Reports that are exported and come back.

mod back;
mod chance;
mod words;
mod markdown;
mod example;
mod generated;
mod not_given;
