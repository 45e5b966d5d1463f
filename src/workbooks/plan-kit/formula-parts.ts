/** Pieces of formulas that the planning sheet repeats. They take and give formula text without an equals sign. */
import { type PlanInput, planInput, type PlanInputName } from "../../plan/inputs";
import { words } from "../../plan/words";

/** A text in a formula. */
export function text(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

export const wrong = (must: string): string => text(`✕ ${must}`);

/** What an input must be on its own, a plan's or a template's. */
export interface Judgeable extends Pick<PlanInput, "kind" | "bounds" | "words" | "mustBe" | "optional"> {
  name: string;
}

/** Is the value of an input what it must be on its own? It is known not to be an error and not empty. */
function isRight({ name, kind, bounds, words }: Judgeable): string {
  if (name === "Side") return "Side_sign<>0";
  if (kind === "word") return `ISNUMBER(XMATCH(LOWER(TRIM(${name})),{${words!.list.map((word) => text(word)).join(",")}}))`;
  if (kind === "code") return "TRUE";
  if (kind === "text") return `IF(ISTEXT(${name}),TRIM(${name})<>"",FALSE)`;
  const { above, minimum, maximum, sizeBelow, whole } = bounds ?? {};
  const conditions = [
    above !== undefined && `${name}>${above}`,
    minimum !== undefined && `${name}>=${minimum}`,
    maximum !== undefined && `${name}<=${maximum}`,
    sizeBelow !== undefined && `ABS(${name})<${sizeBelow}`,
    whole && `${name}=INT(${name})`,
  ].filter(Boolean);
  return `IF(ISNUMBER(${name}),${conditions.length > 1 ? `AND(${conditions.join(",")})` : conditions[0]},FALSE)`;
}

/** What an input's column C says: its basic rule, then what is known beside it. */
export function judged(name: PlanInputName, right: string, blank = right): string {
  return judgedInput(planInput(name), right, blank);
}

export function judgedInput(input: Judgeable, right: string, blank = right): string {
  const { name } = input;
  const must = wrong(input.mustBe);
  return `IF(ISERROR(${name}),${must},IF(${name}="",${input.optional ? blank : must},IF(${isRight(input)},${right},${must})))`;
}

/** Is a distance in price units less than one tick? */
export const isBelowTick = (points: string): string => `IF(Tick_used="",FALSE,ROUND(${points}/Tick_used,6)<1)`;

const onTick = (price: string, up: string): string =>
  `LET(p,${price},IF(Tick_used="",p,ROUND(IF(${up},ROUNDUP(ROUND(p/Tick_used,6),0),ROUNDDOWN(ROUND(p/Tick_used,6),0))*Tick_used,Price_decimals)))`;

/** In the direction of the trade: up for a long. */
export const forward = (price: string): string => onTick(price, "Side_sign>0");
export const backward = (price: string): string => onTick(price, "Side_sign<0");

/** How many decimals a number has, 10 at most. */
export const decimals = (value: string): string =>
  `IFERROR(MATCH(TRUE,INDEX(ROUND(${value},{0,1,2,3,4,5,6,7,8,9,10})=${value},0),0)-1,10)`;

/** Are two currencies one, or counted as equal? */
export const isSameMoney = (one: string, other: string): string =>
  `OR(UPPER(${one})=UPPER(${other}),AND(${[one, other].map((each) => `ISNUMBER(XMATCH(UPPER(${each}),{"USD","USDT","USDC"}))`).join(",")}))`;

/** The label of the first of these inputs that is filled in. */
export const usedSource = (names: readonly PlanInputName[]): string =>
  names.reduceRight((rest, name, index) => {
    const label = text(planInput(name).label);
    return index === names.length - 1 ? label : `IF(${name}<>"",${label},${rest})`;
  }, "");

/** The parts of a list such as 30/40/30 or 1/4,1/4,1/2 as an array v, n of them, for the rest of a LET; b, d and s are its steps. */
export const splitParts =
  `s,IF(LEN(Split_text)>LEN(SUBSTITUTE(SUBSTITUTE(Split_text,",",""),";","")),",","/"),` +
  `y,SUBSTITUTE(Split_text,";",","),n,LEN(y)-LEN(SUBSTITUTE(y,s,""))+1,` +
  `b,TRIM(MID(SUBSTITUTE(y,s,REPT(" ",99)),(SEQUENCE(n)-1)*99+1,99)),d,IFERROR(FIND("/",b),0),` +
  `v,IFERROR(IF(ISNUMBER(FIND(" ",b)),0,NUMBERVALUE(IF(d>0,LEFT(b,IF(d>0,d-1,0)),b),".",",")/` +
  `NUMBERVALUE(IF(d>0,MID(b,d+1,99),"1"),".",",")),0)`;

export { words };
