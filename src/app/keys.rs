//! The keys that were entered to sign with. They stand outside the session, so that no action, no event and no copy of
//! the state ever holds them.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use zeroize::Zeroizing;

use crate::request::credentials::{Credentials, CredentialsError};

/// How the IDs of access keys of users begin (the documentation of CreateAccessKey).
const LONG_LIVED: &str = "LTAI";

/// Where the keys are kept while there are some. Handing it on hands on the place, not the keys.
#[derive(Clone, Default)]
pub struct KeyRing(Rc<RefCell<Option<Keys>>>);

struct Keys {
    id: Zeroizing<String>,
    secret: Zeroizing<String>,
    token: Zeroizing<String>,
}

impl KeyRing {
    /// Takes keys in, if they are whole.
    ///
    /// # Errors
    /// What is missing or cannot be sent; the keys before stay.
    pub fn put(&self, id: String, secret: String, token: String) -> Result<(), CredentialsError> {
        let keys = Keys {
            id: Zeroizing::new(id),
            secret: Zeroizing::new(secret),
            token: Zeroizing::new(token),
        };
        keys.credentials()?;
        self.0.replace(Some(keys));
        Ok(())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_none()
    }

    /// Wipes the keys.
    pub fn forget(&self) {
        self.0.replace(None);
    }

    /// The beginning of the key's ID, by which its owner knows it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        self.0.borrow().as_ref().map(|keys| keys.id.trim().chars().take(8).collect())
    }

    /// Whether the key is one that is valid until somebody deletes it.
    #[must_use]
    pub fn is_long_lived(&self) -> bool {
        self.0.borrow().as_ref().is_some_and(|keys| keys.id.trim().starts_with(LONG_LIVED))
    }

    /// The keys, to sign with.
    #[must_use]
    pub fn credentials(&self) -> Option<Credentials> {
        self.0.borrow().as_ref().and_then(|keys| keys.credentials().ok())
    }
}

impl Keys {
    fn credentials(&self) -> Result<Credentials, CredentialsError> {
        Credentials::new(&self.id, &self.secret, Some(&self.token))
    }
}

impl PartialEq for KeyRing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl yew::html::ImplicitClone for KeyRing {}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyRing(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_never_printed_and_go_when_told() {
        let ring = KeyRing::default();
        assert_eq!(
            ring.put("id".into(), String::new(), String::new()),
            Err(CredentialsError::NoSecret)
        );
        assert!(ring.is_empty());
        assert_eq!(ring.put("LTAI5tKnown".into(), "secret".into(), String::new()), Ok(()));
        assert_eq!(format!("{ring:?}"), "KeyRing(…)");
        assert_eq!(ring.hint().as_deref(), Some("LTAI5tKn"));
        assert!(ring.is_long_lived());
        assert_eq!(ring.put("STS.known".into(), "secret".into(), "token".into()), Ok(()));
        assert!(!ring.is_long_lived());
        ring.forget();
        assert!(ring.credentials().is_none());
    }
}
