PS C:\Users\me> curl.exe -X POST "https://hbr.cn-hangzhou.aliyuncs.com/?SourceType=OSS&Bucket=b" `
  -H "x-acs-action: CreateBackupPlan" `
  --data-raw 'PlanName=it''s'
$json = @'
{"SourceType": "OSS", "Bucket": "here-string"}
'@
Invoke-WebRequest -Uri 'https://hbr.cn-hangzhou.aliyuncs.com/' -Method POST -Body $json -ContentType 'application/json'
