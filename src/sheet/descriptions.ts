/** Autocomplete and parameter help of our functions, from functions.json and the catalogue. */
import { FunctionType, type IFunctionInfo } from "@univerjs/engine-formula";
import type { ExcelFunction } from "../catalogue/types";
import type { FunctionLibrary } from "../host/library";

export function functionDescriptions({ metadata, catalogue }: FunctionLibrary): IFunctionInfo[] {
  const entries = new Map(catalogue.functions.map((entry) => [entry.id, entry]));
  return metadata.functions.map((definition) => {
    const entry = entries.get(definition.id);
    return {
      functionName: definition.name.toUpperCase(),
      functionType: FunctionType.User,
      abstract: entry?.summary ?? definition.description,
      description: entry ? [entry.summary, entry.details].filter((text) => text !== "").join(" ") : definition.description,
      functionParameter: definition.parameters.map((parameter) => describedParameter(parameter, entry?.examples[0]?.formula)),
    };
  });
}

function describedParameter({ name, description, optional, repeating }: ExcelFunction["parameters"][number], example = "") {
  return { name, detail: description, example, require: optional ? 0 : 1, repeat: repeating ? 1 : 0 } as const;
}
