//! A signature's text taken apart: the parameters of a V1 string to sign, the lines of a V3 canonical request.

use percent_encoding::percent_decode_str;

use crate::request::sign::{percent, v1, v3};

/// What a text of a signature says.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::doctor) enum Parts {
    /// Of a string to sign of V1.
    V1 {
        /// The method.
        method: String,
        /// Every parameter but the signature.
        pairs: Vec<(String, String)>,
        /// Of these, how many come last because they travel in the body.
        in_body: usize,
    },
    /// Of a canonical request of V3.
    V3 {
        /// The method.
        method: String,
        /// The path.
        path: String,
        /// The parameters of the query.
        query: Vec<(String, String)>,
        /// The signed headers, names in lower case.
        headers: Vec<(String, String)>,
        /// The hash of the body.
        payload: String,
    },
}

/// Names and values of an encoded query or form.
pub(in crate::doctor) fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    };
    pairs.map(pair).collect()
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

impl Parts {
    /// What a text of a signature says: one of several lines is of V3.
    pub(in crate::doctor) fn of(text: &str) -> Option<Parts> {
        if text.contains('\n') { Parts::of_v3(text) } else { Parts::of_v1(text) }
    }

    /// What a string to sign of V1 says.
    pub(in crate::doctor) fn of_v1(string: &str) -> Option<Parts> {
        let (method, rest) = string.split_once('&')?;
        let (_, canonical) = rest.split_once('&')?;
        let canonical = percent_decode_str(canonical).decode_utf8_lossy();
        Some(Parts::V1 { method: method.to_owned(), pairs: pairs(&canonical), in_body: 0 })
    }

    /// What a canonical request of V3 says.
    pub(in crate::doctor) fn of_v3(canonical: &str) -> Option<Parts> {
        let mut lines = canonical.split('\n');
        let (method, path) = (lines.next()?.to_owned(), lines.next()?.to_owned());
        let query = pairs(lines.next()?);
        let lines: Vec<&str> = lines.collect();
        let headers = lines.iter().filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let payload = (*lines.last()?).to_owned();
        Some(Parts::V3 { method, path, query, headers, payload })
    }

    /// The text to sign by the rules: the string to sign of V1, the canonical request of V3.
    pub(in crate::doctor) fn text(&self) -> String {
        match self {
            Parts::V1 { method, pairs, .. } => {
                let mut pairs = pairs.clone();
                pairs.sort();
                v1::string_to_sign(method, &percent::query(&pairs))
            }
            Parts::V3 { method, path, query, headers, payload } => {
                let mut query = query.clone();
                query.sort();
                let path = if path.is_empty() { "/" } else { path };
                v3::canonical_request(
                    method,
                    path,
                    &percent::query(&query),
                    &v3::canonical_headers(headers),
                    &v3::names(headers),
                    payload,
                )
            }
        }
    }

    pub(in crate::doctor) fn is_v3(&self) -> bool {
        matches!(self, Parts::V3 { .. })
    }

    pub(in crate::doctor) fn method(&self) -> &str {
        match self {
            Parts::V1 { method, .. } | Parts::V3 { method, .. } => method,
        }
    }

    /// The same with another method.
    pub(in crate::doctor) fn by(&self, other: &str) -> Parts {
        let mut parts = self.clone();
        match &mut parts {
            Parts::V1 { method, .. } | Parts::V3 { method, .. } => other.clone_into(method),
        }
        parts
    }
}
