//! Enums that dispatch on the text of one member.
//!
//! No form of serde keeps an unknown type completely and also rejects a malformed known type. Accepting a malformed
//! consent as an unknown type would be a vulnerability.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::model::{Item, Variant};
use super::style::ident;

pub fn enumeration(item: &Item, tag: &str, variants: &[Variant]) -> TokenStream {
    let name = ident(&item.name);
    let docs = item.docs.iter().enumerate().map(|(index, paragraph)| {
        let paragraph = format!(" {paragraph}");
        let blank = (index > 0).then(|| quote!(#[doc = ""]));
        quote!(#blank #[doc = #paragraph])
    });
    let (mut cases, mut froms, mut writes, mut reads, mut names, mut known) =
        (vec![], vec![], vec![], vec![], vec![], vec![]);
    let (mut makes, mut indexes, mut takes) = (vec![], vec![], vec![]);
    let mut otherwise = quote! {
        ::core::result::Result::Err(crate::types::scalar::unknown_tag(#tag))
    };
    let mut take_otherwise = otherwise.clone();
    let mut refuse_known = TokenStream::new();
    for variant in variants {
        let (case, doc) = (ident(&variant.name), format!(" {}", variant.docs.first().map_or("", String::as_str)));
        let ty: TokenStream = variant.rust_path.parse().unwrap_or_default();
        cases.push(quote!(#[doc = #doc] #case(#ty)));
        froms.push(quote! {
            impl ::core::convert::From<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#case(value)
                }
            }
        });
        writes.push(quote!(Self::#case(value) => ::serde::Serialize::serialize(value, serializer)));
        indexes.push(u8::try_from(indexes.len()).unwrap_or(u8::MAX));
        makes.push(quote!(<#ty as ::arbitrary::Arbitrary>::arbitrary(u).map(Self::#case)));
        if let Some(text) = &variant.tag {
            names.push(quote!(Self::#case(_) => #text));
            reads.push(quote!(#text => members.read(#text).map(#name::#case)));
            takes.push(quote!(#text => content.newtype_variant().map(#name::#case)));
            known.push(text);
        } else {
            let field = syn::parse_str::<Ident>(tag).unwrap_or_else(|_| ident(&format!("{tag}_")));
            names.push(quote!(Self::#case(value) => &value.#field));
            otherwise = quote!(members.read("unknown type").map(#name::#case));
            take_otherwise = quote!(content.newtype_variant().map(#name::#case));
            // An unknown type with the text of a known one would be read as the known one.
            refuse_known = quote! {
                if matches!(&made, Self::#case(value) if Self::KNOWN.contains(&value.#field.as_str())) {
                    return ::core::result::Result::Err(::arbitrary::Error::IncorrectFormat);
                }
            };
        }
    }
    let last = indexes.pop().unwrap_or_default();
    let last_made = makes.pop();
    let deserialize = deserialize(&name, tag, (&takes, &take_otherwise), (&reads, &otherwise));
    let known_doc = format!(" The texts of `{tag}` that are known.");
    let tag_doc = format!(" The text of `{tag}`.");
    quote! {
        #(#docs)*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name {
            #(#cases),*
        }
        impl #name {
            #[doc = #known_doc]
            pub const KNOWN: &'static [&'static str] = &[#(#known),*];
            #[doc = #tag_doc]
            pub fn tag(&self) -> &str {
                match self { #(#names),* }
            }
        }
        #(#froms)*
        #[cfg(feature = "arbitrary")]
        impl<'a> ::arbitrary::Arbitrary<'a> for #name {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                let made = match u.int_in_range(0..=#last)? {
                    #(#indexes => #makes,)*
                    _ => #last_made,
                }?;
                #refuse_known
                ::core::result::Result::Ok(made)
            }
        }
        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                match self { #(#writes),* }
            }
        }
        #deserialize
    }
}

/// The reader: directly, for a deserializer that looks ahead for the tag, otherwise through a map of all members.
fn deserialize(
    name: &Ident,
    tag: &str,
    (takes, take_otherwise): (&[TokenStream], &TokenStream),
    (reads, otherwise): (&[TokenStream], &TokenStream),
) -> TokenStream {
    // Only this crate's reader of checked documents knows this name. Other deserializers treat it as a newtype's.
    let asked = format!("$tagged by {tag}");
    quote! {
        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                struct Tagged;
                impl<'de> ::serde::de::Visitor<'de> for Tagged {
                    type Value = #name;
                    fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        f.write_str("an object")
                    }
                    fn visit_enum<A: ::serde::de::EnumAccess<'de>>(
                        self,
                        access: A,
                    ) -> ::core::result::Result<#name, A::Error> {
                        use ::serde::de::VariantAccess as _;
                        let (tag, content) = access.variant::<&'de str>()?;
                        match tag {
                            #(#takes,)*
                            _ => #take_otherwise,
                        }
                    }
                    fn visit_newtype_struct<D: ::serde::Deserializer<'de>>(
                        self,
                        deserializer: D,
                    ) -> ::core::result::Result<#name, D::Error> {
                        let members =
                            <crate::types::scalar::Members as ::serde::Deserialize>::deserialize(deserializer)?;
                        match members.text(#tag)? {
                            #(#reads,)*
                            _ => #otherwise,
                        }
                    }
                }
                deserializer.deserialize_newtype_struct(#asked, Tagged)
            }
        }
    }
}
