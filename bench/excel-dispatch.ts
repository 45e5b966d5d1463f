/**
 * What a call costs beside Microsoft's own custom functions runtime, in a process of its own, for the runtime takes hold of its globals:
 * `npx tsx bench/excel-dispatch.ts`. The built functions.js is measured, in the realm of the process. A dispatch is one call of a function
 * that returns 1, sent and its result received as text, a thousand calls at a time as a recalculation sends them.
 */
import { Decimal } from "decimal.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleCalls } from "./example-calls";
import { isEnough, quartileLine, quartiles } from "./measure";

const root = join(__dirname, "..");
type Call = (...values: unknown[]) => unknown;

/** The functions that functions.js associates. */
function builtFunctions(): Map<string, Call> {
  const functions = new Map<string, Call>();
  const host = {
    associate: (id: string, call: Call) => void functions.set(id, call),
    Error: class {
      constructor(
        readonly code: string,
        readonly message: string,
      ) {}
    },
  };
  Object.assign(globalThis, { CustomFunctions: host });
  evaluate(readFileSync(join(root, "dist/functions.js"), "utf8"));
  return functions;
}

function evaluate(script: string): void {
  // As a page does it: at the top of the realm
  (0, eval)(script);
}

/** As much of a page as the runtime looks at. */
function pageOf(bridge: object): object {
  const element = {
    src: "https://host/custom-functions-runtime.debug.js",
    getAttribute: () => null,
    getElementsByTagName: () => [element],
    appendChild: () => undefined,
    setAttribute: () => undefined,
  };
  const location = { href: "https://localhost/functions.html", search: "", hash: "" };
  const document = {
    getElementsByTagName: () => [element],
    createElement: () => ({ ...element }),
    addEventListener: () => undefined,
    ...{ head: element, body: element, location, readyState: "complete" },
  };
  const store = { getItem: () => null, setItem: () => undefined };
  return {
    ...{
      document,
      location,
      history: {},
      external: {},
      parent: null,
      top: null,
      opener: null,
      name: "",
      navigator: { userAgent: "" },
    },
    ...{ sessionStorage: store, localStorage: store, XMLHttpRequest: class {} },
    ...{ addEventListener: () => undefined, removeEventListener: () => undefined, _richApiNativeBridge: bridge },
  };
}

/** Milliseconds of CPU. */
function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Starts the runtime in this process; returns what sends calls and waits for all results. */
function startRuntime(): (calls: number) => Promise<void> {
  let [left, sent] = [0, 0];
  let done = (): void => undefined;
  const bridge = {
    onMessageFromHost: (_text: string): void => undefined,
    sendMessageToHost(text: string) {
      const { id, message } = JSON.parse(text) as {
        id: number;
        message: { body: { Actions: { Id: number; Name: string; ArgumentInfo: { Arguments: unknown[][] } }[] } };
      };
      for (const { Name, ArgumentInfo } of message.body.Actions) {
        if (Name !== "SetInvocationArrayResults") continue;
        left -= ArgumentInfo.Arguments[0]!.length;
        if (left === 0) done();
      }
      const Results = message.body.Actions.map(({ Id, Name }) => ({
        ActionId: Id,
        Value: Name === "_GetEnabledFeatures" ? [] : null,
      }));
      const reply = { id, type: 2, message: { statusCode: 200, headers: {}, body: JSON.stringify({ Results }) } };
      setTimeout(() => bridge.onMessageFromHost(JSON.stringify(reply)));
    },
  };
  Object.assign(globalThis, pageOf(bridge), { window: globalThis, self: globalThis });
  Reflect.deleteProperty(globalThis, "CustomFunctions");
  // The runtime waits for another script of Microsoft's and complains that it does not come: calls work without it
  process.on("uncaughtException", (fault) => {
    if (!String(fault).includes("MicrosoftAjax")) throw fault;
  });
  const file = "node_modules/@microsoft/office-js/dist/custom-functions-runtime.debug.js";
  evaluate(readFileSync(join(root, file), "utf8"));
  evaluate('CustomFunctions.associate("ONE", function () { return 1; })');
  return (calls) => {
    left = calls;
    const all = new Promise<void>((resolve) => (done = resolve));
    for (let call = 0; call < calls; call += 1) {
      const entry = [1, 1000, "", JSON.stringify([++sent, "ONE", [[[3]], [[70000]], 10, [["size", 0.01]]], null, 4]), 0];
      bridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries: [entry] } }));
    }
    return all;
  };
}

const terms = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["tick", 0.1],
  ["leverage", 10],
  ["mmr", 0.004],
  ["equity", 1000],
];

/** Microseconds of CPU that a call takes: so many calls that they last some milliseconds. */
function costOf(call: () => unknown): () => number {
  let calls = 1;
  const timed = () => {
    const start = process.cpuUsage();
    for (let index = 0; index < calls; index += 1) call();
    return spent(start);
  };
  // Asked each time: what took some milliseconds when it was cold takes a fraction of that when it is warm
  return () => {
    for (;;) {
      const time = timed();
      if (time >= 3) return (time / calls) * 1000;
      calls *= 2;
    }
  };
}

const attempt = (call: () => unknown) => () => {
  try {
    return call();
  } catch (thrown) {
    return thrown;
  }
};

async function main(): Promise<void> {
  const functions = builtFunctions();
  const examples = exampleCalls().map(({ id, values }) => {
    const call = attempt(() => functions.get(id)!(...values));
    const result = call();
    return { id, isSingle: !Array.isArray(result) && typeof result !== "object", cost: costOf(call) };
  });
  const distances = Array.from({ length: 50 }, (_item, index) => [70000 + index * 35]);
  const plan = () => functions.get("SCALE.PLAN")!("long", 70000, 50, [["equal 50"]], distances, 69650, terms) as unknown[][];
  const cells = plan().length * plan()[0]!.length;
  const planCost = costOf(plan);
  const Bare = Decimal.clone({ precision: 34 });
  let asked = 0;
  const next = () => 70000 + (asked++ % 500);
  const margin = costOf(() => functions.get("MICRO.MARGIN")!([[3]], [[next()]], 10, [["size", 0.01]]));
  const bare = costOf(() => new Bare(3).times(new Bare(next())).times(new Bare(0.01)).div(new Bare(10)).toNumber());
  const send = startRuntime();
  const lines: Record<string, number[]> = {};
  const singles: Record<string, number[]> = {};
  const add = (name: string, ratio: number) => (lines[name] ??= []).push(ratio);
  const middle = (values: readonly number[]) => quartiles(values)[1];
  const began = performance.now();
  for (let turn = -4; turn < 9 && !isEnough(began, turn, 45); turn += 1) {
    const start = process.cpuUsage();
    await send(1000);
    const dispatch = spent(start);
    const costs = examples.map(({ id, isSingle, cost }) => ({ id, isSingle, cost: cost() }));
    const [ours, theirs, spilled] = [margin(), bare(), planCost() / cells];
    if (turn < 0) continue;
    const single = [...new Set(costs.map(({ id }) => id))].flatMap((id) => {
      const own = costs.filter((each) => each.isSingle && each.id === id && id !== "SCALE.SOLVE").map(({ cost }) => cost);
      if (own.length > 0) (singles[id] ??= []).push(middle(own) / dispatch);
      return own.length === 0 ? [] : [middle(own)];
    });
    add("single-cell function / dispatch, median", middle(single) / dispatch);
    add("example of any function / dispatch, median", middle(costs.map(({ cost }) => cost)) / dispatch);
    add("plan of 50 steps, a cell / dispatch", spilled / dispatch);
    add("MICRO.MARGIN / bare decimal.js", ours / theirs);
    add("dispatch, microseconds", dispatch);
  }
  // The function whose median is the largest: the largest of one turn would be the one that was disturbed most
  const [worst] = Object.entries(singles).sort(([, a], [, b]) => middle(b) - middle(a));
  lines[`worst of them but SCALE.SOLVE: ${worst![0]}`] = worst![1];
  for (const [name, ratios] of Object.entries(lines)) console.log(quartileLine(name, quartiles(ratios), 3));
  process.exit(0);
}

void main();
