// zod 4, with refinements by hand. Refinements of the whole plan run once its members are of the right type.
import * as z from "zod";

import * as hand from "./hand.js";

const text = z.string().nullish();
const flag = z.boolean().nullish();
const days = z.int().min(1).nullish();

const held = (schema, problemOf) =>
  schema.superRefine((value, context) => {
    const message = problemOf(value);
    if (message) context.addIssue({ code: "custom", message });
  });

const heldText = (problemOf) => held(z.string(), problemOf).nullish();
const choice = (...choices) => heldText(hand.choiceProblem(...choices));
const inText = (schema) => z.string().transform(hand.opened).pipe(schema.optional()).nullish();
const objectOrText = (schema) => z.preprocess(hand.opened, schema.nullish());

const destinationRetention = held(z.int(), hand.destinationRetentionProblem);
const filter = held(z.array(z.string()), hand.filterProblem);

const backupRule = z.strictObject({
  RuleName: text,
  BackupType: choice("COMPLETE", "INCREMENTAL"),
  Schedule: heldText(hand.scheduleProblem),
  Retention: days,
  Disabled: flag,
  DoCopy: flag,
  DestinationRegionId: text,
  DestinationRetention: destinationRetention.nullish(),
});

const detail = z.looseObject({
  snapshotGroup: z.boolean().optional(),
  appConsistent: z.boolean().optional(),
  preScriptPath: z.string().optional(),
  postScriptPath: z.string().optional(),
  EnableFsFreeze: z.boolean().optional(),
  enableWriters: z.boolean().optional(),
  timeoutInSeconds: z.int().optional(),
  diskIdList: z.array(z.string()).optional(),
  excludeDiskIdList: z.array(z.string()).optional(),
  doCopy: z.boolean().optional(),
  destinationRegionId: z.string().optional(),
  destinationRetention: destinationRetention.optional(),
  ramRoleName: z.string().optional(),
});

const plan = z
  .strictObject({
    SourceType: z.enum(["ECS_FILE", "OSS", "NAS", "OTS", "UDM_ECS", "SYNC"]),
    PlanName: heldText(hand.planNameProblem),
    BackupType: choice("COMPLETE"),
    VaultId: text,
    Schedule: heldText(hand.scheduleProblem),
    Retention: days,
    KeepLatestSnapshots: z.int().min(0).max(1).nullish(),
    Disabled: flag,
    Edition: choice("STANDARD", "BASIC"),
    Rule: z.array(backupRule).max(64).nullish(),
    InstanceId: text,
    Path: held(z.array(z.string()), hand.pathsProblem).nullish(),
    Include: inText(filter),
    Exclude: inText(filter),
    Options: inText(z.looseObject({ UseVSS: z.boolean().optional() })),
    SpeedLimit: heldText(hand.speedLimitProblem),
    Bucket: text,
    Prefix: text,
    FileSystemId: text,
    CreateTime: z.int().min(1).nullish(),
    InstanceName: text,
    OtsDetail: objectOrText(z.looseObject({ TableNames: z.array(z.string()).optional() })),
    UdmRegionId: text,
    Detail: objectOrText(detail),
    ClusterId: text,
    DataSourceId: text,
    DestSourceType: text,
    DestDataSourceId: text,
    DestDataSourceDetail: objectOrText(z.looseObject({})),
    ChangeListPath: inText(z.looseObject({})),
    CrossAccountType: choice("SELF_ACCOUNT", "CROSS_ACCOUNT"),
    CrossAccountUserId: z.int().nullish(),
    CrossAccountRoleName: text,
  })
  .superRefine((plan, context) => {
    for (const [path, message] of hand.togetherProblems(plan)) {
      context.addIssue({ code: "custom", path, message });
    }
  });

export function object(value) {
  const { success, error } = plan.safeParse(value);
  return { valid: success, issues: error?.issues ?? [] };
}
