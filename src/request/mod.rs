//! What is sent: the plan in flat pairs, its address, and the signature over both.
//!
//! [`build`] signs a [`wire::Wire`] for a [`Target`]; [`steps`] shows how.
//!
//! Nothing here knows a clock, randomness or the network; [`Target`] brings in what they would give.

pub mod credentials;
pub mod endpoint;
// Signing stands and falls here: what no secret can reach is not in the build.
#[cfg_attr(not(feature = "signing"), path = "no_secret.rs")]
mod secret;
pub mod sign;
pub mod wire;

use std::fmt;

use crate::request::credentials::Credentials;
use crate::request::endpoint::{Endpoint, EndpointError};
pub use crate::request::secret::SIGNS;
use crate::request::sign::step::Step;
use crate::request::sign::{v1, v3};
use crate::request::wire::Wire;
use crate::values::time::MINUTE;

/// The operation.
pub const ACTION: &str = "CreateBackupPlan";
/// The API's version.
pub const VERSION: &str = "2017-09-08";
/// The one method that the operation takes (the official command line's metadata).
pub const METHOD: &str = "POST";
/// How long a signature may be used, in minutes: the gateway refuses a timestamp that is further off.
pub const VALID_MINUTES: u32 = 15;

/// Where a request goes, when, and with whose keys.
#[derive(Debug)]
pub struct Target {
    region: String,
    endpoint: Endpoint,
    timestamp: i64,
    nonce: String,
    credentials: Option<Credentials>,
}

/// Why there is no such target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TargetError {
    /// The region or the endpoint is none.
    Endpoint(EndpointError),
    /// The nonce is empty or has characters that do not belong into a header.
    Nonce,
}

/// A request, signed or not.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: &'static str,
    /// The whole address.
    pub url: String,
    /// The headers that must be sent as they are.
    pub headers: Vec<(String, String)>,
    /// The body, encoded.
    pub body: String,
}

/// A signed request, with what was signed: what a gateway that refuses it prints, to compare.
#[derive(Clone, PartialEq, Eq)]
pub struct Signed {
    /// The request.
    pub request: Request,
    /// The request as one text.
    pub canonical: String,
    /// What the signature is over.
    pub string_to_sign: String,
}

/// How a request is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// HMAC-SHA1 with everything in the URL.
    V1,
    /// `ACS3-HMAC-SHA256` with the signature in a header.
    V3,
}

/// A signature was asked for, and there are no credentials to make it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsCredentials;

/// Signs a request.
///
/// # Errors
/// When the target has no credentials.
pub fn build(wire: &Wire<'_>, target: &Target, scheme: Scheme) -> Result<Signed, NeedsCredentials> {
    let credentials = Some(target.credentials.as_ref().ok_or(NeedsCredentials)?);
    let signed = match scheme {
        Scheme::V1 => v1::Calculation::of(wire, target, credentials).into_signed(),
        Scheme::V3 => v3::Calculation::of(wire, target, credentials).into_signed(),
    };
    signed.ok_or(NeedsCredentials)
}

/// The way to the signature of a request, step by step. Without credentials it ends before what they are needed for,
/// and where the ID of a key belongs stands [`NO_KEY_ID`](sign::step::NO_KEY_ID).
#[must_use]
pub fn steps(wire: &Wire<'_>, target: &Target, scheme: Scheme) -> Vec<Step> {
    let credentials = target.credentials.as_ref();
    match scheme {
        Scheme::V1 => v1::Calculation::of(wire, target, credentials).into_steps(),
        Scheme::V3 => v3::Calculation::of(wire, target, credentials).into_steps(),
    }
}

impl Target {
    /// A target of a region, or of another endpoint than the region's public one; the time in UNIX seconds, and a
    /// nonce that no other request has had.
    ///
    /// # Errors
    /// What cannot be sent to or sent.
    pub fn new(
        region: &str,
        endpoint: Option<&str>,
        timestamp: i64,
        nonce: &str,
    ) -> Result<Self, TargetError> {
        let of_region = Endpoint::of_region(region).map_err(TargetError::Endpoint)?;
        let endpoint = match endpoint {
            Some(endpoint) => endpoint.parse().map_err(TargetError::Endpoint)?,
            None => of_region,
        };
        if nonce.is_empty() || !nonce.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(TargetError::Nonce);
        }
        let (region, nonce) = (region.to_owned(), nonce.to_owned());
        Ok(Target { region, endpoint, timestamp, nonce, credentials: None })
    }

    /// The same target, with keys to sign with.
    #[must_use]
    pub fn with_credentials(self, credentials: Option<Credentials>) -> Self {
        Target { credentials, ..self }
    }

    /// The region's ID.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The address.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The keys to sign with, if there are any.
    #[must_use]
    pub fn credentials(&self) -> Option<&Credentials> {
        self.credentials.as_ref()
    }

    /// Whether the address is another than the region's public one.
    #[must_use]
    pub fn has_own_endpoint(&self) -> bool {
        Endpoint::of_region(&self.region).as_ref() != Ok(&self.endpoint)
    }

    /// The time of the signature, in UNIX seconds.
    #[must_use]
    pub fn timestamp(&self) -> i64 {
        self.timestamp
    }

    /// When a signature of that time is of no more use, in UNIX seconds.
    #[must_use]
    pub fn valid_until(&self) -> i64 {
        self.timestamp.saturating_add(i64::from(VALID_MINUTES) * MINUTE)
    }

    /// What makes this request differ from every other.
    #[must_use]
    pub fn nonce(&self) -> &str {
        &self.nonce
    }
}

/// Neither the token nor the signature: whoever has them can send the request.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = self.url.split('?').next().unwrap_or_default();
        write!(f, "Request({} {address}…)", self.method)
    }
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Signed").field(&self.request).finish()
    }
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TargetError::Endpoint(error) => error.fmt(f),
            TargetError::Nonce => f.write_str("expected printable ASCII without spaces as a nonce"),
        }
    }
}

impl std::error::Error for TargetError {}

impl fmt::Display for NeedsCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected credentials to sign with, but found none")
    }
}

impl std::error::Error for NeedsCredentials {}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(endpoint: Option<&str>, nonce: &str) -> Result<Target, TargetError> {
        Target::new("cn-hangzhou", endpoint, 1_795_500_000, nonce)
    }

    #[test]
    fn a_target_knows_where_it_is_until_when() {
        let own = target(None, "n").expect("a target");
        assert_eq!(
            (own.region(), own.nonce(), own.timestamp()),
            ("cn-hangzhou", "n", 1_795_500_000)
        );
        assert_eq!(own.valid_until(), 1_795_500_900);
        assert!(!own.has_own_endpoint() && own.credentials().is_none());
        let other = target(Some("localhost:8080"), "n").expect("a target");
        assert!(other.has_own_endpoint());
    }

    #[test]
    fn a_nonce_goes_into_a_header_as_it_is() {
        assert!(target(None, "!~09-az").is_ok());
        for nonce in ["", "a b", "a\n", "é"] {
            assert_eq!(target(None, nonce).err(), Some(TargetError::Nonce), "{nonce:?}");
        }
        let error = target(Some("a b"), "n").err();
        assert!(matches!(error, Some(TargetError::Endpoint(_))), "{error:?}");
    }
}
