//! What the form says of signatures: how one is made, and why one is refused.

words! {
    OPEN: "How it is signed", "如何签名";
    COMMAND: "Signature: steps and doctor", "签名：步骤与诊断";
    TITLE: "Signature", "签名";
    VIEW: "What to see", "查看内容";
    STEPS: "Steps", "步骤";
    DOCTOR: "Doctor", "诊断";
    SCHEME: "Scheme", "签名方式";
    V3: "V3, ACS3-HMAC-SHA256", "V3，ACS3-HMAC-SHA256";
    V1: "V1, HMAC-SHA1", "V1，HMAC-SHA1";
    STEPS_ABOUT: "How this request is signed, text by text. Compare them with those of your own code.", "此请求的签名过程及每步的文本，可与您代码中的文本对照。";
    WITHOUT_KEYS: "There are no keys here, so the steps end before the signature.", "此处没有密钥，因此步骤在签名之前结束。";
    ID_STANDS: "There are no keys here, so the steps end before the signature; {0} stands where the key's ID goes.", "此处没有密钥，因此步骤在签名之前结束；{0} 处应为 AccessKey ID。";
    HAS_TOKEN: "Your STS token is in these texts. Take it out before you show them to anyone.", "这些文本包含您的 STS Token，给他人看之前应先去除。";
    NEEDS_KEYS: "Needs keys.", "需要密钥。";
    EMPTY: "Empty.", "为空。";
    DOCTOR_ABOUT: "Paste a failing request (curl, HTTP, URL), the service's answer, or your own string to sign: best, two of them. Nothing leaves this page.", "粘贴失败的请求（curl、HTTP、URL）、服务的返回结果或您的待签名字符串，最好同时粘贴其中两种。内容不会离开本页。";
    BOX: "Request, answer, strings to sign", "请求、返回结果、待签名字符串";
    NOTHING: "There is no signed request and no string to sign in this text.", "这段文本中没有已签名的请求，也没有待签名字符串。";
    SEEN: "Found: {0}", "识别到：{0}";
    NOTHING_WRONG: "Nothing wrong was found.", "没有发现问题。";
    EQUAL_FOR: "Equal for {0} bytes, then:", "前 {0} 个字节相同，之后：";
    EQUAL_IN: "Equal for {0} bytes, then, in {1}:", "前 {0} 个字节相同，之后在 {1} 中：";
    SIGNED: "Signed", "签名时";
    RIGHT: "Service", "服务端";
    END: "(end)", "（结束）";
    EXAMINE: "Examine the signature", "诊断签名";
}
