import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(process.cwd() + "/");
const Ajv = require("ajv").default;
const { parseDocument } = require("yaml");
const [schemaPath, ...files] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, "utf8"));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
function check(text) {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return document.errors.map((error) => "YAML: " + error.message);
  try {
    const value = document.toJS({ maxAliasCount: 0 });
    return validate(value) ? [] : validate.errors.map((error) => error.instancePath + " " + error.message);
  } catch (error) {
    return ["YAML: " + error.message];
  }
}

process.stdout.write(JSON.stringify(Object.fromEntries(files.map((file) => [file, check(readFileSync(file, "utf8"))]))));
