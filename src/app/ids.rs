//! The ids of controls: made from places, so that they stay the same from one rendering to the next and anything can
//! lead to any control.

use crate::plan::place::{Place, Step};

/// The id of the error summary.
pub const SUMMARY: &str = "summary";

/// The id of the output pane.
pub const OUTPUT: &str = "output";

/// The id of a control, from its name: `Rule.1.Schedule` → `Rule-1-Schedule`.
#[must_use]
pub fn of_name(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

/// The id of the control of a place.
#[must_use]
pub fn of(place: &Place) -> String {
    of_name(&place.wire_name())
}

/// The id of a field's hint.
#[must_use]
pub fn hint(place: &Place) -> String {
    format!("{}-hint", of(place))
}

/// The id of the button that opens a field's help.
#[must_use]
pub fn help(place: &Place) -> String {
    format!("{}-help", of(place))
}

/// The id of the word that says whether a field is required.
#[must_use]
pub fn need(place: &Place) -> String {
    format!("{}-need", of(place))
}

/// The id of the text of one of a field's messages, from 0.
#[must_use]
pub fn message(place: &Place, index: usize) -> String {
    format!("{}-message-{}", of(place), index + 1)
}

/// The id of the hint of a field's first part.
#[must_use]
pub fn part_hint(place: &Place) -> String {
    format!("{}-part-hint", of(place))
}

/// The id of a field's label, where a group is named by it.
#[must_use]
pub fn label(place: &Place) -> String {
    format!("{}-label", of(place))
}

/// The id of what belongs to the request as a whole.
pub const REQUEST: &str = "request";

/// The id of the panel that the tabs show.
pub const PANEL: &str = "output-panel";

/// The id of the box the request is edited in as JSON.
pub const BY_HAND: &str = "request-json";

/// The id of the button that begins and ends that.
pub const EDIT_JSON: &str = "edit-json";

/// The id of the tab of a group of formats.
#[must_use]
pub fn tab(group: &str) -> String {
    format!("tab-{group}")
}

/// The id of the button that chooses a format of the group that is shown.
#[must_use]
pub fn format(format: &str) -> String {
    format!("format-{format}")
}

/// The id of the button that stands for the kind of a format, where the format has one of its own besides.
#[must_use]
pub fn kind(format: &str) -> String {
    format!("kind-{format}")
}

/// The id of the region's control.
pub const REGION: &str = "RegionId";

/// The id of the endpoint's control.
pub const ENDPOINT: &str = "Endpoint";

/// The id of a section.
#[must_use]
pub fn section(id: &str) -> String {
    format!("section-{id}")
}

/// Whether an id is that of a group's control or of one inside the group.
#[must_use]
pub fn is_within(id: &str, group: &str) -> bool {
    id.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The ids that a place may be found under, the best first: its control or the first control of its group, then
/// those of the places around it.
#[must_use]
pub fn leading_to(place: &Place) -> Vec<String> {
    let mut ids = Vec::new();
    let mut at = Some(place.clone());
    while let Some(place) = at {
        if !place.steps().is_empty() {
            let id = of(&place);
            ids.extend(
                ["-start", "-1-start", "", "-1", "-add"].map(|suffix| format!("{id}{suffix}")),
            );
        }
        at = place.parent();
    }
    if place.steps().is_empty() || matches!(place.steps(), [Step::Name(_)] if place.top().is_none())
    {
        ids.push(REQUEST.to_owned());
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::{backup_rule, files};

    #[test]
    fn an_id_is_a_name_that_css_and_html_can_take() {
        let place = Place::of(&backup_rule::RULE).index(0).member(&backup_rule::SCHEDULE);
        assert_eq!(of(&place), "Rule-1-Schedule");
    }

    #[test]
    fn a_place_without_a_control_leads_to_the_nearest_one() {
        let path = Place::of(&files::PATH);
        let ids = leading_to(&path.index(2));
        assert!(
            ids.iter().position(|id| id == "Path-3") < ids.iter().position(|id| id == "Path-1")
        );
        assert!(leading_to(&Place::ROOT.name("Foo")).contains(&"request".to_owned()));
    }
}
