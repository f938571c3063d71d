<?php
use AlibabaCloud\Client\AlibabaCloud;
AlibabaCloud::accessKeyClient('testid', 'testsecret')->regionId('cn-hangzhou')->asDefaultClient();
$result = AlibabaCloud::rpc()
    ->product('hbr')
    ->version('2017-09-08')
    ->action('CreateBackupPlan')
    ->method('POST')
    ->host('hbr.cn-hangzhou.aliyuncs.com')
    ->options([
        'query' => [
            'SourceType' => 'OSS',
            'PlanName' => 'nightly',
        ],
        'form_params' => ['Path.1' => '/home'],
    ])
    ->request();
