//! TypeScript, laid out as Prettier does it. The names are those of @alicloud/openapi-core 1.0.8 and
//! @alicloud/credentials 2.4.7 on npm, and of `hbr-20170908/src` of
//! <https://github.com/aliyun/alibabacloud-typescript-sdk>, whose `package.json` names the version.

use crate::lang::t;
use crate::output::code::tree::{Braces, Layout};
use crate::output::code::value::Bounds;
use crate::output::code::{
    ABOUT_GENERIC, ABOUT_PRODUCT, Dialect, GENERIC, PRODUCT, Program, camel, generic, literal,
    product,
};
use crate::output::{Format, Keys, Syntax, Write, group};

/// The largest whole number that a `number` holds exactly, `Number.MAX_SAFE_INTEGER`.
const MAX_SAFE_INTEGER: i64 = 9_007_199_254_740_991;

/// `typescript`
pub static FORMAT: Format = Format {
    id: "typescript",
    title: t("TypeScript", "TypeScript 代码"),
    group: &group::CODE,
    kind: t("TypeScript", "TypeScript"),
    variant: Some(PRODUCT),
    about: ABOUT_PRODUCT,
    syntax: Syntax::TypeScript,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(product(order, &WITH_SDK));

/// `typescript-generic`
pub static GENERIC_FORMAT: Format = Format {
    id: "typescript-generic",
    title: t("TypeScript, generic call", "TypeScript 泛化调用代码"),
    variant: Some(GENERIC),
    about: ABOUT_GENERIC,
    ..FORMAT
};

pub(in crate::output) const GENERIC_WRITE: Write = |order| Ok(generic(order, &WITH_CORE));

static WITH_SDK: Program = Program {
    dialect: &TYPESCRIPT,
    install: "npm install @alicloud/hbr20170908@2.8.2 @alicloud/openapi-core@1.0.8 @alicloud/credentials@2.4.7",
    run: "npx tsx create-backup-plan.ts",
    text: r#"<<header>>
import Credential from "@alicloud/credentials";
import Client, * as models from "@alicloud/hbr20170908";
import { $OpenApiUtil, AlibabaCloudError } from "@alicloud/openapi-core";

async function main(): Promise<void> {
  const config = new $OpenApiUtil.Config({
    credential: new Credential(),
    regionId: <<region>>,
    endpoint: <<endpoint>>,
<<http>>    protocol: "HTTP",
  });
  const request = <<request>>;
  const { body } = await new Client(config).createBackupPlan(request);
  if (!body?.success) {
    throw new Error(
      `${body?.code}: ${body?.message} (RequestId: ${body?.requestId})`,
    );
  }
  console.log(`PlanId: ${body.planId}`);
  console.log(`RequestId: ${body.requestId}`);
}

main().catch((error: unknown) => {
  if (error instanceof AlibabaCloudError) {
    console.error(
      `${error.code}: ${error.message} (RequestId: ${error.requestId})`,
    );
  } else {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
});"#,
};

static WITH_CORE: Program = Program {
    dialect: &TYPESCRIPT,
    install: "npm install @alicloud/openapi-core@1.0.8 @alicloud/credentials@2.4.7 @darabonba/typescript@1.0.5",
    run: "npx tsx create-backup-plan.ts",
    text: r#"<<header>>
import Credential from "@alicloud/credentials";
import Client, {
  $OpenApiUtil,
  AlibabaCloudError,
} from "@alicloud/openapi-core";
import { RuntimeOptions } from "@darabonba/typescript";

async function main(): Promise<void> {
  const config = new $OpenApiUtil.Config({
    credential: new Credential(),
    regionId: <<region>>,
    endpoint: <<endpoint>>,
<<http>>    protocol: "HTTP",
  });
  const params = new $OpenApiUtil.Params({
    action: <<action>>,
    version: <<version>>,
    protocol: "HTTPS",
    method: <<method>>,
    pathname: "/",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  });
  const request = <<request>>;
  const { body } = await new Client(config).callApi(
    params,
    request,
    new RuntimeOptions({}),
  );
  if (!body.Success) {
    throw new Error(
      `${body.Code}: ${body.Message} (RequestId: ${body.RequestId})`,
    );
  }
  console.log(`PlanId: ${body.PlanId}`);
  console.log(`RequestId: ${body.RequestId}`);
}

main().catch((error: unknown) => {
  if (error instanceof AlibabaCloudError) {
    console.error(
      `${error.code}: ${error.message} (RequestId: ${error.requestId})`,
    );
  } else {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
});"#,
};

static TYPESCRIPT: Dialect = Dialect {
    syntax: Syntax::TypeScript,
    layout: Layout { step: "  ", aligned: false, columns: Some(80) },
    bounds: Bounds { integers: -MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER, keys_tell: false },
    text: literal::typescript,
    integer: |number| number.to_string(),
    truth: ["false", "true"],
    scalar: |_, literal| literal,
    property: |name| (format!("{}: ", camel(name)), ""),
    member: |name| (format!("{}: ", key(name)), ""),
    request: model("new models.CreateBackupPlanRequest({", "new models.CreateBackupPlanRequest()"),
    rules: LIST,
    rule: model(
        "new models.CreateBackupPlanRequestRule({",
        "new models.CreateBackupPlanRequestRule()",
    ),
    texts: LIST,
    tables: model("new models.OtsDetail({", "new models.OtsDetail()"),
    object: TABLE,
    list: LIST,
    envelope: model("new $OpenApiUtil.OpenApiRequest({", "new $OpenApiUtil.OpenApiRequest({})"),
    query: TABLE,
    body: TABLE,
};

const fn model(open: &'static str, empty: &'static str) -> Braces {
    Braces { open, close: "})", between: ",", last: ",", empty }
}

const LIST: Braces = Braces { open: "[", close: "]", between: ",", last: ",", empty: "[]" };
const TABLE: Braces = Braces { open: "{", close: "}", between: ",", last: ",", empty: "{}" };

/// A name in an object, between quotes only where it must be. `__proto__` would be no name unless it is worked out.
fn key(name: &str) -> String {
    let mut chars = name.chars();
    let is_bare = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_');
    match name {
        "__proto__" => "[\"__proto__\"]".to_owned(),
        _ if is_bare => name.to_owned(),
        _ => literal::typescript(name),
    }
}
