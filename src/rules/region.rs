//! Regions by their IDs.

use crate::lang::{Arg, Message, t};
use crate::params::Kind;
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
        "ots" r#"{"Rule":[{"RuleName":"daily","BackupType":"COMPLETE","Schedule":"I|4102444800|P1D","Retention":7,"DoCopy":true,"DestinationRegionId":"shanghai","DestinationRetention":30}]}"#,
    ],
    good ["udm-ecs" r#"{"UdmRegionId":"cn-hangzhou"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
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
