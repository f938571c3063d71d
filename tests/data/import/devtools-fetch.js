fetch("https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan&SourceType=OSS", {
  "headers": { "authorization": "Bearer testsecret-in-text", "content-type": "application/x-www-form-urlencoded" },
  "body": "Bucket=b&Retention=7",
  "method": "POST"
});
