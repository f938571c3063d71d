//! The tables and request objects that a program fills.

use std::ops::Range;

use crate::import::names::{self, fold, is_same};
use crate::import::tree::{Branch, Field};
use crate::params;
use crate::params::backup_rule::RULE_NAME;

/// A table or an object that the program fills.
#[derive(Default)]
pub(in crate::import::code) struct Model {
    /// The name of its class; empty for a table.
    pub(in crate::import::code) class: String,
    /// The name of its variable; empty for one that has none.
    pub(in crate::import::code) name: String,
    pub(in crate::import::code) fields: Vec<Field>,
    /// Whether it is part of another one.
    pub(in crate::import::code) used: bool,
}

impl Model {
    /// Whether it is a member of a request: a backup rule, the tables of an instance.
    pub(in crate::import::code) fn is_part(&self) -> bool {
        let class = fold(&self.class);
        class.ends_with("rule")
            || class.ends_with("detail")
            || self.fields.iter().any(|field| is_same(&field.name, RULE_NAME.name))
    }

    /// Whether it has so many fields that are parameters.
    pub(in crate::import::code) fn knows(&self, least: usize) -> bool {
        self.fields.iter().filter(|field| is_parameter(&field.name)).take(least).count() == least
    }

    /// The operation that a request object is for.
    pub(in crate::import::code) fn action(&self) -> Option<String> {
        let name = self.class.strip_suffix("Request")?;
        let name = name.strip_suffix("Shrink").unwrap_or(name);
        // `CreateCreateBackupPlanRequest()` makes one in the first library for Go.
        let name =
            name.strip_prefix("Create").filter(|rest| rest.starts_with("Create")).unwrap_or(name);
        (name.contains("BackupPlan")).then(|| name.to_owned())
    }

    /// Puts a field in, instead of one of the same name.
    pub(in crate::import::code) fn put(&mut self, name: &str, span: Range<usize>, value: Branch) {
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.value = value,
            None => self.fields.push(Field { name: name.to_owned(), name_span: span, value }),
        }
    }
}

/// Whether a name, flat or not, is that of a parameter in any spelling.
pub(in crate::import::code) fn is_parameter(name: &str) -> bool {
    names::in_code(&params::ALL, name.split('.').next().unwrap_or_default()).is_some()
}
