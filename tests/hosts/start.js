// What every page here begins with.
export const start = {
  SourceType: "OSS",
  PlanName: "nightly",
  BackupType: "COMPLETE",
  VaultId: "v-0003gxoksflhu46w185s",
  Schedule: "I|1795629600|P1D",
  Retention: 30,
  Bucket: "photos",
};
