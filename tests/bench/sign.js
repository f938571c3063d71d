// Signing one CreateBackupPlan request: the official libraries, and ours in WebAssembly and natively. Parameters go in
// as an object, the signed request comes out.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

import { sign } from "../../pkg/node.js";
import { FOLDER, ROOT, read } from "./folder.js";
import { interleaved } from "./measure.js";
import { fitsV1, fitsV3 } from "./signature.js";
import { digits, print, ratio } from "./table.js";

const require = createRequire(import.meta.url);
const OpenApiUtil = require("@alicloud/openapi-util").default;
const { Request } = require("@alicloud/tea-typescript");
const httpx = require("httpx");
const RPCClient = require("@alicloud/pop-core");

const KEYS = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const HOST = "hbr.cn-hangzhou.aliyuncs.com";
const VERSION = "2017-09-08";
const request = JSON.parse(read("sign.json"));
const TIME = 1_795_500_000;
const date = new Date(TIME * 1000).toISOString().replace(/\.\d+/, "");
const nonce = "3ee8c1b8-7b4c-4d7a-9f2b-1c2d3e4f5a6b";

// pop-core signs and sends in one call: instead of sending, the address is kept.
let sent;
httpx.request = async (url) => {
  sent = url;
  return { req: { getHeaders: () => ({}) } };
};
httpx.read = async () => "{}";
const popCore = new RPCClient({ ...KEYS, endpoint: `https://${HOST}`, apiVersion: VERSION });

async function popCoreV1() {
  await popCore.request("CreateBackupPlan", request);
  return { method: "GET", url: sent };
}

function openApiUtilV1() {
  const params = OpenApiUtil.query({
    Action: "CreateBackupPlan",
    Format: "JSON",
    Version: VERSION,
    Timestamp: date,
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureNonce: nonce,
    AccessKeyId: KEYS.accessKeyId,
    ...request,
  });
  params.Signature = OpenApiUtil.getRPCSignature(params, "POST", KEYS.accessKeySecret);
  return { method: "POST", url: `https://${HOST}/?${OpenApiUtil.toForm(params)}` };
}

function openApiUtilV3() {
  const { SourceType, ...rest } = request;
  const signed = new Request();
  const body = OpenApiUtil.toForm(OpenApiUtil.query(rest));
  const payload = OpenApiUtil.hexEncode(OpenApiUtil.hash(Buffer.from(body), "ACS3-HMAC-SHA256"));
  signed.method = "POST";
  signed.pathname = "/";
  signed.query = { SourceType };
  signed.headers = {
    host: HOST,
    "content-type": "application/x-www-form-urlencoded",
    "x-acs-action": "CreateBackupPlan",
    "x-acs-version": VERSION,
    "x-acs-date": date,
    "x-acs-signature-nonce": nonce,
    "x-acs-content-sha256": payload,
  };
  signed.headers.Authorization = OpenApiUtil.getAuthorization(
    signed,
    "ACS3-HMAC-SHA256",
    payload,
    KEYS.accessKeyId,
    KEYS.accessKeySecret,
  );
  return { method: "POST", url: `https://${HOST}/?SourceType=${SourceType}`, headers: signed.headers, body };
}

const target = { region: "cn-hangzhou", time: date, nonce, credentials: KEYS };

const oursV1 = () => sign(request, { ...target, scheme: "v1" });
const oursV3 = () => sign(request, target);
// The host is signed by its own, and set by who sends the request.
const withHost = (signed) => ({ ...signed, headers: { host: HOST, ...signed.headers } });

const CONTENDERS = [
  { name: "create-backup-plan/core", scheme: "V1", sign: oursV1, fits: fitsV1 },
  { name: "@alicloud/pop-core", scheme: "V1", sign: popCoreV1, fits: fitsV1 },
  { name: "@alicloud/openapi-util", scheme: "V1", sign: openApiUtilV1, fits: fitsV1 },
  { name: "create-backup-plan/core", scheme: "V3", sign: oursV3, fits: (made, secret) => fitsV3(withHost(made), secret) },
  { name: "@alicloud/openapi-util", scheme: "V3", sign: openApiUtilV3, fits: fitsV3 },
];

const CHUNK = 200;
const CHUNKS = 10;
for (const { name, scheme, sign, fits } of CONTENDERS) {
  if (!fits(await sign(), KEYS.accessKeySecret)) throw new Error(`the signature of ${name} by ${scheme} does not fit its request`);
}
const needed = await interleaved(CONTENDERS, Array(CHUNKS).fill(CHUNK), async ({ sign }, count) => {
  for (let index = 0; index < count; index++) await sign();
});
const native = JSON.parse(
  execFileSync(`${FOLDER}native/release/create-backup-plan-bench`, ["sign", FOLDER], { cwd: ROOT, encoding: "utf8" }),
);
const perSecond = (ms) => (CHUNK * CHUNKS * 1e3) / ms;
const measured = CONTENDERS.map(({ name, scheme }, index) => ({
  name,
  scheme,
  median: perSecond(needed[index].median),
  best: perSecond(needed[index].best),
}));
for (const scheme of ["V1", "V3"]) {
  const { median, best } = native[scheme.toLowerCase()];
  measured.push({ name: "create-backup-plan, natively", scheme, median: 1 / median, best: 1 / best });
}
for (const [scheme, anchor] of [["V1", "@alicloud/pop-core"], ["V3", "@alicloud/openapi-util"]]) {
  const ofScheme = measured.filter((each) => each.scheme === scheme);
  const peer = ofScheme.find(({ name }) => name === anchor);
  print(
    `Signing by ${scheme}, from parameters to the signed request; every signature was checked`,
    ["", "a second, median", "best", `× ${anchor}, median`, "best"],
    ofScheme.map(({ name, median, best }) => [
      name,
      digits(median),
      digits(best),
      ratio(median / peer.median),
      ratio(best / peer.best),
    ]),
  );
}
