//! Client assertions: `private_key_jwt` (RFC 7523 sections 2.2 and 3, RFC 7521 section 4.2).

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::client::Client;
use super::context::Context;
use super::form::Form;
use super::http::Request;
use super::identifier;
use super::jwt_io;
use super::policy::{AssertionAudience, Policy};
use super::provider::Provider;
use super::quirks;
use super::registration::RegisteredClient;
use super::rule::{self, ClaimRules};
use super::server::Server;
use super::unsigned::Unsigned;
use crate::error::{BuildError, ClaimError, JwsError, Quirk, QuirkSet, RequestError};
use crate::jose::json::{Place, Str, Value, Whole};
use crate::jose::{CompactJws, Header, Limits, insecure};
use crate::jwt::{Audience, AudienceForm, AudienceRule, ClaimName, Claims, KeptClaims, TypRule, Validation};
use crate::types::{ClientAssertion, NewClientAssertion, NumericDate};

/// `client_assertion_type` (RFC 7523 section 2.2).
pub const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// Makes a client assertion: `iss` and `sub` are the client, `aud` is the issuer as a string, `jti` is new, `iat` and
/// `nbf` are ten seconds ago. Dates are whole seconds.
pub fn build(client: &Client, provider: &Provider, cx: &mut Context<'_>) -> Result<String, BuildError> {
    let (input, (algorithm, _)) = (input(client, provider, cx)?, client.key()?);
    client.sign(Unsigned::one(algorithm, input, |token| token), cx)
}

/// The signing input of a client assertion.
pub(super) fn input(client: &Client, provider: &Provider, cx: &mut Context<'_>) -> Result<String, BuildError> {
    let ((algorithm, header), now) = (client.key()?, cx.now());
    let policy = client.policy();
    let begin = jwt_io::whole(now.saturating_sub(policy.clock.backdate));
    let end = jwt_io::whole(now.saturating_add(policy.client_assertion.lifetime));
    let claims = ClientAssertion::new(NewClientAssertion {
        iss: client.id().into(),
        sub: client.id().into(),
        aud: provider.issuer().into(),
        exp: end,
        jti: identifier::fresh(cx.random())?,
    })
    .with_iat(begin.clone())
    .with_nbf(begin);
    jwt_io::input(&claims, &header, algorithm)
}

/// Checks a single client assertion (RFC 7523 section 3). An endpoint reads the whole request instead:
/// [`Server::read_par`], [`Server::read_token_request`].
///
/// The order of checks: signature; key size; `kid`; `typ`; claims in the order of [`Validation`]; lifetime; quirks.
pub fn check(
    token: &str,
    server: &Server,
    client: &RegisteredClient,
    cx: &mut Context<'_>,
) -> Result<CheckedAssertion, RequestError> {
    let (assertion, quirks) = check_token((token.as_bytes(), None), server, client, cx)?;
    Ok(CheckedAssertion { assertion, quirks })
}

/// A client assertion that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CheckedAssertion {
    /// Its claims.
    pub assertion: ClientAssertion,
    quirks: QuirkSet,
}

impl CheckedAssertion {
    /// Deviations found in the assertion, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}

/// The unverified client authentication of a form.
#[derive(Clone, Debug)]
pub(super) struct ClientAuthInput {
    assertion: jwt_io::Credential,
    /// The parts that could be read.
    read: Option<Box<Read>>,
    claimed_client: ClaimedClient,
    form_client_id: FormClientId,
    host: Option<String>,
    quirks: QuirkSet,
}

/// The client that the assertion names.
#[derive(Clone, Debug)]
enum ClaimedClient {
    /// It stands here in the payload that was read.
    Read(Place),
    Decoded(String),
}

/// The form's `client_id`.
#[derive(Clone, Debug)]
enum FormClientId {
    Missing,
    /// The client that the assertion names, as it should be.
    Claimed,
    Other(String),
}

/// The parts of an assertion that were read to find the client, so that the check does not read them again.
#[derive(Clone, Debug)]
struct Read {
    dots: (usize, usize),
    header: Header,
    claims: KeptClaims,
    number_of_claims: usize,
    /// The limits of that reading; with other limits the assertion is read again.
    limits: Limits,
}

impl ClientAuthInput {
    /// 1. RFC 7521 section 4.2: one assertion of the right type. 2. The client that it names, to look up keys.
    ///
    /// A token that the form has `beside` the assertion is kept with it.
    pub(super) fn read(
        request: &Request,
        form: &Form<'_>,
        beside: Option<&[u8]>,
        policy: &Policy,
        cx: &mut Context<'_>,
    ) -> Result<Self, RequestError> {
        let present = || {
            // RFC 6749 section 2.3: one way; section 5.2: one that is not supported is a failed authentication.
            let (has_header, has_secret) = (request.header("Authorization").is_some(), form.has("client_secret"));
            let assertion = form.token("client_assertion");
            if [has_header, has_secret, assertion.is_some()].into_iter().filter(|is_used| *is_used).count() > 1 {
                return Err(RequestError::SeveralAuthentications);
            }
            let assertion = assertion.ok_or(RequestError::AssertionMissing)?;
            match form.token("client_assertion_type") {
                Some(kind) if kind == TYPE.as_bytes() => Ok(assertion),
                _ => Err(RequestError::AssertionType),
            }
        };
        let assertion = cx.result(rule::ASSERTION_PRESENT, present())?;
        let claimed = claimed_subject(assertion, policy);
        let rule = match &claimed {
            Err(RequestError::AssertionClaims { error }) => CLAIMS.about(error),
            _ => rule::ASSERTION_SIGNATURE,
        };
        let (claimed_client, read) = cx.failure(rule, claimed)?;
        let form_client_id = match form.token("client_id") {
            None => FormClientId::Missing,
            Some(id) if id == claimed_client.bytes(read.as_deref()) => FormClientId::Claimed,
            Some(_) => FormClientId::Other(form.get("client_id").unwrap_or_default().into()),
        };
        let is_missing = matches!(form_client_id, FormClientId::Missing);
        let quirks = quirks::of_form_request(request, form).with_if(Quirk::ClientIdNotInForm, is_missing);
        Ok(Self {
            assertion: jwt_io::Credential::new(assertion, read.as_ref().map_or(0, |read| read.dots.1), beside),
            read,
            claimed_client,
            form_client_id,
            host: request.header("Host").map(String::from),
            quirks,
        })
    }

    /// Records a further quirk of the form.
    pub(super) fn note(&mut self, quirk: Quirk) {
        self.quirks = self.quirks.with(quirk);
    }

    pub(super) fn claimed_client(&self) -> &str {
        // It was checked with the payload.
        core::str::from_utf8(self.claimed_client.bytes(self.read.as_deref())).unwrap_or_default()
    }

    /// The token beside the assertion.
    pub(super) fn token_beside(&self) -> Option<&[u8]> {
        self.assertion.beside()
    }

    /// RFC 7523 section 3: the assertion, in the order of [`check`]; the form's `client_id`; quirks of the form.
    pub(super) fn check(
        &self,
        server: &Server,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<(ClientAssertion, QuirkSet), RequestError> {
        let policy = server.policy();
        let (assertion, own) = check_token((self.assertion.bytes(), self.read.as_deref()), server, client, cx)?;
        // RFC 7521 section 4.2: the form's `client_id` is optional, but must name the same client.
        let same = match &self.form_client_id {
            FormClientId::Missing => true,
            FormClientId::Claimed => self.claimed_client.bytes(self.read.as_deref()) == client.id().as_bytes(),
            FormClientId::Other(id) => id == client.id(),
        };
        cx.ensure(rule::CLIENT_ID_FORM, same, RequestError::ClientIdMismatch)?;
        let form = self.quirks.union(quirks::of_host(self.host.as_deref(), server.issuer()));
        cx.tolerated(rule::FORM_QUIRKS, policy, form, |quirk| RequestError::FormQuirk { quirk })?;
        Ok((assertion, own.union(form)))
    }
}

impl ClaimedClient {
    /// Its identifier. `read` has the parts of the same assertion.
    fn bytes<'r>(&'r self, read: Option<&'r Read>) -> &'r [u8] {
        match self {
            Self::Read(place) => read.and_then(|read| place.bytes(read.claims.payload())).unwrap_or_default(),
            Self::Decoded(client) => client.as_bytes(),
        }
    }
}

/// The steps of [`check`], in order. `read` has the known parts of the token.
fn check_token(
    (token, read): (&[u8], Option<&Read>),
    server: &Server,
    client: &RegisteredClient,
    cx: &mut Context<'_>,
) -> Result<(ClientAssertion, QuirkSet), RequestError> {
    let now = cx.now();
    let policy = server.policy();
    // 1. The signature, with a key of this client.
    let (keys, algorithms) = (client.keys(), policy.client_assertion.algorithms);
    let read = read.filter(|read| read.limits == policy.limits.token);
    let known = read.and_then(|read| Some((CompactJws::with_dots(token, read.dots)?, read, read.claims.claims()?)));
    let mut buffer = Vec::new();
    let verified = match &known {
        Some((jws, read, _)) => jwt_io::verify_read(jws, &read.header, keys, algorithms, policy),
        None => jwt_io::verify(token, keys, algorithms, policy, &mut buffer),
    };
    let allowed = match &verified {
        Ok(jws) if client.allows_client_assertion(jws.header().algorithm()) => Ok(jws),
        Ok(_) => Err(JwsError::AlgorithmNotAllowed),
        Err(error) => Err(*error),
    };
    let jws = cx.result(rule::ASSERTION_SIGNATURE, allowed.map_err(|error| RequestError::AssertionToken { error }))?;
    let size = jwt_io::check_key(jws, policy);
    let size = size.map_err(|(bits, limit)| RequestError::AssertionKeySize { bits, limit });
    cx.result(rule::ASSERTION_KEY_SIZE, size)?;
    let named = jws.header().kid_bytes().is_some() || !policy.keys.require_client_kid;
    cx.ensure(rule::ASSERTION_KID, named, RequestError::AssertionKidMissing)?;
    // 2. Registered claims.
    let audiences = audiences(server);
    let validation = Validation::new(client.id(), AudienceRule::ContainsOneOf(&audiences))
        .with_audience_form(match policy.client_assertion.audience {
            AssertionAudience::Rfc9126 => AudienceForm::Any,
            _ => AudienceForm::StringOnly,
        })
        .with_typ(TypRule::AbsentOr(&policy.client_assertion.types))
        .with_subject(client.id())
        .with_required(&[ClaimName::Identifier])
        .with_leeway(policy.clock.expiry_leeway)
        .with_future_tolerance(policy.clock.future_tolerance)
        .with_max_identifier(policy.limits.jti)
        .with_budget(policy.limits.token.json);
    let mut number_of_claims = 0;
    let validated = match known {
        Some((_, read, claims)) => {
            number_of_claims = read.number_of_claims;
            validation.validate_read(&jws.decoded_payload(read.claims.payload()), claims, now)
        }
        None => validation.validate_with(&jws.decoded_payload(&buffer), now, |_, _| number_of_claims += 1),
    };
    let claims = cx
        .claims(&CLAIMS, validated.as_ref().map_err(|error| *error))
        .map_err(|error| RequestError::AssertionClaims { error })?;
    // 3. The time for which `jti` must be remembered.
    if let Some(exp) = claims.registered().exp() {
        let limit = policy.client_assertion.max_lifetime;
        let latest = now.saturating_add(limit).saturating_add(policy.clock.future_tolerance);
        let error = RequestError::AssertionLifetime { exp, now, limit };
        cx.ensure(rule::ASSERTION_LIFETIME, exp.time() <= latest, error)?;
    }
    // 4. The policy's rules about the form of the assertion.
    let registered = claims.registered();
    let own = quirks::of_token(claims.header(), registered).union(quirks::of_assertion(registered));
    cx.tolerated(rule::ASSERTION_QUIRKS, policy, own, |quirk| RequestError::AssertionQuirk { quirk })?;
    let assertion = match of_registered(registered, number_of_claims) {
        Some(assertion) => assertion,
        None => {
            claims.claims().map_err(|_| RequestError::AssertionClaims { error: ClaimError::Type { claim: "jti" } })?
        }
    };
    Ok((assertion, own))
}

/// The assertion from its registered claims, if it has no others and its dates are whole: no part is read again.
fn of_registered(claims: &Claims<'_>, number_of_claims: usize) -> Option<ClientAssertion> {
    let Audience::String(audience) = claims.aud()? else { return None };
    let whole_text = Whole::of(claims.object().text())?;
    let text = |text: Str<'_>| whole_text.text(text).map(String::from);
    // A negative zero is whole too, and keeps its form.
    let whole = |date: crate::time::NumericDate| {
        (!claims.has_fractional_date() && date.seconds() > 0).then_some(NumericDate::from(date))
    };
    let optional = |date: Option<crate::time::NumericDate>| date.map_or(Some(None), |date| whole(date).map(Some));
    let mut assertion = ClientAssertion::new(NewClientAssertion {
        iss: text(claims.iss()?)?,
        sub: text(claims.sub()?)?,
        aud: text(audience)?.into(),
        exp: whole(claims.exp()?)?,
        jti: text(claims.jti()?)?,
    });
    assertion.iat = optional(claims.iat())?;
    assertion.nbf = optional(claims.nbf())?;
    // The claims above, and `iat` and `nbf` if present.
    let own = 5 + usize::from(assertion.iat.is_some()) + usize::from(assertion.nbf.is_some());
    (own == number_of_claims).then_some(assertion)
}

pub(super) const CLAIMS: ClaimRules = ClaimRules {
    whole: rule::ASSERTION_CLAIMS,
    checked: &[
        ("typ", rule::ASSERTION_TYP),
        ("iss", rule::ASSERTION_ISS),
        ("aud", rule::ASSERTION_AUD),
        ("sub", rule::ASSERTION_SUB),
        ("exp", rule::ASSERTION_EXP),
        ("nbf", rule::ASSERTION_NBF),
        ("iat", rule::ASSERTION_IAT),
        ("jti", rule::ASSERTION_JTI),
    ],
    later: &[],
};

/// `sub`, which selects the keys, and the other parts that were read.
fn claimed_subject(assertion: &[u8], policy: &Policy) -> Result<(ClaimedClient, Option<Box<Read>>), RequestError> {
    let (token, limits) = (|error| RequestError::AssertionToken { error }, policy.limits.token);
    let mut payload = Vec::new();
    let jws = CompactJws::parse_decoding(assertion, &limits, &mut payload).map_err(token)?;
    let header = insecure::header(&jws, &limits).map_err(token)?;
    let (mut number_of_claims, mut members) = (0, Unverified::default());
    let claims = Claims::parse_with(&payload, limits.json, |name, value| {
        number_of_claims += 1;
        members.note(name, value);
    });
    if let Err(ClaimError::Json { error }) = claims {
        return Err(token(JwsError::PayloadJson { error }));
    }
    // Other faults of the claims are reported after the signature was verified.
    let sub = members.subject().map_err(token)?;
    let sub = sub.ok_or(RequestError::AssertionClaims { error: ClaimError::Missing { claim: "sub" } })?;
    let kept = claims.ok().and_then(|claims| KeptClaims::of(&claims, &payload));
    let place = sub.as_bytes().and_then(|sub| Place::of(sub, &payload)).filter(|_| kept.is_some());
    let client = place.map_or_else(|| ClaimedClient::Decoded(sub.to_cow().into_owned()), ClaimedClient::Read);
    let read = kept.map(|kept| {
        let claims = kept.with_payload(payload);
        Box::new(Read { dots: jws.dots(), header, claims, number_of_claims, limits })
    });
    Ok((client, read))
}

/// The members that select the keys, recorded in the single pass over unverified claims.
#[derive(Default)]
struct Unverified<'p> {
    sub: Option<Str<'p>>,
    /// Whether `iss`, `sub` and `client_id` are present and not strings.
    wrong: [bool; 3],
}

impl<'p> Unverified<'p> {
    fn note(&mut self, name: Str<'p>, value: Value<'p>) {
        // The length is checked first, because most claims are none of these.
        let place = match name.as_bytes() {
            Some(b"iss") => 0,
            Some(b"sub") => 1,
            Some(b"client_id") => 2,
            None if name.has_escapes() => match ["iss", "sub", "client_id"].iter().position(|own| name == **own) {
                Some(place) => place,
                None => return,
            },
            _ => return,
        };
        match (place, value) {
            (1, Value::String(sub)) => self.sub = Some(sub),
            (_, Value::String(_)) => {}
            _ => self.wrong[place] = true,
        }
    }

    /// `sub`, if it is present and not empty.
    fn subject(self) -> Result<Option<Str<'p>>, JwsError> {
        match ["iss", "sub", "client_id"].into_iter().zip(self.wrong).find(|(_, wrong)| *wrong) {
            Some((member, _)) => Err(JwsError::PayloadType { member }),
            None => Ok(self.sub.filter(|sub| !sub.is_empty())),
        }
    }
}

/// The accepted audiences: always the issuer, which also fills unused places.
fn audiences(server: &Server) -> [&str; 3] {
    let (token, par) = server.endpoints();
    let others = match server.policy().client_assertion.audience {
        AssertionAudience::IssuerString => [None, None],
        AssertionAudience::IssuerOrTokenEndpointString => [token, None],
        AssertionAudience::Rfc9126 => [token, par],
    };
    let [one, other] = others.map(|other| other.unwrap_or(server.issuer()));
    [server.issuer(), one, other]
}
