// A browser to measure in: Chromium by the Chrome DevTools Protocol, and a server that compresses as hosts do.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { chromium } from "playwright-core";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

// A phone of the lower middle class in a slow network.
const SLOW = { rate: 4, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

// Serves folders under names: `{ours: "/…/dist/"}` as `/ours/`.
export async function serve(folders) {
  const files = new Map();
  const server = createServer(async ({ url }, response) => {
    const [, name, path] = /^\/([^/]*)\/([^?]*)/.exec(url) ?? [];
    const at = name in folders && !path.includes("..") && `${folders[name]}${path || "index.html"}`;
    if (!at || !existsSync(at)) return response.writeHead(404).end();
    if (!files.has(url)) files.set(url, packed(at));
    const { brotli } = await files.get(url);
    response.writeHead(200, {
      "Content-Type": TYPES[extname(at)] ?? "application/octet-stream",
      "Content-Encoding": "br",
      "Content-Length": brotli.length,
      "Cache-Control": "no-cache",
    });
    response.end(brotli);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    // How many bytes what has been fetched of a folder is, or only some files of it: as it is, by gzip, by brotli.
    async bytes(name, paths) {
      const own = [...files].filter(([url]) => url.startsWith(`/${name}/`) && (paths?.includes(url) ?? true));
      const fetched = await Promise.all(own.map(([, file]) => file));
      const total = (kind) => fetched.reduce((sum, file) => sum + file[kind].length, 0);
      return { raw: total("raw"), gzip: total("gzip"), brotli: total("brotli") };
    },
    close: () => server.close(),
  };
}

// Hosts compress beforehand and take their time for it.
async function packed(path) {
  const raw = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(raw, { params }),
    promisify(gzip)(raw, { level: 9 }),
  ]);
  return { raw, gzip: gzipped, brotli };
}

// Frames come when they are ready and not when a screen would show them.
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
  });

// Gives a page of its own to `work`, with nothing cached.
export async function fresh(browser, slow, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    if (slow) {
      await devtools.send("Network.enable");
      await devtools.send("Network.emulateNetworkConditions", { offline: false, ...SLOW });
      await devtools.send("Emulation.setCPUThrottlingRate", SLOW);
    }
    return await work(page, devtools);
  } finally {
    await context.close();
  }
}
