//! What allocates where a feature asks for another allocator than the standard library's.

#[cfg(feature = "rlsf")]
#[global_allocator]
static RLSF: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(feature = "talc")]
#[global_allocator]
static TALC: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
