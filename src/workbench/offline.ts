/** A copy for use without a network: the service worker makes it after the first visit and keeps it new. */

/** Starts it where the browser can; the workbench works without it. */
export function startOffline(): void {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const register = () => void navigator.serviceWorker.register("sw.js").catch((fault: unknown) => console.warn(fault));
  // The copy is made when the page has what it needs
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
