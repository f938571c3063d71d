// Writes answers of every function as a program of TypeScript: literals of the types that they are said to have.
import { emit, examples, fix, formats, importText, preview, rules, schema, sign, validate, validateText } from "create-backup-plan/core";
import { stringify } from "./stringify.mjs";

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const literal = (value) => stringify(value).replace(/(?<=[:[,])-?\d{16,}(?=[,\]}])/g, "$&n");
const lines = ['import type * as core from "create-backup-plan/core";'];
const say = (type, value) => lines.push(`(${literal(value)}) satisfies ${type};`);
const all = (type, values) => values.forEach((value) => say(type, value));

const texts = rules().flatMap(({ examples }) => examples.map(({ text }) => text));
const samples = examples();
for (const text of texts) {
  const found = validateText(text);
  say("core.Verdict", found);
  all("core.Issue", found.issues);
  say("core.Verdict & { text: string }", fix(text));
  say("core.Imported", importText(text));
}
for (const { request } of samples) {
  say("core.BackupPlanRequest", request);
  say("core.Verdict", validate(request));
  say("core.Verdict & { request: core.JsonValue }", fix(request));
  say("core.Preview", preview(request));
  say("core.SignedRequest", sign(request, { credentials }));
  all("core.Emitted", formats().map(({ id }) => emit(id, request, { credentials })));
}
all("core.Emitted", [emit("terraform", { SourceType: "OSS", Prefix: "a\u0000", Nonsense: 1 })]);
all("core.Imported", ["", "curl 'https://hbr.aliyuncs.com/?Action=CreateBackupPlan&AccessKeyId=testid&SourceType=OSS'"].map((text) => importText(text)));
all("core.Format", formats());
all("core.Rule", rules({ language: "zh-CN" }));
all("core.Example", samples);
say("ReturnType<typeof core.schema>", schema());
lines.push("export {};");
console.log(lines.join("\n"));
