//! The pages for users.

use std::time::Duration;

use ofm_protocol::oauth::http::Response;
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::ofm::v1_2::{ConsentPurpose, Permission};
use ofm_protocol::types::{AuthorizationDetail, RequestObject};
use plain_html::Html;

use crate::users::User;

/// The style sheet of every page.
pub(crate) const STYLE: &str = include_str!("style.css");

/// What a person reads whose form lacks the token of the session.
pub(crate) const FOREIGN_FORM: &str =
    "This form does not come from this page, or is too old. Go back to the application and start again.";

/// The fields that identify a request in each form.
pub(crate) struct Fields<'a> {
    pub(crate) client_id: &'a str,
    pub(crate) request_uri: &'a str,
    pub(crate) form_token: &'a str,
}

impl Fields<'_> {
    fn write(&self, html: Html) -> Html {
        html.hidden("client_id", self.client_id)
            .hidden("request_uri", self.request_uri)
            .hidden("form_token", self.form_token)
    }
}

/// The page on which a user signs in.
pub(crate) fn sign_in(client: &str, fields: &Fields<'_>, failed: bool) -> Response {
    let body = Html::default().element("h1", "Greenbank: sign in").markup("<p>").element("strong", client);
    let body = body.markup(" asks for access to your accounts.</p>\n");
    let body = if failed { body.markup("<p role=\"alert\">Wrong user name or password.</p>\n") } else { body };
    let body = fields
        .write(body.markup("<form method=\"post\" action=\"/login\">\n"))
        .markup("<label>User name <input name=\"username\" autocomplete=\"username\" required></label>\n")
        .markup(
            "<label>Password <input name=\"password\" type=\"password\" autocomplete=\"current-password\" required>",
        )
        .markup("</label>\n<button>Sign in</button>\n</form>\n")
        .element("small", "This is a development server: users and passwords are in users.json.");
    page(if failed { 401 } else { 200 }, "Sign in", &body, None)
}

/// The page on which a user decides.
pub(crate) fn consent(
    client: &str,
    request: &RequestObject,
    user: &User,
    fields: &Fields<'_>,
    missing: bool,
) -> Response {
    let body = Html::default().element("h1", "Greenbank: your permission");
    let body = body.markup("<p>").element("strong", client).markup(" asks ").element("strong", &user.name);
    let body = body.markup(" for permission.</p>\n");
    let body = scopes(body, request.scope.as_deref().unwrap_or_default());
    let details = request.authorization_details.as_deref().unwrap_or_default();
    let body = details.iter().fold(body, asked);
    let body = if missing { body.markup("<p role=\"alert\">Choose at least one account.</p>\n") } else { body };
    let body = fields.write(body.markup("<form method=\"post\" action=\"/consent\">\n"));
    let body = if details.is_empty() { body } else { accounts(body, user) };
    let body = body
        .markup("<div class=\"buttons\">\n<button name=\"decision\" value=\"approve\">Approve</button>\n")
        .markup("<button name=\"decision\" value=\"deny\" class=\"deny\">Deny</button>\n</div>\n</form>\n");
    page(if missing { 400 } else { 200 }, "Your permission", &body, Some(&request.redirect_uri))
}

/// A page that ends the way here.
pub(crate) fn end(status: u16, text: &str) -> Response {
    page(status, "Not possible", &Html::default().element("h1", "This is not possible").element("p", text), None)
}

fn scopes(body: Html, scope: &str) -> Html {
    let values: Vec<_> = scope.split(' ').filter(|value| !value.is_empty()).collect();
    if values.is_empty() {
        return body;
    }
    let body = body.element("h2", "In general").markup("<ul>\n");
    let body = values.into_iter().fold(body, |body, value| match value {
        "openid" => body.element("li", "to know that you signed in here"),
        "profile" => body.element("li", "to know your name"),
        "accounts" => body.element("li", "to use the account interface"),
        other => body.element("li", other),
    });
    body.markup("</ul>\n")
}

fn asked(body: Html, detail: &AuthorizationDetail) -> Html {
    let AuthorizationDetail::AccountAccessV1_2(access) = detail else {
        return body.element("h2", detail.tag());
    };
    let consent = &access.consent;
    let purpose = match consent.consent_purpose {
        ConsentPurpose::PersonalFinanceManagement => "To help you manage your money, it wants to read:",
        ConsentPurpose::CreditUnderwriting => "To decide about a loan, it wants to read:",
        _ => "It wants to read:",
    };
    let body = body.element("h2", "Your accounts").element("p", purpose).markup("<ul>\n");
    let body = consent.permissions.iter().fold(body, |body, permission| match permission {
        Permission::ReadAccounts => body.element("li", "names and numbers of accounts"),
        Permission::ReadTransactions => body.element("li", "transactions"),
        Permission::ReadBalances => body.element("li", "balances"),
        other => body.element("li", &other.to_string()),
    });
    let until = &consent.expiration_datetime;
    body.markup("</ul>\n<p>until ")
        .markup("<time datetime=\"")
        .text(until.as_str())
        .markup("\">")
        .text(&in_malaysia(until.time()))
        .markup("</time></p>\n")
}

/// The day and the minute in Malaysia, where consents end with the day.
fn in_malaysia(time: UnixTime) -> String {
    let text = time.saturating_add(Duration::from_secs(8 * 60 * 60)).to_string();
    let (day, clock) = text.split_once('T').unwrap_or((&text, ""));
    format!("{day}, {} in Malaysia", clock.get(..5).unwrap_or_default())
}

fn accounts(body: Html, user: &User) -> Html {
    let body = body.markup("<fieldset>\n<legend>From which accounts?</legend>\n");
    let body = user.accounts.iter().fold(body, |body, account| {
        body.markup("<label><input type=\"checkbox\" name=\"account-")
            .text(&account.id)
            .markup("\" value=\"yes\"> ")
            .text(&account.name)
            .markup(" (")
            .text(&account.number)
            .markup(")</label>\n")
    });
    body.markup("</fieldset>\n")
}

/// A page with the headers that keep it out of frames, caches and other hands. Browsers check the redirect after a form
/// against `form-action` too, so a page whose form leads to a client names the client's origin.
fn page(status: u16, title: &str, body: &Html, leads_to: Option<&str>) -> Response {
    let target = leads_to.and_then(origin).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' {target}"
    );
    Response::new(status)
        .with_header("Content-Type", "text/html; charset=utf-8")
        .with_header("Content-Security-Policy", policy.trim_end())
        .with_header("X-Frame-Options", "DENY")
        .with_header("X-Content-Type-Options", "nosniff")
        .with_header("Referrer-Policy", "no-referrer")
        .with_header("Cache-Control", "no-store")
        .with_body(Html::page(title, body))
}

/// The origin of a registered redirect URI, if it can stand in a policy: `;` and `,` would end the directive.
fn origin(uri: &str) -> Option<&str> {
    let (scheme, rest) = uri.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".:-[]".contains(&byte);
    (!host.is_empty() && host.bytes().all(fits)).then(|| &uri[..scheme.len() + 3 + host.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_that_could_end_a_directive_is_left_out() {
        assert_eq!(origin("https://client.example:8443/cb?x=1"), Some("https://client.example:8443"));
        assert_eq!(origin("http://[::1]:8765/callback"), Some("http://[::1]:8765"));
        for uri in ["https://a;script-src *", "https://a,b/", "https://user@a/", "https:///x", "com.example:/cb"] {
            assert_eq!(origin(uri), None, "{uri}");
        }
    }

    #[test]
    fn a_consent_ends_at_a_time_that_a_person_reads() {
        // 2026-01-30T15:59:59Z
        assert_eq!(in_malaysia(UnixTime::from_seconds(1_769_788_799)), "2026-01-30, 23:59 in Malaysia");
    }

    #[test]
    fn each_page_stays_out_of_frames_and_caches() {
        let page = end(400, "<b>");
        assert_eq!(page.header("X-Frame-Options"), Some("DENY"));
        assert!(page.header("Content-Security-Policy").is_some_and(|policy| policy.contains("frame-ancestors 'none'")));
        assert_eq!(page.header("Cache-Control"), Some("no-store"));
        assert!(!String::from_utf8_lossy(&page.body).contains("<b>"));
    }
}
