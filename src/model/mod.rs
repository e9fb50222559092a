//! The domain: figures, periods, forms, publishers and reports, and the one archive that a folder of them makes.

pub mod id;
pub mod label;
pub mod figure;
pub mod period;
pub mod form;
pub mod site;
pub mod publisher;
pub mod report;
pub mod discover;
pub mod archive;
