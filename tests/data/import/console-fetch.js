fetch("https://hbr.console.aliyun.com/data/multiApi.json?action=DescribeVaults%2CCreateBackupPlan", {
  "headers": {
    "accept": "application/json",
    "content-type": "application/x-www-form-urlencoded"
  },
  "referrer": "https://hbr.console.aliyun.com/",
  "body": "product=hbr&sec_token=ExampleSessionToken&region=cn-hangzhou&actions=%5B%7B%22action%22%3A%22DescribeVaults%22%2C%22params%22%3A%7B%22VaultType%22%3A%22STANDARD%22%7D%7D%2C%7B%22action%22%3A%22CreateBackupPlan%22%2C%22params%22%3A%7B%22SourceType%22%3A%22OSS%22%2C%22PlanName%22%3A%22nightly%22%2C%22VaultId%22%3A%22v-0001lv6bptl6xyztymno%22%2C%22BackupType%22%3A%22COMPLETE%22%2C%22Schedule%22%3A%22I%7C1602673264%7CP1D%22%2C%22Retention%22%3A7%2C%22Bucket%22%3A%22hbr-backup-oss%22%2C%22Prefix%22%3A%22oss-prefix%2F%22%7D%7D%5D",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});
