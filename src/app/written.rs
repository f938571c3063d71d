//! The request in the form it is taken away in.

use std::rc::Rc;

use crate::app::keys::KeyRing;
use crate::app::later;
use crate::app::session::{Session, Stamp};
use crate::output::sheet::{Loss, Sheet};
use crate::output::{Format, Order, json};
use crate::request::endpoint::{DEFAULT_REGION, EndpointError};
use crate::request::{Target, TargetError};

/// What a format made of the request.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// The text.
    Text(Rc<Sheet>),
    /// Nothing yet: what writes it is still to come.
    Coming,
    /// Nothing: it holds a signature, and there are no keys to make one.
    NeedsKeys,
    /// Nothing: there is no such address.
    NoTarget(EndpointError),
}

impl Written {
    /// The text, or an empty one.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Written::Text(sheet) => sheet.text(),
            _ => "",
        }
    }

    /// What the format could not carry.
    #[must_use]
    pub fn losses(&self) -> &[Loss] {
        match self {
            Written::Text(sheet) => sheet.losses(),
            _ => &[],
        }
    }

    /// How many lines it has.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.text().lines().count()
    }
}

impl yew::html::ImplicitClone for Written {}

/// Writes the request of a session.
#[must_use]
pub fn write(session: &Session, format: &Format, keys: &KeyRing) -> Written {
    let mut own = target(session);
    // The request's own JSON goes nowhere.
    if own.is_err() && *format == json::FORMAT {
        own = Target::new(DEFAULT_REGION, None, 0, "unsigned");
    }
    let target = match own {
        Ok(target) => {
            target.with_credentials(keys.credentials().filter(|_| session.stamp.is_some()))
        }
        Err(TargetError::Endpoint(error)) => return Written::NoTarget(error),
        // Without a nonce nothing can be signed.
        Err(TargetError::Nonce) => return Written::NeedsKeys,
    };
    let order = Order {
        draft: &session.sent,
        target: &target,
        clock: session.clock,
        language: session.language,
    };
    // The request's own JSON needs no more than what is there at once.
    if *format == json::FORMAT {
        return Written::Text(Rc::new(json::sheet(&order)));
    }
    let Some(later) = later::here() else { return Written::Coming };
    match (later.write)(format, &order) {
        Ok(sheet) => Written::Text(Rc::new(sheet)),
        Err(_) => Written::NeedsKeys,
    }
}

/// Where the request of a session goes.
///
/// # Errors
/// When there is no such address.
pub fn target(session: &Session) -> Result<Target, TargetError> {
    target_at(session, session.stamp.as_ref())
}

/// The same, for a signature of another moment than the session's.
///
/// # Errors
/// When there is no such address.
pub fn target_at(session: &Session, stamp: Option<&Stamp>) -> Result<Target, TargetError> {
    // What signs nothing reads neither the time nor the nonce.
    let (time, nonce) = stamp.map_or((0, "unsigned"), |stamp| (stamp.time, &*stamp.nonce));
    let endpoint = session.endpoint.trim();
    let endpoint = (!endpoint.is_empty()).then_some(endpoint);
    Target::new(session.region.trim(), endpoint, time, nonce)
}
