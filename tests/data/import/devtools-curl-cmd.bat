curl ^"https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan^&SourceType=OSS^" ^
  -H ^"accept: */*^" -H ^"Authorization: Bearer testsecret-in-text^" ^
  --data-raw ^"Bucket=abc^&Detail=^%^7B^%^22a^%^22^%^3A1^%^7D^"
