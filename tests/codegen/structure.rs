//! Checks the layers of docs/design.md: the allowed dependencies, and the place of `unsafe` code.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Each layer with the layers that it may name: those to its left in the design, and itself.
const LAYERS: [(&str, &[&str]); 10] = [
    ("catalogue", &["catalogue"]),
    ("wipe", &["wipe"]),
    ("time", &["catalogue", "time"]),
    ("error", &["catalogue", "time", "error"]),
    ("crypto", &["error", "time", "crypto"]),
    ("key_forms", &["error", "crypto", "key_forms"]),
    ("jose", &["error", "time", "crypto", "jose"]),
    ("jwt", &["error", "time", "crypto", "jose", "jwt"]),
    ("types", &["wipe", "error", "time", "jose", "types"]),
    ("oauth", &["wipe", "error", "time", "crypto", "jose", "jwt", "types", "oauth"]),
];

/// The folder of instructions that need CPU features at compile time.
const UNSAFE: &str = "crypto/backend/x86_64/";

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 20, "the sources were not found");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The tokens of a file in src/: without comments, with the contents of macros.
fn tokens(file: &str, text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|error| panic!("src/{file}: {error}"))
}

/// The modules of a file by its path: `jose/jwk/members.rs` is `jose::jwk::members`.
fn module_of(file: &str) -> Vec<String> {
    let module = file.strip_suffix(".rs").unwrap_or(file).split('/');
    module.filter(|name| !["lib", "main"].contains(name)).map(str::to_owned).collect()
}

/// The names after `crate::` in a `use` or elsewhere: one, or those of a list in braces.
fn heads(tokens: &[TokenTree]) -> Vec<String> {
    match tokens.first() {
        Some(TokenTree::Ident(name)) => vec![name.to_string()],
        Some(TokenTree::Group(list)) if list.delimiter() == Delimiter::Brace => {
            let list: Vec<TokenTree> = list.stream().into_iter().collect();
            list.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
                .flat_map(heads)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The tokens after `word::` at the beginning of these tokens.
fn after<'t>(word: &str, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(colon) if colon.as_char() == ':');
    match tokens {
        [TokenTree::Ident(first), one, two, rest @ ..] if *first == word && is_colon(one) && is_colon(two) => {
            Some(rest)
        }
        _ => None,
    }
}

/// The top-level modules that a file names, through `crate::` or enough `super::`.
fn named_modules(tokens: TokenStream, module: &mut Vec<String>, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..tokens.len() {
        let rest = &tokens[at..];
        let is_first = at < 2 || after("super", &tokens[at.saturating_sub(3)..]).is_none();
        if let Some(rest) = after("crate", rest) {
            found.extend(heads(rest));
        } else if let Some(mut rest) = after("super", rest).filter(|_| is_first) {
            let mut up = 1;
            while let Some(further) = after("super", rest) {
                (rest, up) = (further, up + 1);
            }
            match module.len().checked_sub(up) {
                Some(0) => found.extend(heads(rest)),
                Some(_) => found.extend(module.first().cloned()),
                // In a macro, which is expanded deeper than it is written.
                None => {}
            }
        }
        match rest {
            [TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Group(body), ..] if *keyword == "mod" => {
                module.push(name.to_string());
                named_modules(body.stream(), module, found);
                module.pop();
            }
            [TokenTree::Group(group), ..] => {
                let is_module = at >= 2 && matches!(&tokens[at - 2], TokenTree::Ident(word) if *word == "mod");
                if !is_module {
                    named_modules(group.stream(), module, found);
                }
            }
            _ => {}
        }
    }
}

fn modules_named_by(file: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    named_modules(tokens(file, text), &mut module_of(file), &mut found);
    found
}

/// Every identifier, including keywords; the last two of a path also as `two::one`, for each name of a list.
fn words(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => words(group.stream(), found),
            TokenTree::Ident(word) => {
                found.push(word.to_string());
                if let Some(rest) = after(&word.to_string(), &tokens[at..]) {
                    found.extend(heads(rest).iter().map(|name| format!("{word}::{name}")));
                }
            }
            _ => {}
        }
    }
}

fn words_of(file: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    words(tokens(file, text), &mut found);
    found
}

#[test]
fn a_layer_names_only_layers_to_its_left() {
    let mut edges = 0;
    for (file, text) in sources() {
        let layer = file.split(['/', '.']).next().unwrap_or_default();
        if layer == "lib" || layer == "bin" {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            panic!("src/{file} belongs to no layer of tests/codegen/structure.rs")
        };
        // The macros of src/catalogue.rs name themselves with their full path.
        for module in modules_named_by(&file, &text) {
            if LAYERS.iter().any(|(name, _)| *name == module) {
                assert!(allowed.contains(&module.as_str()), "src/{file}: {layer} must not name {module}");
                edges += 1;
            }
        }
    }
    assert!(edges > 200, "only {edges} names were found: is the scanner blind?");
}

#[test]
fn only_crypto_names_the_backend() {
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.starts_with("crypto")) {
        let named =
            words_of(&file, &text).into_iter().any(|word| word.starts_with("backend::") || word.ends_with("::backend"));
        assert!(!named, "src/{file}: the backend is crypto's own");
    }
}

#[test]
fn unsafe_code_is_only_in_the_folder_of_instructions() {
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.starts_with(UNSAFE)) {
        assert!(!words_of(&file, &text).contains(&"unsafe".to_owned()), "src/{file}: unsafe outside src/{UNSAFE}");
    }
}

#[test]
fn the_binary_is_thin() {
    // The command uses only the public API.
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("bin/")) {
        let own = ["crate::crypto", "crate::jose", "crate::jwt", "crate::oauth", "crate::types"];
        assert!(!words_of(&file, &text).iter().any(|word| own.contains(&word.as_str())), "src/{file}");
    }
}

/// Sans-IO: the user of the library opens its sockets, and reads its clock and its files.
#[test]
fn the_library_opens_no_socket_and_reads_no_clock() {
    const OUTSIDE: [&str; 8] =
        ["std::net", "std::fs", "std::process", "std::env", "Instant", "SystemTime::now", "tokio", "reqwest"];
    // The store on another server, which has its own feature.
    let opens_sockets = |file: &str| file.starts_with("bin/") || file.starts_with("oauth/replay/redis");
    // Compiled for tests alone: it reads the stack as a file.
    let is_test = |file: &str| file == "crypto/dead_stack.rs";
    for (file, text) in sources().into_iter().filter(|(file, _)| !opens_sockets(file) && !is_test(file)) {
        for word in words_of(&file, &text) {
            // An environment variable forces a backend for tests. No other variable is read.
            let is_forced_backend =
                file == "crypto/backend/cpu.rs" && word == "std::env" && text.matches("std::env").count() == 1;
            assert!(is_forced_backend || !OUTSIDE.contains(&word.as_str()), "src/{file}: {word}");
        }
    }
}

/// The public functions of these items with their numbers of parameters, `self` included.
fn parameters(items: &[syn::Item], found: &mut Vec<(String, usize)>) {
    let public = |visibility: &syn::Visibility| matches!(visibility, syn::Visibility::Public(_));
    let mut note = |signature: &syn::Signature| found.push((signature.ident.to_string(), signature.inputs.len()));
    for item in items {
        match item {
            syn::Item::Fn(function) if public(&function.vis) => note(&function.sig),
            syn::Item::Impl(block) => block.items.iter().for_each(|item| match item {
                syn::ImplItem::Fn(method) if public(&method.vis) => note(&method.sig),
                _ => {}
            }),
            syn::Item::Trait(definition) if public(&definition.vis) => {
                for item in &definition.items {
                    if let syn::TraitItem::Fn(method) = item {
                        note(&method.sig);
                    }
                }
            }
            _ => {}
        }
    }
    for item in items {
        if let syn::Item::Mod(syn::ItemMod { content: Some((_, inner)), .. }) = item {
            parameters(inner, found);
        }
    }
}

#[test]
fn no_public_function_has_more_than_five_parameters() {
    let mut count = 0;
    for (file, text) in sources() {
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("src/{file}: {error}"));
        let mut found = Vec::new();
        parameters(&parsed.items, &mut found);
        count += found.len();
        for (name, parameters) in found {
            assert!(parameters <= 5, "src/{file}: {name} has {parameters} parameters");
        }
    }
    assert!(count > 500, "only {count} functions were found: is the scanner blind?");
}

/// Rustdoc compiles all examples as one crate. If one of them reads a file relative to its own source, that crate does
/// not compile, and rustdoc compiles each example alone: a minute of CPU for each run of the tests.
#[test]
fn no_example_includes_a_file() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let pages = fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = pages.chain([root.join("README.md")]).filter(|path| path.extension().is_some_and(|it| it == "md"));
    let pages = pages.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()));
    let examples = sources().into_iter().map(|(file, text)| {
        let docs = text.lines().filter(|line| line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        (file, docs)
    });
    for (file, text) in pages.chain(examples) {
        for name in ["include_bytes!(", "include_str!(", "include!("] {
            assert!(
                !text.contains(name),
                "{file}: read the file by its path from the package's root instead of {name}"
            );
        }
    }
}

#[test]
fn no_file_is_called_mod() {
    for (file, _) in sources() {
        assert!(!file.ends_with("mod.rs"), "src/{file}");
    }
}

#[test]
fn the_scanner_sees_every_form() {
    let named = |file: &str, text: &str| modules_named_by(file, text).join(" ");
    assert_eq!(named("jwt.rs", "use crate::oauth::par;"), "oauth");
    assert_eq!(named("jwt.rs", "use crate::{jwt, oauth::{x, y}, jose};"), "jwt oauth jose");
    assert_eq!(named("jwt.rs", "fn f() { let x = crate::jose::json::read(); }"), "jose");
    assert_eq!(
        named("jwt.rs", "macro_rules! m { () => { $crate::error::f!(\"crate::oauth\") } } // crate::types"),
        "error"
    );
    assert_eq!(
        named("jose/jwk/members.rs", "use super::super::super::oauth::par; use super::super::json;"),
        "oauth jose"
    );
    assert_eq!(named("jose/jwk.rs", "mod tests { use super::super::super::{oauth, types::Y}; }"), "oauth types");
    assert_eq!(
        words_of("a.rs", "use std::{fs, net::X}; // unsafe"),
        ["use", "std", "std::fs", "std::net", "fs", "net", "net::X", "X"]
    );
}
