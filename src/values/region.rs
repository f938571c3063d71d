//! The regions the service has, by id, with their names and whether a plan can still be made there.

use crate::lang::{Text, t};

/// A region of the service.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// The id: `cn-hangzhou`.
    pub id: &'static str,
    /// The name as the console shows it.
    pub name: Text,
    /// Whether the region still takes requests.
    pub open: bool,
}

const fn open(id: &'static str, en: &'static str, zh: &'static str) -> Region {
    Region { id, name: t(en, zh), open: true }
}

const fn closed(id: &'static str, en: &'static str, zh: &'static str) -> Region {
    Region { id, name: t(en, zh), open: false }
}

/// Every public region, in the order of the official command line's metadata (aliyun-openapi-meta, `products.json`).
pub static REGIONS: &[Region] = &[
    open("cn-qingdao", "China (Qingdao)", "华北1（青岛）"),
    open("cn-beijing", "China (Beijing)", "华北2（北京）"),
    open("cn-zhangjiakou", "China (Zhangjiakou)", "华北3（张家口）"),
    open("cn-huhehaote", "China (Hohhot)", "华北5（呼和浩特）"),
    open("cn-wulanchabu", "China (Ulanqab)", "华北6（乌兰察布）"),
    open("cn-hangzhou", "China (Hangzhou)", "华东1（杭州）"),
    open("cn-shanghai", "China (Shanghai)", "华东2（上海）"),
    open("cn-shenzhen", "China (Shenzhen)", "华南1（深圳）"),
    open("cn-heyuan", "China (Heyuan)", "华南2（河源）"),
    open("cn-guangzhou", "China (Guangzhou)", "华南3（广州）"),
    open("cn-chengdu", "China (Chengdu)", "西南1（成都）"),
    open("cn-hongkong", "China (Hong Kong)", "中国香港"),
    open("ap-southeast-1", "Singapore", "新加坡"),
    open("ap-northeast-1", "Japan (Tokyo)", "日本（东京）"),
    open("ap-northeast-2", "South Korea (Seoul)", "韩国（首尔）"),
    open("ap-southeast-3", "Malaysia (Kuala Lumpur)", "马来西亚（吉隆坡）"),
    open("ap-southeast-5", "Indonesia (Jakarta)", "印度尼西亚（雅加达）"),
    open("ap-southeast-6", "Philippines (Manila)", "菲律宾（马尼拉）"),
    open("ap-southeast-7", "Thailand (Bangkok)", "泰国（曼谷）"),
    open("us-west-1", "US (Silicon Valley)", "美国（硅谷）"),
    open("us-east-1", "US (Virginia)", "美国（弗吉尼亚）"),
    open("eu-central-1", "Germany (Frankfurt)", "德国（法兰克福）"),
    open("eu-west-1", "UK (London)", "英国（伦敦）"),
    open("me-east-1", "UAE (Dubai)", "阿联酋（迪拜）"),
    open("me-central-1", "Saudi Arabia (Riyadh)", "沙特（利雅得）"),
    open("cn-hangzhou-finance", "China East 1 Finance", "华东1 金融云"),
    open("cn-shanghai-finance-1", "China East 2 Finance", "华东2 金融云"),
    open("cn-shenzhen-finance-1", "China South 1 Finance", "华南1 金融云"),
    open("cn-beijing-finance-1", "China North 2 Finance (Preview)", "华北2 金融云（邀测）"),
    closed("ap-southeast-2", "Australia (Sydney)", "澳大利亚（悉尼）"),
    closed("ap-south-1", "India (Mumbai)", "印度（孟买）"),
];

/// The region with an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.id == id)
}

/// The open region that a text is nearest to, if one is near: another case, `_` for `-`, one slip of a letter, or its name.
#[must_use]
pub fn near(text: &str) -> Option<&'static Region> {
    let folded = text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    let mut open = REGIONS.iter().filter(|region| region.open);
    if let Some(region) = open.clone().find(|region| {
        region.id == folded || [region.name.en, region.name.zh].contains(&text.trim())
    }) {
        return Some(region);
    }
    if let Some(region) = of_zone(&folded).filter(|region| region.open) {
        return Some(region);
    }
    // A city alone: "hangzhou", "Hangzhou".
    let city = |region: &&Region| region.id.strip_prefix("cn-").is_some_and(|city| city == folded);
    open.clone().find(city).or_else(|| {
        let mut slips = open.by_ref().filter(|region| is_slip(region.id, &folded));
        let first = slips.next()?;
        slips.next().is_none().then_some(first)
    })
}

/// Whether one letter is another, too many or missing. A long text is not even looked at; another number is another
/// region, which may be new.
fn is_slip(id: &str, text: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    id.len().abs_diff(text.len()) <= 4
        && super::near::distance(id, text) == 1
        && digits(id) == digits(text)
}

/// The region of a zone, such as `cn-hangzhou-h` or `us-west-1a`.
fn of_zone(text: &str) -> Option<&'static Region> {
    let region = text.strip_suffix(|c: char| c.is_ascii_lowercase())?;
    find(region.strip_suffix('-').unwrap_or(region))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near_is(text: &str, id: Option<&str>) {
        assert_eq!(near(text).map(|region| region.id), id, "{text}");
    }

    #[test]
    fn slips_find_their_region() {
        near_is("CN-Hangzhou", Some("cn-hangzhou"));
        near_is("cn_shanghai", Some("cn-shanghai"));
        near_is("cn-hangzou", Some("cn-hangzhou"));
        near_is("hangzhou", Some("cn-hangzhou"));
        near_is("China (Hangzhou)", Some("cn-hangzhou"));
        near_is("moon-1", None);
        near_is("us-west-2", None);
        near_is("cn-hangzhou-h", Some("cn-hangzhou"));
        near_is("us-west-1a", Some("us-west-1"));
        near_is("ap-southeast-4", None);
    }

    #[test]
    fn closed_regions_are_known_and_not_offered() {
        assert!(find("ap-south-1").is_some_and(|region| !region.open));
        near_is("AP-SOUTH-1", None);
    }
}
