//! The tasks, one file each.

pub(crate) mod samples;
