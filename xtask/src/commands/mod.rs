//! One command a file.

pub(crate) mod bench;
pub(crate) mod bless;
pub(crate) mod consumers;
pub(crate) mod docs;
pub(crate) mod ecosystem;
pub(crate) mod engines;
pub(crate) mod faults;
pub(crate) mod fuzz;
pub(crate) mod models;
pub(crate) mod samples;
pub(crate) mod soak;
pub(crate) mod studio;
pub(crate) mod test;
