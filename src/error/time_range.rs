//! Why a point in time has no form as another type's.

super::catalogue! {
    /// A point in time that another type has and this one cannot hold, or the other way round.
    pub enum TimeRangeError: client_safe {
        /// It is before 1970.
        BeforeEpoch => "time_before_1970", "the time is before 1970", "RFC 7519 section 2";
        /// It is later than the type can hold: most hold the end of the year 9999, `jiff::Timestamp` one day less.
        TooLate => "time_too_late", "the time is too late", "RFC 3339 section 5.6";
        /// It is within a leap second, which has no number of seconds since 1970.
        LeapSecond => "time_leap_second", "the time is within a leap second", "RFC 7519 section 2";
        /// Its offset from UTC is not of whole minutes, or is a day or more.
        Offset => "time_offset", "the offset from UTC is not of whole minutes within a day", "RFC 3339 section 5.6";
    }
}
