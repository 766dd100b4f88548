import { readEmbedded } from "./embedded.ts";
import { FIGURES } from "./figures/all.ts";
import { startPage } from "./page.ts";

void readEmbedded().then((data) => startPage(data, FIGURES));
