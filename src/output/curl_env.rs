//! Scripts that sign the request where they run, with keys of the environment, and send it by curl: one for bash and zsh,
//! one for PowerShell.
//!
//! Both put together what [`v3`] does. The secret stands on no command line and in no file;
//! the token and the signature reach curl through its standard input.

use crate::command::{posix, powershell};
use crate::lang::{Language, Text, t};
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, Write, curl, group};
use crate::plan::place::Place;
use crate::request::credentials::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN};
use crate::request::sign::{percent, v3};
use crate::request::wire::Wire;
use crate::request::{ACTION, VERSION};

/// What the forms have in common, and the first of them.
const BASE: Format = Format {
    id: "curl-env",
    title: t("curl script", "curl 脚本"),
    group: &group::CURL,
    kind: curl::POSIX,
    variant: Some(t("Keys from environment", "读取环境变量中的密钥")),
    about: t(
        "A script that signs where it runs, as often as you like; needs openssl",
        "在运行处签名的脚本，可反复执行；需要 openssl",
    ),
    syntax: Syntax::Shell,
    keys: Keys::Found,
};

/// `curl-env`
pub static FORMAT: Format = BASE;
pub(in crate::output) const WRITE: Write = |order| Ok(write(order, &BASH));

/// `curl-env-powershell`
pub static POWERSHELL: Format = Format {
    id: "curl-env-powershell",
    title: t("curl script for PowerShell", "PowerShell 的 curl 脚本"),
    kind: curl::POWERSHELL,
    about: t(
        "A script for Windows that signs where it runs, as often as you like",
        "适用于 Windows，在运行处签名的脚本，可反复执行",
    ),
    syntax: Syntax::PowerShell,
    ..BASE
};

pub(in crate::output) const POWERSHELL_WRITE: Write = |order| Ok(write(order, &WINDOWS));

/// A script around its values.
struct Script {
    /// What stands above all, before the comment.
    first: &'static str,
    /// How a comment is written.
    remark: fn(&mut Sheet, &str),
    /// What it needs besides the keys.
    needs: Text,
    /// From the keys up to the values.
    head: &'static str,
    /// How a text is written.
    literal: fn(&str) -> String,
    /// How a variable begins, goes on and ends that is put together of lines; and one that is empty.
    lines: [&'static str; 4],
    /// How a variable of one text begins.
    one: &'static str,
    /// What is behind the values.
    tail: &'static str,
}

static BASH: Script = Script {
    first: "#!/usr/bin/env bash",
    remark: Sheet::remark_posix,
    needs: t("curl 7.55 or newer and openssl", "curl 7.55 及以上和 openssl"),
    head: r#"set -euo pipefail

: "${{id}:?is not set}"
: "${{secret}:?is not set}"
token=${{token}:-}

"#,
    literal: posix::quoted,
    lines: ["{}=", "\\\n", "", "{}=''"],
    one: "{}=",
    tail: r#"
sha256() { openssl dgst -sha256 -binary; }
hex() { od -An -v -tx1 | tr -d ' \n'; }

# The secret as the key of the HMAC: hashed if it is longer than a block.
key() {
  if [ "${#{secret}}" -gt 64 ]; then
    printf %s "${secret}" | sha256
  else
    printf %s "${secret}"
  fi
}

# HMAC-SHA256 as RFC 2104 defines it. openssl would take the secret as an argument, which others can see.
hmac() {
  local byte inner='' outer=''
  for byte in $({ key; head -c 64 /dev/zero; } | od -An -v -tu1 -N64); do
    printf -v inner '%s\\0%03o' "$inner" $((byte ^ 0x36))
    printf -v outer '%s\\0%03o' "$outer" $((byte ^ 0x5c))
  done
  { printf %b "$outer"; { printf %b "$inner"; cat; } | sha256; } | sha256 | hex
}

payload=$(printf %s "$body" | sha256 | hex)
headers=(
  'content-type:application/x-www-form-urlencoded'
  "host:${endpoint#*://}"
  ${token:+"x-acs-accesskey-id:${id}"}
  'x-acs-action:{action}'
  "x-acs-content-sha256:$payload"
  "x-acs-date:$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  ${token:+"x-acs-security-token:$token"}
  "x-acs-signature-nonce:$(openssl rand -hex 16)"
  'x-acs-version:{version}'
)
signed=$(printf '%s\n' "${headers[@]%%:*}" | paste -s -d ';' -)
canonical=$(printf '%s\n' POST / "$query" "${headers[@]}" '' "$signed" "$payload")
hash=$(printf %s "$canonical" | sha256 | hex)
signature=$(printf '{scheme}\n%s' "$hash" | hmac)
headers+=("Authorization:{scheme} Credential=${id},SignedHeaders=$signed,Signature=$signature")

answer=$(
  printf '%s\n' "${headers[@]}" |
    curl -sS -H @- --data-raw "$body" -w '\n%{http_code}' "$endpoint/?$query"
)
code=${answer##*$'\n'}
answer=${answer%$'\n'*}
printf '%s\n' "$answer"
if [ "$code" != 200 ] || printf %s "$answer" | grep -q '"Success" *: *false'; then
  printf 'The plan was not created (HTTP %s).\n' "$code" >&2
  exit 1
fi"#,
};

static WINDOWS: Script = Script {
    first: "",
    remark: |sheet, text| sheet.remark("#", text),
    needs: t(
        "PowerShell 5.1 or newer and curl.exe, which Windows 10 and later have",
        "PowerShell 5.1 及以上和 curl.exe（Windows 10 及以上自带）",
    ),
    head: r"$ErrorActionPreference = 'Stop'

$id = $env:{id}
$secret = $env:{secret}
$token = $env:{token}
if (-not $id -or -not $secret) {
    throw 'Set {id} and {secret}.'
}

",
    literal: powershell::literal,
    lines: ["${} = -join @(\n    ", "\n    ", "\n)", "${} = ''"],
    one: "${} = ",
    tail: r#"
function ConvertTo-Hex([byte[]] $Bytes) {
    ($Bytes | ForEach-Object { $_.ToString('x2') }) -join ''
}

function Get-Sha256([string] $Text) {
    $sha256 = [Security.Cryptography.SHA256]::Create()
    ConvertTo-Hex ($sha256.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text)))
}

$payload = Get-Sha256 $body
$headers = @(
    'content-type:application/x-www-form-urlencoded'
    'host:' + ($endpoint -replace '^.*://')
    if ($token) { "x-acs-accesskey-id:$id" }
    'x-acs-action:{action}'
    "x-acs-content-sha256:$payload"
    'x-acs-date:' + [DateTime]::UtcNow.ToString('s') + 'Z'
    if ($token) { "x-acs-security-token:$token" }
    'x-acs-signature-nonce:' + [Guid]::NewGuid()
    'x-acs-version:{version}'
)
$signed = ($headers | ForEach-Object { $_.Split(':')[0] }) -join ';'
$canonical = (@('POST', '/', $query) + $headers + @('', $signed, $payload)) -join "`n"
$hmac = [Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes($secret))
$text = "{scheme}`n" + (Get-Sha256 $canonical)
$signature = ConvertTo-Hex ($hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($text)))
$headers += "Authorization:{scheme} Credential=$id,SignedHeaders=$signed,Signature=$signature"

# curl reads its options from its standard input: older versions of PowerShell break arguments with quotes in them.
$options = $headers | ForEach-Object {
    'header = "' + $_.Replace('\', '\\').Replace('"', '\"') + '"'
}
$answer = @"
silent
show-error
write-out = "\n%{http_code}"
url = "$endpoint/?$query"
data-raw = "$body"
$($options -join "`n")
"@ | curl.exe --config '-'
$status = @($answer)[-1]
$answer = (@($answer) | Select-Object -SkipLast 1) -join "`n"
$answer
if ($status -ne '200' -or $answer -match '"Success"\s*:\s*false') {
    throw "The plan was not created (HTTP $status)."
}"#,
};

fn write(order: &Order<'_>, script: &Script) -> Sheet {
    let wire = Wire::of(order.request());
    let mut sheet = Sheet::default();
    let filled = |text: &str| {
        text.replace("{id}", ACCESS_KEY_ID)
            .replace("{secret}", ACCESS_KEY_SECRET)
            .replace("{token}", SECURITY_TOKEN)
            .replace("{action}", ACTION)
            .replace("{version}", VERSION)
            .replace("{scheme}", v3::SCHEME)
    };
    if !script.first.is_empty() {
        sheet.line(script.first);
    }
    (script.remark)(&mut sheet, &order.says());
    sheet.line("#");
    (script.remark)(&mut sheet, &needs(script, order.language));
    sheet.line(filled(script.head).trim_end_matches('\n'));
    sheet.line("");
    let endpoint = (script.literal)(&order.target.endpoint().to_string());
    sheet.line(format!("{}{endpoint}", script.one.replace("{}", "endpoint")));
    variable(&mut sheet, script, "query", &v3::sorted(&wire.query), percent::query);
    variable(&mut sheet, script, "body", &v3::sorted(&wire.body), percent::form);
    sheet.line(filled(script.tail));
    sheet
}

/// What the script needs, as a sentence.
fn needs(script: &Script, language: Language) -> String {
    let needs = script.needs.get(language);
    match language {
        Language::English => format!(
            "Needs {needs}, and in the environment {ACCESS_KEY_ID}, {ACCESS_KEY_SECRET} and, for temporary keys, \
             {SECURITY_TOKEN}."
        ),
        Language::Chinese => format!(
            "需要 {needs}，以及环境变量 {ACCESS_KEY_ID}、{ACCESS_KEY_SECRET}；使用临时密钥时还需要 {SECURITY_TOKEN}。"
        ),
    }
}

/// A variable of encoded pairs, one a line.
fn variable<'p>(
    sheet: &mut Sheet,
    script: &Script,
    name: &str,
    pairs: &[(&'p str, &'p str)],
    encoded: fn(&[(&'p str, &'p str)]) -> String,
) {
    let [begin, between, end, empty] = script.lines;
    if pairs.is_empty() {
        return sheet.line(empty.replace("{}", name));
    }
    // What is between two lines ends with the line break and the indentation of the second.
    let (goes_on, indent) = between.split_once('\n').unwrap_or_default();
    let begin = begin.replace("{}", name);
    let (opening, start) = begin.rsplit_once('\n').unwrap_or(("", &begin));
    if !opening.is_empty() {
        sheet.line(opening);
    }
    for (index, pair) in pairs.iter().enumerate() {
        let separator = if index > 0 { "&" } else { "" };
        let before = if index > 0 { indent } else { start };
        let after = if index + 1 < pairs.len() { goes_on } else { "" };
        let text = format!("{separator}{}", encoded(std::slice::from_ref(pair)));
        let line = format!("{before}{}{after}", (script.literal)(&text));
        match Place::of_wire(pair.0) {
            Some(place) => sheet.line_of(&place, line),
            None => sheet.line(line),
        }
    }
    if let Some(end) = end.strip_prefix('\n') {
        sheet.line(end);
    }
}
