//! Workbooks of chance, read back.

mod written;
mod years;
