/** Finds in the open workbook what the Chart tab shows of it. */
import { largest } from "../grid/extremes";
import { rangeName, readAddress, sheetPrefix, splitAddress } from "../grid/address";
import type { SheetValue } from "../grid/workbook-data";
import type { PageSheet } from "../sheet/page-sheet";
import { heatPlaces } from "../workbooks/heat";
import { journalPlaces } from "../workbooks/journal/trades-sheet";
import { manyTradesPlaces } from "../workbooks/many-trades";
import { oddsPlaces } from "../workbooks/odds";
import { replayPlaces } from "../workbooks/replay";
import { scaleOutPlaces } from "../workbooks/scale-out";
import type { Template } from "../workbooks/template";
import { whatIfPlaces } from "../workbooks/what-if";
import { type ChartView, emptyView, joinedViews, linesView, oddsView, planView, replayView } from "./chart-views";
import { readDrawn } from "./drawn-tables";
import { type LineTable, readLineTable, readScaleOut, readTrades } from "./line-tables";
import { money } from "./numbers";
import { chance, readEndings } from "./odds";
import { type PlanStage, readPlan } from "./plan";
import { planSummary } from "./plan-words";
import { readColumn, readEvents } from "./replay";

/** A view and the sentence that is read out when it changes. */
export interface Picture {
  view: ChartView;
  words: string;
}

/** The tables that are drawn of a template while no other is selected. */
const linesOf: Readonly<Partial<Record<Template["chart"], readonly string[]>>> = {
  "what-if": [whatIfPlaces.table],
  "many-trades": [manyTradesPlaces.curve, manyTradesPlaces.fan],
  heat: [heatPlaces.shocks],
};

export class OpenWorkbook {
  private planAnchor: string | undefined;

  constructor(
    private readonly sheet: PageSheet,
    readonly template: Template | undefined,
  ) {}

  /** The formula whose table is drawn when this cell is selected. */
  drawableAt(address: string | undefined): string | undefined {
    const anchor = address === undefined || !this.isThere(address) ? undefined : this.anchorOf(address);
    return anchor !== undefined && this.lineTable(anchor) ? anchor : undefined;
  }

  /** `selected`: the cell whose table is drawn, where it is one of lines. */
  picture(selected?: string): Picture {
    const table = selected === undefined ? undefined : this.lineTable(selected);
    if (table) return { view: linesView([table], ""), words: this.template ? this.headline() : table.title };
    const places = this.template && linesOf[this.template.chart];
    if (places) return this.lines(places) ?? this.nothing(places[0]);
    if (this.template?.chart === "replay") return this.withPictures(this.replay()) ?? this.nothing(replayPlaces.events);
    if (this.template?.chart === "journal") return this.journal();
    if (this.template?.chart === "scale-out") return this.scaleOut();
    if (this.template?.chart === "odds") return this.withPictures(this.odds()) ?? this.nothing(oddsPlaces.endings);
    if (this.template?.chart === "pictures") return this.drawn(this.headline()) ?? this.nothing(undefined);
    const stages = this.plan();
    return stages ? { view: planView(stages), words: planSummary(stages) } : this.nothing(this.planAnchor);
  }

  private nothing(address: string | undefined): Picture {
    const reason = address !== undefined && this.isThere(address) ? this.sheet.reasonAt(address) : undefined;
    const fault = reason === undefined ? undefined : `Cell ${address!.replace(/^.*!/, "")} has no result: ${reason}.`;
    return { view: emptyView(fault), words: fault ?? "" };
  }

  private journal(): Picture {
    const words = this.sentence(journalPlaces.headline);
    return { view: linesView(readTrades(this.spilled(journalPlaces.latest)), words), words };
  }

  private scaleOut(): Picture {
    const { targets, realised, stopped } = scaleOutPlaces;
    const table = this.isThere(targets) ? readScaleOut(this.sheet.readRange(targets), realised, stopped) : undefined;
    const words = this.headline();
    return { view: linesView(table ? [table] : [], words), words };
  }

  /** The tables that the template names, drawn. */
  private drawn(words: string): Picture | undefined {
    const tables = (this.template?.pictures ?? []).flatMap((picture) =>
      this.isThere(picture.place) ? (readDrawn(picture, this.sheet.readRange(picture.place)) ?? []) : [],
    );
    return tables.length === 0 ? undefined : { view: linesView(tables, words), words };
  }

  private withPictures(picture: Picture | undefined): Picture | undefined {
    const drawn = picture && this.drawn("");
    return drawn ? { ...picture, view: joinedViews(picture.view, drawn.view) } : picture;
  }

  private lines(places: readonly string[]): Picture | undefined {
    const tables = places.map((place) => this.lineTable(place)).filter((table): table is LineTable => table !== undefined);
    const words = this.headline();
    return tables.length === 0 ? undefined : { view: linesView(tables, words), words };
  }

  private lineTable(anchor: string): LineTable | undefined {
    const formula = this.isThere(anchor) ? this.sheet.formulaAt(anchor) : undefined;
    if (formula === undefined || !/SCALE\.(TRADES|RUIN|WHATIF|HEAT)\(/i.test(formula)) return undefined;
    return readLineTable(formula, this.spilled(anchor));
  }

  /** The cell whose formula spilled into this one, or has itself a formula. */
  private anchorOf(address: string): string | undefined {
    const spill = this.sheet.spillAt(address);
    return spill && `${sheetPrefix(spill.sheet)}${spill.anchor}`;
  }

  private replay(): Picture | undefined {
    const events = readEvents(this.spilled(replayPlaces.events));
    if (!events) return undefined;
    const rows = this.rowsOfTrade(largest(events.map(({ bar }) => bar)));
    const worst = readColumn(this.spilled(replayPlaces.worst, rows), 0);
    const best = readColumn(this.spilled(replayPlaces.best, rows), 0);
    if (worst.length === 0) return undefined;
    const bars = this.sheet.readRange(replayPlaces.bars.replace(/A1$/, `C1:E${worst.length + 1}`));
    const [high, low, close] = [readColumn(bars, 0), readColumn(bars, 1), readColumn(bars, 2)];
    const words = this.headline();
    return { view: replayView({ high, low, close, events, worst, best }, words), words };
  }

  /** The rows of the equity that are worth reading: beyond them the best reading rests too. */
  private rowsOfTrade(lastBar: number): number {
    const spill = this.isThere(replayPlaces.best) ? this.sheet.spillAt(replayPlaces.best) : undefined;
    const length = spill ? readAddress(spill.range).lastRow + 1 : 0;
    const rows = Math.min(length, 2 * lastBar + 200);
    const at = (row: number): SheetValue => this.sheet.read(replayPlaces.best.replace(/\d+$/, String(row)));
    return length > 0 && at(rows) === at(length) ? rows : length;
  }

  private odds(): Picture | undefined {
    const endings = readEndings(this.spilled(oddsPlaces.endings));
    const [win, needed, , , , costs, net, , worst] = this.spilled(oddsPlaces.summary);
    if (!endings || !worst) return undefined;
    const pair = (row: readonly SheetValue[] | undefined, of: (value: number) => string): [string, string] =>
      [0, 1].map((at) => (typeof row?.[at] === "number" ? of(row[at]) : "none")) as [string, string];
    const view = oddsView(endings, [
      ["Chance to win", ...pair(win, chance)],
      ["Needed to pay the costs", ...pair(needed, chance)],
      ["Expected costs", ...pair(costs, money)],
      ["Expected net", ...pair(net, money)],
      ["Worst ending", ...pair(worst, money)],
    ]);
    return { view, words: this.headline() };
  }

  /** What a workbook says above all where that is more than its plan does; "" elsewhere. */
  leadingSentence(): string {
    if (!this.template) return "";
    const { start, workbook } = this.template;
    const [startsOn] = splitAddress(start);
    // A template of one plan that begins on it has the plan's sentence there
    const isOnPlan = splitAddress(workbook.names?.["Plan_inputs"] ?? "")[0] === startsOn;
    return isOnPlan ? "" : this.headline();
  }

  /** The sentence above the tables of a template. */
  private headline(): string {
    return this.sentence(this.template!.start.replace(/![^!]*$/, "!E1"));
  }

  /** The text of a cell; "" where there is none. */
  private sentence(address: string): string {
    const text = this.isThere(address) ? this.sheet.read(address) : "";
    return typeof text === "string" ? text : "";
  }

  private plan(): PlanStage[] | undefined {
    const known = this.planAnchor && readPlan(this.spilled(this.planAnchor));
    return known || this.findPlan();
  }

  /** The first plan of the workbook; its place is kept while its formula has an error. */
  private findPlan(): PlanStage[] | undefined {
    for (const { name, spills } of this.sheet.workbook().sheets) {
      for (const [address, { values }] of Object.entries(spills ?? {})) {
        const stages = readPlan(values);
        if (!stages) continue;
        this.planAnchor = sheetPrefix(name) + address;
        return stages;
      }
    }
    return undefined;
  }

  /** What a formula spills; nothing when it does not. */
  private spilled(anchor: string, mostRows = Infinity): SheetValue[][] {
    if (!this.isThere(anchor)) return [];
    const [prefix = ""] = /^.*!/.exec(anchor) ?? [];
    const spill = this.sheet.spillAt(anchor);
    if (!spill) return [];
    const { row, column, lastRow, lastColumn } = readAddress(spill.range);
    return this.sheet.readRange(
      `${prefix}${rangeName({ row, column, lastRow: Math.min(lastRow, row + mostRows - 1), lastColumn })}`,
    );
  }

  /** A user may have renamed or removed the worksheet. */
  private isThere(address: string): boolean {
    const name = address
      .replace(/![^!]*$/, "")
      .replace(/^'|'$/g, "")
      .replaceAll("''", "'");
    return this.sheet.sheetNames.includes(name);
  }
}
