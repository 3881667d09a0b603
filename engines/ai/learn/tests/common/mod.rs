//! What tests share.

pub(crate) mod movielens;
