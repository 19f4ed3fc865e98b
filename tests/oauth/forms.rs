//! Forms of the application's own pages.

use ofm_protocol::error::FormError;
use ofm_protocol::oauth::form::{Form, FormLimits};

#[test]
fn every_value_of_a_repeated_name_is_seen() {
    let text = b"account=1&account=&decision=approve&acc%6Funt=2+3";
    assert_eq!(Form::parse(text, FormLimits::default()).unwrap_err(), FormError::Duplicate { offset: 10 });
    let form = Form::parse_repeated(text, FormLimits::default()).unwrap();
    assert_eq!(form.get_all("account").collect::<Vec<_>>(), ["1", "2 3"]);
    assert_eq!((form.get("account"), form.get("decision")), (Some("1"), Some("approve")));
    assert_eq!(form.get_all("other").count(), 0);
    assert_eq!(form.iter().count(), 4);
    // The other rules stay.
    let limits = FormLimits { parameters: 2, ..FormLimits::default() };
    let error = Form::parse_repeated(b"a=1&a=2&a=3", limits).unwrap_err();
    assert_eq!(error, FormError::TooManyParameters { limit: 2 });
    assert!(Form::parse_repeated(b"a=%zz", FormLimits::default()).is_err());
    assert!(Form::parse_repeated(b"a=1=2", FormLimits::default()).is_err());
}
