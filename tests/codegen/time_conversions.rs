//! Conversions of points in time to and from the crates `time`, `chrono` and `jiff`: values that fit are unchanged, and
//! others are rejected.

use chrono::{DateTime, FixedOffset, TimeZone as _, Timelike as _, Utc};
use jiff::Zoned;
use ofm_protocol::time::{NumericDate, TimeRangeError, UnixTime};
use ofm_protocol::types::{self, Timestamp};
use proptest::prelude::*;
use time::{OffsetDateTime, UtcOffset};

/// The last second of `jiff::Timestamp`.
const JIFF_MAX: u64 = 253_402_207_200;

fn boundaries() -> Vec<UnixTime> {
    let seconds = [0, 1, 59, 86_399, 951_782_400, 1_769_766_718, 4_102_444_800, JIFF_MAX, UnixTime::MAX_SECONDS];
    let nanoseconds = [0, 1, 445_000_000, 999_999_999];
    seconds.iter().flat_map(|s| nanoseconds.iter().map(|n| UnixTime::new(*s, *n).unwrap())).collect()
}

/// Converts through all three and back, and compares the texts that they write.
fn through(now: UnixTime) {
    let theirs = OffsetDateTime::from(now);
    assert_eq!((theirs.unix_timestamp(), theirs.nanosecond()), (seconds(now), now.nanoseconds()));
    assert_eq!(UnixTime::try_from(theirs), Ok(now));
    assert_eq!(OffsetDateTime::from(NumericDate::from(now)), theirs);
    assert_eq!(NumericDate::try_from(theirs), Ok(now.into()));
    assert_eq!(types::NumericDate::try_from(theirs), Ok(now.into()));
    assert_eq!(OffsetDateTime::from(types::NumericDate::from(now)), theirs);

    let theirs = DateTime::<Utc>::from(now);
    assert_eq!(format!("{theirs:?}").parse::<Timestamp>().unwrap().time(), now);
    assert_eq!(UnixTime::try_from(theirs), Ok(now));
    assert_eq!(DateTime::<Utc>::from(NumericDate::from(now)), theirs);
    assert_eq!(NumericDate::try_from(theirs), Ok(now.into()));
    assert_eq!(types::NumericDate::try_from(theirs), Ok(now.into()));
    assert_eq!(DateTime::<Utc>::from(types::NumericDate::from(now)), theirs);

    let theirs = jiff::Timestamp::try_from(now);
    if now.seconds() > JIFF_MAX {
        assert_eq!(theirs, Err(TimeRangeError::TooLate));
        return;
    }
    let theirs = theirs.unwrap();
    assert_eq!(theirs.to_string(), now.to_string());
    assert_eq!(UnixTime::try_from(theirs), Ok(now));
    assert_eq!(jiff::Timestamp::try_from(NumericDate::from(now)), Ok(theirs));
    assert_eq!(NumericDate::try_from(theirs), Ok(now.into()));
    assert_eq!(types::NumericDate::try_from(theirs), Ok(now.into()));
    assert_eq!(jiff::Timestamp::try_from(types::NumericDate::from(now)), Ok(theirs));
}

fn seconds(time: UnixTime) -> i64 {
    i64::try_from(time.seconds()).unwrap()
}

/// A timestamp with its offset, through all three and back.
fn through_with_offset(timestamp: &Timestamp) {
    let offset = i32::from(timestamp.offset_minutes()) * 60;

    let theirs = OffsetDateTime::from(timestamp);
    assert_eq!((theirs.unix_timestamp(), theirs.offset().whole_seconds()), (seconds(timestamp.time()), offset));
    assert_eq!(Timestamp::try_from(theirs).as_ref(), Ok(timestamp));

    let theirs = DateTime::<FixedOffset>::from(timestamp);
    assert_eq!((theirs.timestamp(), theirs.offset().local_minus_utc()), (seconds(timestamp.time()), offset));
    assert_eq!(format!("{theirs:?}")[..19], timestamp.as_str()[..19]);
    assert_eq!(Timestamp::try_from(theirs).as_ref(), Ok(timestamp));
    assert_eq!(DateTime::<Utc>::from(timestamp), theirs);

    if timestamp.time().seconds() > JIFF_MAX {
        assert_eq!(Zoned::try_from(timestamp).unwrap_err(), TimeRangeError::TooLate);
        return;
    }
    let theirs = Zoned::try_from(timestamp).unwrap();
    assert_eq!((theirs.timestamp().as_second(), theirs.offset().seconds()), (seconds(timestamp.time()), offset));
    assert_eq!(Timestamp::try_from(&theirs).as_ref(), Ok(timestamp));
    assert_eq!(UnixTime::try_from(&theirs), Ok(timestamp.time()));
    assert_eq!(jiff::Timestamp::try_from(timestamp).unwrap(), theirs.timestamp());
}

#[test]
fn every_boundary_comes_back_as_it_was() {
    boundaries().into_iter().for_each(through);
}

#[test]
fn timestamps_of_the_samples_come_back_with_their_offsets() {
    for text in [
        "2026-11-30T23:59:59Z",
        "2026-01-30T10:12:42.671Z",
        "2026-11-30T23:59:59+08:00",
        "2026-12-31T23:59:59.123456789-00:01",
        "1970-01-01T00:00:00Z",
        "1970-01-01T23:59:00+23:59",
        "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59:59.5+23:59",
        "9999-12-30T00:00:00-23:59",
    ] {
        through_with_offset(&text.parse().unwrap());
    }
}

#[test]
fn times_before_1970_are_rejected() {
    let early = TimeRangeError::BeforeEpoch;
    let half = OffsetDateTime::UNIX_EPOCH - time::Duration::milliseconds(500);
    for theirs in [half, OffsetDateTime::UNIX_EPOCH - time::Duration::seconds(1)] {
        assert_eq!((UnixTime::try_from(theirs), Timestamp::try_from(theirs)), (Err(early), Err(early)));
        assert_eq!(types::NumericDate::try_from(theirs), Err(early));
    }
    for theirs in [DateTime::<Utc>::MIN_UTC, Utc.timestamp_nanos(-1), Utc.timestamp_nanos(-1_500_000_000)] {
        assert_eq!((UnixTime::try_from(theirs), Timestamp::try_from(theirs)), (Err(early), Err(early)));
        assert_eq!(NumericDate::try_from(theirs), Err(early));
    }
    for nanoseconds in [-1, -999_999_999, -1_000_000_000, -1_500_000_000] {
        let theirs = jiff::Timestamp::from_nanosecond(nanoseconds).unwrap();
        assert_eq!((UnixTime::try_from(theirs), Timestamp::try_from(theirs)), (Err(early), Err(early)));
    }
    // The local time counts too: its text would be in 1969.
    let west = OffsetDateTime::UNIX_EPOCH.to_offset(UtcOffset::from_hms(-8, 0, 0).unwrap());
    assert_eq!(UnixTime::try_from(west), Ok(UnixTime::default()));
    assert_eq!(Timestamp::try_from(west), Err(early));
}

#[test]
fn times_after_the_year_9999_are_rejected() {
    let late = TimeRangeError::TooLate;
    let theirs = Utc.with_ymd_and_hms(10_000, 1, 1, 0, 0, 0).unwrap();
    assert_eq!((UnixTime::try_from(theirs), Timestamp::try_from(theirs)), (Err(late), Err(late)));
    assert_eq!(UnixTime::try_from(DateTime::<Utc>::MAX_UTC), Err(late));
    // UTC is within 9999, the local time is not.
    let local =
        FixedOffset::east_opt(3600).unwrap().from_utc_datetime(&DateTime::<Utc>::from(UnixTime::MAX).naive_utc());
    assert_eq!(UnixTime::try_from(local), Ok(UnixTime::MAX));
    assert_eq!(Timestamp::try_from(local), Err(late));
    assert_eq!(UnixTime::try_from(jiff::Timestamp::MAX).unwrap().seconds(), JIFF_MAX);
}

#[test]
fn leap_seconds_and_offsets_with_seconds_are_refused() {
    let leap = Utc.with_ymd_and_hms(2016, 12, 31, 23, 59, 59).unwrap().with_nanosecond(1_500_000_000).unwrap();
    assert_eq!(UnixTime::try_from(leap), Err(TimeRangeError::LeapSecond));
    assert_eq!(Timestamp::try_from(leap), Err(TimeRangeError::LeapSecond));
    let odd = 3601;
    let now = UnixTime::from_seconds(1_769_766_718);
    let theirs = OffsetDateTime::from(now).to_offset(UtcOffset::from_whole_seconds(odd).unwrap());
    assert_eq!(Timestamp::try_from(theirs), Err(TimeRangeError::Offset));
    let theirs = DateTime::<Utc>::from(now).with_timezone(&FixedOffset::east_opt(odd).unwrap());
    assert_eq!(Timestamp::try_from(theirs), Err(TimeRangeError::Offset));
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::Offset::from_seconds(odd).unwrap());
    let theirs = jiff::Timestamp::try_from(now).unwrap().to_zoned(zone);
    assert_eq!(Timestamp::try_from(&theirs), Err(TimeRangeError::Offset));
    // `time` and `jiff` have offsets of more than a day.
    let theirs = OffsetDateTime::from(now).to_offset(UtcOffset::from_hms(24, 0, 0).unwrap());
    assert_eq!(Timestamp::try_from(theirs), Err(TimeRangeError::Offset));
}

#[test]
fn a_timestamp_at_an_offset_is_written_as_it_would_be_read() {
    let now = UnixTime::new(1_769_766_718, 500_000_000).unwrap();
    let text = |minutes| Timestamp::at_offset(now, minutes).map(|timestamp| timestamp.to_string());
    assert_eq!(text(0).as_deref(), Ok("2026-01-30T09:51:58.5Z"));
    assert_eq!(text(480).as_deref(), Ok("2026-01-30T17:51:58.5+08:00"));
    assert_eq!(text(-90).as_deref(), Ok("2026-01-30T08:21:58.5-01:30"));
    for minutes in [1440, -1440, i16::MAX, i16::MIN] {
        assert_eq!(text(minutes), Err(TimeRangeError::Offset));
    }
}

proptest! {
    #[test]
    fn any_time_comes_back_as_it_was(seconds in 0..=UnixTime::MAX_SECONDS, nanoseconds in 0_u32..1_000_000_000) {
        through(UnixTime::new(seconds, nanoseconds).unwrap());
    }

    #[test]
    fn any_timestamp_comes_back_with_its_offset(
        seconds in 86_400..UnixTime::MAX_SECONDS - 86_400,
        nanoseconds in 0_u32..1_000_000_000,
        minutes in -1439_i16..=1439,
    ) {
        let made = Timestamp::at_offset(UnixTime::new(seconds, nanoseconds).unwrap(), minutes).unwrap();
        prop_assert_eq!(made.as_str().parse::<Timestamp>(), Ok(made.clone()));
        through_with_offset(&made);
    }

    #[test]
    fn any_time_of_theirs_is_taken_or_refused(seconds in any::<i64>(), nanoseconds in 0_u32..2_000_000_000,
        offset in -93_599_i32..=93_599) {
        if let Some(theirs) = DateTime::<Utc>::from_timestamp(seconds, nanoseconds) {
            let _ = UnixTime::try_from(theirs);
        }
        let offset_of = |seconds| UtcOffset::from_whole_seconds(seconds).unwrap();
        if let Ok(theirs) = OffsetDateTime::from_unix_timestamp(seconds % 300_000_000_000)
            && let Some(theirs) = theirs.checked_to_offset(offset_of(offset))
        {
            let _ = Timestamp::try_from(theirs);
        }
        if let (Ok(theirs), Ok(offset)) = (jiff::Timestamp::from_second(seconds % 300_000_000_000),
            jiff::tz::Offset::from_seconds(offset)) {
            let _ = Timestamp::try_from(&theirs.to_zoned(jiff::tz::TimeZone::fixed(offset)));
        }
    }
}
