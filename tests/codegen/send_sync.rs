//! Every public type is `Send` and `Sync`, and so is every type behind a public trait. The compiler checks each in
//! `every_type`, which is generated from the sources, so that none is missing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::{GenericParam, Generics, Item, TraitItem, TypeParamBound, Visibility};

mod every_type;

/// Compiling `every_type` checks its types; this test checks that the list is complete.
#[test]
fn c32_every_public_type_is_send_and_sync() {
    let (path, wanted) = (root().join("tests/codegen/send_sync/every_type.rs"), wanted());
    if fs::read_to_string(&path).is_ok_and(|committed| committed == wanted) {
        return;
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() && std::env::var_os("CI").is_none() {
        fs::write(path, wanted).unwrap();
        panic!("rewrote tests/codegen/send_sync/every_type.rs; look at the diff, commit it, and run the test again");
    }
    panic!("the list of public types is stale; run UPDATE_SNAPSHOTS=1 cargo test --test codegen send_sync");
}

/// The features that the test always has.
const DEFAULT: [&str; 5] = ["alloc", "getrandom", "oauth", "std", "types"];

/// Traits that no value is stored behind: the implementors of four are types of this crate, or values without
/// references of their own; those of `AuthorizationDetailType` are `Send` and `Sync` by its supertraits.
const NOT_KEPT: [&str; 5] = ["AuthorizationDetailType", "Enumeration", "Scalar", "Sealed", "View"];

fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_path_buf()
}

fn wanted() -> String {
    let mut found = Found::default();
    let library = root().join("src");
    found.file(&library.join("lib.rs"), &library, &Place { path: "ofm_protocol".into(), ..Place::default() });
    let snapshots = root().join("tests/snapshots");
    found.generated(&snapshots, "ofm_protocol::types");
    assert!(found.0.len() > 150, "the sources were not understood");
    found.0.sort();
    found.0.dedup();
    let mut text = "\
//! Made from the sources by `tests/codegen/send_sync.rs`: do not edit.
//! `UPDATE_SNAPSHOTS=1 cargo test --test codegen send_sync` makes it anew.

const fn shared<T: Send + Sync + ?Sized>() {}

#[rustfmt::skip] // one line for each type
const _: () = {
"
    .to_owned();
    for (name, conditions) in found.0 {
        for condition in conditions {
            writeln!(text, "    #[{condition}]").unwrap();
        }
        writeln!(text, "    shared::<{name}>();").unwrap();
    }
    text + "};\n"
}

/// The position of an item.
#[derive(Clone, Default)]
struct Place {
    /// The path for users: that of the last public module whose parents are public. The lint `unreachable_pub` ensures
    /// that a public item of a private module is exported there.
    path: String,
    /// Whether a module on the path is private.
    is_private: bool,
    /// Its conditions of compilation, without the features that the test always has.
    conditions: Vec<String>,
}

/// Types and their conditions of compilation; the private modules at the root, whose items other modules export.
#[derive(Default)]
struct Found(Vec<(String, Vec<String>)>, Vec<String>);

impl Found {
    /// Reads a file; the modules that it names are in `folder`.
    fn file(&mut self, file: &Path, folder: &Path, place: &Place) {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let items = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())).items;
        for item in items {
            self.item(item, folder, place);
        }
    }

    fn item(&mut self, item: Item, folder: &Path, place: &Place) {
        match item {
            Item::Mod(module) if !conditions(&module.attrs).contains("cfg(test)") => {
                let name = module.ident.to_string();
                if !is_public(&module.vis) && !place.path.contains("::") {
                    self.1.push(name);
                    return;
                }
                let mut inner = with_features(place, &module.attrs);
                inner.is_private |= !is_public(&module.vis);
                if !inner.is_private {
                    write!(inner.path, "::{name}").unwrap();
                }
                match module.content {
                    Some((_, items)) => items.into_iter().for_each(|item| self.item(item, &folder.join(&name), &inner)),
                    None => self.file(&folder.join(format!("{name}.rs")), &folder.join(&name), &inner),
                }
            }
            // `pub use crate::module::{One, Another}` of a private module at the root.
            Item::Use(item) if is_public(&item.vis) => {
                let mut words = Vec::new();
                flatten(quote::quote!(#item), &mut words);
                let is_private = |[root, module]: [&str; 2]| root == "crate" && self.1.iter().any(|own| own == module);
                let path: Vec<&str> = words.iter().map(String::as_str).filter(|word| !":,;".contains(word)).collect();
                if let ["pub", "use", root, module, names @ ..] = &path[..]
                    && is_private([root, module])
                {
                    self.0.extend(names.iter().map(|name| (format!("{}::{name}", place.path), Vec::new())));
                }
            }
            Item::Struct(item) if is_public(&item.vis) => self.add(&item.ident, &item.generics, &item.attrs, place),
            Item::Enum(item) if is_public(&item.vis) => self.add(&item.ident, &item.generics, &item.attrs, place),
            Item::Union(item) if is_public(&item.vis) => self.add(&item.ident, &item.generics, &item.attrs, place),
            Item::Trait(item) if is_public(&item.vis) && !NOT_KEPT.contains(&&*item.ident.to_string()) => {
                let conditions = with_features(place, &item.attrs).conditions;
                // A trait with asynchronous functions is only used as a type parameter.
                let is_async = |item: &TraitItem| matches!(item, TraitItem::Fn(function) if returns_impl(function));
                if !item.items.iter().any(is_async) {
                    self.0.push((format!("dyn {}::{}", place.path, item.ident), conditions));
                }
                let names = |name: &str| {
                    item.supertraits
                        .iter()
                        .any(|bound| matches!(bound, TypeParamBound::Trait(bound) if bound.path.is_ident(name)))
                };
                assert!(names("Send") && names("Sync"), "the trait {} is not Send and Sync", item.ident);
            }
            // Types that a macro makes, named at its definition or its call.
            Item::Macro(item) => {
                let mut words = Vec::new();
                flatten(item.mac.tokens, &mut words);
                for words in words.windows(3) {
                    let is_type = words[0] == "pub" && ["struct", "enum", "union"].contains(&&*words[1]);
                    if is_type && words[2] != "$" {
                        let conditions = with_features(place, &item.attrs).conditions;
                        self.0.push((format!("{}::{}", place.path, words[2]), conditions));
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, name: &syn::Ident, generics: &Generics, attributes: &[syn::Attribute], place: &Place) {
        let arguments = generics.params.iter().map(|parameter| match parameter {
            GenericParam::Lifetime(_) => "'_",
            GenericParam::Type(_) => "String",
            GenericParam::Const(_) => "4",
        });
        let arguments = arguments.collect::<Vec<_>>().join(", ");
        let arguments = if arguments.is_empty() { String::new() } else { format!("<{arguments}>") };
        // What only generated code calls is elsewhere.
        if attributes
            .iter()
            .any(|attribute| matches!(&attribute.meta, syn::Meta::List(list) if list.path.is_ident("doc")))
        {
            return;
        }
        let conditions = with_features(place, attributes).conditions;
        self.0.push((format!("{}::{name}{arguments}", place.path), conditions));
    }

    /// The modules of the generator, as committed.
    fn generated(&mut self, folder: &Path, path: &str) {
        for entry in fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            let place = Place { path: format!("{path}::{name}"), ..Place::default() };
            if file.is_dir() {
                self.generated(&file, &place.path);
            } else if name != "tree" {
                let conditions = feature_of(&file).map(|feature| format!("cfg(feature = {feature:?})"));
                self.file(&file, folder, &Place { conditions: conditions.into_iter().collect(), ..place });
            }
        }
    }
}

/// The feature of a module's schema.
fn feature_of(snapshot: &Path) -> Option<String> {
    let path = snapshot.strip_prefix(root().join("tests/snapshots")).unwrap().with_extension("schema.json");
    let text = fs::read_to_string(root().join("schemas").join(path)).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    Some(schema.get("x-ofm-feature")?.as_str()?.to_owned())
}

fn flatten(tokens: TokenStream, words: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => flatten(group.stream(), words),
            word => words.push(word.to_string()),
        }
    }
}

/// The position with the conditions of these attributes.
fn with_features(place: &Place, attributes: &[syn::Attribute]) -> Place {
    let mut place = place.clone();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")) {
        let condition = conditions(std::slice::from_ref(attribute));
        let named: Vec<_> = condition.split("feature = \"").skip(1).filter_map(|part| part.split('"').next()).collect();
        if named.is_empty() || !named.iter().all(|feature| DEFAULT.contains(feature)) {
            place.conditions.push(condition);
        }
    }
    place
}

fn returns_impl(function: &syn::TraitItemFn) -> bool {
    matches!(&function.sig.output, syn::ReturnType::Type(_, output) if matches!(**output, syn::Type::ImplTrait(_)))
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn conditions(attributes: &[syn::Attribute]) -> String {
    let conditions = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    conditions
        .map(|attribute| match &attribute.meta {
            syn::Meta::List(list) => format!("cfg({})", list.tokens),
            _ => String::new(),
        })
        .collect()
}
