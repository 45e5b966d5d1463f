import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { readCommand } from "../../src/cli/command";
import { inputOf } from "../../src/cli/typed-inputs";
import { limits } from "../../src/file/package";
import { WorkbookFile } from "../../src/file/workbook-file";
import { excelFaults } from "../file/excel-rules";
import { WrittenParts } from "../file/schema-faults";
import { slow } from "../property";
import { bytesOf as zipOf, inFolder, partsOf, personsWorkbook, run, writeParts, writeTemplate } from "./files";

jest.setTimeout(120_000);
beforeAll(() => writeTemplate("scaling-plan", "plan.xlsx"), 300_000);
const bytesOf = (name: string): Buffer => readFileSync(inFolder(name));

describe("words of a file command", () => {
  it.each([
    [["plan.xlsx"]],
    [["plan.xlsx", "--set", "B3=1"]],
    [["plan.xlsx", "--set", "B3"]],
    [["plan.xlsx", "--set", "=1", "--out", "a.xlsx"]],
    [["plan.xlsx", "--portable"]],
    [["plan.xlsx", "--portable", "--repair", "--out", "a.xlsx"]],
    [["plan.xlsx", "--out", "a.xlsx", "--in-place", "--repair"]],
    [["plan.xlsx", "--check", "--out", "a.xlsx"]],
    [["plan.xlsx", "A1", "--nonsense"]],
  ])("have no meaning: %j", (words) => expect(readCommand(words)).toBeUndefined());

  it("give cells, inputs and targets", () => {
    expect(readCommand(["plan.xlsx", "--set", "'My plan'!B3=a=b", "--out", "new.xlsx", "Plan!B20"])).toMatchObject({
      kind: "file",
      inputs: [["'My plan'!B3", "a=b"]],
      cells: ["Plan!B20"],
      out: "new.xlsx",
    });
  });

  it("type numbers, percentages, logical values, formulas and texts", () => {
    const typed = ["71000", "0.5%", "true", "=A1", "'12", "30/40/30", ""].map((text) => inputOf(text));
    expect(typed.map((input) => ("value" in input ? input.value : "formula" in input && { formula: input.formula }))).toEqual([
      ...[71000, 0.005, true, { formula: "=A1" }, "12", "30/40/30", null],
    ]);
  });

  it("take a comma in a number, and semicolons in a formula, only with a locale", () => {
    expect(inputOf("=SUM(1;0,5)", "de")).toEqual({ formula: "=SUM(1,0.5)", shown: true });
    expect(inputOf("=SUM(1;0,5)")).toEqual({ refuse: "separators", says: expect.stringContaining('holds ";"') });
    expect(inputOf("=SUM(A1,B1;2)")).toMatchObject({ refuse: "separators" });
    expect(inputOf("=0,5*B6")).toEqual({ refuse: "separators", says: expect.stringContaining("=0.5*B6") });
    expect(inputOf("=0,5*B6", "de")).toEqual({ formula: "=0.5*B6", shown: true });
    expect(inputOf("70,350")).toEqual({ ask: expect.stringContaining('"70,350" may be 70.35 or 70350') });
    expect(inputOf("70,350", "de")).toMatchObject({ value: 70.35 });
    expect(inputOf("0,5%", "de")).toEqual({ value: 0.005, shown: false });
  });
});

describe("an input that cannot be read", () => {
  it("stops the command with both readings, and nothing is written", async () => {
    const { code, answers, notes } = await run("plan.xlsx", "--json", "--set", "Entry_price=70,350", "Entry_price");
    expect(code).toBe(1);
    expect(JSON.parse(answers[0]!)).toEqual({ ask: "number", says: expect.stringContaining("70.35 or 70350") });
    expect(notes.join(" ")).toContain("--locale de");
  });
});

describe("printing", () => {
  it("gives a cell, a range and a name, calculated anew", async () => {
    const { answers, code } = await run("plan.xlsx", "--set", "Total_contracts=3", "plan!I14", "Plan!I13:I15", "Entry_price");
    expect(code).toBe(0);
    expect(answers).toEqual(["-4.90175", "  -4.19825\n  -4.90175\n-2.1134985", "70000"]);
  });

  slow("follows inputs without writing anything", async () => {
    const before = bytesOf("plan.xlsx");
    expect((await run("plan.xlsx", "--set", "Total_contracts=6", "--set", "Split=equal 6", "Plan!K18")).answers).toEqual(["6"]);
    expect(bytesOf("plan.xlsx").equals(before)).toBe(true);
  });

  it("says which worksheets there are when one is not there", async () => {
    await expect(run("plan.xlsx", "Nowhere!A1")).rejects.toThrow("there are Plan, Contracts, Read me");
  });
});

describe("changing a plan", () => {
  it("writes new results and grows what is spilled; checking it finds nothing", async () => {
    await run("plan.xlsx", "--set", "Total_contracts=6", "--set", "Split=equal 6", "--out", "six.xlsx");
    expect(partsOf("six.xlsx")["xl/worksheets/sheet1.xml"]).toMatch(/<c r="E12"[^>]*cm="1"[^>]*><f t="array" ref="E12:O18">/);
    expect((await run("six.xlsx", "--check")).answers.slice(1)).toEqual(["nothing found that needs mending"]);
    await run("six.xlsx", "--set", "Total_contracts=2", "--set", "Split=equal 2", "--out", "two.xlsx");
    const sheet = partsOf("two.xlsx")["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain('ref="E12:O14"');
    expect(sheet).toMatch(/<c r="E15"[^>]*\/>/);
    expect((await run("two.xlsx", "--check")).code).toBe(0);
  });

  slow("takes a formula of ours as an input, and stores it as Excel does", async () => {
    await run("plan.xlsx", "--set", "Initial_stop==STOP.PCT(Side,Entry_price,1%)", "--out", "formula.xlsx");
    expect(partsOf("formula.xlsx")["xl/worksheets/sheet1.xml"]).toMatch(
      /<f t="array" ref="B32">_xldudf_STOP_PCT\(Side,Entry_price,1%\)<\/f><v>69300<\/v>/,
    );
    expect((await run("formula.xlsx", "Plan!H13")).answers).toEqual(["69300"]);
  });

  it("refuses a cell that another formula fills", async () => {
    await expect(run("plan.xlsx", "--set", "Plan!G14=1", "--out", "x.xlsx")).rejects.toThrow("part of what E12 spills");
    expect(existsSync(inFolder("x.xlsx"))).toBe(false);
  });

  it("never overwrites the file it reads unless asked", async () => {
    const before = bytesOf("plan.xlsx");
    await expect(run("plan.xlsx", "--set", "Entry_price=1", "--out", "plan.xlsx")).rejects.toThrow("--in-place");
    expect(bytesOf("plan.xlsx").equals(before)).toBe(true);
    writeFileSync(inFolder("copy.xlsx"), before);
    await run("copy.xlsx", "--set", "Leverage=5", "--in-place");
    expect((await run("copy.xlsx", "Leverage", "Plan!N13")).answers).toEqual(["5", "280"]);
  });
});

describe("a workbook that grows beyond what is read here", () => {
  beforeEach(async () => {
    writeFileSync(inFolder("small.xlsx"), zipOf(personsWorkbook()));
    // What it holds, and room for some more
    const { cells } = WorkbookFile.open(bytesOf("small.xlsx"), []).data.sheets[0]!;
    jest.replaceProperty(limits, "cells", Object.keys(cells).length + 60);
  });
  afterEach(() => jest.restoreAllMocks());
  const grown = ["small.xlsx", "--set", "Z1==SEQUENCE(100)"];

  it("is written for Excel with a note", async () => {
    const { code, notes } = await run(...grown, "--out", "grown.xlsx");
    expect(code).toBe(0);
    const note = /^note: .*grown\.xlsx holds more than \d+ cells: it is for Excel, calc and the workbench do not open it again$/;
    expect(notes).toContainEqual(expect.stringMatching(note));
    await expect(run("grown.xlsx", "A1")).rejects.toThrow(/holds more than \d+ cells/);
  });

  it("is not put in place of the one that was given", async () => {
    const before = bytesOf("small.xlsx");
    await expect(run(...grown, "--in-place")).rejects.toThrow(
      /^with these changes small\.xlsx holds more than \d+ cells, and neither calc nor the workbench would open it again: write --out .* Nothing was changed\.$/,
    );
    expect(bytesOf("small.xlsx").equals(before)).toBe(true);
  });

  it("is written without a word when it is read again", async () => {
    const { notes } = await run("small.xlsx", "--set", "Z1==SEQUENCE(20)", "--in-place");
    expect(notes.filter((note) => note.includes("holds more than"))).toEqual([]);
    expect((await run("small.xlsx", "Z20")).answers).toEqual(["20"]);
  });
});

describe("a workbook that a person made", () => {
  beforeAll(() => writeParts("person.xlsx", personsWorkbook()));

  it("keeps every part and every byte but the changed cells", async () => {
    const { notes } = await run("person.xlsx", "--set", "Price=71000", "--out", "person-new.xlsx");
    const [before, after] = [personsWorkbook(), partsOf("person-new.xlsx")];
    const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
    // NOSUCHFUNCTION(B3) is out of date now, so Excel is asked to calculate when it opens the file
    expect(changed).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]);
    expect(after["xl/workbook.xml"]).toContain('fullCalcOnLoad="1"');
    expect(after["xl/worksheets/sheet1.xml"]).toBe(
      before["xl/worksheets/sheet1.xml"]!.replace("<v>70000</v>", "<v>71000</v>")
        .replace("<v>210</v>", "<v>213</v>")
        .replace("<v>140000</v>", "<v>142000</v>")
        .replace("<v>280000</v>", "<v>284000</v>")
        .replace("<v>560000</v>", "<v>568000</v>"),
    );
    expect(after["xl/worksheets/sheet2.xml"]).toContain("<v>426</v>");
    expect(notes.join("\n")).toContain("NOSUCHFUNCTION(B3) cannot be calculated here");
  });

  it("keeps the formulas that share the one that is replaced, and forgets the order of calculation", async () => {
    await run("person.xlsx", "--set", "'My inputs'!B4=5", "--out", "shared.xlsx");
    const parts = partsOf("shared.xlsx");
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<c r="B5"><f>B4\*2<\/f><v>10<\/v><\/c>/);
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<c r="B6"><f>B5\*2<\/f><v>20<\/v><\/c>/);
    expect(parts["xl/calcChain.xml"]).toBeUndefined();
    expect(parts["xl/_rels/workbook.xml.rels"]! + parts["[Content_Types].xml"]!).not.toContain("calcChain");
  });

  it("keeps what Excel stored where the engine gives something else, and hands it out only while its inputs stand", async () => {
    const parts = personsWorkbook();
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]!.replace(
      "<f>NOSUCHFUNCTION(B3)</f><v>7</v>",
      "<f>COUNT(Table1[Units])+0*B3</f><v>41</v>",
    ).replace("<f>C6+1</f><v>8</v>", "<f>IFERROR(C6+B4,0)</f><v>140041</v>");
    writeParts("table.xlsx", parts);
    expect((await run("table.xlsx", "'My inputs'!D6")).answers).toEqual(["140041"]);
    const { notes, answers, code } = await run("table.xlsx", "--set", "Price=71000", "--out", "table-new.xlsx", "'My inputs'!D6");
    expect([code, answers.join()]).toEqual([1, expect.stringContaining("#CALC! 'My inputs'!D6 is out of date")]);
    expect(notes.join("\n")).toContain("'My inputs'!C6 =COUNT(Table1[Units])+0*B3 cannot be calculated here");
    const sheet = partsOf("table-new.xlsx")["xl/worksheets/sheet1.xml"];
    expect(sheet).toContain("<f>COUNT(Table1[Units])+0*B3</f><v>41</v>");
    expect(sheet).toContain("<f>IFERROR(C6+B4,0)</f><v>140041</v>");
  });

  it("reads a date with all its digits", async () => {
    expect((await run("person.xlsx", "'My inputs'!A4")).answers).toEqual(["45000.123456789"]);
  });
});

describe("checking and mending", () => {
  const damaged = (): void => {
    const parts = personsWorkbook();
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]!.replace("_xldudf_MICRO", "[2]!_xldudf_MICRO").replace(
      "<v>210</v>",
      "<v>209</v>",
    );
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"]!.replace(
      "<f>'My inputs'!C3*2</f><v>420</v>",
      "<f>MICRO.MARGIN(1,70000,0.5)</f><v>0</v>",
    );
    writeParts("damaged.xlsx", parts);
  };

  it("lists damage, errors with reasons, stale results and what it cannot know, and gives 1", async () => {
    damaged();
    const { answers, code } = await run("damaged.xlsx", "--check");
    const text = answers.join("\n");
    expect(code).toBe(1);
    expect(text).toContain("'My inputs'!C3 =[2]!_xldudf_MICRO_MARGIN(3,B3,10,0.01) is damaged: --repair mends it");
    expect(text).toContain("Hidden!A1 =MICRO.MARGIN(1,70000,0.5) is damaged");
    expect(text).toContain("Hidden!A1 #NUM! leverage must be at least 1, was 0.5");
    expect(text).toContain("'My inputs'!C3 stored 209, calculated now 210");
    expect(text).toContain("'My inputs'!C6 =NOSUCHFUNCTION(B3) cannot be calculated here");
    expect(
      (await run("damaged.xlsx", "--check", "--json")).answers.map((line) => (JSON.parse(line) as { kind: string }).kind),
    ).toEqual(expect.arrayContaining(["damaged", "error", "different", "unknown"]));
  });

  it("mends the formulas into a copy", async () => {
    damaged();
    const before = bytesOf("damaged.xlsx");
    const { notes } = await run("damaged.xlsx", "--repair", "--out", "mended.xlsx");
    const parts = partsOf("mended.xlsx");
    expect(notes.join("\n")).toContain("is mended: =MICRO.MARGIN(3,B3,10,0.01)");
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(">_xldudf_MICRO_MARGIN(3,B3,10,0.01)</f><v>210</v>");
    expect(parts["xl/worksheets/sheet2.xml"]).toContain(">_xldudf_MICRO_MARGIN(1,70000,0.5)</f>");
    expect(parts["xl/metadata.xml"]).toContain("XLDAPR");
    expect(bytesOf("damaged.xlsx").equals(before)).toBe(true);
    expect((await run("mended.xlsx", "--check")).answers.join("\n")).not.toContain("damaged");
  });

  slow("names the version that made a workbook when it is another", async () => {
    const parts = partsOf("plan.xlsx");
    const path = Object.keys(parts).find((name) => parts[name]!.includes("_xldudf_MICRO_VERSION"))!;
    parts[path] = parts[path]!.replace(/(_xldudf_MICRO_VERSION\(\)<\/f><v>)[^<]*/, "$1MicroScale 0.0.1");
    writeParts("old.xlsx", parts);
    const { answers, code } = await run("old.xlsx", "--check");
    expect(code).toBe(1);
    expect(answers.join("\n")).toMatch(/'Read me'!A\d+ made with "MicroScale 0\.0\.1", now it is "MicroScale \d/);
  });
});

const faultsIn = (name: string): string[] => excelFaults(new Uint8Array(readFileSync(inFolder(name))));

describe("copies for somebody without the add-in", () => {
  it("with values only hold no formula and the same values", async () => {
    await run("plan.xlsx", "--values-only", "--out", "values.xlsx");
    expect(faultsIn("values.xlsx")).toEqual([]);
    const sheets = Object.entries(partsOf("values.xlsx")).filter(([path]) => path.includes("worksheets/"));
    expect(sheets.map(([, text]) => /<f[ >]/.test(text))).not.toContain(true);
    expect((await run("values.xlsx", "Plan!L5:L7", "Plan!E1")).answers).toEqual(
      (await run("plan.xlsx", "Plan!L5:L7", "Plan!E1")).answers,
    );
  });

  it("offer the add-in of the manifest, with its functions", async () => {
    await run("plan.xlsx", "--offer-add-in", "--out", "offer.xlsx");
    expect(faultsIn("offer.xlsx")).toEqual([]);
    const parts = partsOf("offer.xlsx");
    const id = /<Id>([^<]+)</.exec(readFileSync("tools/manifest-template.xml", "utf8"))![1];
    const extension = parts["xl/webextensions/webextension1.xml"]!;
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    for (const store of ["developer", "EXCatalog"])
      expect(extension).toContain(`<we:reference id="${id}" version="${version}.0" store="${store}"`);
    expect(extension).toContain("_xldudf_MICRO_MARGIN");
    expect(extension).toContain("Office.AutoShowTaskpaneWithDocument");
    expect(parts["xl/webextensions/taskpanes.xml"]).toContain('visibility="1"');
    expect(parts["_rels/.rels"]).toContain("webextensiontaskpanes");
    await expect(run("offer.xlsx", "--offer-add-in", "--out", "twice.xlsx")).rejects.toThrow("offers an add-in already");
  });

  slow("are valid by the published schemas", async () => {
    const written = new WrittenParts();
    for (const name of ["values.xlsx", "offer.xlsx"]) written.add(name, new Uint8Array(readFileSync(inFolder(name))));
    expect(written.count).toBeGreaterThan(8);
    expect(await written.faults()).toEqual([]);
  });
});

describe("files that cannot be read", () => {
  const zipWith = (name: string, text: string): void => writeParts(name, { "a.txt": text });

  it.each([
    ["empty.xlsx", () => writeFileSync(inFolder("empty.xlsx"), ""), "is empty"],
    ["text.xlsx", () => writeFileSync(inFolder("text.xlsx"), "hello"), "is no .xlsx workbook"],
    ["zip.xlsx", () => zipWith("zip.xlsx", "x"), "holds no workbook"],
    [
      "locked.xlsx",
      () => writeFileSync(inFolder("locked.xlsx"), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])),
      "protected by a password",
    ],
    ["cut.xlsx", () => writeFileSync(inFolder("cut.xlsx"), bytesOf("plan.xlsx").subarray(0, 4000)), "damaged"],
    [
      "bare.xlsx",
      () => writeParts("bare.xlsx", { "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" }),
      "damaged",
    ],
  ] as [string, () => void, string][])("%s is refused in a sentence", async (name, make, message) => {
    make();
    const before = bytesOf(name);
    await expect(run(name, "--set", "A1=1", "--out", "never.xlsx")).rejects.toThrow(message);
    await expect(run(name, "--check")).rejects.toThrow("Nothing was changed");
    expect(bytesOf(name).equals(before)).toBe(true);
    expect(existsSync(inFolder("never.xlsx"))).toBe(false);
  });

  slow("a small file that unpacks to more than the limit is refused before it is unpacked", async () => {
    const parts = unzipSync(zipOf(personsWorkbook()));
    writeFileSync(
      inFolder("bomb.xlsx"),
      zipSync({ ...parts, "xl/media/a.bin": [new Uint8Array(limits.unpacked + 1), { level: 1 }] }),
    );
    expect(bytesOf("bomb.xlsx").length).toBeLessThan(1_000_000);
    await expect(run("bomb.xlsx", "--check")).rejects.toThrow("would unpack to more than 120 MB");
  });

  it("a file that does not exist is named", async () => {
    await expect(run("nothing.xlsx", "A1")).rejects.toThrow("nothing.xlsx does not exist");
  });

  it("macros are kept, not run, and need their own ending", async () => {
    writeParts("macro.xlsm", { ...personsWorkbook(), "xl/vbaProject.bin": "macro bytes" });
    await expect(run("macro.xlsm", "--set", "Price=1", "--out", "lost.xlsx")).rejects.toThrow("must end with .xlsm");
    const { notes } = await run("macro.xlsm", "--set", "Price=1000", "--out", "kept.xlsm");
    expect(notes.join("\n")).toContain("macros are kept as they are and were not run");
    expect(partsOf("kept.xlsm")["xl/vbaProject.bin"]).toBe("macro bytes");
  });
});
