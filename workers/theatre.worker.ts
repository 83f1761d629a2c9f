import { expose } from "comlink";
import type { TheatreApi } from "./theatreApi.ts";
import { TheatreService } from "./theatreService.ts";
import { tellLoaded } from "./workerEnd.ts";

const service = new TheatreService();

/** One theatre run in a thread of its own: a small literal, so that nothing but this is reached from outside. */
const api: TheatreApi = {
  open: service.open,
  openLink: service.openLink,
  frame: service.frame,
  next: service.next,
  previous: service.previous,
  why: service.why,
  inject: service.inject,
  undoInjection: service.undoInjection,
  series: service.series,
  aggregate: service.aggregate,
  hash: service.hash,
  link: service.link,
  close: service.close,
};

expose(api);
tellLoaded();
