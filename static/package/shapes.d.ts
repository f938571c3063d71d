// The shapes that cross the border of <create-backup-plan>: what its properties take and what its events carry.

import type { CreateBackupPlanElement } from "./class.js";
import type { JsonValue } from "./core.js";

/** A CreateBackupPlan request, right or wrong: the parameters by their names. Integers beyond 2^53 are bigints. */
export type Plan = { [name: string]: JsonValue };

/** Something the page itself has to say about a value, beside what the rules say: its server's answer, as a rule. */
export interface HostMessage {
  /** Where, as a JSON Pointer; `""` for the whole plan. */
  pointer: string;
  /** The sentence, in the language of the reader. */
  message: string;
  /** `error` unless given. */
  severity?: "error" | "warning" | "note";
}

/** What the account is known to have. The fields then offer it, and the rules compare the plan with it. Entries may have
 * more members than these, as the service's answers do. */
export interface Options {
  /** As DescribeVaults gives them. */
  vaults?: { VaultId: string; VaultName?: string; VaultType?: string; VaultRegionId?: string; Status?: string }[];
  /** As DescribeInstances gives them. */
  instances?: { InstanceId: string; InstanceName?: string; RegionId?: string; Status?: string; OSType?: string }[];
  /** As ListBuckets gives them. */
  buckets?: { Name: string; Location?: string; Region?: string; StorageClass?: string }[];
  /** As DescribeFileSystems gives them. */
  fileSystems?: { FileSystemId: string; Description?: string; ProtocolType?: string; RegionId?: string; CreateTime?: string }[];
  /** As ListInstance gives them. */
  tablestoreInstances?: { InstanceName: string; AliasName?: string; RegionId?: string; InstanceStatus?: string }[];
}

/** The plan as it is when the property is read. */
export interface PlanDetail {
  /** The plan. */
  plan: Plan;
}

/** How the plan stands. */
export interface ValidityDetail {
  /** Whether there is no error, and the JSON that the reader edits, if any, can be read. */
  valid: boolean;
  /** How many errors there are, shown or not. */
  errors: number;
  /** How many warnings. */
  warnings: number;
  /** How many notes. */
  notes: number;
}

/** Where the request goes. */
export interface RegionDetail {
  /** The region's ID. */
  region: string;
  /** The host instead of the region's own; empty: that one. */
  endpoint: string;
}

/** A request that is ready to be sent, unsigned. */
export interface SubmitDetail {
  /** The plan. */
  plan: Plan;
  /** `CreateBackupPlan`. */
  action: string;
  /** The version of the API. */
  version: string;
  /** The region's ID. */
  region: string;
  /** The host it goes to. */
  endpoint: string;
  /** The parameters that travel in the query, flat, each a text. */
  query: Record<string, string>;
  /** The parameters that travel in the body, likewise. */
  body: Record<string, string>;
}

/** The plan that was taken over, and where it came from. */
export interface ImportDetail {
  /** The plan. */
  plan: Plan;
  /** Where it came from. */
  from: "paste" | "example" | "link";
}

/** What was copied or saved. The text is not in it. */
export interface CopyDetail {
  /** The ID of the output. */
  format: string;
  /** Where it went. */
  by: "clipboard" | "file";
}

/** Why there is no form. */
export interface ErrorDetail {
  /** Where it stopped. */
  stage: Stage;
  /** What stopped it. */
  error: Error;
}

/** An event of the element: who hears it on the way is told by `currentTarget`. */
export type CreateBackupPlanEvent<Detail> = CustomEvent<Detail> & { readonly target: CreateBackupPlanElement };

/** The events of the element, by their names. */
export interface CreateBackupPlanEventMap {
  "cbp-ready": CreateBackupPlanEvent<Record<string, never>>;
  "cbp-input": CreateBackupPlanEvent<PlanDetail>;
  "cbp-change": CreateBackupPlanEvent<PlanDetail>;
  "cbp-validity": CreateBackupPlanEvent<ValidityDetail>;
  "cbp-region": CreateBackupPlanEvent<RegionDetail>;
  "cbp-import": CreateBackupPlanEvent<ImportDetail>;
  "cbp-submit": CreateBackupPlanEvent<SubmitDetail>;
  "cbp-copy": CreateBackupPlanEvent<CopyDetail>;
  "cbp-error": CreateBackupPlanEvent<ErrorDetail>;
}

/** Where a form stopped: the browser is too old, a file did not come, it was another file, or the form broke later. */
export type Stage = "old" | "fetch" | "start" | "run";
