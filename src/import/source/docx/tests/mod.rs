//! Tests of the reader of DOCX.

mod real;
