// Signing one CreateBackupPlan request: the official libraries, and ours in WebAssembly and natively. Parameters go in
// as an object, the signed request comes out.
import { execFileSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { createRequire } from "node:module";

import { emit } from "../../pkg/node.js";
import { FOLDER, ROOT, read } from "./folder.js";
import { interleaved } from "./measure.js";
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
const time = 1_795_500_000;
const date = new Date(time * 1000).toISOString().replace(/\.\d+/, "");
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

const target = { region: "cn-hangzhou", time, nonce, credentials: KEYS };

const oursV1 = () => ({ method: "POST", url: emit("signed-url", request, target).text });

// Of the forms with a V3 signature, the one with the least around it.
function oursV3() {
  const [head, body] = emit("http", request, target).text.split("\n\n", 2);
  return { head, body };
}

const CONTENDERS = [
  { name: "create-backup-plan/core", scheme: "V1", sign: oursV1, check: checkV1 },
  { name: "@alicloud/pop-core", scheme: "V1", sign: popCoreV1, check: checkV1 },
  { name: "@alicloud/openapi-util", scheme: "V1", sign: openApiUtilV1, check: checkV1 },
  { name: "create-backup-plan/core", scheme: "V3", sign: oursV3, check: (made) => checkV3(read3(made)) },
  { name: "@alicloud/openapi-util", scheme: "V3", sign: openApiUtilV3, check: checkV3 },
];

const CHUNK = 200;
const CHUNKS = 10;
for (const { name, scheme, sign, check } of CONTENDERS) {
  if (!check(await sign())) throw new Error(`the signature of ${name} by ${scheme} does not fit its request`);
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

// Signatures again, by the specification and nothing but node:crypto.

const percent = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function canonicalQuery(url) {
  const pairs = [...new URL(url).searchParams].filter(([name]) => name !== "Signature");
  return pairs.map(([name, value]) => `${percent(name)}=${percent(value)}`).sort().join("&");
}

function checkV1({ method, url }) {
  const text = `${method}&%2F&${percent(canonicalQuery(url))}`;
  const signature = createHmac("sha1", `${KEYS.accessKeySecret}&`).update(text).digest("base64");
  return new URL(url).searchParams.get("Signature") === signature;
}

function checkV3({ method, url, headers, body }) {
  const sha256 = (text) => createHash("sha256").update(text).digest("hex");
  const [, names, signature] = /SignedHeaders=([^,]*),Signature=(.*)/.exec(headers.Authorization);
  const signed = names.split(";").map((name) => `${name}:${headers[name]}\n`);
  const canonical = [method, "/", canonicalQuery(url), signed.join(""), names, sha256(body)].join("\n");
  const text = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
  return signature === createHmac("sha256", KEYS.accessKeySecret).update(text).digest("hex");
}

// A request as it stands in an .http file.
function read3({ head, body }) {
  const [line, ...lines] = head.split("\n").filter((line) => !line.startsWith("#"));
  const [method, url] = line.split(" ");
  const headers = Object.fromEntries(lines.map((header) => header.split(/: (.*)/s, 2)));
  return { method, url, headers: { host: new URL(url).host, ...headers }, body: body.trim() };
}
