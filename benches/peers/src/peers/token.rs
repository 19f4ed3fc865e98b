//! Whole tokens: from the compact text to claims with valid `iss`, `aud`, `exp` and `nbf`.
//!
//! If a library deserialises into a caller's type, that type has only the fields for the check. If a library does not
//! check an absent claim, its presence is asserted here.

use std::collections::HashSet;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use aws_lc_rs::signature::{ParsedPublicKey, RSA_PSS_2048_8192_SHA256};

use super::sidecar;
use crate::contender::{Contender, Entry, accepts};
use crate::inputs::{AUDIENCE, ISSUER, Inputs, KID};

pub fn entries(inputs: &'static Inputs) -> Vec<Entry> {
    vec![
        sidecar::oxitoken(inputs),
        Ok(jsonwebtoken(inputs)),
        Ok(huskarl(inputs)),
        Ok(josekit(inputs)),
        Ok(jwt_simple(inputs)),
    ]
}

fn jsonwebtoken(inputs: &'static Inputs) -> Contender {
    use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};

    #[derive(serde::Deserialize)]
    struct Claims {
        iss: String,
    }

    let key = DecodingKey::from_rsa_der(&inputs.key.public);
    let mut validation = Validation::new(Algorithm::PS256);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["iss", "aud", "exp", "nbf"]);
    validation.validate_nbf = true;
    validation.leeway = 0;
    accepts("jsonwebtoken", inputs, move |token| {
        decode::<Claims>(token, &key, &validation).is_ok_and(|decoded| decoded.claims.iss == ISSUER)
    })
}

fn josekit(inputs: &'static Inputs) -> Contender {
    use josekit::jwt::{JwtPayloadValidator, decode_with_verifier};

    let mut verifier = josekit::jws::PS256.verifier_from_der(&inputs.key.public).expect("a key");
    verifier.set_key_id(KID);
    let mut validator = JwtPayloadValidator::new();
    validator.set_issuer(ISSUER);
    validator.set_audience(AUDIENCE);
    accepts("josekit", inputs, move |token| {
        let Ok((payload, _)) = decode_with_verifier(token, &verifier) else { return false };
        validator.validate(&payload).is_ok()
            && payload.claim("aud").is_some()
            && payload.claim("exp").is_some()
            && payload.claim("nbf").is_some()
    })
}

fn jwt_simple(inputs: &'static Inputs) -> Contender {
    use jwt_simple::prelude::{NoCustomClaims, PS256PublicKey, RSAPublicKeyLike as _, VerificationOptions};

    let key = PS256PublicKey::from_der(&inputs.key.spki).expect("a key");
    let options = VerificationOptions {
        allowed_issuers: Some(HashSet::from([ISSUER.to_owned()])),
        allowed_audiences: Some(HashSet::from([AUDIENCE.to_owned()])),
        required_key_id: Some(KID.to_owned()),
        time_tolerance: None,
        ..VerificationOptions::default()
    };
    accepts("jwt-simple", inputs, move |token| {
        key.verify_token::<NoCustomClaims>(token, Some(options.clone()))
            .is_ok_and(|claims| claims.expires_at.is_some() && claims.invalid_before.is_some())
    })
}

/// A backend for huskarl-core as an application would write it: AWS-LC with a prepared key, the fastest option.
#[derive(Debug)]
struct AwsLc(ParsedPublicKey);

impl huskarl_core::crypto::verifier::JwsVerifier for AwsLc {
    fn key_match(
        &self,
        wanted: &huskarl_core::crypto::verifier::KeyMatch<'_>,
    ) -> Option<huskarl_core::crypto::KeyMatchStrength> {
        wanted.strength_for(&["PS256"], Some(KID))
    }

    fn verify<'a>(
        &'a self,
        input: &'a [u8],
        signature: &'a [u8],
        wanted: &'a huskarl_core::crypto::verifier::KeyMatch<'a>,
    ) -> huskarl_core::platform::MaybeSendBoxFuture<'a, Result<(), huskarl_core::crypto::verifier::VerifyError>> {
        use huskarl_core::crypto::verifier::VerifyError;
        Box::pin(async move {
            self.key_match(wanted).ok_or(VerifyError::NoMatchingKey)?;
            self.0.verify_sig(input, signature).map_err(|_| VerifyError::SignatureMismatch)
        })
    }
}

fn huskarl(inputs: &'static Inputs) -> Contender {
    use huskarl_core::jwt::parse_compact_jws;
    use huskarl_core::jwt::validator::JwtValidator;

    /// With this type `validate` keeps no tree of the other claims.
    #[derive(Clone, serde::Deserialize)]
    struct NoOthers {}

    let key = ParsedPublicKey::new(&RSA_PSS_2048_8192_SHA256, &inputs.key.public).expect("a key");
    let validator = JwtValidator::builder()
        .verifier(AwsLc(key))
        .iss(ISSUER)
        .aud(AUDIENCE)
        .require_exp(true)
        .allowed_algorithms(["PS256".to_owned()])
        .build();
    accepts("huskarl-core", inputs, move |token| {
        let Ok(parsed) = parse_compact_jws::<(), NoOthers>(token) else { return false };
        if parsed.claims.nbf.is_none() {
            return false;
        }
        // The future never waits.
        let mut validated = pin!(validator.validate_parsed_jws(parsed));
        match validated.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => result.is_ok(),
            Poll::Pending => false,
        }
    })
}
