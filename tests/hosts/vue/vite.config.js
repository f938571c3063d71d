import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// Vue takes the tag for a component of its own unless it is told.
const isCustomElement = (tag) => tag === "create-backup-plan";

export default defineConfig({
  base: "./",
  optimizeDeps: { exclude: ["create-backup-plan"] },
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
});
