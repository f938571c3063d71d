import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { emit, fix, importText, preview, validate, validateText } from "create-backup-plan/core";

const plan = { SourceType: "OSS", Bucket: "photos", VaultId: "v-0003gxoksflhu46w185s" };

const cycle = { ...plan, Rule: [{}] };
cycle.Rule[0].RuleName = cycle;
let deep = 1;
for (let level = 0; level < 10_000; level += 1) deep = [deep];
let wide = [1];
for (let level = 0; level < 60; level += 1) wide = [wide, wide];
const revoked = Proxy.revocable([], {});
revoked.revoke();
const fail = () => {
  throw new Error("mine");
};

const refused = [
  [() => {}, "not-json", ""],
  [{ a: Symbol("a") }, "not-json", "/a"],
  [{ Retention: NaN }, "not-json", "/Retention"],
  [{ Path: [1, -Infinity] }, "not-json", "/Path/1"],
  [{ Path: Object.assign([NaN], { every: () => true }) }, "not-json", "/Path/0"],
  [{ Path: ["/", () => {}] }, "not-json", "/Path/1"],
  [{ Rule: new Map([[1, 2]]) }, "not-json", "/Rule"],
  [{ Rule: new Set() }, "not-json", "/Rule"],
  [{ "a/b~c": /x/ }, "not-json", "/a~1b~0c"],
  [{ a: new Uint8Array(2) }, "not-json", "/a"],
  [{ a: Promise.resolve() }, "not-json", "/a"],
  [{ PlanName: "half \ud83d" }, "not-json", "/PlanName"],
  [{ "\udc00": 1 }, "not-json", ""],
  [cycle, "cycle", "/Rule/0/RuleName"],
  [{ a: deep }, "too-deep"],
  [wide, "too-large"],
  [{ Path: new Array(2 ** 32 - 1) }, "too-large", "/Path"],
  [{ a: "x".repeat(2 ** 25) }, "too-large", "/a"],
  [{ get PlanName() { return fail(); } }, "threw", "/PlanName"],
  [{ Detail: { toJSON: fail } }, "threw", "/Detail"],
  [new Proxy({}, { ownKeys: fail }), "threw", ""],
  [new Proxy({ a: 1 }, { get: fail }), "threw", ""],
  [{ a: revoked.proxy }, "threw", "/a"],
  [new Proxy([], { get: (_, name) => (name === "length" ? 1e300 : undefined) }), "too-large", ""],
  [undefined, "no-request", ""],
];
for (const [value, code, pointer] of refused) {
  for (const call of [validate, fix, preview, (request) => emit("json", request)]) {
    throws(
      () => call(value),
      (error) => {
        ok(error instanceof Error && /^(TypeError|RangeError)$/.test(error.name), String(error));
        equal(error.code, code, error.message);
        if (pointer !== undefined) equal(error.pointer, pointer, error.message);
        if (code === "threw" && pointer !== "/a") equal(error.cause.message, "mine");
        return true;
      },
    );
  }
}

// A request that asks for its own verdict ends like any endless recursion, and harms nobody after it.
const endless = { get PlanName() { return validate(endless).valid; } };
throws(() => validate(endless));

// What JSON.stringify takes is taken.
class Request {
  SourceType = "OSS";
  Bucket = "photos";
  VaultId = "v-0003gxoksflhu46w185s";
}
const taken = [
  plan,
  new Request(),
  Object.assign(Object.create(null), plan),
  new Proxy(plan, {}),
  { ...plan, Prefix: undefined },
  { toJSON: () => plan },
  Object.freeze({ ...plan }),
];
const expected = JSON.stringify(validate(plan));
for (const value of taken) equal(JSON.stringify(validate(value)), expected);
equal(emit("json", { PlanName: new Date(0) }).text, '{\n  "PlanName": "1970-01-01T00:00:00.000Z"\n}');
equal(emit("json", { Path: [, undefined, "/a"] }).text, emit("json", { Path: [null, null, "/a"] }).text);

// Names that objects treat in their own way are names like any other.
const odd = JSON.parse('{"__proto__":{"x":1},"constructor":2,"toString":3}');
equal(JSON.stringify(fix(odd).request), JSON.stringify(odd));
equal({}.x, undefined);

// Values that are JSON and no request are judged, not refused.
for (const value of [null, 1, true, [], [plan]]) {
  equal(validate(value).issues[0].rule, "request/not-object");
}
throws(() => validate("{}"), { code: "no-request", message: /validateText/ });
throws(() => validateText(plan), { code: "no-request" });

// Spans are for slice, whatever stands before them.
const text = '\ufeff{"中😀": 1, "prefix": "a"}';
const marked = validateText(text).issues.filter(({ span }) => span).map(({ span }) => text.slice(span.start, span.end));
ok(marked.includes('"prefix"') && marked.includes('"中😀"'), marked.join());
const halved = '{"SourceType": "OSS", "中😀": "half \ud83d"}';
const [half] = validateText(halved).issues;
deepEqual([half.rule, halved.slice(half.span.start, half.span.end)], ["request/not-json", "\ud83d"]);
for (const call of [fix, (text) => emit("json", text), (text) => preview(text)]) {
  throws(() => call(halved), { code: "not-json", message: /half a character at index 35/ });
}
equal(validateText('{"SourceType": "OSS", "Prefix": "\ufffd"}').issues.find(({ pointer }) => pointer === "/Prefix").rule, "text/lost-character");
const curl = "# 😀\ncurl 'https://hbr.aliyuncs.com/?AccessKeyId=testid&Bucket=b&SourceType=OSS'";
const notes = importText(curl).plans.concat(importText(curl)).flatMap((found) => found.notes);
const span = notes.find(({ kind, span }) => kind === "credential" && span)?.span;
if (span) ok(curl.slice(span.start, span.end).includes("AccessKeyId"), curl.slice(span.start, span.end));
