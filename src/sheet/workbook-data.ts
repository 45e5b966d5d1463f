export type * from "../host/workbook-data";
