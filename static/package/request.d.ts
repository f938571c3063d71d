// Made from the table of parameters: run `UPDATE=1 cargo test` to make it anew.

/**
 * The parameters of CreateBackupPlan, Alibaba Cloud Backup (hbr), version 2017-09-08.
 *
 * @see https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-createbackupplan
 */
export interface BackupPlanRequest {
  /** Source type. What is backed up; decides which fields apply. */
  SourceType: "ECS_FILE" | "OSS" | "NAS" | "OTS" | "UDM_ECS" | "SYNC";
  /** Plan name. 1–64 characters, unique per vault and source type. */
  PlanName?: string | null;
  /** Backup type. COMPLETE is the only type. */
  BackupType?: "COMPLETE" | null;
  /** Vault ID. Where backups are kept, in the plan's region. */
  VaultId?: string | null;
  /** Schedule. Counts from a fixed start; a missed run is not made up. */
  Schedule?: string | null;
  /** Retention. How long each backup is kept, at least 1 day. */
  Retention?: number | bigint | null;
  /** Client group ID. The client group that runs the job. */
  ClusterId?: string | null;
  /** File system ID. The NAS file system; leading zeros count. */
  FileSystemId?: string | null;
  /** Creation time. When the file system was created, in UNIX seconds. */
  CreateTime?: number | bigint | null;
  /** Bucket. The bucket's name alone, without a domain. */
  Bucket?: string | null;
  /** Object prefix. Only keys that begin with it; no leading slash. */
  Prefix?: string | null;
  /** ECS instance ID. The instance to back up, in the same region. */
  InstanceId?: string | null;
  /** Instance backup details. Consistency, scripts, disks and the copy to another region. */
  Detail?: Detail | string | null;
  /** Instance region. The region of the ECS instance. */
  UdmRegionId?: string | null;
  /** Speed limit. Bandwidth by hour of the day; no window overlaps another. */
  SpeedLimit?: string | null;
  /** Include. Only what matches is backed up. */
  Include?: string | null;
  /** Exclude. What matches is left out. */
  Exclude?: string | null;
  /** Options. Windows VSS, or the level of the basic edition. */
  Options?: string | null;
  /** Source data source ID. What is copied. */
  DataSourceId?: string | null;
  /** Backup path. Absolute, up to 20; only one if it has a wildcard. */
  Path?: string[] | null;
  /** Backup rules. Tablestore takes its schedule from here. */
  Rule?: BackupRule[] | null;
  /** Tablestore instance. The instance's name, not an ID. */
  InstanceName?: string | null;
  /** Tables. The tables to back up; none means all. */
  OtsDetail?: OtsDetail | string | null;
  /** Account. Whose data is backed up. */
  CrossAccountType?: "SELF_ACCOUNT" | "CROSS_ACCOUNT" | null;
  /** Source account ID. UID of the account that is backed up, 16 digits. */
  CrossAccountUserId?: number | bigint | null;
  /** Source account role. A RAM role in that account that trusts Cloud Backup. */
  CrossAccountRoleName?: string | null;
  /** Keep the last backup. The latest backup stays after its days are over. */
  KeepLatestSnapshots?: 0 | 1 | null;
  /** Destination type. The kind of the destination. */
  DestSourceType?: "OSS" | "COMMON_NAS" | "CPFS" | "BMCPFS" | "COMMON_FILE_SYSTEM" | "HDFS" | "S3" | (string & {}) | null;
  /** Destination data source ID. Where it is copied to. */
  DestDataSourceId?: string | null;
  /** Destination details. Where in the destination. */
  DestDataSourceDetail?: DestDataSourceDetail | string | null;
  /** Change list. Where a list of changed files is found. */
  ChangeListPath?: string | null;
  /** Create it switched off. The plan does not run until it is enabled. */
  Disabled?: boolean | null;
  /** Edition. Basic backs up ECS files daily for 30 days. */
  Edition?: "STANDARD" | "BASIC" | null;
}

/** Instance backup details. Consistency, scripts, disks and the copy to another region. */
export interface Detail {
  /** Snapshot group. All disks at one moment; needs ESSDs only. */
  snapshotGroup?: boolean;
  /** Application consistency. Runs the two scripts around the snapshot. */
  appConsistent?: boolean;
  /** Pre-freeze script. Run in the instance before the snapshot. */
  preScriptPath?: string;
  /** Post-thaw script. Run in the instance after the snapshot. */
  postScriptPath?: string;
  /** File system freeze. Linux; on unless switched off. */
  EnableFsFreeze?: boolean;
  /** VSS writers. Windows; on unless switched off. */
  enableWriters?: boolean;
  /** Freeze timeout. How long the freeze may take; 30 unless given. */
  timeoutInSeconds?: number | bigint;
  /** Disk ID. The disks to back up; none means all. */
  diskIdList?: string[];
  /** Excluded disk ID. Without effect where disks are listed above. */
  excludeDiskIdList?: string[];
  /** Copy to another region. Then name the region and the days. */
  doCopy?: boolean;
  /** Copy region. Where the copy is kept. */
  destinationRegionId?: string;
  /** Copy retention. How long the copy is kept; -1 means forever. */
  destinationRetention?: number | bigint;
  /** Instance RAM role. The role that application consistency runs with. */
  ramRoleName?: string;
  /** Other keys are handed on as they are. */
  [key: string]: unknown;
}

/** Backup rules. Tablestore takes its schedule from here. */
export interface BackupRule {
  /** Copy retention. How long the copy is kept; -1 means forever. */
  DestinationRetention?: number | bigint | null;
  /** Schedule. Counts from a fixed start; a missed run is not made up. */
  Schedule?: string | null;
  /** Retention. How long each backup is kept, at least 1 day. */
  Retention?: number | bigint | null;
  /** Switch this rule off. The rule stays and does not run. */
  Disabled?: boolean | null;
  /** Copy to another region. Then name the region and the days. */
  DoCopy?: boolean | null;
  /** Copy region. Where the copy is kept. */
  DestinationRegionId?: string | null;
  /** Rule name. A name for this rule. */
  RuleName?: string | null;
  /** Backup type. Incremental exists for Tablestore only. */
  BackupType?: "COMPLETE" | "INCREMENTAL" | null;
}

/** Tables. The tables to back up; none means all. */
export interface OtsDetail {
  /** Table. One table a line. */
  TableNames?: string[];
  /** Other keys are handed on as they are. */
  [key: string]: unknown;
}

/** Destination details. Where in the destination. */
export interface DestDataSourceDetail {
  /** Destination prefix. `/` is the whole bucket. */
  prefix?: string;
  /** Other keys are handed on as they are. */
  [key: string]: unknown;
}
