<?php
$rule0 = new rule(["ruleName" => "daily"]);
$createBackupPlanRequest = new CreateBackupPlanRequest([
    "sourceType" => "OTS",
    "path" => ["/home", 'C:\new'],
    "retention" => 7,
    "planName" => "$name",
    "rule" => [$rule0]
]);
AlibabaCloud::accessKeyClient('testid-in-code', 'testsecret-in-code')->regionId('cn-hangzhou')->asDefaultClient();
$result = AlibabaCloud::rpc()
  ->product('hbr')->version('2017-09-08')->action('CreateBackupPlan')->method('POST')
  ->host('hbr.cn-hangzhou.aliyuncs.com')
  ->options(['query' => ['SourceType' => "OSS", 'Bucket' => "b"]])
  ->request();
