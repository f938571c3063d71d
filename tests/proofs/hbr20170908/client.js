"use strict";
// Takes the request as the SDK does, and keeps it for the runner instead of sending it.
Object.defineProperty(exports, "__esModule", { value: true });

const fs = require("node:fs");
const path = require("node:path");
const $dara = require("@darabonba/typescript");

// A model takes the properties that its class names: those that are declared.
const declared = fs.readFileSync(path.join(__dirname, "client.d.ts"), "utf8");
for (const [, name, text] of declared.matchAll(/class (\w+) extends \$dara\.Model \{([^]*?)\n\}/g)) {
  const names = Object.fromEntries(
    Array.from(text.matchAll(/^  (\w+)\?:/gm), ([, property]) => [property, property]),
  );
  exports[name] = class extends $dara.Model {
    static names() {
      return names;
    }

    static types() {
      return Object.fromEntries(Object.keys(names).map((property) => [property, "any"]));
    }
  };
}

exports.default = class {
  constructor(config) {
    this.config = config;
  }

  async createBackupPlan(request) {
    if (!(request instanceof exports.CreateBackupPlanRequest)) {
      throw new TypeError("expected a CreateBackupPlanRequest");
    }
    globalThis.requests.push(request);
    return { body: { success: true, planId: "plan-1", requestId: "R-1" } };
  }
};
