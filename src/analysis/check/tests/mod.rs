//! Checks over real reports: what the example archive shows, every wrong digit of the seed report, the cells
//! that forms declare unguarded; and in small archives the culprit of several failures, and acknowledgements.

mod acknowledged;
mod bounds;
mod culprit;
mod example;
mod independent;
mod parts;
mod seed;
mod strict;
mod unguarded;
