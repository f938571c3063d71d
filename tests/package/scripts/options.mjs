import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { inspect } from "node:util";
import { calendar, emit, examples, fix, formats, sign, validate, validateText } from "create-backup-plan/core";

const plan = { SourceType: "OSS", Bucket: "photos", VaultId: "v-0003gxoksflhu46w185s", Schedule: "I|1774569600|P1D", Retention: 7 };
const rulesOf = (options) => validate(plan, options).issues.map(({ rule }) => rule);
const refused = (call, code, message) => throws(call, { code, message });

// A slip of the pen is no silence.
refused(() => validate(plan, { languge: "en" }), "option", "there is no option `languge`; did you mean `language`?");
refused(() => validate(plan, { time: "" }), "option", /there are language, now, region, levels, severity, known, fixes/);
refused(() => validate(plan, "en"), "option", /object with named members/);
refused(() => validate(plan, ["en"]), "option", /object with named members/);
deepEqual(validate(plan, { language: "fr", now: null }), validate(plan, { language: "en", now: null }));
refused(() => validate(plan, { language: 1 }), "option", /`language`: expected text/);
refused(() => validate(plan, { now: "tomorrow" }), "option", /`now`/);
refused(() => validate(plan, { now: new Date(NaN) }), "option", /`now`/);
refused(() => validate(plan, { now: 0 }), "option", /`now`/);
refused(() => validate(plan, { region: "../" }), "option", /`region`/);
refused(() => validate(plan, { levels: { "id/shap": "note" } }), "option", /did you mean `id\/shape`/);
refused(() => validate(plan, { levels: { "id/shape": "fatal" } }), "option", /`error`, `warning`, `note` or `off`/);
refused(() => validate(plan, { levels: "note" }), "option", /`levels`/);
refused(() => validate(plan, { known: {} }), "option", /`known`/);
refused(() => validate(plan, { fixes: "no" }), "option", "`fixes`: expected true or false");
refused(() => fix(plan, { fixes: false }), "option", /no option `fixes`/);
refused(() => validate(plan, new Proxy({}, { ownKeys() { throw 1; } })), "threw", /cannot be read/);
refused(() => formats({ now: null }), "option", /`now`/);
deepEqual(validate(plan, { now: "2026-03-27T00:00:00.999Z" }), validate(plan, { now: new Date("2026-03-27T00:00:00Z") }));
deepEqual(rulesOf(undefined), rulesOf(null));
// What some script of a page has given to all objects is no option.
for (const [name, value] of [["region", "../"], ["language", "fr"], ["levels", "x"], ["endpoint", "evil.example"], ["securityToken", "t"]]) {
  Object.prototype[name] = value;
  try {
    deepEqual(rulesOf({ now: null }), rulesOf({ now: null, region: undefined }));
    const { url } = sign(plan, { credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" } });
    ok(url.startsWith("https://hbr.cn-hangzhou.aliyuncs.com/"), url);
  } finally {
    delete Object.prototype[name];
  }
}
deepEqual(rulesOf({ now: undefined, region: undefined, levels: undefined, known: undefined }), rulesOf());

// The time is the host's unless one is given.
ok(rulesOf().includes("schedule/start-in-past"));
ok(rulesOf({ now: new Date() }).includes("schedule/start-in-past"));
for (const now of ["2026-03-01T00:00:00Z", "2026-03-01T08:00:00+08:00", new Date("2026-03-01"), null]) {
  ok(!rulesOf({ now }).includes("schedule/start-in-past"), inspect(now));
}
equal(calendar(plan, { now: null }), null);
ok(calendar(plan, { now: "2026-03-01T00:00:00Z" }).startsWith("BEGIN:VCALENDAR\r\n"));
ok(examples({ now: "2030-01-01T00:00:00Z" })[0].request.Schedule > "I|1893");

// Severities and languages.
const strict = validate(plan, { now: null, levels: { "backup-type/expected": "error" } });
ok(!strict.valid && strict.issues.some(({ severity }) => severity === "error"));
ok(rulesOf({ now: null }).includes("backup-type/expected"));
ok(!rulesOf({ now: null, levels: { "backup-type/expected": "off" } }).includes("backup-type/expected"));
deepEqual(validate(plan, { now: null, severity: "error" }).issues, []);
refused(() => validate(plan, { severity: "off" }), "option", /`severity`/);
ok(/[一-龥]/.test(validate(plan, { language: "zh-CN" }).issues[0].message));

// Who does not want to mend anything is told the same, without fixes.
const wrong = { ...plan, Retention: "7", Prefix: " a" };
for (const [check, request] of [[validate, wrong], [validateText, JSON.stringify(wrong)]]) {
  const verdict = check(request, { fixes: true });
  ok(verdict.issues.some(({ fixes }) => fixes.length > 0));
  deepEqual(verdict, check(request));
  deepEqual(check(request, { fixes: false }), { ...verdict, issues: verdict.issues.map((issue) => ({ ...issue, fixes: [] })) });
}

// What the account has.
const vaults = { Vaults: { Vault: [{ VaultId: plan.VaultId, VaultType: "OTS_BACKUP" }] } };
for (const known of [vaults, JSON.stringify(vaults), [vaults]]) {
  ok(rulesOf({ known }).includes("known/vault-kind"), inspect(known));
}

// Keys.
const SECRET = "testsecret";
refused(() => emit("curl", plan), "credentials", /`curl` is signed/);
refused(() => emit("curl", plan, { credentials: {} }), "credentials", /accessKeyId/);
refused(() => emit("curl", plan, { credentials: { accessKeyId: "testid" } }), "credentials", /accessKeySecret/);
refused(() => emit("curl", plan, { credentials: { accessKeyId: "STS.testid", accessKeySecret: SECRET } }), "credentials", /securityToken/);
refused(() => sign(plan), "credentials", /to sign, give `credentials`/);
refused(() => sign(plan, { scheme: "v2", credentials: { accessKeyId: "testid", accessKeySecret: SECRET } }), "option", "`scheme`: expected `v3` or `v1`");
refused(() => sign(plan, { known: [] }), "option", /no option `known`/);
// A refusal points at what it is about.
const points = (call, pointer) => throws(call, { pointer });
points(() => validate(plan, { language: 1 }), "/language");
points(() => validate(plan, { languge: 1 }), "/languge");
points(() => validate(plan, { levels: { "id/shape": "fatal" } }), "/levels");
points(() => emit("curl", plan, { credentials: {} }), "/credentials/accessKeyId");
points(() => emit("curl", plan, { credentials: { id: 1 } }), "/credentials/id");
points(() => emit("curl", plan, { credentials: { get accessKeyId() { throw 1; } } }), "/credentials/accessKeyId");
refused(() => sign([1], { credentials: { accessKeyId: "testid", accessKeySecret: SECRET } }), "no-request", /a request is an object/);
refused(() => emit("crul", plan), "unknown-name", "there is no format `crul`; did you mean `curl`?");
refused(() => emit("json", plan, { endpoint: "http://example.com" }), "option", /`endpoint`/);
refused(() => emit("json", plan, { nonce: "a b" }), "option", /`nonce`/);
refused(() => emit("json", "[1]"), "no-request", /validateText/);
for (const credentials of [
  { accessKeyId: "testid", accessKeySecret: `${SECRET}\n中` },
  { accessKeyId: "testid", secret: SECRET },
  { accessKeyId: 5, accessKeySecret: SECRET },
  SECRET,
]) {
  throws(() => emit("curl", plan, { credentials }), (error) => !inspect(error).includes(SECRET));
}
const credentials = { accessKeyId: "testid", accessKeySecret: SECRET };
const at = { credentials, time: "2026-03-27T00:00:00Z" };
for (const { id, signed } of formats()) {
  const emitted = emit(id, plan, at);
  ok(!inspect(emitted).includes(SECRET), id);
  equal(emitted.validUntil, signed ? "2026-03-27T00:15:00Z" : null, id);
}
const nonces = new Set([1, 2, 3].map(() => emit("curl", plan, at).text.match(/nonce: ([0-9a-f]{32})/)[1]));
equal(nonces.size, 3);
equal(emit("curl", plan, { ...at, nonce: "n" }).text, emit("curl", plan, { ...at, nonce: "n" }).text);
// Keys are not even looked at by what signs nothing.
emit("json", plan, { get credentials() { throw new Error("looked at"); } });

// What is not sent is said, in the language of choice.
const more = { ...plan, bucket: "b", Rule: [{ retention: 1 }] };
for (const { losses } of [emit("cli", more), sign(more, at)]) {
  deepEqual(losses.map(({ pointer, name }) => [pointer, name]), [["/bucket", "bucket"], ["/Rule/0/retention", "Rule.1.retention"]]);
}
ok(sign(more, { ...at, language: "zh-CN" }).losses[0].message.includes("不会发送"));
deepEqual([emit("json", more).losses, sign(plan, at).losses], [[], []]);
