/** Licences by list, exact versions, nothing that runs at install. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { billOfMaterials, faultsOfLicences, licencesText } from "../../tools/licences";
import { root } from "../../tools/project";

const read = (file: string) => readFileSync(join(root, file), "utf8");
const lock = JSON.parse(read("package-lock.json")) as Parameters<typeof faultsOfLicences>[0];
const manifest = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", Record<string, string>>;

it("every package has a licence of the lists", () => {
  expect(faultsOfLicences(lock)).toEqual([]);
});

it("a licence that is on no list is a fault, and one for development only is one where it is shipped", () => {
  const packages = {
    "node_modules/one": { license: "AGPL-3.0" },
    "node_modules/two": { license: "MPL-2.0" },
    "node_modules/three": { license: "MPL-2.0", dev: true },
    "node_modules/one/node_modules/@four/five": {},
  };
  expect(faultsOfLicences({ packages })).toEqual([
    "one has the licence AGPL-3.0, which is not on the list for what is shipped",
    "two has the licence MPL-2.0, which is not on the list for what is shipped",
    "@four/five has the licence (none named), which is not on the list for what is shipped",
  ]);
});

it("versions are exact", () => {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(asked.filter(([, version]) => !/^(\d+\.\d+\.\d+|file:\.\/tools\/.+)$/.test(version))).toEqual([]);
});

it("the lock file names no address to download from, and a checksum for every package", () => {
  expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
  const without = Object.entries(lock.packages).filter(
    ([path, each]) => path.startsWith("node_modules/") && !("integrity" in each) && !each.link,
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

it("every dependency has its line in docs/dependencies.md", () => {
  const lines = read("docs/dependencies.md");
  const without = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    (name) =>
      !name.startsWith("@types/") &&
      !lines.includes(name) &&
      !(name.startsWith("@univerjs/") && lines.includes(name.split("/")[1]!)),
  );
  expect(without).toEqual([]);
});

it("the list of parts names what is shipped, is the same each time and says nothing of this machine", () => {
  const bill = billOfMaterials();
  const { bomFormat, components } = JSON.parse(bill) as { bomFormat: string; components: { name: string; version: string }[] };
  expect(bomFormat).toBe("CycloneDX");
  for (const [name, version] of Object.entries(manifest.dependencies))
    expect(components).toContainEqual(expect.objectContaining({ name, version }));
  expect(components.map(({ name }) => name)).not.toContain("jest");
  expect(bill).not.toContain(root);
  expect(bill).not.toMatch(/timestamp|serialNumber/);
});

it("texts that are equal stand once, and one that is missing is that of its kind", () => {
  const mit = { licence: "MIT", version: "1.0.0" };
  const text = licencesText([
    { name: "a", ...mit, text: "Text of a and b" },
    { name: "b", ...mit, text: "Text of a and b" },
    { name: "c", ...mit },
  ]);
  expect(text.match(/Text of a and b/g)).toHaveLength(1);
  expect(text).toContain("a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n");
  expect(text).toMatch(/c 1\.0\.0 \(MIT\)\n\nMIT License/);
});
