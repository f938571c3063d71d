//! PHP, laid out as PSR-12 asks for. The names are those of `hbr-20170908` 2.8.3 of
//! <https://github.com/aliyun/alibabacloud-php-sdk>, which asks for alibabacloud/openapi-core 1; that brings
//! alibabacloud/credentials (<https://packagist.org/packages/alibabacloud/openapi-core>).

use crate::lang::t;
use crate::output::code::tree::{Braces, Layout};
use crate::output::code::value::Bounds;
use crate::output::code::{
    ABOUT_GENERIC, ABOUT_PRODUCT, Dialect, GENERIC, PRODUCT, Program, camel, generic, literal,
    product,
};
use crate::output::{Format, Keys, Syntax, Write, group};

/// `php`
pub static FORMAT: Format = Format {
    id: "php",
    title: t("PHP", "PHP 代码"),
    group: &group::CODE,
    kind: t("PHP", "PHP"),
    variant: Some(PRODUCT),
    about: ABOUT_PRODUCT,
    syntax: Syntax::Php,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(product(order, &WITH_SDK));

/// `php-generic`
pub static GENERIC_FORMAT: Format = Format {
    id: "php-generic",
    title: t("PHP, generic call", "PHP 泛化调用代码"),
    variant: Some(GENERIC),
    about: ABOUT_GENERIC,
    ..FORMAT
};

pub(in crate::output) const GENERIC_WRITE: Write = |order| Ok(generic(order, &WITH_CORE));

static WITH_SDK: Program = Program {
    dialect: &PHP,
    install: "composer require alibabacloud/hbr-20170908:2.8.3",
    run: "php create-backup-plan.php",
    text: r#"<?php

<<header>>

require __DIR__ . '/vendor/autoload.php';

use AlibabaCloud\Credentials\Credential;
use AlibabaCloud\SDK\Hbr\V20170908\Hbr;
use AlibabaCloud\SDK\Hbr\V20170908\Models\CreateBackupPlanRequest;
<<rules>>use AlibabaCloud\SDK\Hbr\V20170908\Models\CreateBackupPlanRequest\rule;
<<tables>>use AlibabaCloud\SDK\Hbr\V20170908\Models\OtsDetail;
use Darabonba\OpenApi\Models\Config;

$config = new Config([
    'credential' => new Credential(),
    'regionId' => <<region>>,
    'endpoint' => <<endpoint>>,
<<http>>    'protocol' => 'HTTP',
]);
$request = <<request>>;
try {
    $body = (new Hbr($config))->createBackupPlan($request)->body;
} catch (Exception $error) {
    fwrite(STDERR, $error->getCode() . ': ' . $error->getMessage() . PHP_EOL);
    exit(1);
}
if (!$body->success) {
    fwrite(STDERR, "{$body->code}: {$body->message} (RequestId: {$body->requestId})" . PHP_EOL);
    exit(1);
}
echo "PlanId: {$body->planId}", PHP_EOL;
echo "RequestId: {$body->requestId}", PHP_EOL;"#,
};

static WITH_CORE: Program = Program {
    dialect: &PHP,
    install: "composer require alibabacloud/openapi-core:^1.0.0",
    run: "php create-backup-plan.php",
    text: r#"<?php

<<header>>

require __DIR__ . '/vendor/autoload.php';

use AlibabaCloud\Credentials\Credential;
use AlibabaCloud\Dara\Models\RuntimeOptions;
use Darabonba\OpenApi\Models\Config;
use Darabonba\OpenApi\Models\OpenApiRequest;
use Darabonba\OpenApi\Models\Params;
use Darabonba\OpenApi\OpenApiClient;

$config = new Config([
    'credential' => new Credential(),
    'regionId' => <<region>>,
    'endpoint' => <<endpoint>>,
<<http>>    'protocol' => 'HTTP',
]);
$params = new Params([
    'action' => <<action>>,
    'version' => <<version>>,
    'protocol' => 'HTTPS',
    'method' => <<method>>,
    'pathname' => '/',
    'authType' => 'AK',
    'style' => 'RPC',
    'reqBodyType' => 'formData',
    'bodyType' => 'json',
]);
$request = <<request>>;
try {
    $body = (new OpenApiClient($config))->callApi($params, $request, new RuntimeOptions())['body'];
} catch (Exception $error) {
    fwrite(STDERR, $error->getCode() . ': ' . $error->getMessage() . PHP_EOL);
    exit(1);
}
if (empty($body['Success'])) {
    fwrite(STDERR, "{$body['Code']}: {$body['Message']} (RequestId: {$body['RequestId']})" . PHP_EOL);
    exit(1);
}
echo "PlanId: {$body['PlanId']}", PHP_EOL;
echo "RequestId: {$body['RequestId']}", PHP_EOL;"#,
};

static PHP: Dialect = Dialect {
    syntax: Syntax::Php,
    layout: Layout { step: "    ", aligned: false, columns: None },
    // The smallest integer has no literal: its minus is an operator on a number that is too large.
    bounds: Bounds { integers: -i64::MAX..=i64::MAX, keys_tell: true },
    text: literal::php,
    integer: |number| number.to_string(),
    truth: ["false", "true"],
    scalar: |_, literal| literal,
    property: |name| (format!("'{}' => ", camel(name)), ""),
    member: |name| (format!("{} => ", literal::php(name)), ""),
    request: model("new CreateBackupPlanRequest([", "new CreateBackupPlanRequest()"),
    rules: LIST,
    rule: model("new rule([", "new rule()"),
    texts: LIST,
    tables: model("new OtsDetail([", "new OtsDetail()"),
    object: LIST,
    list: LIST,
    envelope: model("new OpenApiRequest([", "new OpenApiRequest()"),
    query: LIST,
    body: LIST,
};

const fn model(open: &'static str, empty: &'static str) -> Braces {
    Braces { open, close: "])", between: ",", last: ",", empty }
}

const LIST: Braces = Braces { open: "[", close: "]", between: ",", last: ",", empty: "[]" };
