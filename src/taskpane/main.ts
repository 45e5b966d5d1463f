import "../look/tokens.css";
import "../look/base.css";
import "../help/help.css";
import "../form/plan-form.css";
import "./taskpane.css";
import { bindThemeSwitch, onThemeChange } from "../look/theme";
import { checkView } from "./check-view";
import { connect, displayLanguage } from "./excel-api";
import { dataView } from "./data-view";
import { functionsView } from "./functions-view";
import { startPageLanguage } from "./page-language";
import { planView } from "./plan-view";
import { shareView } from "./share-view";
import { startTabs } from "./tabs";

async function start(): Promise<void> {
  const workbook = await connect();
  await startPageLanguage(displayLanguage());
  bindThemeSwitch(document.getElementById("theme")!);
  onThemeChange(() => undefined);
  document.getElementById("outside")!.hidden = workbook !== undefined;
  const panel = (name: string) => document.getElementById(`${name}-panel`)!;
  const tabs = {
    functions: functionsView(panel("functions"), workbook),
    "new-plan": planView(panel("new-plan"), workbook),
    data: dataView(panel("data"), workbook),
    check: checkView(panel("check"), workbook),
    share: shareView(panel("share"), workbook),
  };
  startTabs(tabs);
}

void start();
