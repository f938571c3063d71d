curl 'https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan&Version=2017-09-08' \
  -X 'POST' \
  -H 'accept: application/json' \
  -H 'content-type: application/x-www-form-urlencoded' \
  -b 'login=testcookie-in-text; x=1' \
  --compressed --unknown-flag \
  --data-raw $'SourceType=ECS_FILE&InstanceId=i-bp1&PlanName=it\'s&Include=%5B%22%2Fa%22%5D'
