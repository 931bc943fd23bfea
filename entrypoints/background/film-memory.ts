import type { FilmMemory, KeptFilms } from '../../utils/flows/index.ts';
import { sessionValue } from '../../utils/platform/index.ts';

const stored = sessionValue('films');

/** What videos have shown, in the browser's session: written and read by the background alone. */
export const filmMemory: FilmMemory = {
  load: async () => ((await stored.load()) ?? []) as KeptFilms[],
  save: (kept) => stored.save(kept),
};
