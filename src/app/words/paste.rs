//! What the form says where something is pasted.

words! {
    OPEN: "Paste", "粘贴";
    TITLE: "Paste anything", "粘贴任意内容";
    ABOUT: "Request JSON or YAML, a URL, a curl or aliyun command, the console’s own call, Terraform, ROS, SDK code, an answer of the service, lists of your vaults or instances, or a link to this page.", "请求 JSON 或 YAML、URL、curl 或 aliyun 命令、控制台发出的请求、Terraform、ROS、SDK 代码、服务的返回结果、备份库或实例列表，或此页面的链接。";
    LONG: "A text of {0} characters, too long to be edited here.", "文本有 {0} 个字符，过长，无法在此编辑。";
    EMPTY: "Empty the box", "清空";
    BOX: "Text to read", "要读取的文本";
    CHOOSE_FILE: "Choose a file", "选择文件";
    OR_DROP: "or drop one here", "或拖放到此处";
    NO_TEXT: "This file is not text. Choose one with JSON, a command or code.", "此文件不是文本。选择含 JSON、命令或代码的文件。";
    TOO_LARGE: "This file is larger than 4 MiB. Choose a smaller one, or paste the part with the plan.", "此文件超过 4 MiB。选择较小的文件，或只粘贴含计划的部分。";
    RECOGNISED: "Read as {0}.", "识别为：{0}。";
    WHICH_OF: "Which of the {0} plans", "共 {0} 个计划，选择一个";
    UNNAMED: "Plan {0}", "第 {0} 个计划";
    REMOVED_KEYS: "Taken out before it reaches the plan", "在进入计划之前已移除";
    SAME: "The form holds this plan already.", "表单中已是此计划。";
    WHAT_CHANGES: "What changes in the form", "表单中的变化";
    CHANGES: "Values that change in the form: {0}.", "表单中有 {0} 个值会变化。";
    NOTES: "Read with these remarks", "读取时的说明";
    AFTERWARDS: "In the form there will be {0} and {1}.", "应用后表单中将有 {0}和 {1}。";
    APPLY: "Use this plan", "使用此计划";
    MORE_NOTES: "And {0} more remarks.", "另有 {0} 条说明。";
}
