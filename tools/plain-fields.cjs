/**
 * A loader of webpack for the engine of the sheet, which was compiled to set each field of a new object through a helper: a call, a test for
 * the name and a store by a name that differs each time. Of an object that is made a million times that is most of what it costs. What is
 * written here is the plain assignment, which does the same but where a prototype has a getter or setter of that name; such names keep the helper.
 */
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const packages = join(__dirname, "../node_modules/@univerjs");

/** Names of all getters and setters of the engine's packages, and of the classes of rxjs that they extend. */
function accessorsOf() {
  const names = new Set(["closed", "observed", "value"]);
  for (const name of readdirSync(packages)) {
    const file = join(packages, name, "lib/es/index.js");
    if (!existsSync(file)) continue;
    for (const [, accessor] of readFileSync(file, "utf8").matchAll(/^\s*(?:static )?(?:get|set) ([\w$]+)\(/gm))
      names.add(accessor);
  }
  return names;
}

let accessors;

/** The text with plain assignments. */
function withPlainFields(source) {
  accessors ??= accessorsOf();
  const fields = /\b_defineProperty\(this, "([\w$]+)", /g;
  return source.replace(fields, (call, name) => (accessors.has(name) ? call : `(this.${name} = `));
}

module.exports = withPlainFields;
