// Recall, false pairs and cost of matching (docs/benchmarks.md). Names of parts: pictures, text, video, large.
import { runParts } from './bench/parts.ts';

await runParts('bench:matching', {
  pictures: async () => (await import('./bench-matching/pictures.ts')).benchPictures(),
  large: async () => (await import('./bench-matching/large.ts')).benchLarge(['chrome', 'firefox']),
  video: async () => (await import('./bench-matching/video.ts')).benchVideo(),
  text: async () => (await import('./bench-matching/text.ts')).printText(),
});
