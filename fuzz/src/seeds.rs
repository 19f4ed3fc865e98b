//! The committed inputs, from the samples of the platform, vectors of the specifications and the tests' keys.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test codegen fuzz_seeds` in the library's directory writes them to fuzz/seeds.

use std::collections::BTreeMap;

use ofm_protocol::crypto::{PublicComponents, Signer};
use ofm_protocol::jose::{Jwk, JwkSet, ProtectedHeader, base64url, sign_to_string};

use super::input::Repeatable;
use super::keyring;

macro_rules! samples {
    ($($name:literal),+) => {
        &[$(($name, include_str!(concat!("../../tests/samples/", $name, ".json")))),+]
    };
}

/// The JSON messages of the samples.
const SAMPLES: &[(&str, &str)] = samples!(
    "client_assertion",
    "granted_consent",
    "id_token",
    "jose_header",
    "jose_header_id_token",
    "jwk_set",
    "oauth_error",
    "par_request",
    "par_response",
    "request_object",
    "requested_consent",
    "server_metadata",
    "token_request",
    "token_response"
);

/// Messages after the tokens, and those of the platforms.
const LATER_SAMPLES: &[(&str, &str)] = &[
    ("introspection_response", include_str!("../../tests/samples/introspection_response.json")),
    ("userinfo", include_str!("../../tests/samples/userinfo.json")),
    ("ofm_consent_event", include_str!("../../tests/samples/ofm/consent_event.json")),
    ("ofm_consent_update", include_str!("../../tests/samples/ofm/consent_update.json")),
    ("ofm_error", include_str!("../../tests/samples/ofm/error.json")),
    ("ofm_provider_page", include_str!("../../tests/samples/ofm/provider_page.json")),
    ("ofm_account", include_str!("../../tests/samples/resources/account.json")),
    ("ofm_balance", include_str!("../../tests/samples/resources/balance.json")),
    ("ofm_transaction_page", include_str!("../../tests/samples/resources/transaction_page.json")),
    ("uae_domestic_information", include_str!("../../tests/samples/api_hub/domestic_information.json")),
    ("uae_granted_payment", include_str!("../../tests/samples/api_hub/granted_payment_detail.json")),
    ("uae_international_information", include_str!("../../tests/samples/api_hub/international_information.json")),
    ("uae_login_hint", include_str!("../../tests/samples/api_hub/login_hint.json")),
    ("uae_payment", include_str!("../../tests/samples/api_hub/payment_detail.json")),
    ("uae_signed_event", include_str!("../../tests/samples/api_hub/signed_event.json")),
    ("uae_signed_name_request", include_str!("../../tests/samples/api_hub/signed_name_request.json")),
    ("uae_signed_name_response", include_str!("../../tests/samples/api_hub/signed_name_response.json")),
];

/// Inputs of the target `resource`: the reader, and what it reads.
const RESOURCES: &[(&str, u8, &str)] = &[
    (
        "introspection",
        0,
        r#"{"active":true,"client_id":"client","iss":"https://as.example","sub":"user-202","scope":"accounts",
            "exp":1769767018,"aud":["https://rs.example"],
            "cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#,
    ),
    ("inactive", 0, r#"{"active":false}"#),
    ("introspection_nulls", 0, r#"{"active":true,"client_id":"client","scope":null,"aud":null}"#),
    (
        "signed_introspection",
        1,
        r#"{"iss":"https://as.example","aud":"client","iat":1769766710,"token_introspection":{"active":true,
            "client_id":"client","authorization_details":[{"type":"x"}]}}"#,
    ),
    ("userinfo", 2, r#"{"sub":"user-202","name":"Mitsu","address":{"formatted":"1 Jalan"}}"#),
    ("signed_userinfo", 3, r#"{"iss":"https://as.example","aud":"client","sub":"user-202","email_verified":true}"#),
    (
        "signed_callback",
        4,
        r#"{"iss":"https://as.example","aud":"client","exp":1769766778,"state":"x","code":"160ed384"}"#,
    ),
    (
        "signed_error",
        4,
        r#"{"iss":"https://as.example","aud":"client","exp":1769766778,"state":"x","error":"access_denied",
            "error_description":"no\n"}"#,
    ),
    (
        "access_token",
        5,
        r#"{"iss":"https://as.example","aud":"https://rs.example","exp":1769767018,"iat":1769766710,"jti":"1",
            "sub":"user-202","client_id":"client","scope":"accounts"}"#,
    ),
    ("bearer", 6, "Bearer 2YotnFZFEjr1zCsicMWpAA\n\n/accounts"),
    ("dpop", 6, "DPoP 2YotnFZFEjr1zCsicMWpAA\ne30.e30.AAAA\nhttps://rs.example/accounts?page=1"),
    ("token_query", 7, "token=2YotnFZFEjr1zCsicMWpAA&token_type_hint=access_token&client_id=client"),
    ("error_json", 8, "\0{\"error\":\"invalid_grant\",\"error_description\":\"a\\u0000\",}"),
    ("error_text", 8, "\u{1}Error: invalid_grant"),
    ("error_form", 8, "\u{2}error=invalid_grant&error_description=100%"),
    (
        "registration",
        9,
        r#"{"client_id":"c","redirect_uris":["https://c.example/cb"],"scope":"a b","jwks":{"keys":[
            {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}}"#,
    ),
    ("cnf", 10, r#"{"x5t#S256":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I","x":[]}"#),
    ("challenge", 11, r#"DPoP algs="ES256", error="use_dpop_nonce""#),
];

/// JSON on which readers differ.
const ODD_JSON: &[(&str, &str)] = &[
    ("duplicate", r#"{"a":1,"\u0061":2}"#),
    ("escapes", r#"["\ud83d\ude00","\"\\\/\b\f\n\r\t",""]"#),
    ("half_pair", r#""\ud83d""#),
    ("numbers", "[0,-0,1.50,1e3,-1E-2,18446744073709551616,1e999]"),
    ("byte_order_mark", "\u{feff}{}"),
    ("trailing", "{} x"),
    ("deep", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
    ("dates", r#"{"exp":1769767018.445,"nbf":-0,"iat":1.7697e9,"aud":["a","b"],"iss":"i"}"#),
];

const ODD_HEADERS: &[(&str, &str)] = &[
    ("crit", r#"{"alg":"PS256","crit":["x"],"x":1}"#),
    ("b64", r#"{"alg":"ES256","b64":false}"#),
    ("key_inside", r#"{"alg":"Ed25519","jwk":{},"typ":"at+jwt","cty":"JWT"}"#),
    ("none", r#"{"alg":"none"}"#),
    ("escaped", r#"{"\u0061lg":"ES\u0032\u0035\u0036","kid":"\u00e4"}"#),
];

/// Tokens and keys from specifications: RFC 9449 sections 5 and 7.1, RFC 7515 appendix A.3, RFC 8037 appendix A.1 and
/// A.4, RFC 7519 section 3.1.
const VECTORS: &[(&str, &str, &str)] = &[
    (
        "dpop",
        "rfc9449_5",
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZ\
         OXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIs\
         ImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmV\
         yLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4Pt\
         FLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg",
    ),
    (
        "dpop",
        "rfc9449_7_1",
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZ\
         OXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIs\
         ImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJ\
         jZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05\
         yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmc\
         w6Fy1dqd-jfxSYoMxhAJpLjA",
    ),
    (
        "compact",
        "rfc7515_a3",
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0c\
         nVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
    ),
    (
        "compact",
        "rfc8037_a4",
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4\
         ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
    ),
    (
        "jwk_set",
        "rfc7515_a3_private",
        concat!(
            r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","#,
            r#""y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#
        ),
    ),
    (
        "jwk_set",
        "rfc8037_a1_private",
        concat!(
            r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","#,
            r#""x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#
        ),
    ),
    ("claims", "rfc7519_3_1", "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"),
];

/// PEM with text before it, with indentation, encrypted, or with other blocks beside the key: the key of RFC 8410
/// section 10.3 in its second form, and a P-256 key.
const ODD_PEM: &[(&str, &str)] = &[
    (
        "rfc8410_attributes_and_public_key",
        "\u{feff}\r\n  -----BEGIN PRIVATE KEY-----\r\n\
         MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\r\n\
         oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\r\n\
         -----END PRIVATE KEY-----\r\n\r\n",
    ),
    (
        "parameters_before",
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n-----BEGIN EC PRIVATE KEY-----\n\
         MHcCAQEEIILcAc+VglDkGp5p/0UBfYUrDOjdtpskmFDUFhaLpYYEoAoGCCqGSM49\n\
         AwEHoUQDQgAETuH37lKBcffpM4Ej4BjB994M3bTnlre8YsdTkDlvdSE/p283+uMj\n\
         aDh3t5O5TW2cgEjZJ6S0xs689Ls1EkmUxw==\n-----END EC PRIVATE KEY-----\n",
    ),
    (
        "encrypted",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n\
         -----END RSA PRIVATE KEY-----\n",
    ),
];

/// Keys with null members, and with other leading zeros.
const ODD_KEYS: &[(&str, &str)] = &[
    (
        "nulls",
        concat!(
            r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","#,
            r#""d":null,"use":null,"key_ops":[],"oth":[]}]}"#
        ),
    ),
    (
        "leading_zeros",
        concat!(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"AH_Ng4ncPYXEXUGDy-5v20t7WAczNXvp7xO6z248e9FURQ","#,
            r#""y":"AMfxRM0bvZt-hyzf7bnuufSzaV1uqQskrYpGIyiFiOWt"}]}"#
        ),
    ),
];

/// The inputs of each target, by target and name.
pub fn all() -> BTreeMap<(&'static str, String), Vec<u8>> {
    let mut seeds = BTreeMap::new();
    let mut add = |target: &'static str, name: &str, input: Vec<u8>| {
        assert!(seeds.insert((target, name.to_owned()), input).is_none(), "{target}/{name} is there twice");
    };
    for (name, text) in SAMPLES {
        for target in ["json", "messages"] {
            add(target, name, text.as_bytes().to_vec());
        }
    }
    for (name, text) in LATER_SAMPLES {
        add("messages", name, text.as_bytes().to_vec());
    }
    for (name, kind, text) in RESOURCES {
        add("resource", name, [&[*kind], text.as_bytes()].concat());
    }
    for (target, name, text) in VECTORS {
        add(target, name, text.as_bytes().to_vec());
    }
    for (name, text) in ODD_JSON {
        add("json", name, text.as_bytes().to_vec());
    }
    for name in ["client_assertion", "id_token", "request_object"] {
        add("claims", name, sample(name).to_vec());
    }
    add("claims", "dates", ODD_JSON[7].1.as_bytes().to_vec());
    add("header", "jose_header", sample("jose_header").to_vec());
    for (name, text) in ODD_HEADERS {
        add("header", name, text.as_bytes().to_vec());
    }
    for (name, key) in [("ps256", keyring::rsa()), ("es256", keyring::p256()), ("ed25519", keyring::ed25519())] {
        add("compact", name, token("request_object", key).into_bytes());
        add("jwk_set", name, Jwk::new(key.verifying_key().clone()).with_kid(name).unwrap().to_json().into_bytes());
        add("keys", &format!("{name}_spki"), spki(key));
    }
    add("compact", "encrypted", b"eyJhbGciOiJSU0EtT0FFUCJ9.AA.AA.AA.AA".to_vec());
    add("jwk_set", "sample", sample("jwk_set").to_vec());
    add("jwk_set", "private", keyring::RSA_JWK.into());
    add("jwk_set", "symmetric", br#"{"keys":[{"kty":"oct","k":"AA"},{"kty":"AKP"}]}"#.to_vec());
    let set: JwkSet = [keyring::rsa(), keyring::p256(), keyring::ed25519()]
        .map(|key| Jwk::new(key.verifying_key().clone()).with_thumbprint())
        .into_iter()
        .collect();
    add("jwk_set", "three", set.to_json().into_bytes());
    for (name, pem) in [("rsa", keyring::RSA), ("p256", keyring::P256), ("ed25519", keyring::ED25519)] {
        add("keys", &format!("{name}_pem"), pem.to_vec());
        add("keys", &format!("{name}_der"), der(pem));
    }
    for (name, text) in ODD_PEM {
        add("keys", name, text.as_bytes().to_vec());
    }
    for (name, text) in ODD_KEYS {
        add("jwk_set", name, text.as_bytes().to_vec());
    }
    let par = format!(
        "client_id=55aa605c-89ef-4473-aa88-47709f0ff383&request={}&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3A\
         client-assertion-type%3Ajwt-bearer&client_assertion={}",
        token("request_object", keyring::ed25519()),
        token("client_assertion", keyring::ed25519()),
    );
    add("par_form", "sample", par.clone().into_bytes());
    add("par_form", "odd", b"a=%C3%A9+b&request_uri=urn%3Ax&empty=&a=twice".to_vec());
    for (name, grant) in [
        (
            "code",
            "authorization_code&scope=accounts&code=160ed384&redirect_uri=https%3A%2F%2Fclient.example%2Fcb&\
             code_verifier=7ff8feab-c016-46f5-98e3-921e9c4556c4b25fedb6-f448-4f7a-9fde-cce1282f0626",
        ),
        ("refresh", "refresh_token&refresh_token=8f3a"),
        ("client_credentials", "client_credentials&scope=openid"),
    ] {
        add("token_form", name, format!("grant_type={grant}&{par}").into_bytes());
    }
    let after = |kind: u8, rest: &[u8]| [&[kind], rest].concat();
    add("responses", "par", after(0, sample("par_response")));
    add("responses", "token", after(1, sample("token_response")));
    add("responses", "error", after(1, sample("oauth_error")));
    let callback = "https://client.example/cb?code=160ed384&state=fd94a7f7-0ee3-4dc5-9571-dcdb86f1a7c0&iss=\
                    https%3A%2F%2Fauth1.sandbox.mya.ozoneapi.io";
    add("responses", "callback", after(2, callback.as_bytes()));
    let counting: Vec<u8> = (0..=255).cycle().take(400).collect();
    for kind in 0..14_u8 {
        add("typed", &format!("{kind:02}"), after(kind, &counting));
    }
    for kind in [0, 1, 4] {
        add("tokens", &format!("{kind}"), after(kind, &counting[..90]));
    }
    for kind in [0, 1, 5] {
        add("pss_vs_ring", &format!("{kind}"), after(kind, &counting));
    }
    add("pss_vs_ring", "valid", [&[1, 32], &[7; 32][..], &[0], b"message"].concat());
    add("pss_vs_ring", "salt_20", [&[1, 20], &[7; 20][..], &[0], b"message"].concat());
    add("pss_vs_ring", "trailer", [&[1, 32], &[7; 32][..], &[1, 1, 255, 0x70], b"message"].concat());
    for kind in 0..7 {
        add("es256_vs_ring", &format!("edge_{kind}"), vec![0, kind, kind + 1, 0]);
    }
    add("es256_vs_ring", "own", [&[1], &[3; 32][..], &[9, 3], b"message"].concat());
    seeds
}

fn sample(name: &str) -> &'static [u8] {
    SAMPLES.iter().find(|(own, _)| *own == name).unwrap().1.as_bytes()
}

fn token(name: &str, key: &dyn Signer) -> String {
    let header = ProtectedHeader::new().with_kid("CYMIwoZ1CUbkI0WhG1Km7Td8bU7V2DYEB3cXVHdGwAI");
    sign_to_string(&header, sample(name), key, &mut Repeatable(1)).unwrap()
}

/// The DER in a PEM text.
fn der(pem: &[u8]) -> Vec<u8> {
    let lines = std::str::from_utf8(pem).unwrap().lines().filter(|line| !line.starts_with('-'));
    let text: String = lines.collect::<String>().replace('+', "-").replace('/', "_").replace('=', "");
    let mut bytes = vec![0; text.len()];
    base64url::decode(text.as_bytes(), &mut bytes).unwrap().to_vec()
}

/// The public key as a SubjectPublicKeyInfo (RFC 5280 section 4.1): a fixed beginning, and the key.
fn spki(key: &ofm_protocol::crypto::SigningKey) -> Vec<u8> {
    let (prefix, parts) = match key.verifying_key().public_components() {
        PublicComponents::Rsa { n, .. } => (
            "30820122300d06092a864886f70d01010105000382010f003082010a0282010100",
            [n.as_bytes(), &[2, 3, 1, 0, 1]].concat(),
        ),
        PublicComponents::P256 { x, y } => {
            ("3059301306072a8648ce3d020106082a8648ce3d030107034200", [&[4][..], &x, &y].concat())
        }
        PublicComponents::Ed25519 { x } => ("302a300506032b6570032100", x.to_vec()),
        _ => unreachable!(),
    };
    let prefix = (0..prefix.len() / 2).map(|at| u8::from_str_radix(&prefix[2 * at..2 * at + 2], 16).unwrap());
    prefix.chain(parts).collect()
}
