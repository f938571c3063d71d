// valibot, with checks by hand. Checks of the whole plan run once its members are of the right type.
import * as v from "valibot";

import * as hand from "./hand.js";

const text = v.nullish(v.string());
const flag = v.nullish(v.boolean());
const integer = v.pipe(v.number(), v.safeInteger());
const atLeast = (least) => v.nullish(v.pipe(integer, v.minValue(least)));

const held = (schema, problemOf) =>
  v.pipe(
    schema,
    v.rawCheck(({ dataset, addIssue }) => {
      const message = dataset.typed && problemOf(dataset.value);
      if (message) addIssue({ message });
    }),
  );

const heldText = (problemOf) => v.nullish(held(v.string(), problemOf));
const choice = (...choices) => heldText(hand.choiceProblem(...choices));
const inText = (schema) => v.nullish(v.pipe(v.string(), v.transform(hand.opened), v.optional(schema)));
const objectOrText = (schema) => v.optional(v.pipe(v.unknown(), v.transform(hand.opened), v.nullish(schema)));

const destinationRetention = held(integer, hand.destinationRetentionProblem);
const filter = held(v.array(v.string()), hand.filterProblem);

const backupRule = v.strictObject({
  RuleName: text,
  BackupType: choice("COMPLETE", "INCREMENTAL"),
  Schedule: heldText(hand.scheduleProblem),
  Retention: atLeast(1),
  Disabled: flag,
  DoCopy: flag,
  DestinationRegionId: text,
  DestinationRetention: v.nullish(destinationRetention),
});

const detail = v.looseObject({
  snapshotGroup: v.optional(v.boolean()),
  appConsistent: v.optional(v.boolean()),
  preScriptPath: v.optional(v.string()),
  postScriptPath: v.optional(v.string()),
  EnableFsFreeze: v.optional(v.boolean()),
  enableWriters: v.optional(v.boolean()),
  timeoutInSeconds: v.optional(integer),
  diskIdList: v.optional(v.array(v.string())),
  excludeDiskIdList: v.optional(v.array(v.string())),
  doCopy: v.optional(v.boolean()),
  destinationRegionId: v.optional(v.string()),
  destinationRetention: v.optional(destinationRetention),
  ramRoleName: v.optional(v.string()),
});

const plan = v.pipe(
  v.strictObject({
    SourceType: v.picklist(["ECS_FILE", "OSS", "NAS", "OTS", "UDM_ECS", "SYNC"]),
    PlanName: heldText(hand.planNameProblem),
    BackupType: choice("COMPLETE"),
    VaultId: text,
    Schedule: heldText(hand.scheduleProblem),
    Retention: atLeast(1),
    KeepLatestSnapshots: v.nullish(v.picklist([0, 1])),
    Disabled: flag,
    Edition: choice("STANDARD", "BASIC"),
    Rule: v.nullish(v.pipe(v.array(backupRule), v.maxLength(64))),
    InstanceId: text,
    Path: v.nullish(held(v.array(v.string()), hand.pathsProblem)),
    Include: inText(filter),
    Exclude: inText(filter),
    Options: inText(v.looseObject({ UseVSS: v.optional(v.boolean()) })),
    SpeedLimit: heldText(hand.speedLimitProblem),
    Bucket: text,
    Prefix: text,
    FileSystemId: text,
    CreateTime: atLeast(1),
    InstanceName: text,
    OtsDetail: objectOrText(v.looseObject({ TableNames: v.optional(v.array(v.string())) })),
    UdmRegionId: text,
    Detail: objectOrText(detail),
    ClusterId: text,
    DataSourceId: text,
    DestSourceType: text,
    DestDataSourceId: text,
    DestDataSourceDetail: objectOrText(v.looseObject({})),
    ChangeListPath: inText(v.looseObject({})),
    CrossAccountType: choice("SELF_ACCOUNT", "CROSS_ACCOUNT"),
    CrossAccountUserId: v.nullish(integer),
    CrossAccountRoleName: text,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [keys, message] of hand.togetherProblems(dataset.value)) {
      addIssue({ message, path: pathOf(dataset.value, keys) });
    }
  }),
);

// A path in valibot's own form.
function pathOf(input, keys) {
  return keys.map((key) => {
    const step = { type: Array.isArray(input) ? "array" : "object", origin: "value", input, key, value: input?.[key] };
    input = step.value;
    return step;
  });
}

export function object(value) {
  const { success, issues } = v.safeParse(plan, value);
  return { valid: success, issues: issues ?? [] };
}
