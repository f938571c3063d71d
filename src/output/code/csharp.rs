//! C# 9 or later, with top-level statements. The names are those of `hbr-20170908` 2.8.3 of
//! <https://github.com/aliyun/alibabacloud-csharp-sdk>, whose `hbr.csproj` names AlibabaCloud.OpenApiClient 0.1.16; that
//! brings Aliyun.Credentials and AlibabaCloud.TeaUtil.

use crate::lang::t;
use crate::output::code::tree::{Braces, Layout};
use crate::output::code::value::Bounds;
use crate::output::code::{
    ABOUT_GENERIC, ABOUT_PRODUCT, Dialect, GENERIC, PRODUCT, Program, generic, literal, product,
};
use crate::output::{Format, Keys, Syntax, Write, group};

/// `csharp`
pub static FORMAT: Format = Format {
    id: "csharp",
    title: t("C#", "C# 代码"),
    group: &group::CODE,
    kind: t("C#", "C#"),
    variant: Some(PRODUCT),
    about: ABOUT_PRODUCT,
    syntax: Syntax::CSharp,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(product(order, &WITH_SDK));

/// `csharp-generic`
pub static GENERIC_FORMAT: Format = Format {
    id: "csharp-generic",
    title: t("C#, generic call", "C# 泛化调用代码"),
    variant: Some(GENERIC),
    about: ABOUT_GENERIC,
    ..FORMAT
};

pub(in crate::output) const GENERIC_WRITE: Write = |order| Ok(generic(order, &WITH_CORE));

static WITH_SDK: Program = Program {
    dialect: &CSHARP,
    install: "dotnet add package AlibabaCloud.SDK.Hbr20170908 --version 2.8.3",
    run: "dotnet run",
    text: r#"<<header>>

using System;
<<lists>><<maps>>using System.Collections.Generic;
using AlibabaCloud.OpenApiClient.Models;
using AlibabaCloud.SDK.Hbr20170908;
using AlibabaCloud.SDK.Hbr20170908.Models;
using Tea;

var config = new Config
{
    Credential = new Aliyun.Credentials.Client(),
    RegionId = <<region>>,
    Endpoint = <<endpoint>>,
<<http>>    Protocol = "HTTP",
};
var request = <<request>>;
try
{
    var body = new Client(config).CreateBackupPlan(request).Body;
    if (body.Success != true)
    {
        Console.Error.WriteLine($"{body.Code}: {body.Message} (RequestId: {body.RequestId})");
        return 1;
    }
    Console.WriteLine($"PlanId: {body.PlanId}");
    Console.WriteLine($"RequestId: {body.RequestId}");
    return 0;
}
catch (TeaException error)
{
    Console.Error.WriteLine($"{error.Code}: {error.Message}");
    return 1;
}"#,
};

static WITH_CORE: Program = Program {
    dialect: &CSHARP,
    install: "dotnet add package AlibabaCloud.OpenApiClient --version 0.1.16",
    run: "dotnet run",
    text: r#"<<header>>

using System;
using System.Collections.Generic;
using AlibabaCloud.OpenApiClient;
using AlibabaCloud.OpenApiClient.Models;
using AlibabaCloud.TeaUtil.Models;
using Tea;

var config = new Config
{
    Credential = new Aliyun.Credentials.Client(),
    RegionId = <<region>>,
    Endpoint = <<endpoint>>,
<<http>>    Protocol = "HTTP",
};
var parameters = new Params
{
    Action = <<action>>,
    Version = <<version>>,
    Protocol = "HTTPS",
    Method = <<method>>,
    Pathname = "/",
    AuthType = "AK",
    Style = "RPC",
    ReqBodyType = "formData",
    BodyType = "json",
};
var request = <<request>>;
try
{
    var response = new Client(config).CallApi(parameters, request, new RuntimeOptions());
    var body = (Dictionary<string, object>)response["body"];
    if (body.GetValueOrDefault("Success") is not true)
    {
        Console.Error.WriteLine(
            "{0}: {1} (RequestId: {2})",
            body.GetValueOrDefault("Code"),
            body.GetValueOrDefault("Message"),
            body.GetValueOrDefault("RequestId"));
        return 1;
    }
    Console.WriteLine("PlanId: {0}", body.GetValueOrDefault("PlanId"));
    Console.WriteLine("RequestId: {0}", body.GetValueOrDefault("RequestId"));
    return 0;
}
catch (TeaException error)
{
    Console.Error.WriteLine($"{error.Code}: {error.Message}");
    return 1;
}"#,
};

static CSHARP: Dialect = Dialect {
    syntax: Syntax::CSharp,
    layout: Layout { step: "    ", aligned: false, columns: None },
    bounds: Bounds { integers: i64::MIN..=i64::MAX, keys_tell: false },
    text: literal::csharp,
    integer: |number| number.to_string(),
    truth: ["false", "true"],
    scalar: |_, literal| literal,
    property: |name| (format!("{name} = "), ""),
    member: |name| (format!("[{}] = ", literal::csharp(name)), ""),
    request: braces("new CreateBackupPlanRequest\n{", "new CreateBackupPlanRequest()"),
    rules: braces(
        "new List<CreateBackupPlanRequest.CreateBackupPlanRequestRule>\n{",
        "new List<CreateBackupPlanRequest.CreateBackupPlanRequestRule>()",
    ),
    rule: braces(
        "new CreateBackupPlanRequest.CreateBackupPlanRequestRule\n{",
        "new CreateBackupPlanRequest.CreateBackupPlanRequestRule()",
    ),
    texts: braces("new List<string>\n{", "new List<string>()"),
    tables: braces("new OtsDetail\n{", "new OtsDetail()"),
    object: TABLE,
    list: braces("new List<object>\n{", "new List<object>()"),
    envelope: braces("new OpenApiRequest\n{", "new OpenApiRequest()"),
    query: braces("new Dictionary<string, string>\n{", "new Dictionary<string, string>()"),
    body: TABLE,
};

const fn braces(open: &'static str, empty: &'static str) -> Braces {
    Braces { open, close: "}", between: ",", last: ",", empty }
}

const TABLE: Braces =
    braces("new Dictionary<string, object>\n{", "new Dictionary<string, object>()");
