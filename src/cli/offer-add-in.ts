/** Lets Excel offer the add-in to whoever opens the workbook: the parts that Excel itself writes for that. */
import { type Package, setPartText } from "../file/package";
import { addContentType, addRelation } from "../file/relations";
import type { WorkbookFile } from "../file/workbook-file";
import { tokenOf } from "../grid/function-tokens";
import { version } from "../host/version";
import { addInId } from "./add-in-id";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const panes = "xl/webextensions/taskpanes.xml";
const extension = "xl/webextensions/webextension1.xml";
const office = "http://schemas.microsoft.com/office";

export function offerAddIn({ parts }: WorkbookFile, customFunctions: readonly string[]): void {
  if (parts.has(panes)) throw new Error("the workbook offers an add-in already");
  setPartText(parts, extension, extensionPart(customFunctions));
  setPartText(parts, panes, panesPart);
  addContentType(parts, `/${extension}`, "application/vnd.ms-office.webextension+xml");
  addContentType(parts, `/${panes}`, "application/vnd.ms-office.webextensiontaskpanes+xml");
  setPartText(
    parts,
    "xl/webextensions/_rels/taskpanes.xml.rels",
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
      `Type="${office}/2011/relationships/webextension" Target="webextension1.xml"/></Relationships>`,
  );
  addPackageRelation(parts);
}

function addPackageRelation(parts: Package): void {
  addRelation(parts, "", `${office}/2011/relationships/webextensiontaskpanes`, panes);
}

/** Excel offers an add-in that it does not know only while the pane is visible. */
const panesPart =
  `${head}<wetp:taskpanes xmlns:wetp="${office}/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="1" width="350" row="0">` +
  `<wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`;

/**
 * Where Excel looks for the add-in: the store "developer" holds what was sideloaded from a manifest, EXCatalog what an administrator
 * deployed. The version is the manifest's.
 */
const [sideloaded, deployed] = ['store="developer" storeType="Registry"', 'store="EXCatalog" storeType="EXCatalog"'].map(
  (store) => `<we:reference id="${addInId}" version="${version}.0" ${store}/>`,
);

function extensionPart(customFunctions: readonly string[]): string {
  const list = customFunctions.map(tokenOf).join(",");
  return (
    `${head}<we:webextension xmlns:we="${office}/webextensions/webextension/2010/11" id="{${addInId}}">` +
    `${sideloaded}<we:alternateReferences>${deployed}</we:alternateReferences>` +
    `<we:properties><we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/></we:properties><we:bindings/>` +
    `<we:snapshot xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>` +
    `<we:extLst><a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" uri="{7C84B067-C214-45C3-A712-C9D94CD141B2}">` +
    `<we:containsCustomFunctions val="1"/></a:ext>` +
    `<a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" uri="{D87F86FE-615C-45B5-9D79-34F1136793EB}">` +
    `<we:customFunctionIdList>${list}</we:customFunctionIdList></a:ext></we:extLst></we:webextension>`
  );
}
