//! What the form knows beyond the plan: what the account has, and what the reader has seen to before sending. Neither
//! outlives the page.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::edit;
use crate::app::session::Session;
use crate::guide::Subject;
use crate::guide::checklist::Item;
use crate::inventory::{Inventory, Resource, ResourceKind};
use crate::lang::Language;
use crate::params::Param;
use crate::params::source::{CREATE_TIME, SourceType, UDM_REGION_ID};
use crate::plan::place::Place;
use crate::values::json::Value;

impl Session {
    /// The plan as guidance looks at it.
    #[must_use]
    pub fn subject(&self) -> Subject<'_> {
        Subject { request: self.sent.root(), region: &self.region, known: &self.inventory }
    }

    /// Whether an item was ticked. The tick goes when the item says something else, such as another vault.
    #[must_use]
    pub fn has_ticked(&self, item: &Item) -> bool {
        self.ticked.contains(&key(item))
    }

    pub(in crate::app) fn tick_off(&mut self, item: String) {
        let ticked = Rc::make_mut(&mut self.ticked);
        if !ticked.remove(&item) {
            ticked.add(item);
        }
    }

    pub(in crate::app) fn learn(&mut self, inventory: &Inventory) {
        let known = Inventory::clone(&self.inventory);
        self.inventory = Arc::new(known.with(inventory.clone()));
        self.judge();
    }

    /// Takes one of the resources that are known, with what follows from it: the creation time of a file system, the
    /// region of a whole instance.
    pub(in crate::app) fn pick(&mut self, sort: ResourceKind, id: &str) {
        let resource = self.inventory.find(sort, id).cloned().unwrap_or_default();
        let more = self.following(sort, &resource);
        self.typing = None;
        let left = Rc::make_mut(&mut self.left);
        left.add(Place::of(sort.param()));
        left.extend(more.iter().map(|(param, _)| Place::of(param)));
        self.change(|draft| {
            edit::write(draft, &Place::of(sort.param()), Some(Value::owned_text(id)));
            for (param, value) in more {
                edit::write(draft, &Place::of(param), Some(value));
            }
        });
    }

    fn following(
        &self,
        sort: ResourceKind,
        resource: &Resource,
    ) -> Vec<(&'static Param, Value<'static>)> {
        let whole = self.source() == Some(SourceType::UdmEcs);
        match (sort, resource.created) {
            (ResourceKind::FileSystem, Some(created)) => {
                vec![(&CREATE_TIME, Value::integer(created))]
            }
            (ResourceKind::Instance, _) if whole && !resource.region.is_empty() => {
                vec![(&UDM_REGION_ID, Value::owned_text(&*resource.region))]
            }
            _ => Vec::new(),
        }
    }
}

/// What an item says, which is what a tick is for.
#[must_use]
pub fn key(item: &Item) -> String {
    item.what.render(Language::English)
}
