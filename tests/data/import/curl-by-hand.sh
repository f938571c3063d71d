# the vault
VAULT=v-0003gxoksflhu46w185s
curl -sSG https://hbr.cn-hangzhou.aliyuncs.com/ \
  --data-urlencode "SourceType=OSS" \
  --data-urlencode "VaultId=$VAULT" --data-urlencode "Bucket=${BUCKET}" \
  --header="x-acs-security-token: testtoken-in-header" \
  -d Retention=7 -d "PlanName=$(date)" --data-urlencode Prefix@prefix.txt
curl -X POST https://hbr.cn-hangzhou.aliyuncs.com/ -H 'Content-Type: application/json' -d @- <<'EOF'
{"SourceType": "OSS", "Bucket": "from-heredoc", "Retention": "7"}
EOF
