//! Go, as `gofmt` leaves it. The names are those of `hbr-20170908/client` v4.7.2 of
//! <https://github.com/aliyun/alibabacloud-go-sdk>, whose `go.mod` names darabonba-openapi v2.1.13 and tea v1.3.13.

use crate::lang::t;
use crate::output::code::tree::{Braces, Layout};
use crate::output::code::value::Bounds;
use crate::output::code::{
    ABOUT_GENERIC, ABOUT_PRODUCT, Dialect, GENERIC, PRODUCT, Program, Scalar, generic, literal,
    product,
};
use crate::output::{Format, Keys, Syntax, Write, group};

/// `go`
pub static FORMAT: Format = Format {
    id: "go",
    title: t("Go", "Go 代码"),
    group: &group::CODE,
    kind: t("Go", "Go"),
    variant: Some(PRODUCT),
    about: ABOUT_PRODUCT,
    syntax: Syntax::Go,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(product(order, &WITH_SDK));

/// `go-generic`
pub static GENERIC_FORMAT: Format = Format {
    id: "go-generic",
    title: t("Go, generic call", "Go 泛化调用代码"),
    variant: Some(GENERIC),
    about: ABOUT_GENERIC,
    ..FORMAT
};

pub(in crate::output) const GENERIC_WRITE: Write = |order| Ok(generic(order, &WITH_CORE));

static WITH_SDK: Program = Program {
    dialect: &GO,
    install: "go get github.com/alibabacloud-go/hbr-20170908/v4@v4.7.2 && go mod tidy",
    run: "go run .",
    text: "<<header>>

package main

import (
\t\"errors\"
\t\"fmt\"
\t\"log\"

\t\"github.com/alibabacloud-go/darabonba-openapi/v2/utils\"
\thbr \"github.com/alibabacloud-go/hbr-20170908/v4/client\"
\t\"github.com/alibabacloud-go/tea/dara\"
\t\"github.com/aliyun/credentials-go/credentials\"
)

func main() {
\tlog.SetFlags(0)
\tcredential, err := credentials.NewCredential(nil)
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\tclient, err := hbr.NewClient(&utils.Config{
\t\tCredential: credential,
\t\tRegionId:   dara.String(<<region>>),
\t\tEndpoint:   dara.String(<<endpoint>>),
<<http>>\t\tProtocol:   dara.String(\"HTTP\"),
\t})
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\trequest := <<request>>
\tresponse, err := client.CreateBackupPlan(request)
\tif err != nil {
\t\tfail(err)
\t}
\tbody := response.Body
\tif !dara.BoolValue(body.Success) {
\t\tlog.Fatalf(\"%s: %s (RequestId: %s)\", dara.StringValue(body.Code), dara.StringValue(body.Message), dara.StringValue(body.RequestId))
\t}
\tfmt.Println(\"PlanId:\", dara.StringValue(body.PlanId))
\tfmt.Println(\"RequestId:\", dara.StringValue(body.RequestId))
}

// fail ends the program with the error of the service.
func fail(err error) {
\tvar answer interface {
\t\tGetCode() *string
\t\tGetRequestId() *string
\t}
\tif errors.As(err, &answer) {
\t\tlog.Fatalf(\"%s: %s (RequestId: %s)\", dara.StringValue(answer.GetCode()), err, dara.StringValue(answer.GetRequestId()))
\t}
\tlog.Fatal(err)
}",
};

static WITH_CORE: Program = Program {
    dialect: &GO,
    install: "go get github.com/alibabacloud-go/darabonba-openapi/v2@v2.1.13 github.com/alibabacloud-go/tea@v1.3.13 && go mod tidy",
    run: "go run .",
    text: "<<header>>

package main

import (
\t\"errors\"
\t\"fmt\"
\t\"log\"

\topenapi \"github.com/alibabacloud-go/darabonba-openapi/v2/client\"
\t\"github.com/alibabacloud-go/darabonba-openapi/v2/utils\"
\t\"github.com/alibabacloud-go/tea/dara\"
\t\"github.com/aliyun/credentials-go/credentials\"
)

func main() {
\tlog.SetFlags(0)
\tcredential, err := credentials.NewCredential(nil)
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\tclient, err := openapi.NewClient(&utils.Config{
\t\tCredential: credential,
\t\tRegionId:   dara.String(<<region>>),
\t\tEndpoint:   dara.String(<<endpoint>>),
<<http>>\t\tProtocol:   dara.String(\"HTTP\"),
\t})
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\tparams := &utils.Params{
\t\tAction:      dara.String(<<action>>),
\t\tVersion:     dara.String(<<version>>),
\t\tProtocol:    dara.String(\"HTTPS\"),
\t\tMethod:      dara.String(<<method>>),
\t\tPathname:    dara.String(\"/\"),
\t\tAuthType:    dara.String(\"AK\"),
\t\tStyle:       dara.String(\"RPC\"),
\t\tReqBodyType: dara.String(\"formData\"),
\t\tBodyType:    dara.String(\"json\"),
\t}
\trequest := <<request>>
\tresponse, err := client.CallApi(params, request, &dara.RuntimeOptions{})
\tif err != nil {
\t\tfail(err)
\t}
\tbody, _ := response[\"body\"].(map[string]interface{})
\tif body[\"Success\"] != true {
\t\tlog.Fatalf(\"%v: %v (RequestId: %v)\", body[\"Code\"], body[\"Message\"], body[\"RequestId\"])
\t}
\tfmt.Println(\"PlanId:\", body[\"PlanId\"])
\tfmt.Println(\"RequestId:\", body[\"RequestId\"])
}

// fail ends the program with the error of the service.
func fail(err error) {
\tvar answer interface {
\t\tGetCode() *string
\t\tGetRequestId() *string
\t}
\tif errors.As(err, &answer) {
\t\tlog.Fatalf(\"%s: %s (RequestId: %s)\", dara.StringValue(answer.GetCode()), err, dara.StringValue(answer.GetRequestId()))
\t}
\tlog.Fatal(err)
}",
};

static GO: Dialect = Dialect {
    syntax: Syntax::Go,
    layout: Layout { step: "\t", aligned: true, columns: None },
    bounds: Bounds { integers: i64::MIN..=i64::MAX, keys_tell: false },
    text: literal::go,
    integer: |number| number.to_string(),
    truth: ["false", "true"],
    scalar: |scalar, literal| match scalar {
        Scalar::Text => format!("dara.String({literal})"),
        Scalar::Integer => format!("dara.Int64({literal})"),
        Scalar::Boolean => format!("dara.Bool({literal})"),
    },
    property: |name| (format!("{name}: "), ""),
    member: |name| (format!("{}: ", literal::go(name)), ""),
    request: braces("&hbr.CreateBackupPlanRequest{", "&hbr.CreateBackupPlanRequest{}"),
    rules: braces("[]*hbr.CreateBackupPlanRequestRule{", "[]*hbr.CreateBackupPlanRequestRule{}"),
    rule: braces("{", "{}"),
    texts: braces("[]*string{", "[]*string{}"),
    tables: braces("&hbr.OtsDetail{", "&hbr.OtsDetail{}"),
    object: TABLE,
    list: braces("[]interface{}{", "[]interface{}{}"),
    envelope: braces("&utils.OpenApiRequest{", "&utils.OpenApiRequest{}"),
    query: braces("map[string]*string{", "map[string]*string{}"),
    body: TABLE,
};

const fn braces(open: &'static str, empty: &'static str) -> Braces {
    Braces { open, close: "}", between: ",", last: ",", empty }
}

const TABLE: Braces = braces("map[string]interface{}{", "map[string]interface{}{}");
