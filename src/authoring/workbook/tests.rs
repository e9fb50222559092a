//! The workbook is read back as it was meant.
