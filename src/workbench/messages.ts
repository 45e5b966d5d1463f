/** Messages to the reader: what failed, what is unharmed, what to do; and questions that need an answer. */
import { element } from "../help/element";
import { byId } from "./elements";
import type { TurnWords } from "./turns";

export type MessageKind = "note" | "fault";

/** Something to do about a message. */
export interface MessageAction {
  label: string;
  act: () => void;
}

/** Shows one message until it is closed or replaced; a note without anything to do goes by itself. */
export function showMessage(kind: MessageKind, text: string, actions: readonly MessageAction[] = []): void {
  const box = byId("message");
  box.className = `message ${kind}`;
  box.hidden = false;
  byId("message-text").textContent = said + text;
  const buttons = actions.map(({ label, act }) =>
    element(
      "button",
      {
        type: "button",
        class: "button",
        click: () => {
          hideMessage();
          act();
        },
      },
      label,
    ),
  );
  byId("message-actions").replaceChildren(...buttons);
  window.clearTimeout(fading);
  if (kind === "note" && actions.length === 0) fading = window.setTimeout(hideMessage, 8000);
}

/** What was said before and is to be read with what is said now; "" for nothing. */
let said = "";
let fading = 0;
let refusal: string | undefined;

/** Shows why an entry was not taken, until something else is entered. */
export function showRefusal(text: string): void {
  showMessage("fault", text);
  refusal = said + text;
}

/** Something was entered: what was refused before it is over. */
export function endRefusal(): void {
  if (refusal !== undefined && byId("message-text").textContent === refusal) hideMessage();
  refusal = undefined;
}

export function hideMessage(): void {
  byId("message").hidden = true;
  byId("message-text").textContent = "";
  byId("message-actions").replaceChildren();
}

/** What a turn says, of those that wait one for another. */
export const turnWords: TurnWords = {
  showWaiting: (names) => {
    byId("ask-waiting").hidden = names.length === 0;
    byId("ask-waiting").textContent = `${names.join(", ")} ${names.length === 1 ? "waits" : "wait"} until this is answered.`;
  },
  keepSaid: (isKept) => {
    said = isKept && !byId("message").hidden ? `${byId("message-text").textContent} ` : "";
  },
  refuse: (words) => showMessage("fault", words),
};

export function startMessages(): void {
  byId("message-close").addEventListener("click", hideMessage);
}

export interface Choice<Answer extends string> {
  answer: Answer;
  label: string;
  /** The one that Enter takes. */
  primary?: boolean;
}

/** Asks and waits; Esc is undefined. */
export function ask<Answer extends string>(
  title: string,
  text: string,
  choices: readonly Choice<Answer>[],
): Promise<Answer | undefined> {
  const dialog = byId<HTMLDialogElement>("ask");
  byId("ask-title").textContent = title;
  byId("ask-text").textContent = text;
  const buttons = choices.map(({ answer, label, primary }) =>
    element(
      "button",
      { type: "button", class: primary ? "button primary" : "button", autofocus: primary, click: () => dialog.close(answer) },
      label,
    ),
  );
  dialog.querySelector(".choices")!.replaceChildren(...buttons);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const closed = (): void => resolve((dialog.returnValue || undefined) as Answer | undefined);
    dialog.addEventListener("close", closed, { once: true });
  });
}
