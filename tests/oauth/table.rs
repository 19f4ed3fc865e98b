//! One table for each message, and one struct for each row: the change of a valid message, and its result.
//!
//! A row has a text for its rule, and the ids of its rules in docs/conformance.md; `document` generates the tests of
//! that page from these ids. The rules of the OpenID conformance suite are MOD-01 and on: their changes are those of
//! the suite's modules (`openid-certification/conformance-suite` at 12f2a4d).
//!
//! Rows are signed with ES256, because RSA is slow without optimisation; `Given` has the exceptions.

use std::fmt::Debug;
use std::time::Duration;

use ofm_protocol::error::{ClaimError, FormError, RequestError, ResourceError, ResponseError};
use ofm_protocol::oauth::authorization::Callback;
use ofm_protocol::oauth::resource::TokenFacts;
use ofm_protocol::oauth::{Context, Policy};
use ofm_protocol::types::{Members, OAuthError, RequestObject};

use crate::support::exchange::{Par, cx, plain};
use crate::support::modules::{Answer, TokenPost, at, valid_par};
use crate::support::queries::{JwtAccessToken, Revocation};
use crate::support::responses::{Access, Introspected, SignedCallback, Userinfo};
use crate::verdicts::{self, Told};

mod authorization_details;
mod authorization_parameters;
mod callback;
mod client_assertion;
mod document;
mod id_token;
mod introspection;
mod jwt_access_token;
mod pushed_request;
mod request_object;
mod request_object_dates;
mod resource_request;
mod revocation;
mod sender;
mod signed_callback;
mod token_request;
mod token_response;
mod userinfo;

const HOUR: Duration = Duration::from_secs(3600);

/// A valid message with one change.
struct Row<M: Message> {
    /// The rule, in words; unique in its table.
    rule: &'static str,
    /// The ids of the rule in docs/conformance.md.
    tags: &'static [&'static str],
    /// The valid messages; the change is applied to each.
    given: &'static [Given],
    change: fn(&mut M),
    expected: Expected<M>,
}

/// A valid message under a policy.
#[derive(Clone, Copy, Debug)]
enum Given {
    /// The platform's sample under the sandbox's policy.
    Samples,
    Fapi2,
    Fapi1,
    ApiHub,
    Sandbox,
    /// The samples above, signed with PS256 under the policy's own algorithms.
    RsaSamples,
    RsaFapi2,
    RsaFapi1,
    RsaSandbox,
}

enum Expected<M: Message> {
    Accepted,
    /// Accepted, with a look at what was read.
    Read(fn(M::Read)),
    /// A client rejects what it received.
    Refused(M::Error),
    /// A server rejects the message and answers with this OAuth error code.
    Answered(&'static str, M::Error),
}

trait Message: Sized {
    type Read;
    type Error: Copy + PartialEq + Debug;

    /// A valid message under this policy, or the platform's sample; signed with PS256.
    fn valid(policy: Option<Policy>) -> Self;
    /// [`Message::valid`], signed with ES256, which the policy then accepts.
    fn valid_with_es256(policy: Option<Policy>) -> Self {
        let mut message = Self::valid(policy);
        message.sign_with_es256();
        message
    }
    fn sign_with_es256(&mut self);
    fn read(&self, cx: &mut Context<'_>) -> Result<Self::Read, Self::Error>;
    /// The error's label, and the broken rule.
    fn broken(error: &Self::Error) -> (&'static str, verdicts::Expected);
    /// The error code of the server's response. Its status and body are checked here.
    fn answered(error: &Self::Error) -> Option<String>;

    fn given(given: Given) -> Self {
        use Given as G;
        let policy = match given {
            G::Samples | G::RsaSamples => None,
            G::Fapi2 | G::RsaFapi2 => Some(Policy::fapi2_final()),
            G::Fapi1 | G::RsaFapi1 => Some(plain(Policy::fapi1_advanced())),
            G::Sandbox | G::RsaSandbox => Some(Policy::ofm_sandbox()),
            G::ApiHub => Some(Policy::api_hub_uae_v2_1()),
        };
        match given {
            G::RsaSamples | G::RsaFapi2 | G::RsaFapi1 | G::RsaSandbox => Self::valid(policy),
            G::Samples | G::Fapi2 | G::Fapi1 | G::Sandbox | G::ApiHub => Self::valid_with_es256(policy),
        }
    }
}

impl Message for Par {
    type Read = RequestObject;
    type Error = RequestError;

    fn valid(policy: Option<Policy>) -> Self {
        policy.map_or_else(Self::of_the_samples, valid_par)
    }

    fn sign_with_es256(&mut self) {
        self.sign_with_es256();
    }

    fn read(&self, cx: &mut Context<'_>) -> Result<RequestObject, RequestError> {
        self.check_with(cx).map(|pushed| *pushed.request)
    }

    fn broken(error: &RequestError) -> (&'static str, verdicts::Expected) {
        (error.label(), verdicts::of_request(error))
    }

    fn answered(error: &RequestError) -> Option<String> {
        Some(answer_of_a_server(error))
    }
}

impl Message for TokenPost {
    type Read = ();
    type Error = RequestError;

    fn valid(policy: Option<Policy>) -> Self {
        Self::valid(policy.expect("there is no sample of this message"))
    }

    fn sign_with_es256(&mut self) {
        self.sign_with_es256();
    }

    fn read(&self, cx: &mut Context<'_>) -> Result<(), RequestError> {
        self.check_with(cx)
    }

    fn broken(error: &RequestError) -> (&'static str, verdicts::Expected) {
        (error.label(), verdicts::of_request(error))
    }

    fn answered(error: &RequestError) -> Option<String> {
        Some(answer_of_a_server(error))
    }
}

impl Message for Answer {
    type Read = ();
    type Error = ResponseError;

    fn valid(policy: Option<Policy>) -> Self {
        Self::valid(policy.expect("there is no sample of this message"))
    }

    fn sign_with_es256(&mut self) {
        self.sign_with_es256();
    }

    fn read(&self, cx: &mut Context<'_>) -> Result<(), ResponseError> {
        self.read_with(cx).map(|_| ())
    }

    fn broken(error: &ResponseError) -> (&'static str, verdicts::Expected) {
        (error.label(), verdicts::of_response(error))
    }

    fn answered(_: &ResponseError) -> Option<String> {
        None
    }
}

/// A message to a client that a test signs with ES256 itself.
macro_rules! response_messages {
    ($($message:ident => $read:ty, $status:literal;)+) => {$(
        impl Message for $message {
            type Read = $read;
            type Error = ResponseError;

            fn valid(policy: Option<Policy>) -> Self {
                Self::valid(policy.expect("there is no sample of this message"))
            }

            fn sign_with_es256(&mut self) {}

            fn read(&self, cx: &mut Context<'_>) -> Result<$read, ResponseError> {
                self.read_with(cx)
            }

            fn broken(error: &ResponseError) -> (&'static str, verdicts::Expected) {
                (error.label(), verdicts::of_signable(error, $status))
            }

            fn answered(_: &ResponseError) -> Option<String> {
                None
            }
        }
    )+};
}

response_messages! {
    Introspected => Option<TokenFacts>, "introspection_status";
    Userinfo => Members, "userinfo_status";
    SignedCallback => Callback, "callback_response";
}

impl Message for Access {
    type Read = ();
    type Error = ResourceError;

    fn valid(policy: Option<Policy>) -> Self {
        Self::valid(policy.expect("there is no sample of this message"))
    }

    fn sign_with_es256(&mut self) {}

    fn read(&self, cx: &mut Context<'_>) -> Result<(), ResourceError> {
        self.read_with(cx)
    }

    fn broken(error: &ResourceError) -> (&'static str, verdicts::Expected) {
        (error.label(), verdicts::of_resource(error))
    }

    fn answered(_: &ResourceError) -> Option<String> {
        None
    }
}

impl Message for Revocation {
    type Read = ();
    type Error = RequestError;

    fn valid(policy: Option<Policy>) -> Self {
        Self::valid(policy.expect("there is no sample of this message"))
    }

    fn sign_with_es256(&mut self) {}

    fn read(&self, cx: &mut Context<'_>) -> Result<(), RequestError> {
        self.read_with(cx)
    }

    fn broken(error: &RequestError) -> (&'static str, verdicts::Expected) {
        (error.label(), verdicts::of_query(error))
    }

    fn answered(error: &RequestError) -> Option<String> {
        Some(answer_of_a_server(error))
    }
}

impl Message for JwtAccessToken {
    type Read = TokenFacts;
    type Error = ResourceError;

    fn valid(policy: Option<Policy>) -> Self {
        Self::valid(policy.expect("there is no sample of this message"))
    }

    fn sign_with_es256(&mut self) {}

    fn read(&self, cx: &mut Context<'_>) -> Result<TokenFacts, ResourceError> {
        self.read_with(cx)
    }

    fn broken(error: &ResourceError) -> (&'static str, verdicts::Expected) {
        (error.label(), verdicts::of_access_token(error))
    }

    fn answered(_: &ResourceError) -> Option<String> {
        None
    }
}

/// The OAuth error code of a rejection. Its status follows RFC 6749 section 5.2 and RFC 9126 section 2.3.
fn answer_of_a_server(error: &RequestError) -> String {
    let public = error.public();
    let code = public.code.to_string();
    let status = match error {
        RequestError::Method => 405,
        RequestError::Form { error: FormError::TooLong { .. } } => 413,
        _ if code == "invalid_client" => 401,
        _ => 400,
    };
    let answer = error.response(None);
    assert_eq!((public.status, answer.status), (status, status), "{error:?}");
    let body: OAuthError = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(body.error, public.code, "{error:?}");
    code
}

const fn object(error: ClaimError) -> RequestError {
    RequestError::RequestObjectClaims { error }
}

const fn assertion(error: ClaimError) -> RequestError {
    RequestError::AssertionClaims { error }
}

const fn signed(error: ClaimError) -> ResponseError {
    ResponseError::SignedClaims { error }
}

const fn id_token(error: ClaimError) -> ResponseError {
    ResponseError::IdTokenClaims { error }
}

/// Checks every row: the exact error, the code of the response, and the last verdict.
fn hold<M: Message>(rows: &[Row<M>]) {
    let mut failed = Vec::new();
    for row in rows {
        for given in row.given {
            let mut message = M::given(*given);
            (row.change)(&mut message);
            let mut told = Vec::new();
            let read = message.read(&mut cx(at(0)).with_observer(&mut |verdict| told.push(verdict)));
            let refused = read.as_ref().err().copied();
            let is_expected = match (read, &row.expected) {
                (Ok(_), Expected::Accepted) => true,
                (Ok(read), Expected::Read(look)) => {
                    look(read);
                    true
                }
                (Err(error), Expected::Refused(expected)) => error == *expected && M::answered(&error).is_none(),
                (Err(error), Expected::Answered(code, expected)) => {
                    error == *expected && M::answered(&error).as_deref() == Some(code)
                }
                _ => false,
            };
            if is_expected {
                let what = format!("{} ({given:?})", row.rule);
                Told::default().compare(&what, &told, refused.map(|error| M::broken(&error)));
            } else {
                failed.push(format!("{} ({given:?}): {refused:?}", row.rule));
            }
        }
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}
