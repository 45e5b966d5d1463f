/** When the sheet is calculated, and waiting for it. */
import { ICommandService, type IDisposable, type Injector, type IRange } from "@univerjs/core";
import { SetFormulaCalculationStartMutation } from "@univerjs/engine-formula";
import { FormulaCalculationSessionService } from "@univerjs/sheets-formula";

/** How long the engine may take to begin after an edit; it gathers edits for a tenth of a second. */
const startWatchdog = 500;

export class Calculation {
  private pending: "nothing" | "opened" | "edit" | "structure" | "held" = "opened";
  private readonly session: FormulaCalculationSessionService;
  private isCalculated = false;

  constructor(
    private readonly injector: Injector,
    private hasFormulas: boolean,
  ) {
    this.session = injector.get(FormulaCalculationSessionService);
    this.session.resultApplied$.subscribe(() => (this.isCalculated = true));
  }

  /** A workbook was opened: the engine calculates all of it by itself, once. */
  opened(hasFormulas: boolean): void {
    this.pending = "opened";
    this.hasFormulas = hasFormulas;
    this.isCalculated = false;
  }

  /** Something was changed through the interface: the engine will calculate by itself. A structure is more than values. */
  edited(kind: "edit" | "structure" = "edit"): void {
    if (this.pending === "opened" || this.pending === "held") this.pending = "structure";
    if (this.pending !== "structure") this.pending = kind;
  }

  /** Results are held instead of calculated, of which the engine knows nothing: it will not begin by itself. */
  held(): void {
    this.pending = this.pending === "nothing" || this.pending === "held" ? "held" : "structure";
  }

  /** Is there anything to calculate? A workbook without formulas is ready when it is opened, whenever the engine looks at it. */
  get isPending(): boolean {
    return this.pending !== "nothing" && (this.pending !== "opened" || this.hasFormulas);
  }

  get isRunning(): boolean {
    const { started, resultApplied } = this.session.state;
    return started && !resultApplied;
  }

  /** Calculates what was edited, or everything when nothing was. */
  async run(): Promise<void> {
    const { pending } = this;
    this.pending = "nothing";
    if (pending !== "nothing" && (pending !== "held" || this.isRunning)) await this.settled();
    if (pending === "opened" && this.isCalculated) return;
    if (pending !== "edit") await this.everything();
  }

  /** Waits for a calculation that is under way or about to begin. */
  settled(): Promise<void> {
    return this.session.waitForLatestApplied(undefined, startWatchdog);
  }

  /** Calculates every formula of every worksheet. */
  everything(): Promise<void> {
    return this.start(fullCalculation());
  }

  /** Calculates what reads these cells: for values that were written without telling the engine. */
  async readersOf(unitId: string, sheetId: string, range: IRange): Promise<void> {
    if (this.pending === "opened") return this.run();
    await this.start({ ...fullCalculation(), forceCalculation: false, dirtyRanges: [{ unitId, sheetId, range }] });
  }

  private async start(params: object): Promise<void> {
    const done = this.session.waitForLatestApplied(undefined, startWatchdog);
    await this.injector.get(ICommandService).executeCommand(SetFormulaCalculationStartMutation.id, params, { onlyLocal: true });
    await done;
  }

  private readonly listeners = new Set<() => void>();

  /** Calls back after every calculation whose results are in the cells. */
  onCalculated(listener: () => void): IDisposable {
    const subscription = this.session.resultApplied$.subscribe(() => listener());
    this.listeners.add(listener);
    return {
      dispose: () => {
        subscription.unsubscribe();
        this.listeners.delete(listener);
      },
    };
  }

  /** Results were put into the cells for which nothing was calculated. */
  shown(): void {
    for (const listener of this.listeners) listener();
  }
}

function fullCalculation(): object {
  return {
    forceCalculation: true,
    dirtyRanges: [],
    dirtyNameMap: {},
    dirtyDefinedNameMap: {},
    dirtySuperTableMap: {},
    dirtyUnitFeatureMap: {},
    dirtyUnitOtherFormulaMap: {},
    clearDependencyTreeCache: {},
  };
}
