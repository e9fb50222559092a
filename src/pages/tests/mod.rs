//! Finished pages: against the data of the example archive, and in a language that is made up.

mod real_figures;
mod made_up_language;
