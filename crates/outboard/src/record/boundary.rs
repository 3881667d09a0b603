//! Records as wasm-bindgen sees them: bytes.

/// What a record is to wasm-bindgen, alone and in a vector: a `Uint8Array`.
///
/// The fallible conversions are the ones that exported functions use. They let go of what the call had borrowed before they throw,
/// and throw a text; so the code of the error stands in the text.
#[macro_export]
#[doc(hidden)]
macro_rules! __record {
    ($record:ty) => {
        const _: () = {
            // One name, and none that a record could have: what is imported here would hide the author's own.
            use $crate::__private as __outboard;

            impl __outboard::wasm_bindgen::describe::WasmDescribeVector for $record {
                fn describe_vector() {
                    <::std::boxed::Box<[u8]> as __outboard::wasm_bindgen::describe::WasmDescribe>::describe();
                }
            }

            impl __outboard::wasm_bindgen::convert::VectorIntoWasmAbi for $record {
                type Abi = <::std::boxed::Box<[u8]> as __outboard::wasm_bindgen::convert::IntoWasmAbi>::Abi;
                fn vector_into_abi(vector: ::std::boxed::Box<[Self]>) -> Self::Abi {
                    <::std::boxed::Box<[u8]> as __outboard::wasm_bindgen::convert::IntoWasmAbi>::into_abi(
                        <Self as __outboard::record::Record>::encode(&vector).into_boxed_slice(),
                    )
                }
            }
            impl __outboard::wasm_bindgen::convert::VectorFromWasmAbi for $record {
                type Abi = <::std::boxed::Box<[u8]> as __outboard::wasm_bindgen::convert::FromWasmAbi>::Abi;
                unsafe fn vector_from_abi(js: Self::Abi) -> ::std::boxed::Box<[Self]> {
                    // SAFETY: the caller's own.
                    unsafe { <Self as __outboard::wasm_bindgen::convert::VectorFromWasmAbi>::try_vector_from_abi(js) }.unwrap_or_else(|text| __outboard::wasm_bindgen::throw_str(text))
                }
                unsafe fn try_vector_from_abi(
                    js: Self::Abi,
                ) -> ::core::result::Result<::std::boxed::Box<[Self]>, &'static str> {
                    // SAFETY: the glue was told that these are bytes, and hands over such an allocation.
                    let bytes = unsafe { <::std::boxed::Box<[u8]> as __outboard::wasm_bindgen::convert::FromWasmAbi>::from_abi(js) };
                    __outboard::record::many(&bytes)
                }
            }

            // Alone, a record is an array of bytes that JavaScript keeps, for then wasm-bindgen lends it too.
            impl __outboard::wasm_bindgen::describe::WasmDescribe for $record {
                fn describe() {
                    <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::describe::WasmDescribe>::describe();
                }
            }
            impl __outboard::wasm_bindgen::convert::IntoWasmAbi for $record {
                type Abi = <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::IntoWasmAbi>::Abi;
                fn into_abi(self) -> Self::Abi {
                    <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::IntoWasmAbi>::into_abi(__outboard::record::array(self))
                }
            }
            impl __outboard::wasm_bindgen::convert::OptionIntoWasmAbi for $record {
                fn none() -> Self::Abi {
                    <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::OptionIntoWasmAbi>::none()
                }
            }
            impl __outboard::wasm_bindgen::convert::FromWasmAbi for $record {
                type Abi = <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::FromWasmAbi>::Abi;
                unsafe fn from_abi(js: Self::Abi) -> Self {
                    // SAFETY: the caller's own.
                    unsafe { <Self as __outboard::wasm_bindgen::convert::FromWasmAbi>::try_from_abi(js) }.unwrap_or_else(|text| __outboard::wasm_bindgen::throw_str(text))
                }
                unsafe fn try_from_abi(
                    js: Self::Abi,
                ) -> ::core::result::Result<Self, &'static str> {
                    // SAFETY: the glue was told that this is such an array.
                    let bytes = unsafe { <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::FromWasmAbi>::from_abi(js) };
                    __outboard::record::one(&bytes.to_vec())
                }
            }
            impl __outboard::wasm_bindgen::convert::OptionFromWasmAbi for $record {
                fn is_none(abi: &Self::Abi) -> bool {
                    <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::OptionFromWasmAbi>::is_none(abi)
                }
            }
            impl __outboard::wasm_bindgen::convert::RefFromWasmAbi for $record {
                type Abi = <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::RefFromWasmAbi>::Abi;
                type Anchor = ::std::boxed::Box<Self>;
                unsafe fn ref_from_abi(js: Self::Abi) -> Self::Anchor {
                    // SAFETY: the caller's own.
                    unsafe { <Self as __outboard::wasm_bindgen::convert::RefFromWasmAbi>::try_ref_from_abi(js) }.unwrap_or_else(|text| __outboard::wasm_bindgen::throw_str(text))
                }
                unsafe fn try_ref_from_abi(
                    js: Self::Abi,
                ) -> ::core::result::Result<Self::Anchor, &'static str> {
                    // SAFETY: the glue was told that this is such an array.
                    let bytes = unsafe { <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::RefFromWasmAbi>::ref_from_abi(js) };
                    __outboard::record::one(&bytes.to_vec()).map(::std::boxed::Box::new)
                }
            }
            impl __outboard::wasm_bindgen::convert::LongRefFromWasmAbi for $record {
                type Abi = <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::LongRefFromWasmAbi>::Abi;
                type Anchor = ::std::boxed::Box<Self>;
                unsafe fn long_ref_from_abi(js: Self::Abi) -> Self::Anchor {
                    // SAFETY: the caller's own.
                    unsafe { <Self as __outboard::wasm_bindgen::convert::LongRefFromWasmAbi>::try_long_ref_from_abi(js) }
                        .unwrap_or_else(|text| __outboard::wasm_bindgen::throw_str(text))
                }
                unsafe fn try_long_ref_from_abi(
                    js: Self::Abi,
                ) -> ::core::result::Result<Self::Anchor, &'static str> {
                    // SAFETY: the glue was told that this is such an array.
                    let bytes =
                        unsafe { <__outboard::js_sys::Uint8Array as __outboard::wasm_bindgen::convert::LongRefFromWasmAbi>::long_ref_from_abi(js) };
                    __outboard::record::one(&bytes.to_vec()).map(::std::boxed::Box::new)
                }
            }

            impl ::core::convert::From<$record> for __outboard::wasm_bindgen::JsValue {
                fn from(record: $record) -> Self {
                    <Self as ::core::convert::From<_>>::from(__outboard::record::array(record))
                }
            }
        };
        $crate::__stream_item!($record);
    };
}
