export default {
  mode: "production",
  entry: "./main.js",
  // The wasm is found by itself: webpack knows the form `new URL("…", import.meta.url)`.
  output: { publicPath: "auto", clean: true },
  performance: { hints: false },
};
