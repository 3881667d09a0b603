//! The attribute's records: functions that may run on any lane, a set-up function, a class.
//
//@ wasm-bindgen = "=0.2.130"
//@ outboard = { path = "<outboard>" }

use outboard::export;

#[export]
pub fn blur(bytes: &[u8], radius: f32) -> Vec<u8> {
    let _ = radius;
    bytes.to_vec()
}

/// Sets the limit of every later call.
#[export(setup)]
pub fn configure(limit: u32) {
    let _ = limit;
}

#[export]
pub struct Session {
    runs: u32,
}

#[export]
impl Session {
    #[export(constructor)]
    pub fn new() -> Session {
        Session { runs: 0 }
    }

    pub fn run(&mut self, input: &[f32]) -> Vec<f32> {
        self.runs += 1;
        input.to_vec()
    }
}
