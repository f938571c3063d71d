//! Java 11 or later, in one file that `java` runs as it is. The names are those of `hbr-20170908` 2.8.3 of
//! <https://github.com/aliyun/alibabacloud-java-sdk>, whose `pom.xml` names tea-openapi 0.3.12; that brings
//! credentials-java.

use crate::lang::t;
use crate::output::code::tree::{Braces, Layout};
use crate::output::code::value::Bounds;
use crate::output::code::{
    ABOUT_GENERIC, ABOUT_PRODUCT, Dialect, GENERIC, PRODUCT, Program, generic, literal, product,
};
use crate::output::{Format, Keys, Syntax, Write, group};

/// `java`
pub static FORMAT: Format = Format {
    id: "java",
    title: t("Java", "Java 代码"),
    group: &group::CODE,
    kind: t("Java", "Java"),
    variant: Some(PRODUCT),
    about: ABOUT_PRODUCT,
    syntax: Syntax::Java,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(product(order, &WITH_SDK));

/// `java-generic`
pub static GENERIC_FORMAT: Format = Format {
    id: "java-generic",
    title: t("Java, generic call", "Java 泛化调用代码"),
    variant: Some(GENERIC),
    about: ABOUT_GENERIC,
    ..FORMAT
};

pub(in crate::output) const GENERIC_WRITE: Write = |order| Ok(generic(order, &WITH_CORE));

static WITH_SDK: Program = Program {
    dialect: &JAVA,
    install: "com.aliyun:hbr20170908:2.8.3 (mvn dependency:copy-dependencies -DoutputDirectory=lib)",
    run: "java -Dfile.encoding=UTF-8 -cp \"lib/*\" CreateBackupPlan.java",
    text: r#"<<header>>

import com.aliyun.hbr20170908.Client;
import com.aliyun.hbr20170908.models.CreateBackupPlanRequest;
<<rules>>import com.aliyun.hbr20170908.models.CreateBackupPlanRequest.CreateBackupPlanRequestRule;
import com.aliyun.hbr20170908.models.CreateBackupPlanResponseBody;
<<tables>>import com.aliyun.hbr20170908.models.OtsDetail;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
<<lists>>import java.util.List;
<<maps>>import java.util.Map;

public class CreateBackupPlan {
    public static void main(String[] args) throws Exception {
        Config config = new Config();
        config.setCredential(new com.aliyun.credentials.Client());
        config.setRegionId(<<region>>);
        config.setEndpoint(<<endpoint>>);
<<http>>        config.setProtocol("HTTP");
        CreateBackupPlanRequest request = <<request>>;
        try {
            CreateBackupPlanResponseBody body = new Client(config).createBackupPlan(request).getBody();
            if (!Boolean.TRUE.equals(body.getSuccess())) {
                fail(body.getCode(), body.getMessage() + " (RequestId: " + body.getRequestId() + ")");
            }
            System.out.println("PlanId: " + body.getPlanId());
            System.out.println("RequestId: " + body.getRequestId());
        } catch (TeaException error) {
            fail(error.getCode(), error.getMessage());
        }
    }

    private static void fail(Object code, String message) {
        System.err.println(code + ": " + message);
        System.exit(1);
    }
}"#,
};

static WITH_CORE: Program = Program {
    dialect: &JAVA,
    install: "com.aliyun:tea-openapi:0.3.12 (mvn dependency:copy-dependencies -DoutputDirectory=lib)",
    run: "java -Dfile.encoding=UTF-8 -cp \"lib/*\" CreateBackupPlan.java",
    text: r#"<<header>>

import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import java.util.Map;

public class CreateBackupPlan {
    public static void main(String[] args) throws Exception {
        Config config = new Config();
        config.setCredential(new com.aliyun.credentials.Client());
        config.setRegionId(<<region>>);
        config.setEndpoint(<<endpoint>>);
<<http>>        config.setProtocol("HTTP");
        Params params = new Params()
            .setAction(<<action>>)
            .setVersion(<<version>>)
            .setProtocol("HTTPS")
            .setMethod(<<method>>)
            .setPathname("/")
            .setAuthType("AK")
            .setStyle("RPC")
            .setReqBodyType("formData")
            .setBodyType("json");
        OpenApiRequest request = <<request>>;
        try {
            Map<String, ?> response = new Client(config).callApi(params, request, new RuntimeOptions());
            Map<?, ?> body = (Map<?, ?>) response.get("body");
            if (!Boolean.TRUE.equals(body.get("Success"))) {
                fail(body.get("Code"), body.get("Message") + " (RequestId: " + body.get("RequestId") + ")");
            }
            System.out.println("PlanId: " + body.get("PlanId"));
            System.out.println("RequestId: " + body.get("RequestId"));
        } catch (TeaException error) {
            fail(error.getCode(), error.getMessage());
        }
    }

    private static void fail(Object code, String message) {
        System.err.println(code + ": " + message);
        System.exit(1);
    }
}"#,
};

static JAVA: Dialect = Dialect {
    syntax: Syntax::Java,
    layout: Layout { step: "    ", aligned: false, columns: None },
    bounds: Bounds { integers: i64::MIN..=i64::MAX, keys_tell: false },
    text: literal::java,
    integer: |number| format!("{number}L"),
    truth: ["false", "true"],
    scalar: |_, literal| literal,
    property: |name| (format!(".set{name}("), ")"),
    member: |name| (format!("Map.entry({}, ", literal::java(name)), ")"),
    request: chain("new CreateBackupPlanRequest()"),
    rules: LIST,
    rule: chain("new CreateBackupPlanRequestRule()"),
    texts: LIST,
    tables: chain("new OtsDetail()"),
    object: TABLE,
    list: LIST,
    envelope: chain("new OpenApiRequest()"),
    query: TABLE,
    body: TABLE,
};

/// What is made and then set, one call after another.
const fn chain(made: &'static str) -> Braces {
    Braces { open: made, close: "", between: "", last: "", empty: made }
}

const LIST: Braces =
    Braces { open: "List.of(", close: ")", between: ",", last: "", empty: "List.of()" };
const TABLE: Braces =
    Braces { open: "Map.ofEntries(", close: ")", between: ",", last: "", empty: "Map.of()" };
