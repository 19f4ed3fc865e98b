//! Errors of converting points in time.

crate::catalogue::catalogue! {
    /// A point in time that the target type cannot represent.
    pub enum TimeRangeError: client_safe {
        /// The time is before 1970.
        BeforeEpoch => "time_before_1970", "the time is before 1970", "RFC 7519 section 2";
        /// The time is later than the type can represent: year 9999 for most types, `jiff::Timestamp` one day less.
        TooLate => "time_too_late", "the time is too late", "RFC 3339 section 5.6";
        /// The time is within a leap second, which has no number of seconds since 1970.
        LeapSecond => "time_leap_second", "the time is within a leap second", "RFC 7519 section 2";
        /// The offset from UTC is not a whole number of minutes, or is a day or more.
        Offset => "time_offset",
            "the offset from UTC is not a whole number of minutes below one day", "RFC 3339 section 5.6";
    }
}
