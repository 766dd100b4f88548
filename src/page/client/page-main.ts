import { readEmbedded } from "./embedded.ts";
import { figuresOf } from "./figures/all.ts";
import { startPage } from "./page.ts";

void readEmbedded().then((data) => startPage(data, figuresOf(data)));
