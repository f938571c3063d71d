const Core = require('@alicloud/pop-core');
var client = new Core({ accessKeyId: 'testid-in-code', accessKeySecret: 'testsecret-in-code', endpoint: 'https://hbr.cn-hangzhou.aliyuncs.com', apiVersion: '2017-09-08' });
var params = {
  "SourceType": "OSS",
  "Bucket": "b",
  "Path": ["/x"],
};
client.request('CreateBackupPlan', params, { method: 'POST' }).then((result) => {
  console.log(JSON.stringify(result));
}, (ex) => { console.log(ex); })
