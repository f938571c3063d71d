//! Python, laid out as Black does it. The names are those of alibabacloud-hbr20170908 2.7.1, alibabacloud-tea-openapi
//! 0.4.6 and alibabacloud-credentials 1.0.12 on PyPI.

use crate::lang::t;
use crate::output::code::tree::{Braces, Layout};
use crate::output::code::value::Bounds;
use crate::output::code::{
    ABOUT_GENERIC, ABOUT_PRODUCT, Dialect, GENERIC, PRODUCT, Program, generic, literal, product,
};
use crate::output::{Format, Keys, Syntax, Write, group};
use crate::values::case::delimited;

/// `python`
pub static FORMAT: Format = Format {
    id: "python",
    title: t("Python", "Python 代码"),
    group: &group::CODE,
    kind: t("Python", "Python"),
    variant: Some(PRODUCT),
    about: ABOUT_PRODUCT,
    syntax: Syntax::Python,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(product(order, &WITH_SDK));

/// `python-generic`
pub static GENERIC_FORMAT: Format = Format {
    id: "python-generic",
    title: t("Python, generic call", "Python 泛化调用代码"),
    variant: Some(GENERIC),
    about: ABOUT_GENERIC,
    ..FORMAT
};

pub(in crate::output) const GENERIC_WRITE: Write = |order| Ok(generic(order, &WITH_CORE));

static WITH_SDK: Program = Program {
    dialect: &PYTHON,
    install: "pip install alibabacloud-hbr20170908==2.7.1 alibabacloud-credentials==1.0.12",
    run: "python create_backup_plan.py",
    text: r#"<<header>>
import sys

from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_hbr20170908 import models
from alibabacloud_hbr20170908.client import Client
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
from alibabacloud_tea_openapi.utils_models import Config


def main() -> None:
    config = Config(
        credential=CredentialClient(),
        region_id=<<region>>,
        endpoint=<<endpoint>>,
<<http>>        protocol="HTTP",
    )
    request = <<request>>
    try:
        body = Client(config).create_backup_plan(request).body
    except AlibabaCloudException as error:
        sys.exit(f"{error.code}: {error.message} (RequestId: {error.request_id})")
    if not body.success:
        sys.exit(f"{body.code}: {body.message} (RequestId: {body.request_id})")
    print(f"PlanId: {body.plan_id}")
    print(f"RequestId: {body.request_id}")


if __name__ == "__main__":
    main()"#,
};

static WITH_CORE: Program = Program {
    dialect: &PYTHON,
    install: "pip install alibabacloud-tea-openapi==0.4.6 alibabacloud-credentials==1.0.12",
    run: "python create_backup_plan.py",
    text: r#"<<header>>
import sys

from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_tea_openapi.client import Client
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
from alibabacloud_tea_openapi.utils_models import Config, OpenApiRequest, Params
from darabonba.runtime import RuntimeOptions


def main() -> None:
    config = Config(
        credential=CredentialClient(),
        region_id=<<region>>,
        endpoint=<<endpoint>>,
<<http>>        protocol="HTTP",
    )
    params = Params(
        action=<<action>>,
        version=<<version>>,
        protocol="HTTPS",
        method=<<method>>,
        pathname="/",
        auth_type="AK",
        style="RPC",
        req_body_type="formData",
        body_type="json",
    )
    request = <<request>>
    try:
        body = Client(config).call_api(params, request, RuntimeOptions())["body"]
    except AlibabaCloudException as error:
        sys.exit(f"{error.code}: {error.message} (RequestId: {error.request_id})")
    if not body.get("Success"):
        sys.exit(
            f"{body.get('Code')}: {body.get('Message')} (RequestId: {body.get('RequestId')})"
        )
    print(f"PlanId: {body.get('PlanId')}")
    print(f"RequestId: {body.get('RequestId')}")


if __name__ == "__main__":
    main()"#,
};

static PYTHON: Dialect = Dialect {
    syntax: Syntax::Python,
    layout: Layout { step: "    ", aligned: false, columns: None },
    bounds: Bounds { integers: i64::MIN..=i64::MAX, keys_tell: false },
    text: literal::python,
    integer: |number| number.to_string(),
    truth: ["False", "True"],
    scalar: |_, literal| literal,
    property: |name| (format!("{}=", delimited(name, '_')), ""),
    member: |name| (format!("{}: ", literal::python(name)), ""),
    request: call("models.CreateBackupPlanRequest(", "models.CreateBackupPlanRequest()"),
    rules: LIST,
    rule: call("models.CreateBackupPlanRequestRule(", "models.CreateBackupPlanRequestRule()"),
    texts: LIST,
    tables: call("models.OtsDetail(", "models.OtsDetail()"),
    object: TABLE,
    list: LIST,
    envelope: call("OpenApiRequest(", "OpenApiRequest()"),
    query: TABLE,
    body: TABLE,
};

const fn call(open: &'static str, empty: &'static str) -> Braces {
    Braces { open, close: ")", between: ",", last: ",", empty }
}

const LIST: Braces = Braces { open: "[", close: "]", between: ",", last: ",", empty: "[]" };
const TABLE: Braces = Braces { open: "{", close: "}", between: ",", last: ",", empty: "{}" };
