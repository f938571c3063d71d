//! The secret of an access key, and the hashes that it is the key of: what signing is made of.
//!
//! Without the feature `signing`, `no_secret.rs` stands here instead.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Whether this build can sign.
pub const SIGNS: bool = true;

/// The secret. It goes into a hash and comes out nowhere, and is wiped when dropped.
pub(in crate::request) struct Secret(Zeroizing<String>);

impl Secret {
    /// The secret in a text; none in a build that cannot sign.
    #[expect(clippy::unnecessary_wraps, reason = "a build that cannot sign has none to give")]
    pub(in crate::request) fn of(text: Zeroizing<String>) -> Option<Secret> {
        Some(Secret(text))
    }

    /// HMAC-SHA1 of a text. `behind` is what a scheme puts behind the secret in the key.
    pub(in crate::request) fn hmac_sha1(&self, behind: &str, text: &str) -> Vec<u8> {
        self.hash::<Hmac<Sha1>>(behind, text)
    }

    /// HMAC-SHA256 of a text, likewise.
    pub(in crate::request) fn hmac_sha256(&self, behind: &str, text: &str) -> Vec<u8> {
        self.hash::<Hmac<Sha256>>(behind, text)
    }

    fn hash<M: Mac + KeyInit>(&self, behind: &str, text: &str) -> Vec<u8> {
        let secret = self.0.as_bytes();
        // Room for all of it, so that no copy of the secret is left where a smaller one was.
        let mut key = Zeroizing::new(Vec::with_capacity(secret.len() + behind.len()));
        key.extend_from_slice(secret);
        key.extend_from_slice(behind.as_bytes());
        let mut mac = <M as KeyInit>::new_from_slice(&key).expect("HMAC takes a key of any length");
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}
