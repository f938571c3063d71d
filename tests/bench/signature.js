// Whether a signature is that of its request, by the specification and nothing but node:crypto.
import { createHash, createHmac } from "node:crypto";

const percent = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function canonicalQuery(url) {
  const pairs = [...new URL(url).searchParams].filter(([name]) => name !== "Signature");
  // By their names alone: `=` would come behind digits.
  pairs.sort(([one], [other]) => (one < other ? -1 : 1));
  return pairs.map(([name, value]) => `${percent(name)}=${percent(value)}`).join("&");
}

export function fitsV1({ method, url }, secret) {
  const text = `${method}&%2F&${percent(canonicalQuery(url))}`;
  const signature = createHmac("sha1", `${secret}&`).update(text).digest("base64");
  return new URL(url).searchParams.get("Signature") === signature;
}

export function fitsV3({ method, url, headers, body }, secret) {
  const sha256 = (text) => createHash("sha256").update(text).digest("hex");
  const [, names, signature] = /SignedHeaders=([^,]*),Signature=(.*)/.exec(headers.Authorization);
  const signed = names.split(";").map((name) => `${name}:${headers[name]}\n`);
  const canonical = [method, "/", canonicalQuery(url), signed.join(""), names, sha256(body)].join("\n");
  const text = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
  return signature === createHmac("sha256", secret).update(text).digest("hex");
}
