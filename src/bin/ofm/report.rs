//! The output of `ofm check`.

use std::fmt::Write as _;

use ofm_protocol::oauth::Verdict;
use ofm_protocol::time::UnixTime;
use serde_json::{Value, json};

use crate::check::{Outcome, Refusal};
use crate::style::Style;
use crate::values::shown_time;

/// A check and its output options.
pub(crate) struct Report<'a> {
    pub(crate) message: &'static str,
    pub(crate) policy: String,
    pub(crate) now: UnixTime,
    pub(crate) verdicts: &'a [Verdict],
    pub(crate) outcome: &'a Outcome,
    /// Whether to omit the rules that hold.
    pub(crate) failures_only: bool,
    /// Whether redirect URIs were not compared.
    pub(crate) any_redirect_uri: bool,
    /// Types of `authorization_details` of which the name alone was looked at.
    pub(crate) unchecked_types: &'a [String],
}

impl Report<'_> {
    /// For people: one rule per line; the last line has the result.
    pub(crate) fn text(&self, style: Style) -> String {
        if self.failures_only && self.outcome.refusal.is_none() {
            return self.accepted(style);
        }
        let now = shown_time(self.now);
        // Writing to a `String` does not fail, here and below.
        let mut out = format!("{} under {}, as of {now}\n\n", self.message, self.policy);
        for Verdict { rule, holds, .. } in self.shown_verdicts() {
            let word = if *holds { style.good("ok    ") } else { style.bad("FAILED") };
            let _ = writeln!(out, "{word}  {}  [{}]", rule.statement, rule.citation);
        }
        if self.any_redirect_uri && !self.failures_only {
            out.push_str("\nno --redirect-uri is given, so every redirect URI counted as registered\n");
        }
        for name in self.unchecked_types.iter().filter(|_| !self.failures_only) {
            let _ = writeln!(out, "\nthe members of authorization_details of the type {name:?} are not checked");
        }
        match &self.outcome.refusal {
            None => {
                self.push_quirks(&mut out);
                out.push('\n');
                out.push_str(&self.accepted(style));
            }
            Some(refusal) => push_refusal(&mut out, refusal, style),
        }
        out
    }

    fn accepted(&self, style: Style) -> String {
        format!("{}: {} rules, all hold\n", style.good("accepted"), self.verdicts.len())
    }

    fn shown_verdicts(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts.iter().filter(|verdict| !(self.failures_only && verdict.holds))
    }

    fn push_quirks(&self, out: &mut String) {
        if self.outcome.quirks.is_empty() {
            out.push_str("\nquirks: none\n");
            return;
        }
        out.push_str("\nquirks, all tolerated by the policy\n");
        for quirk in self.outcome.quirks.iter() {
            let _ = writeln!(out, "  {:<26}  {}  [{}]", quirk.label(), quirk.meaning().trim(), quirk.citation());
        }
    }

    /// For programs: one object on one line.
    pub(crate) fn json(&self) -> String {
        let rules: Vec<Value> = self
            .shown_verdicts()
            .map(|Verdict { rule, holds, .. }| {
                json!({ "rule": rule.name, "statement": rule.statement, "citation": rule.citation, "holds": holds })
            })
            .collect();
        let quirks: Vec<Value> = self
            .outcome
            .quirks
            .iter()
            .map(|quirk| {
                json!({ "quirk": quirk.label(), "meaning": quirk.meaning().trim(), "citation": quirk.citation() })
            })
            .collect();
        let refusal = self.outcome.refusal.as_ref();
        let error = refusal
            .map(|refusal| json!({ "label": refusal.label, "message": refusal.message, "citation": refusal.citation }));
        let answer = refusal.and_then(|refusal| refusal.answer).map(|answer| {
            json!({
                "status": answer.status, "error": answer.code.to_string(), "error_description": answer.description,
            })
        });
        let report = json!({
            "message": self.message, "policy": self.policy, "now": self.now.to_string(),
            "verdict": if refusal.is_none() { "accepted" } else { "rejected" },
            "any_redirect_uri": self.any_redirect_uri, "unchecked_types": self.unchecked_types,
            "rules": rules, "quirks": quirks, "error": error, "answer": answer,
        });
        format!("{report}\n")
    }
}

fn push_refusal(out: &mut String, refusal: &Refusal, style: Style) {
    let rejected = style.bad("rejected");
    let _ = writeln!(out, "\n{rejected}: {}  [{}] ({})", refusal.message, refusal.citation, refusal.label);
    if let Some(answer) = refusal.answer {
        let _ = writeln!(out, "a server answers {} {}: {}", answer.status, answer.code, answer.description);
    }
}
