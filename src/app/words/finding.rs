//! Finding one's way: the jump dialog, the narrowed view, the help of a field and the shortcuts.

use crate::lang::{Text, t};
use crate::params::Need;

words! {
    FIELDS: "Fields", "字段";
    JUMP: "Jump to field", "跳转到字段";
    JUMP_HINT: "A name in English or Chinese, the name in the API, or something to do", "中英文名称、API 名称或要执行的操作";
    RESULTS: "Results", "结果";
    ONE_RESULT: "{0} result", "{0} 个结果";
    MANY_RESULTS: "{0} results", "{0} 个结果";
    FIRST_RESULTS: "{0} results, the first {1} are shown", "{0} 个结果，显示前 {1} 个";
    NO_RESULT: "Nothing here has that name. Try fewer letters.", "没有这个名称，可减少输入的字符。";
    IN_SECTION: "section", "分区";
    TO_DO: "action", "操作";
    AS_FORMAT: "output format", "输出格式";
    ONLY_FOR: "only for {0}", "仅用于{0}";
    OFFER: "{0} is only for {1}. Change the source type? What is entered now is kept, but not sent.", "{0}仅用于{1}。要更改数据源类型吗？已填写的内容会保留，但不会发送。";
    SWITCH_TO: "Change to {0}", "更改为{0}";
    BACK_TO_RESULTS: "Back to the results", "返回结果";
    SHOW_FORMAT: "Show as {0}", "显示为{0}";
    ONLY_REQUIRED: "Required only", "仅看必填";
    ONE_HIDDEN: "{0} optional field is hidden. It holds nothing.", "已隐藏 {0} 个未填写的选填字段。";
    MANY_HIDDEN: "{0} optional fields are hidden. They hold nothing.", "已隐藏 {0} 个未填写的选填字段。";
    SHOW_ALL: "Show all fields", "显示全部字段";
    NOTHING_NEEDED: "nothing required", "无必填项";
    NEXT_PROBLEM: "Go to the next problem", "转到下一个问题";
    PREVIOUS_PROBLEM: "Go to the previous problem", "转到上一个问题";
    COPY_REQUEST: "Copy the request", "复制请求";
    SAVE_REQUEST: "Download the request", "下载请求";
    OTHER_COLOURS: "Change the theme", "切换主题";
    TOGGLE_REQUIRED: "Show what is required only, or everything", "在“仅看必填”与“全部字段”之间切换";
    SHORTCUTS: "Keyboard shortcuts", "键盘快捷键";
    SINGLE_KEYS: "Shortcuts of one character", "单字符快捷键";
    SHORTCUTS_ABOUT: "Single characters, Undo and Redo are left to the text while one is being typed.", "输入文字时，单个字符、撤销和重做按键只作用于文字。";
    KEYS_HEAD: "Keys", "按键";
    DOES_HEAD: "What they do", "作用";
    HELP: "About this field", "关于此字段";
    ON_THE_WIRE: "On the wire", "传输形式";
    IN_QUERY: "{0}, in the query", "{0}，位于查询字符串";
    IN_FORM: "{0}, in the form body", "{0}，位于表单正文";
    INSIDE: "{0} inside {1}", "{1} 内的 {0}";
    TAKES: "Takes", "取值";
    EXAMPLE: "Example", "示例";
    EXAMPLE_OF: "`{0}`", "`{0}`";
    FOR: "{0}: {1}.", "{0}：{1}。";
    BASIC_EDITION: "Basic edition", "基础版";
    BASIC_OPTIONAL: "may be left out", "可不填";
    BASIC_IGNORED: "has no effect", "不起作用";
    CERTAINTY: "{0} of 4", "{0}/4";
    TAKES_NAME: "a text", "文本";
    TAKES_SHORT_NAME: "a text of 1 to {0} characters", "1～{0} 个字符的文本";
    TAKES_VERBATIM: "a text, spaces and all", "文本，空格原样保留";
    TAKES_ID: "the ID of a resource", "资源 ID";
    TAKES_ID_OF: "the ID of {0}, which begins with {1}", "{0}的 ID，以 {1} 开头";
    TAKES_REGION: "the ID of a region", "地域 ID";
    TAKES_ONE: "always {0}", "固定为 {0}";
    TAKES_ONE_OF: "one of {0}", "{0} 之一";
    TAKES_SUGGESTED: "a text, such as {0}", "文本，如 {0}";
    TAKES_INTEGER: "a whole number of 64 bits", "64 位整数";
    TAKES_INTEGER_FROM: "a whole number, {0} or more", "整数，至少为 {0}";
    TAKES_ZERO_ONE: "0 or 1", "0 或 1";
    TAKES_BOOLEAN: "true or false", "true 或 false";
    TAKES_SCHEDULE: "`I|start|interval`, the start in UNIX seconds, the interval by ISO 8601", "`I|起始时间|间隔`，起始时间为 UNIX 秒，间隔为 ISO 8601 格式";
    TAKES_SPEED_LIMIT: "`start:end:KB/s`, several joined by `|`, hours from 0 to 24", "`起始小时:结束小时:KB/s`，多个用 `|` 连接，小时为 0 到 24";
    TAKES_PATHS: "a list of at most {0} absolute paths", "最多 {0} 条绝对路径的列表";
    TAKES_BACKUP_RULES: "a list of at most {0} backup rules", "最多 {0} 条备份规则的列表";
    TAKES_TEXTS: "a list of texts", "文本列表";
    TAKES_IDS: "a list of IDs of {0}", "{0}的 ID 列表";
    TAKES_OBJECT: "a JSON object", "JSON 对象";
    TAKES_OBJECT_TEXT: "a text that holds a JSON object", "内容为 JSON 对象的文本";
    TAKES_LIST_TEXT: "a text that holds a JSON array, each entry {0} characters at most", "内容为 JSON 数组的文本，每项最多 {0} 个字符";
}

/// What a need means to a reader; `None` where it says nothing.
#[must_use]
pub fn need(need: Need) -> Option<Text> {
    match need {
        Need::Required => Some(t("Required", "必填")),
        Need::Expected => Some(t("Needed in practice", "应填")),
        Need::Optional => Some(t("Optional", "选填")),
        Need::Idle => Some(t("Without effect", "不起作用")),
        Need::Foreign => None,
    }
}
