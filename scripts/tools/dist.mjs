// Trunk's post_build hook. Trunk starts all of its hooks at once; these take turns.

await import("./form.mjs");
await import("./minify.mjs");
await import("./pages.mjs");
