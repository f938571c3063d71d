// The WebAssembly that a script holds as base64 of its deflated bytes, as an answer to compile while it is inflated.
export function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const inflated = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Response(inflated, { headers: { "Content-Type": "application/wasm" } });
}
