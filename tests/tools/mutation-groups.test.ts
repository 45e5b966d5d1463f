import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";

const rooms = ["calc", "door", "grid", "host", "plan"];
const script = 'import { groups } from "./tools/mutation-groups.mjs"; console.log(JSON.stringify(Object.values(groups)))';
const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
const named = JSON.parse(printed) as { modules: string[]; tests: string[] }[];

describe("the groups that mutants are tried in", () => {
  it("hold each module of the pure rooms once", () => {
    const modules = rooms.flatMap((room) =>
      (readdirSync(`src/${room}`, { recursive: true }) as string[])
        .filter((path) => path.endsWith(".ts"))
        .map((path) => `src/${room}/${path}`),
    );
    expect(named.flatMap((group) => group.modules).sort()).toEqual(modules.sort());
  });

  it("name tests that exist", () => {
    expect(named.flatMap((group) => group.tests).filter((path) => !existsSync(path))).toEqual([]);
  });
});
