// react-jsonschema-form with our JSON Schema, checked by ajv with every key.
import Form from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import Ajv2020 from "ajv/dist/2020.js";
import { createRoot } from "react-dom/client";

import schema from "../../../target/bench/schema.js";

// The schema names the common parameters of every call only to let them pass; there is nothing to fill in.
const properties = Object.fromEntries(Object.entries(schema.properties).filter(([, member]) => !member.deprecated));
const validator = customizeValidator({ AjvClass: Ajv2020, ajvOptionsOverrides: { strict: false } });
const plan = JSON.parse(decodeURIComponent(location.hash.slice(1)));

createRoot(document.body.appendChild(document.createElement("div"))).render(
  <Form schema={{ ...schema, properties }} validator={validator} formData={plan} liveValidate="onChange" />,
);
