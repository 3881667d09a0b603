//! What needs real models: one program, so that it is linked once.

mod hear;
mod support;
mod transcribe;
