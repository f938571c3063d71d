//! What the form says of plans that come from elsewhere or go there: examples, links, pasted text.

words! {
    PRESETS: "Examples", "示例";
    PRESETS_ABOUT: "A whole plan to start from. It replaces what is here; Undo brings that back.", "以一份完整的计划为起点。它会替换当前内容，可用撤销恢复。";
    EMPTY_PLAN: "An empty plan", "空计划";
    EMPTY_ABOUT: "To begin anew, of the same source type", "重新开始，数据源类型不变";
    FILL_IN: "Fill in an example", "填入示例";
    IS_SAMPLE: "From the example. Put your own here.", "来自示例，需换成自己的。";
    SAMPLES: "From the example, to be replaced by your own: ", "来自示例，需换成自己的：";
    SHARE: "Share", "分享";
    SHARE_TITLE: "Share this plan", "分享此计划";
    LINK_LABEL: "Link", "链接";
    SHARE_ABOUT: "The plan and its region are in the link itself. No server keeps them, and keys to sign with are never in it.", "计划和地域就在链接本身之中，不经服务器保存，也绝不含用于签名的密钥。";
    COPY_LINK: "Copy link", "复制链接";
    LINK_COPIED: "Copied the link, {0} characters.", "已复制链接，共 {0} 个字符。";
    LINK_LONG: "This link has {0} characters. Some mail and chat programs cut links after 2,000.", "此链接有 {0} 个字符，部分邮件和聊天软件会截断超过 2,000 个字符的链接。";
    LOST: "Parameters that the API does not know were not kept: {0}.", "有 {0} 个 API 不识别的参数未保留。";
    LEFT_OUT: "Not in the link, because the API does not know it: {0}.", "以下参数 API 不识别，未放入链接：{0}。";
    EDIT_JSON: "Edit", "编辑";
    EDITED: "Done", "完成";
    EDIT_ABOUT: "What is written here goes into the form as soon as it can be read.", "此处的内容一旦可读，就会进入表单。";
    EDIT_BROKEN: "This text cannot be read yet. The form, and Copy, have the last one that could.", "此文本尚无法读取。表单和“复制”仍使用上一次可读取的内容。";
    UNREAD_STAYS: "The text cannot be read and stays. Fix it, or discard it.", "文本无法读取，已保留；应修正或放弃。";
    DISCARD: "Discard the text", "放弃此文本";
    KEY_LEFT_OUT: "{0} was left out: a plan holds no credentials.", "{0} 已略过：计划中不存放凭据。";
    LINE: "Line {0}: ", "第 {0} 行：";
}
