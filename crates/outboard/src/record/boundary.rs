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
            use $crate::__private::js_sys::Uint8Array;
            use $crate::__private::record::{self, Record};
            use $crate::__private::wasm_bindgen::convert::{
                FromWasmAbi, IntoWasmAbi, LongRefFromWasmAbi, OptionFromWasmAbi, OptionIntoWasmAbi,
                RefFromWasmAbi, VectorFromWasmAbi, VectorIntoWasmAbi,
            };
            use $crate::__private::wasm_bindgen::describe::{WasmDescribe, WasmDescribeVector};
            use $crate::__private::wasm_bindgen::{JsValue, throw_str};

            type Bytes = ::std::boxed::Box<[u8]>;

            impl WasmDescribeVector for $record {
                fn describe_vector() {
                    <Bytes as WasmDescribe>::describe();
                }
            }

            impl VectorIntoWasmAbi for $record {
                type Abi = <Bytes as IntoWasmAbi>::Abi;
                fn vector_into_abi(vector: ::std::boxed::Box<[Self]>) -> Self::Abi {
                    Self::encode(&vector).into_boxed_slice().into_abi()
                }
            }
            impl VectorFromWasmAbi for $record {
                type Abi = <Bytes as FromWasmAbi>::Abi;
                unsafe fn vector_from_abi(js: Self::Abi) -> ::std::boxed::Box<[Self]> {
                    // SAFETY: the caller's own.
                    unsafe { Self::try_vector_from_abi(js) }.unwrap_or_else(|text| throw_str(text))
                }
                unsafe fn try_vector_from_abi(
                    js: Self::Abi,
                ) -> ::core::result::Result<::std::boxed::Box<[Self]>, &'static str> {
                    // SAFETY: the glue was told that these are bytes, and hands over such an allocation.
                    let bytes = unsafe { <Bytes as FromWasmAbi>::from_abi(js) };
                    record::many(&bytes)
                }
            }

            // Alone, a record is an array of bytes that JavaScript keeps, for then wasm-bindgen lends it too.
            impl WasmDescribe for $record {
                fn describe() {
                    <Uint8Array as WasmDescribe>::describe();
                }
            }
            impl IntoWasmAbi for $record {
                type Abi = <Uint8Array as IntoWasmAbi>::Abi;
                fn into_abi(self) -> Self::Abi {
                    Uint8Array::from(Self::encode(&[self]).as_slice()).into_abi()
                }
            }
            impl OptionIntoWasmAbi for $record {
                fn none() -> Self::Abi {
                    <Uint8Array as OptionIntoWasmAbi>::none()
                }
            }
            impl FromWasmAbi for $record {
                type Abi = <Uint8Array as FromWasmAbi>::Abi;
                unsafe fn from_abi(js: Self::Abi) -> Self {
                    // SAFETY: the caller's own.
                    unsafe { Self::try_from_abi(js) }.unwrap_or_else(|text| throw_str(text))
                }
                unsafe fn try_from_abi(
                    js: Self::Abi,
                ) -> ::core::result::Result<Self, &'static str> {
                    // SAFETY: the glue was told that this is such an array.
                    let bytes = unsafe { <Uint8Array as FromWasmAbi>::from_abi(js) };
                    record::one(&bytes.to_vec())
                }
            }
            impl OptionFromWasmAbi for $record {
                fn is_none(abi: &Self::Abi) -> bool {
                    <Uint8Array as OptionFromWasmAbi>::is_none(abi)
                }
            }
            impl RefFromWasmAbi for $record {
                type Abi = <Uint8Array as RefFromWasmAbi>::Abi;
                type Anchor = ::std::boxed::Box<Self>;
                unsafe fn ref_from_abi(js: Self::Abi) -> Self::Anchor {
                    // SAFETY: the caller's own.
                    unsafe { Self::try_ref_from_abi(js) }.unwrap_or_else(|text| throw_str(text))
                }
                unsafe fn try_ref_from_abi(
                    js: Self::Abi,
                ) -> ::core::result::Result<Self::Anchor, &'static str> {
                    // SAFETY: the glue was told that this is such an array.
                    let bytes = unsafe { <Uint8Array as RefFromWasmAbi>::ref_from_abi(js) };
                    record::one(&bytes.to_vec()).map(::std::boxed::Box::new)
                }
            }
            impl LongRefFromWasmAbi for $record {
                type Abi = <Uint8Array as LongRefFromWasmAbi>::Abi;
                type Anchor = ::std::boxed::Box<Self>;
                unsafe fn long_ref_from_abi(js: Self::Abi) -> Self::Anchor {
                    // SAFETY: the caller's own.
                    unsafe { Self::try_long_ref_from_abi(js) }
                        .unwrap_or_else(|text| throw_str(text))
                }
                unsafe fn try_long_ref_from_abi(
                    js: Self::Abi,
                ) -> ::core::result::Result<Self::Anchor, &'static str> {
                    // SAFETY: the glue was told that this is such an array.
                    let bytes =
                        unsafe { <Uint8Array as LongRefFromWasmAbi>::long_ref_from_abi(js) };
                    record::one(&bytes.to_vec()).map(::std::boxed::Box::new)
                }
            }

            impl ::core::convert::From<$record> for JsValue {
                fn from(record: $record) -> Self {
                    Self::from(Uint8Array::from(<$record>::encode(&[record]).as_slice()))
                }
            }
        };
        $crate::__stream_item!($record);
    };
}
