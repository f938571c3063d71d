$body = @{
  SourceType = 'OSS'
  Bucket = "x"
}
Invoke-RestMethod -Method Post -Uri "https://hbr.cn-beijing.aliyuncs.com/?Action=CreateBackupPlan" `
  -Headers @{ "x-acs-security-token" = "tokentokentoken" } -Body $body
