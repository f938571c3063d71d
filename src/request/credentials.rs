//! The keys that a request is signed with: a type that prints nothing, is written nowhere and is wiped when dropped.
//!
//! Nothing can read the secret: it goes into a hash and comes out nowhere. The other two parts travel in every signed
//! request and can be asked for. In a build without the feature `signing` there are no credentials.

use std::fmt;

use zeroize::Zeroizing;

use crate::lang::Arg;
use crate::request::secret::Secret;

/// The variable that holds the access key's ID.
pub const ACCESS_KEY_ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
/// The variable that holds the access key's secret.
pub const ACCESS_KEY_SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
/// The variable that holds the token of temporary keys.
pub const SECURITY_TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";

/// The three names, for a sentence about them.
#[must_use]
pub fn variable_names() -> [Arg; 3] {
    [ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN].map(|name| Arg::Plain(name.to_owned()))
}

/// How the IDs of temporary keys begin (the documentation of AssumeRole).
const TEMPORARY: &str = "STS.";

/// An access key, with the token that belongs to it when it is a temporary one.
pub struct Credentials {
    access_key_id: Zeroizing<String>,
    access_key_secret: Secret,
    security_token: Option<Zeroizing<String>>,
}

/// A part of credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialPart {
    /// The access key's ID.
    Id,
    /// The access key's secret.
    Secret,
    /// The token of temporary keys.
    Token,
}

impl CredentialPart {
    /// Its position among the parts, which stand in one order everywhere.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The variable that holds it.
    #[must_use]
    pub fn variable(self) -> &'static str {
        match self {
            CredentialPart::Id => ACCESS_KEY_ID,
            CredentialPart::Secret => ACCESS_KEY_SECRET,
            CredentialPart::Token => SECURITY_TOKEN,
        }
    }
}

/// Why texts are no credentials. It never says what they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialsError {
    /// A secret or a token without an ID.
    NoId,
    /// An ID or a token without a secret.
    NoSecret,
    /// The ID of a temporary key without the token that belongs to it.
    NoToken,
    /// A character in a part that cannot stand in a header: a line break, or one beyond ASCII.
    Character(CredentialPart),
    /// This build has no code to sign with: it lacks the feature `signing`.
    NotBuilt,
}

impl Credentials {
    /// Credentials of their parts; space around them, which copying brings along, is dropped. An empty token is none.
    ///
    /// # Errors
    /// What is missing or cannot be sent.
    pub fn new(
        access_key_id: &str,
        access_key_secret: &str,
        security_token: Option<&str>,
    ) -> Result<Self, CredentialsError> {
        let part = |part: CredentialPart, text: &str| {
            let text = text.trim();
            if text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
                Ok(Some(Zeroizing::new(text.to_owned())).filter(|text| !text.is_empty()))
            } else {
                Err(CredentialsError::Character(part))
            }
        };
        let access_key_id =
            part(CredentialPart::Id, access_key_id)?.ok_or(CredentialsError::NoId)?;
        let secret =
            part(CredentialPart::Secret, access_key_secret)?.ok_or(CredentialsError::NoSecret)?;
        let token = security_token.map(|text| part(CredentialPart::Token, text));
        let security_token = token.transpose()?.flatten();
        if security_token.is_none() && access_key_id.starts_with(TEMPORARY) {
            return Err(CredentialsError::NoToken);
        }
        let access_key_secret = Secret::of(secret).ok_or(CredentialsError::NotBuilt)?;
        Ok(Credentials { access_key_id, access_key_secret, security_token })
    }

    /// Credentials of the three variables, read by the function that is handed in; none, when no variable is set.
    ///
    /// # Errors
    /// What is missing or cannot be sent.
    pub fn from_variables(
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, CredentialsError> {
        let read = |name| Zeroizing::new(variable(name).unwrap_or_default());
        let (id, secret, token) =
            (read(ACCESS_KEY_ID), read(ACCESS_KEY_SECRET), read(SECURITY_TOKEN));
        if id.trim().is_empty() && secret.trim().is_empty() && token.trim().is_empty() {
            return Ok(None);
        }
        Credentials::new(&id, &secret, Some(token.as_str())).map(Some)
    }

    /// The ID, which stands in every signed request.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// The token, which stands in every request signed with temporary keys.
    #[must_use]
    pub fn security_token(&self) -> Option<&str> {
        self.security_token.as_ref().map(|token| token.as_str())
    }

    /// What the signature is made with.
    pub(in crate::request) fn secret(&self) -> &Secret {
        &self.access_key_secret
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CredentialsError::NoId => {
                write!(f, "expected an access key ID in `{ACCESS_KEY_ID}`, but found none")
            }
            CredentialsError::NoSecret => {
                write!(f, "expected an access key secret in `{ACCESS_KEY_SECRET}`, but found none")
            }
            CredentialsError::NoToken => {
                write!(
                    f,
                    "expected the token of a temporary key in `{SECURITY_TOKEN}`, but found none"
                )
            }
            CredentialsError::Character(part) => write!(
                f,
                "expected printable ASCII in `{}`, but found another character",
                part.variable()
            ),
            CredentialsError::NotBuilt => {
                f.write_str("expected a build that can sign, but found one without `signing`")
            }
        }
    }
}

impl std::error::Error for CredentialsError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(
        id: &str,
        secret: &str,
        token: &str,
    ) -> Result<Option<Credentials>, CredentialsError> {
        Credentials::from_variables(|name| {
            let value = match name {
                ACCESS_KEY_ID => id,
                ACCESS_KEY_SECRET => secret,
                _ => token,
            };
            (!value.is_empty()).then(|| value.to_owned())
        })
    }

    #[test]
    fn nothing_of_them_is_printed() {
        let credentials = Credentials::new("id", "secret", Some("token")).expect("they are whole");
        assert_eq!(format!("{credentials:?}"), "Credentials(…)");
        assert_eq!(format!("{credentials:#?}"), "Credentials(…)");
    }

    #[test]
    fn variables_make_credentials_when_they_are_whole() {
        let keys = variables(" id\n", "secret", "").expect("they are whole").expect("they are set");
        assert_eq!((keys.access_key_id(), keys.security_token()), ("id", None));
        let keys = variables("id", "secret", "a=b").expect("they are whole").expect("they are set");
        assert_eq!(keys.security_token(), Some("a=b"));
        assert!(variables("", " ", "").expect("that is no fault").is_none());
    }

    #[test]
    fn half_an_access_key_is_named() {
        assert_eq!(variables("id", "", "").err(), Some(CredentialsError::NoSecret));
        assert_eq!(variables("", "secret", "").err(), Some(CredentialsError::NoId));
        assert_eq!(variables("", "", "token").err(), Some(CredentialsError::NoId));
        assert_eq!(variables("STS.id", "secret", "").err(), Some(CredentialsError::NoToken));
        assert_eq!(
            variables("i\nd", "secret", "").err(),
            Some(CredentialsError::Character(CredentialPart::Id))
        );
        let secret = variables("id", "密", "").err();
        assert_eq!(secret, Some(CredentialsError::Character(CredentialPart::Secret)));
    }
}
