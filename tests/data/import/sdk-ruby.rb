require 'aliyunsdkcore'
client = RPCClient.new(
  access_key_id:     'testid-in-code',
  access_key_secret: 'testsecret-in-code',
  endpoint: 'https://hbr.cn-hangzhou.aliyuncs.com',
  api_version: '2017-09-08'
)
response = client.request(
  action: 'CreateBackupPlan',
  params: {
    "SourceType": 'OSS',
    'Bucket' => "b-#{x}",
    "Retention": 7
  },
  opts: { method: 'POST' }
)
