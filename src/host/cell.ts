export * from "../grid/cell";
