//! Workbooks of chance, read back.

mod back;
mod example;
mod written;
