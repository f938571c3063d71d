// A console: it runs a part of itself, which comes as a script, in the sandbox of Console OS.
import { createContext } from "@alicloud/console-os-browser-vm";

const part = new URLSearchParams(location.search).get("part") ?? "part.js";
const body = document.querySelector("#app");
const context = await createContext({ body, url: "about:blank", id: "part" });
await context.loadScripts(new URL(part, document.baseURI).href);
