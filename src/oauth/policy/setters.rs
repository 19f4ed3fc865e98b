//! One method per field, so that a policy can be changed in an expression.

use core::time::Duration;

use super::{AssertionAudience, ConsentEnd, Policy};
use crate::error::QuirkSet;
use crate::jose::refresh::RefreshPolicy;
use crate::jose::{AlgorithmSet, Limits};
use crate::oauth::form::FormLimits;

macro_rules! setters {
    ($($setter:ident($field:ident: $type:ty);)+) => {
        impl Policy {
            $(
                #[doc = concat!("With another [`", stringify!($field), "`](Policy#structfield.", stringify!($field), ").")]
                #[must_use]
                pub const fn $setter(mut self, $field: $type) -> Self {
                    self.$field = $field;
                    self
                }
            )+
        }

        /// A field without a setter does not compile.
        const _: fn(Policy) = |Policy { name: _, $($field: _),+ }| {};
    };
}

setters! {
    with_tolerated(tolerated: QuirkSet);
    with_request_object_algorithms(request_object_algorithms: AlgorithmSet);
    with_client_assertion_algorithms(client_assertion_algorithms: AlgorithmSet);
    with_id_token_algorithms(id_token_algorithms: AlgorithmSet);
    with_min_rsa_bits(min_rsa_bits: usize);
    with_min_ec_bits(min_ec_bits: usize);
    with_future_tolerance(future_tolerance: Duration);
    with_expiry_leeway(expiry_leeway: Duration);
    with_require_client_kid(require_client_kid: bool);
    with_require_id_token_kid(require_id_token_kid: bool);
    with_key_set_refresh(key_set_refresh: RefreshPolicy);
    with_request_object_types(request_object_types: &'static [&'static str]);
    with_require_request_object_type(require_request_object_type: bool);
    with_write_request_object_type(write_request_object_type: bool);
    with_require_request_object_jti(require_request_object_jti: bool);
    with_use_request_object_jti_once(use_request_object_jti_once: bool);
    with_request_object_max_age(request_object_max_age: Duration);
    with_request_object_max_lifetime(request_object_max_lifetime: Duration);
    with_request_object_lifetime(request_object_lifetime: Duration);
    with_allow_parameters_outside(allow_parameters_outside: bool);
    with_max_max_age(max_max_age: Option<Duration>);
    with_assertion_audience(assertion_audience: AssertionAudience);
    with_client_assertion_types(client_assertion_types: &'static [&'static str]);
    with_client_assertion_max_lifetime(client_assertion_max_lifetime: Duration);
    with_client_assertion_lifetime(client_assertion_lifetime: Duration);
    with_max_jti(max_jti: usize);
    with_backdate(backdate: Duration);
    with_max_nonce(max_nonce: usize);
    with_max_state(max_state: usize);
    with_max_scope(max_scope: usize);
    with_require_nonce(require_nonce: bool);
    with_require_scope(require_scope: bool);
    with_response_modes(response_modes: &'static [&'static str]);
    with_require_openid_scope(require_openid_scope: bool);
    with_require_registered_redirect(require_registered_redirect: bool);
    with_require_https_redirect(require_https_redirect: bool);
    with_require_authorization_details(require_authorization_details: bool);
    with_max_authorization_details(max_authorization_details: usize);
    with_detail_types(detail_types: Option<&'static [&'static str]>);
    with_consent_purposes(consent_purposes: Option<&'static [&'static str]>);
    with_consent_permissions(consent_permissions: Option<&'static [&'static str]>);
    with_consent_end(consent_end: ConsentEnd);
    with_write_par_client_id(write_par_client_id: bool);
    with_check_interaction_id(check_interaction_id: bool);
    with_check_interaction_id_echo(check_interaction_id_echo: bool);
    with_require_interaction_id(require_interaction_id: bool);
    with_par_status(par_status: u16);
    with_request_uri_prefix(request_uri_prefix: &'static str);
    with_request_uri_lifetime(request_uri_lifetime: Duration);
    with_long_request_uri(long_request_uri: Duration);
    with_max_request_uri(max_request_uri: usize);
    with_code_lifetime(code_lifetime: Duration);
    with_access_token_lifetime(access_token_lifetime: Duration);
    with_max_expires_in(max_expires_in: Duration);
    with_rotate_refresh_tokens(rotate_refresh_tokens: bool);
    with_require_scope_within_request(require_scope_within_request: bool);
    with_require_same_token_state(require_same_token_state: bool);
    with_require_id_token(require_id_token: bool);
    with_require_acr(require_acr: bool);
    with_id_token_max_age(id_token_max_age: Duration);
    with_id_token_lifetime(id_token_lifetime: Duration);
    with_token_limits(token_limits: Limits);
    with_form_limits(form_limits: FormLimits);
    with_max_response(max_response: usize);
    with_development_loopback_http(development_loopback_http: bool);
}
