//! A request that was sent, as the scheme it is signed with looks at it.

use crate::doctor::look::Authorization;
use crate::doctor::parts::{self, Parts};
use crate::import::sent::Sent;
use crate::request::METHOD;
use crate::request::sign::v3;

/// A request with its signature.
pub(in crate::doctor) struct Signed {
    pub(in crate::doctor) parts: Parts,
    /// Every parameter, the signature too.
    pub(in crate::doctor) all: Vec<(String, String)>,
    pub(in crate::doctor) signature: String,
    pub(in crate::doctor) key: String,
    /// Whether something is not in the text, so that no signature can be compared.
    pub(in crate::doctor) has_holes: bool,
    /// Whether the text says by which method it is sent.
    pub(in crate::doctor) has_method: bool,
}

impl Signed {
    pub(in crate::doctor) fn of(sent: &Sent) -> Option<Signed> {
        let authorization = sent.header("Authorization");
        let has_v3 = authorization.is_some_and(|header| header.contains("HMAC-S"))
            || sent.header("x-acs-action").is_some();
        if has_v3 { Some(Signed::v3(sent)) } else { Signed::v1(sent) }
    }

    fn v1(sent: &Sent) -> Option<Signed> {
        let mut all = parts::pairs(&sent.query);
        let in_query = all.len();
        all.extend(parts::pairs(sent.body.as_deref().unwrap_or_default()));
        let is_rpc =
            all.iter().any(|(name, _)| name.starts_with("Signature") || name == "AccessKeyId");
        let get = |name: &str| {
            let found = all.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        // An unencoded `+` of the signature came out as a space.
        let (signature, key) = (get("Signature").replace(' ', "+"), get("AccessKeyId"));
        let is_param = |(name, _): &&(String, String)| name != "Signature";
        let pairs: Vec<(String, String)> = all.iter().filter(is_param).cloned().collect();
        let in_body = all[in_query..].iter().filter(is_param).count();
        let method = sent.method.clone().unwrap_or_else(|| METHOD.to_owned());
        is_rpc.then(|| Signed {
            parts: Parts::V1 { method, pairs, in_body },
            signature,
            key,
            has_holes: sent.has_holes,
            has_method: sent.method.is_some(),
            all,
        })
    }

    fn v3(sent: &Sent) -> Signed {
        let authorization = Authorization::of(sent.header("Authorization").unwrap_or_default());
        let mut names: Vec<String> =
            authorization.signed.iter().map(|name| name.to_ascii_lowercase()).collect();
        names.sort();
        names.dedup();
        let value = |name: &str| match sent.header(name) {
            None if name == "host" => sent.host.clone(),
            value => value.unwrap_or_default().to_owned(),
        };
        let given = sent.header(v3::CONTENT_SHA256).map(str::to_owned);
        let worked_out = sent.body.as_ref().map(|body| v3::hash(body.as_bytes()));
        let payload = if sent.has_holes { given.or(worked_out) } else { worked_out.or(given) };
        let parts = Parts::V3 {
            method: sent.method.clone().unwrap_or_else(|| METHOD.to_owned()),
            path: sent.path.clone(),
            query: parts::pairs(&sent.query),
            headers: names.iter().map(|name| (name.clone(), value(name))).collect(),
            payload: payload.unwrap_or_default(),
        };
        Signed {
            all: Vec::new(),
            signature: authorization.signature.to_owned(),
            key: authorization.credential.to_owned(),
            has_holes: sent.has_holes,
            has_method: sent.method.is_some(),
            parts,
        }
    }
}
