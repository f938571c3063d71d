aliyun hbr CreateBackupPlan --region cn-hangzhou --profile work --access-key-id testid-in-cli --access-key-secret=testsecret-in-cli \
  --SourceType ECS_FILE --PlanName 'it'\''s' --Path.1 /home --Path.2=/var \
  --Rule.1.Schedule 'I|1602673264|P1D' --Rule.1.Retention 7 \
  --Detail '{"doCopy":false}' --Options-FILE options.json --force
aliyun hbr UpdateBackupPlan --PlanId plan-1 --SourceType OSS --Prefix ""
aliyun ecs DescribeInstances
