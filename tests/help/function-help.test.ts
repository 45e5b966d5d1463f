import { JSDOM } from "jsdom";
import { renderFunctionHelp } from "../../src/help/function-help";
import { entryOf, margin } from "./entries";

// Reached through a getter: jest takes apart what it finds in globals at the end, and jsdom complains about that
let dom: JSDOM | undefined;
Object.defineProperty(globalThis, "document", { configurable: true, get: () => dom?.window.document });
beforeEach(() => (dom = new JSDOM("<!doctype html><body></body>")));
afterAll(() => (dom = undefined));

const texts = (root: HTMLElement, selector: string) => [...root.querySelectorAll(selector)].map((each) => each.textContent);

test("help names every argument, the result, errors, source and examples", () => {
  const help = renderFunctionHelp(margin);
  expect(texts(help, ".help-arguments dt code")).toEqual(["contracts", "price", "leverage", "terms"]);
  expect(texts(help, ".help-part")).toEqual(["Arguments", "Result", "Examples", "Errors", "Related", "Source"]);
  expect(help.querySelector(".help-signature")!.textContent).toBe("MICRO.MARGIN(contracts, price, leverage, [terms])");
  expect(texts(help, ".help-errors dd")).toEqual(["leverage below 1."]);
  expect(help.querySelectorAll("button")).toHaveLength(0);
});

test("an example that spills is a table", () => {
  const help = renderFunctionHelp(margin);
  expect(texts(help, "table td")).toEqual(["1", "2", "3", 'a"b']);
});

test("arguments show what they hold now, and where from", () => {
  const help = renderFunctionHelp(margin, {
    arguments: [
      { text: "B4:B6", value: [[1], [1], [1]] },
      { text: "70000", value: 70000 },
      { text: "TODAY()", unknown: "is a function that this pane cannot evaluate" },
    ],
  });
  const now = texts(help, ".help-now");
  expect(now[0]).toBe("3 cells: 1; 1; 1B4:B6");
  expect(now[1]).toBe("70,000");
  expect(now[2]).toBe("TODAY() is a function that this pane cannot evaluate");
  expect(now[3]).toBe("left out: the default applies");
});

test("a required argument that is not there is called missing", () => {
  expect(texts(renderFunctionHelp(margin, { arguments: [] }), ".help-now")[0]).toBe("missing");
});

test("the reason for an error stands first, as a sentence", () => {
  const help = renderFunctionHelp(margin, { reason: { code: "#NUM!", message: "leverage must be at least 1, was 0.5" } });
  expect(help.children[1]!.textContent).toContain("#NUM! leverage must be at least 1, was 0.5.");
});

test("examples and related functions call back", () => {
  const called: string[] = [];
  const help = renderFunctionHelp(margin, {
    onExample: (formula) => called.push(formula),
    onFunction: (id) => called.push(id),
    isKnown: (id) => id === "MICRO.LEVERAGE",
  });
  help.querySelector<HTMLElement>(".help-example button")!.click();
  const links = [...help.querySelectorAll<HTMLElement>(".help-related button")];
  links.forEach((link) => link.click());
  expect(called).toEqual(["=MICRO.MARGIN(3,70000,10,0.01)", "MICRO.LEVERAGE"]);
  expect(texts(help, ".help-related code")).toEqual(["SCALE.NOWHERE"]);
});

test("texts can never become markup", () => {
  const evil = "<img src=x onerror=alert(1)>";
  const help = renderFunctionHelp(entryOf({ ...margin, summary: evil, details: evil, returns: evil, sources: [evil] }), {
    arguments: [{ text: evil, value: evil }],
    reason: { code: evil, message: evil },
    result: evil,
  });
  expect(help.querySelectorAll("img")).toHaveLength(0);
  expect(help.textContent).toContain(evil);
});
