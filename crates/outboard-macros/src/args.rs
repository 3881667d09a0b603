//! What stands in the parentheses of an attribute: `setup`, `js_name = "…"`.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, LitStr, Meta, Result, Token};

use crate::names;

/// A place where an attribute may stand, and what may be said there.
pub(crate) struct Place {
    /// In the words of a message: "a method".
    pub(crate) what: &'static str,
    /// Arguments that stand alone.
    pub(crate) flags: &'static [&'static str],
    /// Arguments that take a text.
    pub(crate) texts: &'static [&'static str],
}

/// A free function.
pub(crate) const FUNCTION: Place = Place {
    what: "a function",
    flags: &["setup"],
    texts: &["js_name", "returns"],
};

/// A struct.
pub(crate) const STRUCT: Place = Place {
    what: "a struct",
    flags: &["getter_with_clone"],
    texts: &["js_name"],
};

/// An enum.
pub(crate) const ENUM: Place = Place {
    what: "an enum",
    flags: &[],
    texts: &["js_name"],
};

/// A field of a struct.
pub(crate) const FIELD: Place = Place {
    what: "a field",
    flags: &["skip", "readonly", "getter_with_clone"],
    texts: &["js_name"],
};

/// An `impl` block.
pub(crate) const IMPL: Place = Place {
    what: "an `impl` block",
    flags: &[],
    texts: &["js_name"],
};

/// A function in an `impl` block.
pub(crate) const METHOD: Place = Place {
    what: "a method",
    flags: &["constructor", "getter", "setter", "skip"],
    texts: &["js_name", "returns"],
};

/// A record, or a field of one; an enum of names, or a name of one.
pub(crate) const RECORD: Place = Place {
    what: "a record",
    flags: &[],
    texts: &["js_name"],
};

/// A parameter.
pub(crate) const PARAMETER: Place = Place {
    what: "a parameter",
    flags: &["optional"],
    texts: &["js_name", "ts"],
};

/// The arguments that were given.
#[derive(Default)]
pub(crate) struct Args {
    given: Vec<Arg>,
}

struct Arg {
    name: Ident,
    text: Option<LitStr>,
}

impl Args {
    /// Reads the arguments of the outer attribute.
    pub(crate) fn of_item(place: &Place, tokens: TokenStream) -> Result<Self> {
        let mut args = Self::default();
        args.read(place, tokens)?;
        Ok(args)
    }

    /// Reads the attributes of ours among those of a method, a field or a parameter.
    pub(crate) fn of_part(place: &Place, attrs: &[Attribute]) -> Result<Self> {
        let mut args = Self::default();
        for attr in attrs.iter().filter(|attr| is_ours(attr)) {
            match &attr.meta {
                Meta::Path(_) => {}
                Meta::List(list) => args.read(place, list.tokens.clone())?,
                Meta::NameValue(pair) => {
                    return Err(Error::new_spanned(
                        pair,
                        "write the arguments in parentheses",
                    ));
                }
            }
        }
        Ok(args)
    }

    /// The argument of this name, to point a message at.
    pub(crate) fn flag(&self, name: &str) -> Option<&Ident> {
        self.find(name).map(|arg| &arg.name)
    }

    /// The text given to the argument of this name.
    pub(crate) fn text(&self, name: &str) -> Option<&LitStr> {
        self.find(name).and_then(|arg| arg.text.as_ref())
    }

    /// The name for JavaScript, if the author chose one.
    pub(crate) fn js_name(&self) -> Result<Option<String>> {
        let Some(text) = self.text("js_name") else {
            return Ok(None);
        };
        if names::is_javascript_name(&text.value()) {
            Ok(Some(text.value()))
        } else {
            Err(Error::new_spanned(text, "this is no name in JavaScript"))
        }
    }

    fn find(&self, name: &str) -> Option<&Arg> {
        self.given.iter().find(|arg| arg.name == name)
    }

    fn read(&mut self, place: &Place, tokens: TokenStream) -> Result<()> {
        let parse = |input: ParseStream<'_>| {
            Punctuated::<Arg, Token![,]>::parse_terminated_with(input, parse_arg)
        };
        for arg in parse.parse2(tokens)? {
            place.check(&arg)?;
            if self.find(&arg.name.to_string()).is_some() {
                return Err(Error::new_spanned(
                    &arg.name,
                    format!("`{}` is given twice", arg.name),
                ));
            }
            self.given.push(arg);
        }
        Ok(())
    }
}

impl Place {
    fn check(&self, arg: &Arg) -> Result<()> {
        let name = arg.name.to_string();
        let (is_flag, is_text) = (
            self.flags.contains(&name.as_str()),
            self.texts.contains(&name.as_str()),
        );
        let message = match &arg.text {
            None if is_flag => return Ok(()),
            Some(_) if is_text => return Ok(()),
            None if is_text => format!("`{name}` takes a text: `{name} = \"…\"`"),
            Some(_) if is_flag => format!("`{name}` stands alone, without a value"),
            _ => format!(
                "unknown argument `{name}`: {} takes {}",
                self.what,
                self.list()
            ),
        };
        Err(Error::new_spanned(&arg.name, message))
    }

    fn list(&self) -> String {
        let flags = self.flags.iter().map(|flag| format!("`{flag}`"));
        let texts = self.texts.iter().map(|text| format!("`{text} = \"…\"`"));
        flags.chain(texts).collect::<Vec<_>>().join(", ")
    }
}

/// Whether an attribute inside an exported item is for us: `#[outboard::export(…)]`, `#[export(…)]`, `#[outboard(…)]`.
pub(crate) fn is_ours(attr: &Attribute) -> bool {
    let path = attr.path();
    path.is_ident("outboard")
        || path.is_ident("export")
        || (path.segments.len() == 2
            && path.segments[0].ident == "outboard"
            && path.segments[1].ident == "export")
}

fn parse_arg(input: ParseStream<'_>) -> Result<Arg> {
    let name = input.parse::<Ident>()?;
    let text = if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        Some(input.parse::<LitStr>()?)
    } else {
        None
    };
    Ok(Arg { name, text })
}
