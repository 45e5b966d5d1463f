/** A page with nothing but the engine's own sheet, as its preset makes it: what the workbench is compared with. */
import { LifecycleService, LifecycleStages, LocaleType, Univer, UniverInstanceType } from "@univerjs/core";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import words from "@univerjs/preset-sheets-core/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";

const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: words as never } });
for (const plugin of UniverSheetsCorePreset({ container: "sheet" }).plugins) {
  const [type, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
  univer.registerPlugin(type as never, options as never);
}
univer.createUnit(UniverInstanceType.UNIVER_SHEET, { id: "plain" });
univer
  .__getInjector()
  .get(LifecycleService)
  .lifecycle$.subscribe((stage: LifecycleStages) => {
    if (stage === LifecycleStages.Rendered) document.body.classList.add("ready");
  });
