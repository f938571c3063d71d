//! No secret: a build without the feature `signing`. There are no values of the type, so there are no credentials, and
//! the compiler leaves out all that would be done with them.

use std::convert::Infallible;

use zeroize::Zeroizing;

/// Whether this build can sign.
pub const SIGNS: bool = false;

/// What there is none of.
pub(in crate::request) struct Secret(Infallible);

impl Secret {
    /// The secret in a text; none in a build that cannot sign.
    pub(in crate::request) fn of(_: Zeroizing<String>) -> Option<Secret> {
        None
    }

    /// HMAC-SHA1 of a text.
    pub(in crate::request) fn hmac_sha1(&self, _: &str, _: &str) -> Vec<u8> {
        match self.0 {}
    }

    /// HMAC-SHA256 of a text.
    pub(in crate::request) fn hmac_sha256(&self, _: &str, _: &str) -> Vec<u8> {
        match self.0 {}
    }
}
