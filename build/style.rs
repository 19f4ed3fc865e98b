//! Turns typify's output into the public API.
//!
//! typify makes the types; this pass makes them strict and convenient: non-exhaustive, documented, null rejected unless
//! the schema allows it, `[]` distinct from absent, unknown members without their values in `Debug`, constructors, and
//! paths that work without the standard library.

use std::collections::BTreeMap;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Expr, Field, Fields, Ident, Item as RustItem, ItemEnum, ItemImpl, ItemStruct, LitStr, Type, parse_quote,
};

use super::fault::Fault;
use super::model::{EnumValue, Item, Member, Module, Shape};
use super::{tree, union};

/// The text of a module's file.
pub fn finish(module: &Module, mut file: syn::File) -> Result<String, Fault> {
    let bad = |error: &dyn std::fmt::Display| {
        Fault::new(&module.file, "", format!("its Rust does not parse: {error}"), "correct build/style.rs")
    };
    file.items.retain(|item| !matches!(item, RustItem::Mod(inner) if inner.ident == "error"));
    let mut appended = TokenStream::new();
    for item in &module.items {
        let style = Style { module, item };
        match &item.shape {
            Shape::Struct { members, required } => appended.extend(style.object(&mut file, members, required)?),
            Shape::Enum(values) => style.enumeration(&mut file, values)?,
            Shape::Text { shortest, longest } => appended.extend(style.text(&mut file, *shortest, *longest)?),
            Shape::Union { tag, variants } => appended.extend(union::enumeration(item, tag, variants)),
        }
        if module.root.as_deref() == Some(&item.name) {
            appended.extend(schema_constant(module, item).map_err(|error| bad(&error))?);
        }
    }
    let made: syn::File = syn::parse2(appended).map_err(|error| bad(&error))?;
    file.items.extend(made.items);
    Paths.visit_file_mut(&mut file);
    if mentions(&file, &["to_string", "to_owned"]) {
        file.items.insert(
            0,
            parse_quote!(
                #[allow(unused_imports, reason = "not needed where std is")]
                use ::alloc::{borrow::ToOwned, string::ToString};
            ),
        );
    }
    Ok(format!(
        "// @generated from schemas/{} by build.rs; do not edit.\n\n{}",
        module.file,
        prettyplease::unparse(&file)
    ))
}

struct Style<'a> {
    module: &'a Module,
    item: &'a Item,
}

impl Style<'_> {
    fn missing(&self, what: &str) -> Fault {
        let problem = format!("typify made no {what} for {}", self.item.name);
        Fault::new(&self.module.file, "", problem, "correct build/lower.rs or build/style.rs")
    }

    fn object(&self, file: &mut syn::File, members: &[Member], required: &[String]) -> Result<TokenStream, Fault> {
        let made = self.find_struct(file)?;
        let mut fields = BTreeMap::new();
        for field in &mut made.fields {
            let name = json_name(field);
            match members.iter().find(|member| member.name == name) {
                Some(member) => {
                    let is_required = required.contains(&member.name);
                    *field = styled_field(field, member, is_required);
                    fields.insert(name, (field.clone(), member, is_required));
                }
                None => unknown_members(field),
            }
        }
        if fields.len() != members.len() {
            return Err(self.missing("field of a member"));
        }
        made.attrs.push(derive_arbitrary());
        let open = made.fields.len() > members.len();
        // typify derives it if no member is required and none is flattened, and implements it otherwise.
        let derives_default = made.attrs.iter().any(is_derive_of_default);
        let reader = if open { TokenStream::new() } else { closed_reader(made) };
        let has_default = derives_default || file.items.iter().any(|item| is_default_of(item, &self.item.name));
        let constructors = constructors(self.item, &fields, open, has_default);
        Ok(quote!(#constructors #reader))
    }

    fn find_struct<'a>(&self, file: &'a mut syn::File) -> Result<&'a mut ItemStruct, Fault> {
        let found = file.items.iter_mut().find_map(|item| match item {
            RustItem::Struct(made) if made.ident == self.item.name => Some(made),
            _ => None,
        });
        let made = found.ok_or_else(|| self.missing("struct"))?;
        set_docs(&mut made.attrs, &self.item.docs, self.item.deprecated.as_deref());
        if matches!(made.fields, Fields::Named(_)) {
            made.attrs.push(parse_quote!(#[non_exhaustive]));
        }
        Ok(made)
    }

    fn text(&self, file: &mut syn::File, shortest: u64, longest: Option<u64>) -> Result<TokenStream, Fault> {
        self.find_struct(file)?;
        let name = ident(&self.item.name);
        // typify's version copies the text twice, and counts characters where bytes suffice.
        let is_reader = |item: &RustItem| matches!(item, RustItem::Impl(block) if is_of(block, &self.item.name) && is_impl_of(block, "Deserialize"));
        file.items.retain(|item| !is_reader(item));
        Lengths.visit_file_mut(file);
        // If a schema sets no upper bound, the length is a few characters above the minimum.
        let (shortest, longest) = (shortest as usize, longest.unwrap_or(shortest + 64) as usize);
        Ok(quote! {
            impl<'de> ::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                    crate::types::scalar::parsed(deserializer)
                }
            }
            #[cfg(feature = "arbitrary")]
            impl<'a> ::arbitrary::Arbitrary<'a> for #name {
                fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                    crate::types::scalar::arbitrary::text(u, #shortest, #longest)
                }
            }
        })
    }

    fn enumeration(&self, file: &mut syn::File, values: &[EnumValue]) -> Result<(), Fault> {
        let found = file.items.iter_mut().find_map(|item| match item {
            RustItem::Enum(made) if made.ident == self.item.name => Some(made),
            _ => None,
        });
        let made = found.ok_or_else(|| self.missing("enum"))?;
        set_docs(&mut made.attrs, &self.item.docs, self.item.deprecated.as_deref());
        made.attrs.push(parse_quote!(#[non_exhaustive]));
        made.attrs.push(derive_arbitrary());
        let renamed = rename_variants(made, values);
        if let [_] = values {
            made.attrs.push(parse_quote!(#[derive(Default)]));
            made.variants.iter_mut().for_each(|only| only.attrs.push(parse_quote!(#[default])));
        }
        if renamed.len() != values.len() {
            return Err(self.missing("variant of a value"));
        }
        let mut rename = Variants(renamed);
        for item in &mut file.items {
            if let RustItem::Impl(block) = item
                && is_of(block, &self.item.name)
            {
                rename.visit_item_impl_mut(block);
            }
        }
        Ok(())
    }
}

/// Fields and variants can have every combination that a schema allows.
fn derive_arbitrary() -> Attribute {
    parse_quote!(#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))])
}

/// The member's field: named, documented, and with the rule for null.
fn styled_field(field: &Field, member: &Member, required: bool) -> Field {
    let (name, json) = (&field.ident, LitStr::new(&member.name, Span::call_site()));
    let base = strip_option(&field.ty);
    let rename: Vec<Attribute> = match name {
        Some(name) if *name == member.name => Vec::new(),
        _ => vec![parse_quote!(#[serde(rename = #json)])],
    };
    let mut styled: Field = if required {
        parse_quote!(#(#rename)* pub #name: #base)
    } else {
        parse_quote! {
            #(#rename)*
            #[serde(
                default,
                deserialize_with = "crate::types::scalar::present",
                skip_serializing_if = "::core::option::Option::is_none"
            )]
            pub #name: ::core::option::Option<#base>
        }
    };
    set_docs(&mut styled.attrs, &member.docs, member.deprecated.as_deref());
    styled
}

fn unknown_members(field: &mut Field) {
    let docs = ["Members that the schema does not name, as received; `Debug` shows their names only.".to_owned()];
    set_docs(&mut field.attrs, &docs, None);
    field.ty = parse_quote!(crate::types::scalar::Members);
}

/// Replaces the derived `Deserialize` of a closed struct, which also accepts an array of the members' values, by one
/// that accepts objects only. Open structs flatten their unknown members and accept objects only.
fn closed_reader(made: &mut ItemStruct) -> TokenStream {
    let name = made.ident.clone();
    let mut members = made.clone();
    members.ident = ident(&format!("{name}Members"));
    members.vis = syn::Visibility::Inherited;
    let remote = LitStr::new(&name.to_string(), Span::call_site());
    members.attrs = vec![
        parse_quote!(#[derive(::serde::Deserialize)]),
        parse_quote!(#[serde(remote = #remote, deny_unknown_fields)]),
    ];
    for field in &mut members.fields {
        field.attrs.retain(|attribute| attribute.path().is_ident("serde"));
    }
    made.attrs.retain(|attribute| !attribute.path().is_ident("serde"));
    for attribute in made.attrs.iter_mut().filter(|attribute| attribute.path().is_ident("derive")) {
        let syn::Meta::List(list) = &mut attribute.meta else { continue };
        let is_kept = |path: &syn::Path| path.segments.last().is_none_or(|last| last.ident != "Deserialize");
        let parser = syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated;
        if let Ok(paths) = list.parse_args_with(parser) {
            let kept = paths.iter().filter(|path| is_kept(path));
            list.tokens = quote!(#(#kept),*);
        }
    }
    let members_name = &members.ident;
    quote! {
        #members
        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                #members_name::deserialize(crate::types::scalar::ObjectOnly(deserializer))
            }
        }
    }
}

/// `new` with the required members, and `with_…` for each optional one.
fn constructors(
    item: &Item,
    fields: &BTreeMap<String, (Field, &Member, bool)>,
    open: bool,
    has_default: bool,
) -> TokenStream {
    let type_name = ident(&item.name);
    let asked: Vec<_> =
        item.asked().iter().filter_map(|member| fields.get(&member.name)).map(|(field, ..)| field).collect();
    let (mut assignments, mut setters) = (Vec::new(), Vec::new());
    for (field, member, is_required) in fields.values() {
        let (name, ty) = (&field.ident, &field.ty);
        if !is_required {
            assignments.push(quote!(#name: ::core::option::Option::None));
            setters.push(setter(field));
        } else if member.constant {
            assignments.push(quote!(#name: #ty::default()));
        }
    }
    if open {
        assignments.push(quote!(extra: crate::types::scalar::Members::default()));
    }
    let (parts, new) = new_function(item, &asked, &assignments);
    let default = (asked.is_empty() && !has_default).then(|| {
        quote! {
            impl ::core::default::Default for #type_name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        #parts
        impl #type_name {
            #new
            #(#setters)*
        }
        #default
    }
}

/// `with_…` for an optional member.
fn setter(field: &Field) -> TokenStream {
    let (name, base) = (&field.ident, strip_option(&field.ty));
    let text = name.as_ref().map(ToString::to_string).unwrap_or_default();
    let setter = ident(&format!("with_{}", text.trim_end_matches('_')));
    let doc = format!(" Sets `{}`.", json_name(field));
    let (argument, value) = if is_primitive(&base) {
        (quote!(#base), quote!(value))
    } else {
        (quote!(impl ::core::convert::Into<#base>), quote!(value.into()))
    };
    quote! {
        #[doc = #doc]
        #[must_use]
        pub fn #setter(mut self, value: #argument) -> Self {
            self.#name = ::core::option::Option::Some(#value);
            self
        }
    }
}

/// `new`: a single required member is its argument. Several required members are the fields of a struct `New…`: the caller
/// names each, and a missing or a swapped member does not compile.
fn new_function(item: &Item, asked: &[&Field], assignments: &[TokenStream]) -> (TokenStream, TokenStream) {
    const DOC: &str = " Creates a value from the required members; the optional ones are absent.";
    match asked {
        [] => {
            let new = quote! {
                #[doc = #DOC]
                #[must_use]
                pub fn new() -> Self {
                    Self { #(#assignments),* }
                }
            };
            (TokenStream::new(), new)
        }
        [only] => {
            let (name, ty) = (&only.ident, &only.ty);
            let (argument, value) = if is_primitive(ty) {
                (quote!(#name: #ty), quote!(#name))
            } else {
                (quote!(#name: impl ::core::convert::Into<#ty>), quote!(#name: #name.into()))
            };
            let new = quote! {
                #[doc = #DOC]
                #[must_use]
                pub fn new(#argument) -> Self {
                    Self { #value, #(#assignments),* }
                }
            };
            (TokenStream::new(), new)
        }
        several => {
            let type_name = ident(&item.name);
            let parts_name = ident(&item.parts_name().unwrap_or_default());
            let parts_doc = format!(" The required members of [`{type_name}`], the argument of [`{type_name}::new`].");
            let fields = several.iter().map(|field| {
                let docs = field.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
                let (name, ty) = (&field.ident, &field.ty);
                quote!(#(#docs)* pub #name: #ty)
            });
            // In the order of the struct's own fields.
            let mut sorted = several.to_vec();
            sorted.sort_by_key(|field| json_name(field));
            let names: Vec<_> = sorted.iter().map(|field| &field.ident).collect();
            let parts = quote! {
                #[doc = #parts_doc]
                #[derive(Clone, Debug)]
                pub struct #parts_name {
                    #(#fields),*
                }
                impl ::core::convert::From<#parts_name> for #type_name {
                    fn from(required: #parts_name) -> Self {
                        let #parts_name { #(#names),* } = required;
                        Self { #(#names,)* #(#assignments),* }
                    }
                }
            };
            let new = quote! {
                #[doc = #DOC]
                #[must_use]
                pub fn new(required: #parts_name) -> Self {
                    required.into()
                }
            };
            (parts, new)
        }
    }
}

fn schema_constant(module: &Module, item: &Item) -> syn::Result<TokenStream> {
    let name = ident(&item.name);
    let text: TokenStream = tree::include_schema(&module.file).parse()?;
    let doc = format!(" The schema that this type is made from, `schemas/{}`.", module.file);
    Ok(quote! {
        impl #name {
            #[doc = #doc]
            pub const SCHEMA: &'static str = #text;
        }
    })
}

/// Gives the variants the names of the schema; returns the old names.
fn rename_variants(made: &mut ItemEnum, values: &[EnumValue]) -> BTreeMap<String, Ident> {
    let mut renamed = BTreeMap::new();
    for variant in &mut made.variants {
        let json = renamed_to(&variant.attrs).unwrap_or_else(|| variant.ident.to_string());
        let Some(value) = values.iter().find(|value| value.value == json) else { continue };
        let name = ident(&value.name);
        renamed.insert(variant.ident.to_string(), name.clone());
        variant.ident = name;
        variant.attrs = Vec::new();
        if value.name != value.value {
            variant.attrs.push(parse_quote!(#[serde(rename = #json)]));
        }
        set_docs(&mut variant.attrs, &value.docs, value.deprecated.as_deref());
    }
    renamed
}

/// Renames `Self::Old`.
struct Variants(BTreeMap<String, Ident>);

impl VisitMut for Variants {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        if path.segments.len() == 2
            && path.segments[0].ident == "Self"
            && let Some(name) = self.0.get(&path.segments[1].ident.to_string())
        {
            path.segments[1].ident = name.clone();
        }
        visit_mut::visit_path_mut(self, path);
    }
}

/// Counts characters with this crate's function.
struct Lengths;

impl VisitMut for Lengths {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_mut::visit_expr_mut(self, expression);
        if let Expr::MethodCall(count) = expression
            && count.method == "count"
            && let Expr::MethodCall(chars) = &*count.receiver
            && chars.method == "chars"
        {
            let text = &chars.receiver;
            *expression = parse_quote!(crate::types::scalar::length(#text));
        }
    }
}

/// Rewrites paths to work without the standard library, and to this crate's own types.
struct Paths;

impl VisitMut for Paths {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["std", "string" | "vec" | "borrow" | "boxed" | "collections", ..] => {
                path.segments[0].ident = ident("alloc");
            }
            ["std", ..] => path.segments[0].ident = ident("core"),
            ["ofm_protocol", ..] => {
                path.leading_colon = None;
                path.segments[0].ident = Ident::new("crate", Span::call_site());
            }
            ["self", "error", "ConversionError"] => *path = parse_quote!(crate::types::ConversionError),
            _ => {}
        }
    }
}

fn set_docs(attrs: &mut Vec<Attribute>, docs: &[String], deprecated: Option<&str>) {
    attrs.retain(|attr| !attr.path().is_ident("doc"));
    let mut styled: Vec<Attribute> = docs
        .iter()
        .enumerate()
        .flat_map(|(index, paragraph)| {
            let paragraph = format!(" {paragraph}");
            (index > 0).then(|| parse_quote!(#[doc = ""])).into_iter().chain([parse_quote!(#[doc = #paragraph])])
        })
        .collect();
    styled.extend(deprecated.map(|note| parse_quote!(#[deprecated(note = #note)])));
    styled.append(attrs);
    *attrs = styled;
}

/// The JSON name of a field: its serde `rename`, or its own name.
fn json_name(field: &Field) -> String {
    renamed_to(&field.attrs).or_else(|| field.ident.as_ref().map(ToString::to_string)).unwrap_or_default()
}

fn renamed_to(attrs: &[Attribute]) -> Option<String> {
    let mut name = None;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
        // Attributes with other words stop the walk. That is correct, because `rename` comes first.
        let _ = attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                name = Some(meta.value()?.parse::<LitStr>()?.value());
            }
            Ok(())
        });
    }
    name
}

fn strip_option(ty: &Type) -> Type {
    if let Type::Path(path) = ty
        && let Some(last) = path.path.segments.last()
        && last.ident == "Option"
        && let syn::PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(syn::GenericArgument::Type(inner)) = arguments.args.first()
    {
        return inner.clone();
    }
    ty.clone()
}

/// Whether `Into` would be useless for the type.
fn is_primitive(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| {
        ["bool", "u8", "u16", "u32", "u64", "i64", "NonZeroU32", "NonZeroU64"].iter().any(|name| last.ident == name)
    }))
}

fn is_of(block: &ItemImpl, name: &str) -> bool {
    matches!(&*block.self_ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}

fn is_default_of(item: &RustItem, name: &str) -> bool {
    matches!(item, RustItem::Impl(block) if is_of(block, name) && is_impl_of(block, "Default"))
}

fn is_impl_of(block: &ItemImpl, trait_name: &str) -> bool {
    let is_trait = |path: &syn::Path| path.segments.last().is_some_and(|last| last.ident == trait_name);
    block.trait_.as_ref().is_some_and(|(path, _)| is_trait(path))
}

fn is_derive_of_default(attribute: &Attribute) -> bool {
    attribute.path().is_ident("derive") && mentions_word(attribute, "Default")
}

fn mentions_word(tokens: &impl quote::ToTokens, word: &str) -> bool {
    tokens.to_token_stream().to_string().split(|c: char| !c.is_alphanumeric()).any(|other| other == word)
}

/// Whether the file calls one of these methods.
fn mentions(file: &syn::File, names: &[&str]) -> bool {
    let text = quote!(#file).to_string();
    names.iter().any(|name| text.contains(name))
}

pub fn ident(name: &str) -> Ident {
    if syn::parse_str::<Ident>(name).is_ok() {
        Ident::new(name, Span::call_site())
    } else {
        Ident::new_raw(name, Span::call_site())
    }
}
