export VAULT=v-0003gxoksflhu46w185s
aliyun hbr create-backup-plan \
  --region <REGION_ID> \
  --edition BASIC --source-type ECS_FILE --vault-id $VAULT --instance-id $X \
  --path /home /var --access-key-secret testsecret-in-text --read-timeout 60 --foo bar \
  --rule rule-name=daily schedule='I|1|P1D' retention=7 --rule rule-name=b
