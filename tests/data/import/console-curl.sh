curl 'https://hbr.console.aliyun.com/data/api.json?action=CreateBackupPlan&_fetcher_=hbr__CreateBackupPlan' \
  -H 'accept: application/json' \
  -H 'content-type: application/x-www-form-urlencoded' \
  -b 'login_aliyunid_csrf=example; cna=example' \
  -H 'origin: https://hbr.console.aliyun.com' \
  -H 'referer: https://hbr.console.aliyun.com/?region=cn-shanghai' \
  --data-raw 'product=hbr&action=CreateBackupPlan&sec_token=ExampleSessionToken&umid=Y1&collina=133&params=%7B%22SourceType%22%3A%22NAS%22%2C%22PlanName%22%3A%22nightly%2B1%22%2C%22VaultId%22%3A%22v-0001lv6bptl6xyztymno%22%2C%22BackupType%22%3A%22COMPLETE%22%2C%22Schedule%22%3A%22I%7C1602673264%7CP1D%22%2C%22Retention%22%3A%227%22%2C%22FileSystemId%22%3A%221dd3g4a9b87%22%2C%22CreateTime%22%3A1607436917%2C%22Path%22%3A%5B%22%2Fa+b%22%5D%2C%22RegionId%22%3A%22cn-shanghai%22%7D&region=cn-hangzhou'
