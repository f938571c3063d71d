import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { emit, fix, formats, importText, validate, validateText } from "create-backup-plan/core";

const DIGITS = "9999999999999997";
const plan = {
  SourceType: "OSS",
  Bucket: "photos",
  VaultId: "v-0003gxoksflhu46w185s",
  CrossAccountType: "CROSS_ACCOUNT",
  CrossAccountRoleName: "role",
  CrossAccountUserId: 9999999999999997n,
};
const text = emit("json", plan).text;
const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

// A bigint, JSON text and decimal text arrive digit for digit in every output that carries the parameter.
const withDigits = (request) =>
  formats()
    .map(({ id }) => emit(id, request, { credentials }))
    .filter(({ text }) => text.includes(DIGITS))
    .map(({ format }) => format);
const carriers = withDigits(plan);
ok(carriers.length > 30, String(carriers));
deepEqual(withDigits(text), carriers);
ok(withDigits({ ...plan, CrossAccountUserId: DIGITS }).includes("wire"));
for (const { id } of formats()) {
  ok(!emit(id, plan, { credentials }).text.includes("9999999999999996"), id);
}

// Answers hold it as a bigint, and take it back.
const { request } = importText(text).plans[0];
deepEqual(request, plan);
deepEqual(fix(plan).request, plan);
equal(emit("json", request).text, text);
deepEqual(validate(request).issues, validate(plan).issues);
const [{ patch }] = validate({ ...plan, CrossAccountUserId: DIGITS }).issues.flatMap(({ fixes }) => fixes);
deepEqual(patch, [{ op: "replace", path: "/CrossAccountUserId", value: 9999999999999997n }]);
ok(validateText(text).issues.every(({ pointer }) => pointer !== "/CrossAccountUserId"));

// A number that may have been rounded is never taken for what it is not.
for (const number of [9999999999999997, 2 ** 53, -(2 ** 53), 1e300]) {
  const refusal = { name: "RangeError", code: "unsafe-integer", pointer: "/CrossAccountUserId" };
  throws(() => validate({ ...plan, CrossAccountUserId: number }), refusal);
  throws(() => emit("json", { ...plan, CrossAccountUserId: number }), refusal);
}
for (const [number, digits] of [
  [Number.MAX_SAFE_INTEGER, "9007199254740991"],
  [-0, "0"],
  [0.1, "0.1"],
  [1e-7, "1e-7"],
  [2n ** 63n, "9223372036854775808"],
  [10n ** 40n, `1${"0".repeat(40)}`],
]) {
  ok(emit("json", { Retention: number }).text.includes(`"Retention": ${digits}\n`), digits);
}

// Numbers in other spellings are the numbers that they are.
const numbers = importText('{"SourceType":"OSS","Retention":7e0,"CreateTime":1e17,"Disabled":1.5,"PlanName":-1}').plans[0].request;
deepEqual(numbers, { SourceType: "OSS", Retention: 7, CreateTime: 100000000000000000n, Disabled: 1.5, PlanName: -1 });

// A number that JavaScript has only Infinity for is text, and that is said.
const great = importText('{"SourceType":"OSS","Retention":1e400,"Detail":{"a":[-2e999]}}').plans[0];
deepEqual(great.request, { SourceType: "OSS", Retention: "1e400", Detail: { a: ["-2e999"] } });
deepEqual(great.notes.filter(({ kind }) => kind === "guessed").map(({ pointer }) => pointer), ["/Retention", "/Detail/a/0"]);

// Half a character of the text is replaced, and that is said, too.
const half = importText('{"SourceType":"OSS","PlanName":"a\ud800b"}');
deepEqual([half.plans[0].request.PlanName, half.notes.map(({ kind }) => kind)], ["a\ufffdb", ["mended"]]);
deepEqual(importText('{"SourceType":"OSS","PlanName":"a\ufffdb"}').notes, []);
