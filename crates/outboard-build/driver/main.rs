//! The bridge to one version of wasm-bindgen: `outboard-driver <input.wasm> <output folder> <stem>`.
//!
//! It uses only what `wasm-bindgen-cli-support` has had since before 0.2.95, and `Display` of its errors, so that it
//! compiles against every version a lock file is likely to name.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, out, stem] = arguments.as_slice() else {
        eprintln!("usage: outboard-driver <input.wasm> <output folder> <stem>");
        return ExitCode::from(2);
    };
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(input)
        .out_name(stem)
        .typescript(true)
        // Hosts say where the module is: a `new URL` of the glue's own would be one more for bundlers to follow.
        .omit_default_module_path(true);
    let done = bindgen.web(true).and_then(|bindgen| bindgen.generate(out));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
