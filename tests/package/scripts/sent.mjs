// Sends signed requests to a server of this machine, which works the signatures out anew from what has come.
import { equal, ok } from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { createServer } from "node:http";
import { sign } from "create-backup-plan/core";

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const request = { SourceType: "NAS", PlanName: "it's 100% ~ * + & = é 中", Path: ["/a b", "/c"], Rule: [{ Retention: 7 }] };
const percent = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const sorted = (pairs) => pairs.toSorted(([one], [other]) => (one < other ? -1 : 1)).map((pair) => pair.map(percent).join("=")).join("&");
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

const server = createServer(async (message, answer) => {
  let body = "";
  for await (const piece of message) body += piece;
  const { method, headers } = message;
  const query = [...new URL(message.url, "http://here").searchParams];
  const given = new Map(query).get("Signature");
  if (given) {
    const text = `${method}&%2F&${percent(sorted(query.filter(([name]) => name !== "Signature")))}`;
    equal(given, createHmac("sha1", `${credentials.accessKeySecret}&`).update(text).digest("base64"));
  } else {
    const [, names, signature] = /SignedHeaders=([^,]*),Signature=(.*)/.exec(headers.authorization);
    // It was signed for the service, and came here instead.
    const value = (name) => (name === "host" ? "hbr.cn-shanghai.aliyuncs.com" : headers[name]);
    equal(headers["x-acs-content-sha256"], sha256(body));
    const canonical = [method, "/", sorted(query), ...names.split(";").map((name) => `${name}:${value(name)}`), "", names, sha256(body)].join("\n");
    equal(signature, createHmac("sha256", credentials.accessKeySecret).update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`).digest("hex"));
  }
  answer.end(JSON.stringify([...query, ...new URLSearchParams(body)]));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
try {
  for (const scheme of ["v1", "v3"]) {
    const { url, validUntil, ...rest } = sign(request, { scheme, region: "cn-shanghai", credentials });
    ok(new Date(validUntil) > new Date());
    const here = url.replace("https://hbr.cn-shanghai.aliyuncs.com", `http://127.0.0.1:${server.address().port}`);
    const pairs = new Map(await (await fetch(here, rest)).json());
    equal(pairs.get("PlanName"), request.PlanName);
    equal(pairs.get("Path.2"), "/c");
    equal(pairs.get("Rule.1.Retention"), "7");
  }
} finally {
  server.close();
}
