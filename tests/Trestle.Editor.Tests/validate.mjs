// Reads a JSON object of texts from standard input; prints what YAML and the JSON Schema (the argument) have against each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const Ajv = require("ajv").default;
const { parseDocument } = require("yaml");

const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(process.argv[2], "utf8")));

function check(text) {
  try {
    const document = parseDocument(text);
    if (document.errors.length > 0)
      return document.errors.map((error) => "YAML: " + error.message);
    const value = document.toJS({ maxAliasCount: 0 });
    return validate(value) ? [] : validate.errors.map((error) => error.instancePath + " " + error.message);
  } catch (error) {
    return ["YAML: " + error.message];
  }
}

// Not readFileSync(0): it fails with EAGAIN while a pipe that does not block is empty.
let input = "";
for await (const chunk of process.stdin.setEncoding("utf8"))
  input += chunk;
const texts = Object.entries(JSON.parse(input));
// A message that quotes a damaged file may end in half a character, which no reader of JSON takes.
const whole = (message) => message.replace(/\p{Surrogate}/gu, "\uFFFD");
process.stdout.write(JSON.stringify(Object.fromEntries(texts.map(([name, text]) => [name, check(text).map(whole)]))));
