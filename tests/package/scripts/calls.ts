// Compiled, never run: a line below `@ts-expect-error` must not compile.
import { load as loadCheck } from "create-backup-plan/check/load";
import { load as loadCore } from "create-backup-plan/core/load";
import {
  type BackupPlanRequest,
  calendar,
  emit,
  examples,
  fix,
  formats,
  importText,
  type Issue,
  preview,
  type Refusal,
  rules,
  schema,
  sign,
  validate,
  validateText,
  type Verdict,
} from "create-backup-plan/core";
import { type Verdict as CheckVerdict, validate as only } from "create-backup-plan/check";
import { validate as inNode } from "create-backup-plan/node";
import { validate as inline } from "create-backup-plan/core/inline";

const plan: BackupPlanRequest = {
  SourceType: "OSS",
  Retention: 7,
  CrossAccountUserId: 9999999999999997n,
  Path: ["/"],
  Prefix: null,
  KeepLatestSnapshots: 1,
  DestSourceType: "ANOTHER",
  Detail: { doCopy: true, ofTheFuture: 1 },
  OtsDetail: '{"TableNames":[]}',
  Rule: [{ Schedule: "I|1774569600|P1D", BackupType: "INCREMENTAL" }],
};
// @ts-expect-error a source type that there is not
const unknownChoice: BackupPlanRequest = { SourceType: "OSB" };
// @ts-expect-error a name that is misspelt
const misspelt: BackupPlanRequest = { SourceType: "OSS", bucket: "b" };
// @ts-expect-error text where a number belongs
const text: BackupPlanRequest = { SourceType: "OSS", Retention: "7" };
// @ts-expect-error the source type is missing
const missing: BackupPlanRequest = {};
// @ts-expect-error a backup rule has no such member
const rule: BackupPlanRequest = { SourceType: "OTS", Rule: [{ Bucket: "b" }] };
void [unknownChoice, misspelt, text, missing, rule];

const verdict: Verdict = validate(plan, { language: "zh-CN", now: new Date(), levels: { "id/shape": "note" }, known: [{}], fixes: false });
validate(null, { now: null, region: undefined });
inNode(plan).issues satisfies Issue[];
inline(plan).valid satisfies boolean;
// @ts-expect-error an option that there is not
validate(plan, { lang: "en" });
// @ts-expect-error a severity that there is not
validate(plan, { levels: { "id/shape": "fatal" } });
// @ts-expect-error a request is needed
validate();
// @ts-expect-error text is needed
validateText(plan);
// @ts-expect-error a verdict is no promise
validate(plan).then(() => {});

only(plan) satisfies CheckVerdict;
only(plan) satisfies Verdict;

const line: number | undefined = verdict.issues[0]?.span?.line;
// @ts-expect-error an object has no spans
const always: number = verdict.issues[0]!.span.line;
void [line, always];

fix("{}").text satisfies string;
fix(plan).request satisfies object | string | number | bigint | boolean | null;
emit("json", fix(plan).request);
fix({} as object | string) satisfies Verdict;
interface Bucket { SourceType: "OSS"; Bucket: string; Prefix: string | undefined }
const bucket: Bucket = { SourceType: "OSS", Bucket: "b", Prefix: undefined };
for (const call of [emit.bind(null, "json"), preview, calendar]) call(bucket);
// @ts-expect-error what was an object is no text
fix(plan).text;

const { text: command, validUntil, losses } = emit("curl", plan, {
  region: "cn-shanghai",
  time: "2026-03-27T00:00:00Z",
  credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" },
});
command satisfies string;
validUntil satisfies string | null;
losses.map(({ pointer, name, message }) => [pointer, name, message] satisfies string[]);
emit("json", importText("").plans[0]!.request);
emit("json", "{}");
for (const { id, signed } of formats({ language: "en" })) if (!signed) emit(id, plan);
// @ts-expect-error half a key
emit("curl", plan, { credentials: { accessKeyId: "testid" } });
// @ts-expect-error keys belong into `credentials`
emit("curl", plan, { accessKeyId: "testid", accessKeySecret: "testsecret" });

const { url, method, headers, body } = sign(plan, { region: "cn-shanghai", credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" } });
[url, method, headers["x-acs-date"], body] satisfies (string | undefined)[];
// @ts-expect-error keys are needed
sign(plan, { region: "cn-shanghai" });
// @ts-expect-error a scheme that there is not
sign(plan, { scheme: "v2", credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" } });

preview(plan).policies.flatMap(({ runs }) => runs) satisfies string[];
calendar("{}") satisfies string | null;
rules().map(({ why }) => why) satisfies string[];
examples({ region: "cn-beijing" }).map(({ request }) => request) satisfies BackupPlanRequest[];
schema() satisfies object;

try {
  validate({ a: NaN });
} catch (error) {
  const { code, pointer } = error as Refusal;
  code satisfies string;
  pointer satisfies string;
  // @ts-expect-error a code that there is not
  code === "not-jason";
}

// What brings the WebAssembly takes an address, bytes or nothing.
const brought: Promise<void>[] = [loadCheck(), loadCore("/core_bg.wasm"), loadCore(new Uint8Array())];
// @ts-expect-error a number is none of them
loadCore(1);
void brought;
