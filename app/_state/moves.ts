/** Asks whoever keeps the page's address whether a move of the browser back or forth is one of its own. */
const OFFERED = "floorcast-moved";

/**
 * Offers every move back and forth to the page before the router hears of it; called once, before the router listens.
 * Windows tell their listeners in the order they came, so whoever listens later comes too late.
 */
export function offerMoves(): void {
  window.addEventListener("popstate", (event) => {
    if (!window.dispatchEvent(new Event(OFFERED, { cancelable: true }))) event.stopImmediatePropagation();
  });
}

/** Takes every move that stays on this page; `then` hears of each. Ends with what it returns. */
export function takeMoves(then: () => void): () => void {
  const path = window.location.pathname;
  const take = (event: Event) => {
    if (window.location.pathname !== path) return;
    event.preventDefault();
    then();
  };
  window.addEventListener(OFFERED, take);
  return () => window.removeEventListener(OFFERED, take);
}
