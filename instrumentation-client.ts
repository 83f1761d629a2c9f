// What Next loads before its router, once per document.
import { offerMoves } from "./app/_state/moves.ts";

offerMoves();
