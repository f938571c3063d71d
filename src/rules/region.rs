//! Regions by their IDs.

use crate::inventory::ResourceKind;
use crate::lang::{Arg, Message, t};
use crate::params::Kind;
use crate::params::source::UDM_REGION_ID;
use crate::plan::place::Place;
use crate::rules::known::named;
use crate::rules::text::clean;
use crate::rules::{Check, Fix};
use crate::values::region::{find, near};

rules! {
    /// The official command line's metadata lists the regions of the service; two of them are closed. A new region
    /// may be missing here, so the rule only warns.
    UNKNOWN = "region/unknown", Warning,
    "官方命令行的元数据列出了服务的地域，其中两个已关停。新地域可能尚未收录，因此仅作警告。",
    bad [
        "udm-ecs" r#"{"UdmRegionId":"cn-shanghia"}"#,
        "udm-ecs" r#"{"UdmRegionId":"Hangzhou"}"#,
        "udm-ecs" r#"{"UdmRegionId":"ap-south-1"}"#,
        "udm-ecs" r#"{"UdmRegionId":"moon-1"}"#,
        "udm-ecs" r#"{"Detail":{"doCopy":true,"destinationRegionId":"cn-beijin","destinationRetention":7}}"#,
        "udm-ecs" r#"{"Schedule":null,"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"shanghai","DestinationRetention":30}]}"#,
    ],
    good ["udm-ecs" r#"{"UdmRegionId":"cn-hangzhou"}"#];

    /// A plan is made in the region that is called, and the instance is there (the page); the official provider sends that
    /// very region.
    ELSEWHERE = "udm-region-id/other-region", Warning,
    "计划建在所调用的地域，实例也在该地域（文档）；官方 Provider 发送的正是该地域。",
    bad ["udm-ecs" r#"{"UdmRegionId":"cn-beijing"}"#],
    good ["udm-ecs" r#"{"UdmRegionId":"cn-hangzhou"}"#];
}

/// The instance's region is another than the one that is called.
fn elsewhere(check: &mut Check<'_>) {
    let Some(called) = check.world.region.as_deref() else { return };
    let own = check.reading.text(&UDM_REGION_ID).map(str::trim);
    let Some(own) = own.filter(|own| *own != called && find(own).is_some_and(|region| region.open))
    else {
        return;
    };
    // Where the instance is known to be, `known/instance-region` has the word.
    if named(check, ResourceKind::Instance).is_some_and(|instance| !instance.region.is_empty()) {
        return;
    }
    let place = Place::of(&UDM_REGION_ID);
    let message = Message::new(
        t(
            "{0} is {1}, but the request goes to {2}. Change one of the two.",
            "{0}是 {1}，而请求发往 {2}，应改其中之一。",
        ),
        [Arg::Label(place.label()), Arg::value(own), Arg::code(called)],
    );
    check.find(&ELSEWHERE, place, message);
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    elsewhere(check);
    for spot in check.spots.iter().filter(|spot| matches!(spot.row.kind, Kind::Region)) {
        let id = clean(spot.text);
        if id.is_empty() || find(&id).is_some_and(|region| region.open) {
            continue;
        }
        let (label, value) = (spot.label(), Arg::value(&*id));
        let meant = near(&id);
        let message = match (find(&id), meant) {
            (Some(closed), _) => Message::new(
                t(
                    "{0} {1}, {2}, is closed. Choose another region.",
                    "{0} {1}（{2}）已关停，应选择其他地域。",
                ),
                [label, value, Arg::Text(closed.name)],
            ),
            (None, Some(meant)) => Message::new(
                t(
                    "{0} {1} is not a known region. Write {2}.",
                    "{0} {1} 不是已知地域，应写作 {2}。",
                ),
                [label, value, Arg::code(meant.id)],
            ),
            (None, None) => Message::new(
                t(
                    "{0} {1} is not a known region. Check its ID, such as `cn-hangzhou`.",
                    "{0} {1} 不是已知地域，应核对地域 ID，如 `cn-hangzhou`。",
                ),
                [label, value],
            ),
        };
        let closed = find(&id).is_some();
        let finding = check.find_at(&UNKNOWN, spot, message);
        if let Some(meant) = meant.filter(|_| !closed) {
            finding.fix(|| Fix::write(Arg::code(meant.id), spot.rewrite(meant.id)));
        }
    }
}
