//! The way to a published site, and the proof of what was published.
//!
//! A folder of sources flows in; a folder of pages flows out, or diagnostics where something is wrong.
//!
//! * [`output`] writes files into a folder: only those that differ, each wholly old or wholly new. It knows
//!   nothing of archives.
//! * [`well_known`] knows the files that machines ask for by name.
//! * [`ledger`] is the record of what was published: its files, and one that stands in a folder.
//! * [`verify`] reads a built site as its readers have it, and finds dead links and the like. It knows
//!   nothing of how the site was made.
//! * [`gate`] holds an archive against what was published.
//! * [`integrity`] holds a site against its own manifest and its ledger.
//! * [`target`] sends a built site to where it is published.
//! * [`bag`] packs a built site for hand-over to an archive, [`warc`] records it for one of web sites.
//! * [`pipeline`] joins all stages into one way, from the folder of sources to the written site. Start
//!   reading here.
//!
//! These modules may use every wing above: `text`, `model`, `analysis`, `authoring` and `pages`. They print
//! nothing and know no clock.

pub(crate) mod output;
pub(crate) mod well_known;
pub(crate) mod ledger;
pub mod verify;
pub(crate) mod media_type;
pub(crate) mod pipeline;
pub mod gate;
pub(crate) mod target;
pub(crate) mod integrity;
pub(crate) mod bag;
pub(crate) mod warc;
