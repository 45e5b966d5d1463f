/** The frame that drawings of lines share: their size, room for the names at the right, two axes. */
import type uPlot from "uplot";
import { colourOf } from "../look/theme";
import { decimalsOf, price } from "./numbers";

export const fontSize = 12;

/** Between whole numbers, trades say, nothing is marked: steps for an axis; undefined where it may be divided. */
export function wholeSteps(x: readonly number[]): number[] | undefined {
  if (!x.every(Number.isInteger)) return undefined;
  return Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();
}

interface Room {
  /** Pixels at the right for names, and at the left for the numbers of the upright axis. */
  names: number;
  numbers: number;
}

export function chartFrame(container: HTMLElement, room: Room, across: uPlot.Axis): Omit<uPlot.Options, "series"> {
  const text = { stroke: colourOf("--muted"), font: `${fontSize}px ${colourOf("--font")}`, ticks: { show: false } };
  const upright: uPlot.Axis = {
    ...text,
    grid: { stroke: colourOf("--chart-grid"), width: 1 },
    size: room.numbers,
    gap: 6,
    values: (_plot, values) => values.map((each) => price(each, decimalsOf(values))),
  };
  return {
    width: container.clientWidth,
    height: container.clientHeight,
    padding: [10, room.names, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false } },
    axes: [{ ...text, grid: { show: false }, gap: 4, size: 26, ...across }, upright],
  };
}
