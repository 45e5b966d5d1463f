/** Reads formulas that are a call with literal arguments, or with further such calls, the way Excel would hand them to the runtime. */

export interface PlainCall {
  id: string;
  args: PlainArgument[];
}

/** A literal, rows of literals, null for an argument left out, or a call whose result is the argument. */
export type PlainArgument = string | number | boolean | null | (string | number | boolean)[][] | PlainCall;

/** The call, or undefined when the formula holds anything else (an operator, a reference, another function's syntax). */
export function readPlainFormula(formula: string): PlainCall | undefined {
  const reader = new Reader(formula.replace(/^=/, ""));
  try {
    const call = reader.call();
    return reader.atEnd() ? call : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** The call of a function inside a formula that does something more with its result, as INDEX(... ,3,2) does. */
export function readInnerCall(formula: string, id: string): PlainCall | undefined {
  const start = formula.indexOf(`${id}(`);
  if (start < 0) return undefined;
  try {
    return new Reader(formula.slice(start)).call();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

class Reader {
  private rest: string;

  constructor(text: string) {
    this.rest = text.trim();
  }

  atEnd(): boolean {
    return this.rest === "";
  }

  call(): PlainCall {
    const id = this.take(/^[A-Z][A-Z0-9_.]*(?=\()/);
    this.take(/^\(/);
    const args: PlainArgument[] = [];
    if (this.tryTake(/^\)/)) return { id, args };
    do args.push(this.argument());
    while (this.tryTake(/^,/));
    this.take(/^\)/);
    return { id, args };
  }

  array(): (string | number | boolean)[][] {
    const rows: (string | number | boolean)[][] = [];
    this.take(/^\{/);
    do {
      const row: (string | number | boolean)[] = [];
      do row.push(this.literal());
      while (this.tryTake(/^,/));
      rows.push(row);
    } while (this.tryTake(/^;/));
    this.take(/^\}/);
    return rows;
  }

  literal(): string | number | boolean {
    const text = this.tryTake(/^"(?:[^"]|"")*"/);
    if (text) return text.slice(1, -1).replaceAll('""', '"');
    const logical = this.tryTake(/^(?:TRUE|FALSE)(?![A-Z(.])/i);
    if (logical) return logical.toUpperCase() === "TRUE";
    const error = this.tryTake(/^#(?:VALUE!|NUM!|N\/A|DIV\/0!|REF!|NAME\?|NULL!)/);
    if (error) return error;
    return Number(this.take(/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i));
  }

  private argument(): PlainArgument {
    if (/^[,)]/.test(this.rest)) return null;
    if (this.rest.startsWith("{")) return this.array();
    return /^[A-Z][A-Z0-9_]*\.[A-Z0-9_.]*\(/.test(this.rest) ? this.call() : this.literal();
  }

  private tryTake(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.rest)?.[0];
    if (found === undefined) return undefined;
    this.rest = this.rest.slice(found.length).trimStart();
    return found;
  }

  private take(pattern: RegExp): string {
    const found = this.tryTake(pattern);
    if (found === undefined) throw new NotPlain();
    return found;
  }
}
