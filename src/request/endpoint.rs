//! The address a request is sent to.

use std::fmt;
use std::str::FromStr;

use crate::values::region;

/// The region that requests go to unless another is named: the one of the API page's examples.
pub const DEFAULT_REGION: &str = "cn-hangzhou";

/// Where requests go: `https://hbr.cn-hangzhou.aliyuncs.com`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    plain_http: bool,
    host: String,
}

/// Why a text is no endpoint or no region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// Not a host, with or without a port.
    Host,
    /// `http://` to another machine: a token would travel in the open.
    PlainHttp,
    /// Not a region's ID.
    Region,
}

impl Endpoint {
    /// The public endpoint of a region (the endpoint rule of the official SDK, `hbr.{region}.aliyuncs.com`).
    ///
    /// # Errors
    /// When the text cannot be a region's ID. A region may be newer than this program, so an unknown one is none of its
    /// business.
    pub fn of_region(region: &str) -> Result<Self, EndpointError> {
        if !is_region(region) {
            return Err(EndpointError::Region);
        }
        Ok(Endpoint { plain_http: false, host: format!("hbr.{region}.aliyuncs.com") })
    }

    /// Whether requests go there without encryption.
    #[must_use]
    pub fn is_plain_http(&self) -> bool {
        self.plain_http
    }

    /// Whether it is one of the service's own, encrypted: `hbr.aliyuncs.com`, or that of a known region, public or for
    /// its VPCs (the endpoints of Cloud Backup). Other hosts under `aliyuncs.com` may be anyone's bucket or function.
    #[must_use]
    pub fn is_official(&self) -> bool {
        let name = self.host.split(':').next().unwrap_or_default();
        let Some(inner) = name.strip_suffix(".aliyuncs.com") else { return false };
        let of_region = |inner: &str| {
            let region = inner.strip_prefix("hbr.").or_else(|| inner.strip_prefix("hbr-vpc."));
            region.is_some_and(|region| region::find(region).is_some())
        };
        !self.plain_http && (inner == "hbr" || of_region(inner))
    }

    /// The host, with the port when it is not the usual one: the `host` header.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// The beginning of a URL: `https://hbr.cn-hangzhou.aliyuncs.com`.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.plain_http { "http" } else { "https" };
        write!(f, "{scheme}://{}", self.host)
    }
}

impl FromStr for Endpoint {
    type Err = EndpointError;

    /// Reads a host as it is written in consoles: with or without `https://`, a port and a slash at the end.
    /// `http://` is taken for this machine only.
    fn from_str(text: &str) -> Result<Self, EndpointError> {
        let text = text.trim();
        let (plain_http, host) = match text.strip_prefix("http://") {
            Some(host) => (true, host),
            None => (false, text.strip_prefix("https://").unwrap_or(text)),
        };
        let host = host.strip_suffix('/').unwrap_or(host).to_ascii_lowercase();
        let (name, port) = match host.split_once(':') {
            Some((name, port)) => (name, Some(port_of(port).ok_or(EndpointError::Host)?)),
            None => (host.as_str(), None),
        };
        if !name.split('.').all(is_label) {
            return Err(EndpointError::Host);
        }
        if plain_http && !matches!(name, "localhost" | "127.0.0.1") {
            return Err(EndpointError::PlainHttp);
        }
        // As clients write the header that is signed: without the port that the scheme has anyway.
        let usual = if plain_http { 80 } else { 443 };
        let host = match port.filter(|port| *port != usual) {
            Some(port) => format!("{name}:{port}"),
            None => name.to_owned(),
        };
        Ok(Endpoint { plain_http, host })
    }
}

fn port_of(text: &str) -> Option<u16> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|port| digits && *port > 0)
}

/// Whether a text has the shape of a region's ID: two letters for a part of the world, a hyphen, and more. Other names under
/// `hbr.….aliyuncs.com` are those of other services: `hbr.oss-cn-hangzhou.aliyuncs.com` is a bucket, and may be anyone's.
fn is_region(text: &str) -> bool {
    let is_part = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_lowercase());
    let lower = |byte: u8| !byte.is_ascii_uppercase();
    let parts = text.split_once('-').filter(|(part, _)| is_part(part));
    parts.is_some_and(|(_, place)| is_label(place) && place.bytes().all(lower))
}

/// Whether a text is a part of a host's name, between two dots.
fn is_label(text: &str) -> bool {
    let plain = |byte: u8| byte == b'-' || byte.is_ascii_alphanumeric();
    !text.is_empty() && text.bytes().all(plain) && !text.starts_with('-') && !text.ends_with('-')
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EndpointError::Host => "expected a host such as `hbr.cn-hangzhou.aliyuncs.com`",
            EndpointError::PlainHttp => "expected `https://`; `http://` is for this machine only",
            EndpointError::Region => "expected a region such as `cn-hangzhou`",
        })
    }
}

impl std::error::Error for EndpointError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, url: &str) {
        assert_eq!(text.parse::<Endpoint>().map(|endpoint| endpoint.to_string()), Ok(url.into()));
    }

    #[track_caller]
    fn fails(text: &str, error: EndpointError) {
        assert_eq!(text.parse::<Endpoint>(), Err(error), "{text}");
    }

    #[test]
    fn a_region_has_an_endpoint() {
        let endpoint = Endpoint::of_region("cn-hangzhou").expect("a region");
        assert_eq!(endpoint.to_string(), "https://hbr.cn-hangzhou.aliyuncs.com");
        for no_region in [
            "",
            "CN",
            "a.b",
            "evil.example/",
            "a\nb",
            "cn",
            "cn-",
            "cn--",
            "cn-Hangzhou",
            "hangzhou",
            "oss-cn-hangzhou",
            "oss-accelerate",
        ] {
            assert_eq!(Endpoint::of_region(no_region), Err(EndpointError::Region));
        }
    }

    #[test]
    fn only_this_machine_is_reached_without_encryption() {
        let plain = |text: &str| text.parse::<Endpoint>().map(|endpoint| endpoint.is_plain_http());
        assert_eq!(plain("http://localhost:8080"), Ok(true));
        assert_eq!(plain("https://localhost:8080"), Ok(false));
        assert_eq!(plain("hbr.aliyuncs.com"), Ok(false));
        assert_eq!(plain("http://hbr.aliyuncs.com"), Err(EndpointError::PlainHttp));
    }

    #[test]
    fn the_services_own_hosts_are_told_from_others() {
        let official = |text: &str| text.parse::<Endpoint>().expect(text).is_official();
        for own in [
            "hbr.aliyuncs.com",
            "hbr.cn-hangzhou.aliyuncs.com:443",
            "hbr-vpc.cn-beijing.aliyuncs.com",
        ] {
            assert!(official(own), "{own}");
        }
        for other in [
            "localhost:8080",
            "hbr.aliyuncs.com.evil.example",
            "evil.aliyuncs.com",
            "hbr.my-bucket.aliyuncs.com",
            "xhbr.cn-hangzhou.aliyuncs.com",
        ] {
            assert!(!official(other), "{other}");
        }
    }

    #[test]
    fn a_host_is_read_in_its_usual_spellings() {
        reads("hbr-vpc.cn-hangzhou.aliyuncs.com", "https://hbr-vpc.cn-hangzhou.aliyuncs.com");
        reads(" https://HBR.aliyuncs.com:8443/ ", "https://hbr.aliyuncs.com:8443");
        reads("http://localhost:8080", "http://localhost:8080");
        reads("hbr.aliyuncs.com:443", "https://hbr.aliyuncs.com");
        reads("hbr.aliyuncs.com:08443", "https://hbr.aliyuncs.com:8443");
        reads("http://localhost:80", "http://localhost");
        reads("http://localhost:443", "http://localhost:443");
    }

    #[test]
    fn what_is_more_than_a_host_is_refused() {
        fails("", EndpointError::Host);
        fails("hbr.aliyuncs.com/path", EndpointError::Host);
        fails("user@hbr.aliyuncs.com", EndpointError::Host);
        for port in ["99999", "+80", "0", "", "8 0"] {
            fails(&format!("hbr.aliyuncs.com:{port}"), EndpointError::Host);
        }
        for name in ["-", "a.-", "a..b", "hbr.aliyuncs.com.", "-a.b"] {
            fails(name, EndpointError::Host);
        }
        fails("hbr.aliyuncs.com\r\nx: y", EndpointError::Host);
    }
}
