export default {
  mode: "production",
  entry: "./main.js",
  // The wasm is found by itself: webpack knows the form `new URL("…", import.meta.url)`.
  // Its own scripts come by tags, which a page with Trusted Types lets in by a policy of this name.
  output: { publicPath: "auto", trustedTypes: { policyName: "webpack" } },
  performance: { hints: false },
};
