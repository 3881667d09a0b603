//! `#[outboard::record]`: a struct of plain data, or an enum of names, that crosses by value.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Error, Expr, Fields, ItemEnum, ItemStruct, Lit, Meta, Result, Type};

use crate::args::{self, Args};
use crate::section::{VERSION, quoted};
use crate::wrapper::conditions;
use crate::{names, paths, strip};

/// A field of a record.
struct Field<'a> {
    ident: &'a Ident,
    ty: &'a Type,
    js_name: String,
    docs: Option<String>,
}

/// Writes the struct, how its columns are written and read, and its record in the section.
pub(crate) fn structure(args: TokenStream, structure: &ItemStruct) -> Result<TokenStream> {
    let js_name = js_name(args, &structure.ident)?;
    if let Some(param) = structure.generics.params.first() {
        return Err(Error::new_spanned(
            param,
            "a record cannot be generic: its fields are those of one type in JavaScript",
        ));
    }
    let fields = fields(structure)?;
    let (name, private) = (&structure.ident, paths::private());
    let idents: Vec<_> = fields.iter().map(|field| field.ident).collect();
    let js_names = fields.iter().map(|field| &field.js_name);
    // Spanned so that a type that no field may have is shown where the author wrote it, and once.
    let types: Vec<_> = fields
        .iter()
        .map(|field| {
            let ty = field.ty;
            let field = at(ty.span(), quote! { #private::record::Field });
            quote_spanned! { ty.span() => <#ty as #field> }
        })
        .collect();
    let each = |member: TokenStream| {
        let typed = fields.iter().zip(&types);
        let spanned = typed.map(|(field, ty)| {
            let member = at(field.ty.span(), member.clone());
            quote_spanned! { field.ty.span() => #ty::#member }
        });
        spanned.collect::<Vec<_>>()
    };
    let kinds = each(quote! { KIND });
    let columns = each(quote! { Column<'a> });
    let (writes, opens, nexts) = (
        each(quote! { write }),
        each(quote! { open }),
        each(quote! { next }),
    );
    let places = (0..fields.len()).map(syn::Index::from);
    let places: Vec<_> = places.collect();

    let mut pieces = vec![text(&format!(
        "{}\"fields\":[",
        head("record", name, &js_name, &structure.attrs)
    ))];
    for (index, (field, kind)) in fields.iter().zip(&kinds).enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let name = quoted(&field.js_name);
        let docs = docs_key(field.docs.as_deref());
        pieces.push(text(&format!("{comma}{{\"name\":{name},{docs}\"type\":\"")));
        pieces.push(quote! { #private::record::Piece::Kind(#kind) });
        pieces.push(text("\"}"));
    }
    pieces.push(text("]}\n"));
    let line = line(&pieces);

    let mut item = structure.clone();
    strip::fields(&mut item);
    let conditions: Vec<_> = conditions(&structure.attrs).collect();
    Ok(quote! {
        #item
        #(#conditions)*
        const _: () = {
            static SHAPE: #private::record::Shape = #private::record::Shape {
                name: #js_name,
                fields: &[#((#js_names, #kinds)),*],
            };

            impl #private::record::Field for #name {
                const KIND: &'static #private::record::Kind = &#private::record::Kind::Record(<Self as #private::record::Record>::SHAPE);
                type Column<'a> = (#(#columns,)*);

                fn write<'a>(
                    values: impl ::core::iter::Iterator<Item = &'a Self> + ::core::clone::Clone,
                    count: usize,
                    output: &mut #private::record::Output,
                ) {
                    #(#writes(
                        ::core::iter::Iterator::map(
                            ::core::clone::Clone::clone(&values),
                            |one: &'a Self| &one.#idents,
                        ),
                        count,
                        output,
                    );)*
                }

                fn open<'a>(
                    count: usize,
                    input: &mut #private::record::Input<'a>,
                ) -> ::core::result::Result<Self::Column<'a>, #private::record::BadRecord> {
                    ::core::result::Result::Ok((#(#opens(count, input)?,)*))
                }

                #[inline]
                fn next(
                    column: &mut Self::Column<'_>,
                ) -> ::core::result::Result<Self, #private::record::BadRecord> {
                    ::core::result::Result::Ok(Self {
                        #(#idents: #nexts(&mut column.#places)?,)*
                    })
                }
            }

            impl #private::record::Record for #name {
                const SHAPE: &'static #private::record::Shape = &SHAPE;
            }
            #line
        };
        #(#conditions)*
        ::outboard::__record!(#name);
    })
}

/// Writes the enum, how its column is written and read, and its record in the section.
pub(crate) fn enumeration(args: TokenStream, enumeration: &ItemEnum) -> Result<TokenStream> {
    let js_name = js_name(args, &enumeration.ident)?;
    if let Some(param) = enumeration.generics.params.first() {
        return Err(Error::new_spanned(
            param,
            "an enum of names cannot be generic",
        ));
    }
    if enumeration.variants.is_empty() || enumeration.variants.len() > 256 {
        return Err(Error::new_spanned(
            &enumeration.ident,
            "an enum of names has between 1 and 256 of them",
        ));
    }
    let (name, private) = (&enumeration.ident, paths::private());
    let mut js_names = Vec::new();
    let mut list = Vec::new();
    for variant in &enumeration.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new_spanned(
                &variant.fields,
                "an enum in a record is a set of names: its variants hold nothing",
            ));
        }
        let own = Args::of_part(&args::RECORD, &variant.attrs)?;
        let chosen = own.text("js_name").map(syn::LitStr::value);
        let js = chosen.unwrap_or_else(|| variant.ident.unraw().to_string());
        let docs = docs_key(docs(&variant.attrs).as_deref());
        list.push(format!("{{{docs}\"name\":{}}}", quoted(&js)));
        js_names.push(js);
    }
    let idents: Vec<_> = enumeration.variants.iter().map(|one| &one.ident).collect();
    let numbers: Vec<u8> = (0..=u8::MAX).take(idents.len()).collect();
    let line = line(&[text(&format!(
        "{}\"variants\":[{}]}}\n",
        head("names", name, &js_name, &enumeration.attrs),
        list.join(",")
    ))]);

    let mut item = enumeration.clone();
    strip::variants(&mut item);
    let conditions: Vec<_> = conditions(&enumeration.attrs).collect();
    Ok(quote! {
        #item
        #(#conditions)*
        const _: () = {
            static CHOICE: #private::record::Choice = #private::record::Choice { name: #js_name, variants: &[#(#js_names),*] };

            impl #private::record::Field for #name {
                const KIND: &'static #private::record::Kind = &#private::record::Kind::Choice(&CHOICE);
                type Column<'a> = <u8 as #private::record::Field>::Column<'a>;

                fn write<'a>(
                    values: impl ::core::iter::Iterator<Item = &'a Self> + ::core::clone::Clone,
                    count: usize,
                    output: &mut #private::record::Output,
                ) {
                    <u8 as #private::record::Field>::write(
                        ::core::iter::Iterator::map(values, |one| match one {
                            #(Self::#idents => &#numbers,)*
                        }),
                        count,
                        output,
                    );
                }

                fn open<'a>(
                    count: usize,
                    input: &mut #private::record::Input<'a>,
                ) -> ::core::result::Result<Self::Column<'a>, #private::record::BadRecord> {
                    <u8 as #private::record::Field>::open(count, input)
                }

                #[inline]
                fn next(
                    column: &mut Self::Column<'_>,
                ) -> ::core::result::Result<Self, #private::record::BadRecord> {
                    match <u8 as #private::record::Field>::next(column)? {
                        #(#numbers => ::core::result::Result::Ok(Self::#idents),)*
                        #[allow(unreachable_patterns)]
                        _ => ::core::result::Result::Err(#private::record::BadRecord::Variant),
                    }
                }
            }
            #line
        };
    })
}

fn fields(structure: &ItemStruct) -> Result<Vec<Field<'_>>> {
    let named = match &structure.fields {
        Fields::Named(named) if !named.named.is_empty() => &named.named,
        other => {
            let mistake =
                "a record has fields with names: they are those of its objects in JavaScript";
            return Err(match other {
                Fields::Unnamed(fields) => Error::new_spanned(fields, mistake),
                _ => Error::new_spanned(&structure.ident, mistake),
            });
        }
    };
    let mut fields = Vec::new();
    for field in named {
        let Some(ident) = &field.ident else { continue };
        check(&field.ty, &structure.ident)?;
        let args = Args::of_part(&args::RECORD, &field.attrs)?;
        let js_name = match args.js_name()? {
            Some(name) => name,
            None => names::camel_case(ident),
        };
        if js_name == "__proto__" {
            return Err(Error::new_spanned(
                ident,
                "`__proto__` is no field in JavaScript, but what an object is made from",
            ));
        }
        if fields.iter().any(|one: &Field<'_>| one.js_name == js_name) {
            return Err(Error::new_spanned(
                ident,
                format!("another field is called `{js_name}` in JavaScript: give one a `js_name`"),
            ));
        }
        fields.push(Field {
            ident,
            ty: &field.ty,
            js_name,
            docs: docs(&field.attrs),
        });
    }
    Ok(fields)
}

/// What the compiler would say less clearly.
fn check(ty: &Type, own: &Ident) -> Result<()> {
    if let Type::Reference(reference) = ty {
        return Err(Error::new_spanned(
            reference,
            "a record owns what it holds: write `String` for `&str`, and `Vec<T>` for `&[T]`",
        ));
    }
    let itself = ty.to_token_stream();
    if mentions(itself, own) {
        return Err(Error::new_spanned(
            ty,
            "a record cannot hold itself: its columns are a fixed number",
        ));
    }
    Ok(())
}

fn mentions(tokens: TokenStream, own: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        proc_macro2::TokenTree::Ident(ident) => ident == *own || ident == "Self",
        proc_macro2::TokenTree::Group(group) => mentions(group.stream(), own),
        _ => false,
    })
}

fn js_name(args: TokenStream, ident: &Ident) -> Result<String> {
    let args = Args::of_item(&args::RECORD, args)?;
    Ok(args.js_name()?.unwrap_or_else(|| ident.unraw().to_string()))
}

/// The keys that all these records begin with, and a comma.
fn head(kind: &str, name: &Ident, js_name: &str, attrs: &[Attribute]) -> String {
    let (name, js) = (quoted(&name.unraw().to_string()), quoted(js_name));
    let docs = docs_key(docs(attrs).as_deref());
    format!("{{\"v\":{VERSION},\"kind\":\"{kind}\",\"name\":{name},\"js\":{js},{docs}")
}

fn docs_key(docs: Option<&str>) -> String {
    docs.map_or_else(String::new, |docs| format!("\"docs\":{},", quoted(docs)))
}

/// The docs, without the blank that stands behind each `///`.
fn docs(attrs: &[Attribute]) -> Option<String> {
    let lines: Vec<String> = attrs
        .iter()
        .filter_map(|attr| match &attr.meta {
            Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => Some(text.value()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })
        .map(|line| {
            line.strip_prefix(' ')
                .unwrap_or(&line)
                .trim_end()
                .to_owned()
        })
        .collect();
    let docs = lines.join("\n").trim().to_owned();
    (!docs.is_empty()).then_some(docs)
}

/// The same tokens, as if they stood there.
fn at(span: Span, tokens: TokenStream) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    moved.collect()
}

fn text(json: &str) -> TokenStream {
    let private = paths::private();
    quote! { #private::record::Piece::Text(#json) }
}

/// The static that puts the pieces into the section. What a field holds is a constant of its type, so the line is put together by
/// the compiler.
fn line(pieces: &[TokenStream]) -> TokenStream {
    let (private, boundary) = (paths::private(), paths::boundary());
    quote! {
        #[cfg(#boundary)]
        const _: () = {
            const PIECES: &[#private::record::Piece] = &[#(#pieces),*];
            #[unsafe(link_section = "outboard")]
            static RECORD: [u8; #private::record::length(PIECES)] =
                #private::record::line(PIECES);
        };
    }
}
