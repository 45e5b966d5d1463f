import { llmsText } from "../../src/help/llms";
import { termsPageName } from "../../src/help/reference";
import { pageName, signatureOf } from "../../src/help/model";
import whole from "../../src/generated/catalogue.json";
import type { Catalogue } from "../../src/catalogue/types";

const text = llmsText(whole as Catalogue);

it("names every function with its arguments, its summary and its page", () => {
  for (const entry of (whole as Catalogue).functions)
    expect(text).toContain(`- [${signatureOf(entry)}](reference/${pageName(entry.id)}): ${entry.summary}`);
});

it("has the form of llmstxt.org: one title, a summary, sections of links", () => {
  expect(text.match(/^# /gm)).toHaveLength(1);
  expect(text.split("\n")[2]).toMatch(/^> /);
  const sections = text.split(/^## /m).slice(1);
  expect(sections).toHaveLength(6);
  for (const section of sections) expect(section).toMatch(/^- \[/m);
  expect(text).toContain(`reference/${termsPageName}`);
});
