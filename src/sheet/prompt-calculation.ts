/** The engine waits a tenth of a second for further edits before it calculates. Edits that belong together come in one go: here a moment is enough. */
import type { ICommandService } from "@univerjs/core";
import { SetFormulaCalculationStartMutation, SetFormulaCalculationStopMutation } from "@univerjs/engine-formula";
import { TriggerCalculationController } from "@univerjs/sheets-formula";

interface Trigger {
  _commandService: ICommandService;
  _waitingCommandQueue: unknown[];
  _setTimeoutKey: unknown;
  _executingDirtyData: object;
  _executionInProgressParams: unknown;
  _restartCalculation: boolean;
  _commandExecutedListener(): void;
  _generateDirty(commands: unknown[]): object;
  _mergeDirty(one: object, other: object): object;
}

/** Milliseconds. */
const moment = 8;
let isMended = false;

/** The engine's classes are one for all engines of a process: mended once. */
export function calculatePromptly(): void {
  if (isMended) return;
  isMended = true;
  const trigger = TriggerCalculationController.prototype as unknown as Trigger;
  const listen = trigger._commandExecutedListener;
  trigger._commandExecutedListener = function (this: Trigger) {
    listen.call(this);
    let seen: unknown;
    this._commandService.onCommandExecuted(() => {
      if (this._waitingCommandQueue.length === 0 || this._setTimeoutKey === seen) return;
      clearTimeout(this._setTimeoutKey as number);
      this._setTimeoutKey = seen = setTimeout(() => begin(this), moment);
    });
  };
}

/** What the engine does with the edits that wait: a calculation, or the one that is under way is stopped and begins anew with them. */
function begin(trigger: Trigger): void {
  const waiting = trigger._waitingCommandQueue;
  trigger._waitingCommandQueue = [];
  trigger._executingDirtyData = trigger._mergeDirty(trigger._executingDirtyData, trigger._generateDirty(waiting));
  const run = (id: string, params: object) => void trigger._commandService.executeCommand(id, params, { onlyLocal: true });
  if (!trigger._executionInProgressParams) return run(SetFormulaCalculationStartMutation.id, { ...trigger._executingDirtyData });
  trigger._restartCalculation = true;
  void trigger._commandService.executeCommand(SetFormulaCalculationStopMutation.id, {});
}
