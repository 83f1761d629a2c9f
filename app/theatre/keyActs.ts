import type { TheatreKey } from "./_transport/keys.ts";
import type { RunStore } from "./_transport/runStore.ts";

/** What the page itself does for a key; everything else is the run's. */
export interface PageActs {
  readonly why: () => void;
  readonly sheet: (name: "inject" | "tables" | "help") => void;
  readonly find: () => void;
  readonly reveal: () => void;
  /** To the next or last step of a lesson; nowhere without one. */
  readonly lessonStep: (by: 1 | -1) => void;
}

/** Does what a key means. */
export function actOn(key: TheatreKey, store: RunStore, page: PageActs): void {
  switch (key.does) {
    case "play":
      store.toggle();
      break;
    case "back":
      store.play(-1);
      break;
    case "stand":
      store.pause();
      break;
    case "on":
      store.play(1);
      break;
    case "slower":
      store.faster(-1);
      break;
    case "faster":
      store.faster(1);
      break;
    case "step":
      void store.step(key.kind, key.direction);
      break;
    case "why":
      page.why();
      break;
    case "inject":
    case "tables":
    case "help":
      store.pause();
      page.sheet(key.does);
      break;
    case "reveal":
      page.reveal();
      break;
    case "next-step":
      page.lessonStep(1);
      break;
    case "last-step":
      page.lessonStep(-1);
      break;
    case "find":
      page.find();
      break;
    case "full":
      // Refused without a hand on the keyboard, and then there is nothing to say.
      void (
        document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen()
      ).catch(() => undefined);
      break;
    case "undo":
      void store.undoInjection();
      break;
    case "redo":
      void store.redoInjection();
      break;
  }
}
