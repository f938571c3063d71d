//! What the form says of steps, of the plan's beginning and of what has changed since.

words! {
    UNDO: "Undo", "撤销";
    REDO: "Redo", "重做";
    UNDO_WHAT: "Undo: {0}", "撤销：{0}";
    REDO_WHAT: "Redo: {0}", "重做：{0}";
    NOTHING_TO_UNDO: "Nothing to undo", "没有可撤销的操作";
    NOTHING_TO_REDO: "Nothing to redo", "没有可重做的操作";
    UNDONE: "Undone: {0}.", "已撤销：{0}。";
    REDONE: "Redone: {0}.", "已重做：{0}。";
    FIX: "fix", "修复";
    FIXES: "all fixes", "全部修复";
    BACKUP_RULES: "backup rules", "备份规则";
    REGION_STEP: "region", "地域";
    ENDPOINT_STEP: "endpoint", "服务接入点";
    RESET: "reset", "还原";
    JSON: "JSON", "JSON";
    PASTE: "paste", "粘贴";
    OF_FILE: "copy of a plan of the file", "文件中计划的副本";
    LINK: "shared plan", "分享的计划";
    EXAMPLE: "example", "示例";
    EMPTY: "empty plan", "空计划";
    BY_PAGE: "change by the page", "页面所做的更改";
    TAKEN: "Taken over: {0}.", "已采用：{0}。";
    CHANGES: "Changes since the start", "与初始计划相比的更改";
    NO_CHANGES: "Nothing has changed since the start.", "与初始计划相同，没有更改。";
    RESET_TO_START: "Back to the start", "还原到初始计划";
    FIELD: "Field", "字段";
    BEFORE: "Before", "之前";
    AFTER: "After", "之后";
}
