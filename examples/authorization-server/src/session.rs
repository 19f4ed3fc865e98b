//! The browser's session: a cookie, and the token that forms of this server have (CSRF).

use ofm_protocol::error::BuildError;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::token::TokenHash;
use ofm_protocol::oauth::{Context, identifier};
use ofm_protocol::types::SecretString;

/// `__Host-`: over TLS only, for this host and every path.
const NAME: &str = "__Host-session";

/// An identifier that only this browser has.
pub(crate) struct Session(SecretString);

impl Session {
    /// The session of a request, if it has exactly one.
    pub(crate) fn of(request: &Request) -> Option<Self> {
        let cookies = request.headers_named("Cookie").flat_map(|header| header.split(';'));
        let mut own =
            cookies.filter_map(|cookie| cookie.trim_ascii().split_once('=')).filter(|(name, _)| *name == NAME);
        let (_, value) = own.next().filter(|_| own.next().is_none())?;
        // The length of `identifier::fresh`: nothing else is ours.
        (value.len() == 32 && value.is_ascii()).then(|| Self(value.into()))
    }

    pub(crate) fn new(cx: &mut Context<'_>) -> Result<Self, BuildError> {
        Ok(Self(identifier::fresh(cx.random())?.into()))
    }

    pub(crate) fn id(&self) -> &str {
        self.0.expose()
    }

    /// The value that each form of this session has. It is a hash, so a page does not reveal the cookie.
    pub(crate) fn form_token(&self) -> String {
        TokenHash::of(&format!("form {}", self.id()).into()).to_string()
    }

    /// Whether a form came from a page of this session. The comparison takes constant time.
    pub(crate) fn has_form_token(&self, token: Option<&str>) -> bool {
        token.is_some_and(|token| SecretString::from(token) == self.form_token().into())
    }

    /// Sets the cookie. `Lax`: the browser sends it when the client's page leads here, and with no foreign form.
    pub(crate) fn set_on(&self, response: Response) -> Response {
        let cookie = format!("{NAME}={}; Path=/; Secure; HttpOnly; SameSite=Lax", self.id());
        response.with_header("Set-Cookie", &cookie)
    }
}
