//! What only the form says, in every language. A parameter's own words are in its row, a rule's in the rule.

use crate::app::session::Theme;
use crate::app::structured::Edge;
use crate::insight::dates;
use crate::lang::{Arg, Language, Message, Text, t};
use crate::params::{Kind, Param};
use crate::request::credentials::CredentialsError;
use crate::request::endpoint::EndpointError;
use crate::rules::Severity;

macro_rules! words {
    ($($name:ident: $en:literal, $zh:literal;)+) => {
        $(
            #[doc = concat!("`", $en, "`")]
            pub static $name: $crate::lang::Text = $crate::lang::t($en, $zh);
        )+
    };
}

pub mod batch;
pub mod finding;
pub mod guide;
pub mod history;
pub mod insight;
pub mod paste;
pub mod share;
pub mod signature;

words! {
    TITLE: "Create a backup plan", "创建备份计划";
    SKIP: "Skip to the request", "跳转到请求";
    REGION: "Region", "地域";
    ENDPOINT: "Endpoint", "服务接入点";
    LANGUAGE: "Language", "语言";
    SECTIONS: "Sections", "表单分区";
    REQUIRED: "required", "必填";
    EXPECTED: "needed", "应填";
    OPTIONAL: "optional", "选填";
    ERROR: "Error: ", "错误：";
    WARNING: "Warning: ", "警告：";
    NOTE: "Note: ", "提示：";
    SEE: "See {0}", "参见{0}";
    MORE_FINDINGS: "And {0} more.", "另有 {0} 项。";
    WHY: "Why?", "为什么？";
    SOURCE: "Source", "出处";
    API_PAGE: "API page", "API 文档";
    RULE: "Rule", "规则";
    SOURCE_TYPE: "Source types", "数据源类型";
    SPACE: " ", "";
    COMMA: ", ", "、";
    COLON: ": ", "：";
    WARNINGS_BESIDES: "And warnings, which do not stop you: {0}.", "另有 {0} 个警告，不妨碍继续。";
    THERE_IS_A_PROBLEM: "There is a problem", "有问题需要处理";
    APPLY_ALL: "Apply all {0} fixes", "应用全部 {0} 项修复";
    COMPLETE: "Complete", "已完成";
    TO_FILL_IN: "{0} to fill in", "{0} 项待完成";
    OUTPUT: "Request", "请求";
    LOCKED: "The plan can only be read here.", "此处只能查看计划。";
    READ_ONLY: "Read only", "只读";
    SUBMIT: "Create plan", "创建计划";
    ACTIONS: "State of the request", "请求的状态";
    READY: "Ready to send", "可以发送";
    NOT_READY: "Not complete yet", "尚未完成";
    UNREAD: "The edited JSON cannot be read", "编辑中的 JSON 无法读取";
    TO_MEND: "Needs fixing", "需要处理";
    WORTH_A_LOOK: "Ready to send, with warnings", "可以发送，建议查看";
    PROBLEMS: "Problems", "问题";
    FORMATS: "Output format", "输出格式";
    LEFT_OUT_HERE: "Left out", "未包含";
    HAS_PROBLEMS: "This request has problems. You can still copy it.", "此请求有问题，仍可复制。";
    COPY: "Copy", "复制";
    COPY_WHAT: "Copy {0}", "复制{0}";
    DOWNLOAD: "Download", "下载";
    WRAP: "Wrap long lines", "自动换行";
    COPIED: "Copied {0}, {1} {2}.", "已复制{0}，共 {1} {2}。";
    SAVED: "Saved {0}, {1} {2}.", "已保存{0}，共 {1} {2}。";
    COPY_REFUSED: "The browser did not allow copying. The text is selected.", "浏览器不允许复制，文本已选中。";
    SAVE_REFUSED: "The browser did not allow saving. Copy the text instead.", "浏览器不允许保存，可改用复制。";
    NOTHING_TO_COPY: "Nothing to copy yet: enter keys and press “{0}”, or choose a form that needs none.", "还没有可复制的内容：填写密钥并点击“{0}”，或选择不需要密钥的形式。";
    COMING: "Loading…", "正在加载…";
    MISSING: "This part could not be loaded. Check the connection.", "此部分加载失败，检查网络连接后重试。";
    TRY_AGAIN: "Try again", "重试";
    SIZE: "{0} {1}, {2} bytes", "{0} {1}，{2} 字节";
    TRUNCATED: "Only the beginning is shown. Copy and Download take all of it.", "仅显示开头部分。“复制”和“下载”包含全部内容。";
    NO_PROBLEMS: "Nothing to fix.", "没有需要处理的问题。";
    API_VALUE: "API value", "API 值";
    FIRST_RUN: "First run", "首次执行";
    READ_AS: "Read as", "时区";
    THEN_EVERY: "Then every", "之后每隔";
    UNIT: "Unit", "单位";
    FIRST_RUN_HINT: "Such as {0}, or UNIX seconds", "如 {0}，或 UNIX 秒";
    BEGIN_AT: "Begin on {0}", "从 {0} 开始";
    WINDOW: "Window", "时段";
    FROM_HOUR: "From hour", "起始小时";
    TO_HOUR: "To hour", "结束小时";
    HOURS: "h", "时";
    BANDWIDTH: "Bandwidth", "带宽";
    KBPS: "KB/s", "KB/s";
    ADD_WINDOW: "Add window", "添加时段";
    REMOVE: "Remove", "移除";
    MOVE_UP: "Move up", "上移";
    MOVE_DOWN: "Move down", "下移";
    DUPLICATE: "Duplicate", "复制一份";
    ADD: "Add", "添加";
    PASTE_LINES: "Paste many lines", "粘贴多行";
    LINES: "One entry a line", "每行一项";
    ADD_LINES: "Add these lines", "添加这些行";
    CANCEL: "Cancel", "取消";
    CLOSE: "Close", "关闭";
    COUNT: "{0} of {1}", "{0} / {1}";
    MORE_ROWS: "The request has {0} more, which are not shown here.", "请求中另有 {0} 项，此处未显示。";
    NOT_SET: "Not set", "未设置";
    ON: "On", "开";
    OFF: "Off", "关";
    OTHER: "Other", "其他";
    OTHER_REGION: "Other region ID", "其他地域 ID";
    OTHER_VALUE: "Other value", "其他值";
    REGION_CLOSED: "{0} is closed: no plan can be made there. Choose another region.", "{0}已关停，无法在那里创建计划，应选择其他地域。";
    OTHER_ENDPOINT: "The endpoint belongs to {0}, while the region is {1}. Make them agree.", "服务接入点属于{0}，而地域是{1}，两者应一致。";
    CLOSED: "{0} {1} (closed)", "{0} {1}（已关停）";
    ALSO_HOLDS: "Also holds {0}.", "另有 {0}。";
    NOT_READABLE: "The API value cannot be read. Fix it to use the fields.", "此 API 值无法读取，修正后即可使用各字段。";
    ADD_BACKUP_RULE: "Add backup rule", "添加备份规则";
    BACKUP_RULE: "Backup rule", "备份规则";
    NO_BACKUP_RULES: "No backup rule yet.", "还没有备份规则。";
    SWITCHED_OFF: "switched off", "已停用";
    KEPT: "kept {0}", "保留 {0}";
    NO_SCHEDULE: "no schedule", "无执行周期";
    NOT_SENT: "Not sent: {0} belongs to {1}.", "未发送：{0}仅适用于{1}。";
    WHAT_IT_DOES: "What this plan does", "此计划的作用";
    NEEDS_KEYS: "This format holds a signature. Enter keys below, or use {0}, which signs where it runs.", "此格式包含签名。可在下方填写密钥，或使用{0}，在运行处签名。";
    SHOW_INSTEAD: "Show {0}", "显示{0}";
    BAD_REGION: "The region is not an ID such as cn-hangzhou. Choose another.", "地域不是 cn-hangzhou 这样的 ID，应另选。";
    BAD_ENDPOINT: "The endpoint is not a host such as hbr.cn-hangzhou.aliyuncs.com. Correct it, or clear it.", "服务接入点不是 hbr.cn-hangzhou.aliyuncs.com 这样的主机名，应修改或清空。";
    PLAIN_HTTP: "The endpoint must begin with https; http is for this machine only.", "服务接入点须以 https 开头，http 仅限本机。";
    KEYS: "Keys to sign with", "用于签名的密钥";
    KEYS_ABOUT: "Signing happens in this page, and nothing is sent. Temporary keys (STS) are safer. The secret is forgotten 5 minutes after its last use, when a link brings another plan, and when the page closes; the browser may keep traces of it in memory until then.", "签名在本页完成，不会发送任何内容。临时密钥（STS）更安全。密钥在最后一次使用 5 分钟后、打开链接中的计划时或关闭页面时清除，在此之前浏览器内存中可能留有痕迹。";
    ACCESS_KEY_ID: "Access key ID", "AccessKey ID";
    ACCESS_KEY_SECRET: "Access key secret", "AccessKey Secret";
    SECURITY_TOKEN: "STS token", "STS Token";
    USE_KEYS: "Sign with these keys", "使用这些密钥签名";
    FORGET: "Forget the keys", "清除密钥";
    LONG_LIVED: "This key works until it is deleted. Temporary keys (STS) of a RAM user that may only call `hbr:CreateBackupPlan` are safer; the output {0} allows no more.", "此密钥在被删除前一直有效。使用仅允许 `hbr:CreateBackupPlan` 的 RAM 用户的临时密钥（STS）更安全，{0}只授予此权限。";
    REVEAL: "Show the secret", "显示密钥";
    SIGN_ANEW: "Sign again", "重新签名";
    NO_ID: "Enter the access key ID.", "填写 AccessKey ID。";
    NO_TOKEN: "Enter the STS token: a key whose ID begins with STS. does not work without it.", "填写 STS Token：以 STS. 开头的密钥没有它无法使用。";
    NO_SECRET: "Enter the access key secret.", "填写 AccessKey Secret。";
    BAD_CHARACTER: "The keys hold a character that cannot be sent. Copy them again.", "密钥中含有无法发送的字符，应重新复制。";
    NOT_BUILT: "This form was built without signing.", "此表单不包含签名功能。";
    NO_NONCE: "This browser has no source of random numbers, so nothing can be signed.", "此浏览器没有随机数来源，无法签名。";
    SIGNED: "Signed with {0}… at {1}, good for {2} minutes.", "已用 {0}… 于 {1} 签名，{2} 分钟内有效。";
    KEYS_IN_USE: "In use: {0}… Forgotten 5 minutes after the last use.", "正在使用 {0}…，最后一次使用 5 分钟后清除。";
    SIGNED_NOW: "Signed with these keys.", "已用此密钥签名。";
    FORGOTTEN: "The keys are forgotten.", "密钥已清除。";
    BETWEEN: ", ", "、";
    ANNOUNCED: "{0}: {1}, {2}", "{0}：{1}，{2}";
    ANNOUNCED_ALONE: "{0}.", "{0}。";
}

/// A text with what fills it, in one language.
#[must_use]
pub fn say(text: Text, args: impl Into<Vec<Arg>>, language: Language) -> String {
    Message::new(text, args).render(language)
}

/// A count with its word: "1 error", "2 errors".
#[must_use]
pub fn counted(count: usize, one: Text, many: Text, language: Language) -> String {
    say(if count == 1 { one } else { many }, [Arg::count(count)], language)
}

/// "1 error", "2 warnings".
#[must_use]
pub fn count_of(severity: Severity, count: usize, language: Language) -> String {
    match severity {
        Severity::Error => {
            counted(count, t("{0} error", "{0} 个错误"), t("{0} errors", "{0} 个错误"), language)
        }
        Severity::Warning => counted(
            count,
            t("{0} warning", "{0} 个警告"),
            t("{0} warnings", "{0} 个警告"),
            language,
        ),
        Severity::Note => {
            counted(count, t("{0} note", "{0} 条提示"), t("{0} notes", "{0} 条提示"), language)
        }
    }
}

/// "lines", for that many.
#[must_use]
pub fn line_count(count: usize) -> Text {
    if count == 1 { t("line", "行") } else { t("lines", "行") }
}

/// "kept 7 days".
#[must_use]
pub fn kept(count: i64, language: Language) -> String {
    KEPT.get(language).replace("{0}", &dates::days(count, language))
}

/// What the form calls a value of a choice; the value itself, if it is none of them.
#[must_use]
pub fn choice(param: &Param, value: &str, language: Language) -> String {
    let choices = match param.kind {
        Kind::Choice(choices) | Kind::Suggested(choices) => choices,
        _ => &[],
    };
    let known = choices.iter().find(|choice| choice.value == value);
    known.map_or(value, |choice| choice.label.get(language)).to_owned()
}

/// Why keys cannot be used.
#[must_use]
pub fn keys_error(error: CredentialsError) -> Text {
    match error {
        CredentialsError::NoId => NO_ID,
        CredentialsError::NoSecret => NO_SECRET,
        CredentialsError::NoToken => NO_TOKEN,
        CredentialsError::Character(_) => BAD_CHARACTER,
        CredentialsError::NotBuilt => NOT_BUILT,
    }
}

/// Why there is no address to send to.
#[must_use]
pub fn endpoint_error(error: EndpointError) -> Text {
    match error {
        EndpointError::Region => BAD_REGION,
        EndpointError::Host => BAD_ENDPOINT,
        EndpointError::PlainHttp => PLAIN_HTTP,
    }
}

/// The word that stands before a message for those who do not see its shape.
#[must_use]
pub fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note => NOTE,
    }
}

/// The name of a theme's button, which says what is shown now.
#[must_use]
pub fn theme(theme: Theme) -> Text {
    match theme {
        Theme::Auto => t("Theme: automatic", "主题：自动"),
        Theme::Light => t("Theme: light", "主题：浅色"),
        Theme::Dark => t("Theme: dark", "主题：深色"),
    }
}

/// What a window of a speed limit consists of.
#[must_use]
pub fn edge(edge: Edge) -> Text {
    match edge {
        Edge::Start => FROM_HOUR,
        Edge::End => TO_HOUR,
        Edge::Bandwidth => BANDWIDTH,
    }
}
