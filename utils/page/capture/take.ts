import type { CaptureReceipt, MissingArtefact, Reply } from '../../model/index.ts';
import { ask } from '../../platform/sending.ts';
import { circumstancesOf, viewportNow } from './circumstances.ts';
import type { CaptureOrder, CaptureScript } from './host.ts';
import { markupOf } from './markup/index.ts';
import { missingOf } from './missing.ts';
import { type Shot, takePictures } from './pictures.ts';
import { sendParts } from './send-parts.ts';
import { createStills, type Part } from './stills.ts';

type OthersIn = (root: Element, url: URL) => Element[];

/**
 * The page's half of a capture:
 *
 *   markup, frames ─▶ capture-begin ─▶ signs hidden: capture-rect or capture-tile… ─▶ signs back ─▶ capture-part… ─▶ capture-seal
 *
 * Markup and frames are taken first, as the user saw the post when it was clicked, and before the site can put another
 * one into its place. What cannot be had is named; only begin and seal can fail the capture.
 * @param othersIn finds what stands in a post and is not its own (utils/sites)
 */
export const captureScript =
  (othersIn: OthersIn): CaptureScript =>
  async (order) => {
    const capture = crypto.randomUUID();
    const url = location.href;
    const { root } = order;
    const others = root ? othersIn(root, new URL(url)) : [];
    const page = collect(order, others);
    const begun = await ask<'capture-begin'>({
      type: 'capture-begin',
      posts: [order.read],
      trigger: order.trigger,
      url,
      viewport: viewportNow(),
      circumstances: page.circumstances,
      capture,
    });
    if (!begun.ok) return begun;
    const { wholeAtOnce } = begun.value;
    const onStill = page.stills.again;
    const job = { ...order, capture, url, others, wholeAtOnce, onStill };
    const { shot, missing } = await takePictures(job).catch(unshown);
    order.onStep('shot-done');
    const stills = await page.stills.result().catch(unframed);
    const lost = await sendParts(capture, [...page.parts, ...stills.parts]);
    order.onStep('saving');
    const allMissing = [...missing, ...page.missing, ...stills.missing, ...lost];
    return seal({ type: 'capture-seal', capture, url, shot, missing: allMissing.slice(0, 200) });
  };

/** An error of ours must not lose the rest. */
const unshown = (error: unknown): Shot => ({
  shot: null,
  missing: [missingOf('screenshot', { code: 'internal', detail: String(error) })],
});

const unframed = (error: unknown) => ({
  parts: [],
  missing: [missingOf('frame', { code: 'internal', detail: String(error) })],
});

type Seal = Parameters<typeof ask<'capture-seal'>>[0];

const seal = (request: Seal): Promise<Reply<CaptureReceipt>> => ask<'capture-seal'>(request);

/** What only the page has, as it stands at this moment. */
function collect({ root, isOurs }: CaptureOrder, others: Element[]) {
  const circumstances = circumstancesOf();
  const isOther = (element: Element) => others.some((one) => one.contains(element));
  const videos = [...(root?.querySelectorAll('video') ?? [])].filter((video) => !isOther(video));
  const stills = createStills(videos);
  const parts: Part[] = [];
  const missing: MissingArtefact[] = [];
  if (root) {
    try {
      const { html, cut } = markupOf(root, { others, isOurs });
      const part = { role: 'markup' as const, n: 0, mediaType: 'text/html', url: null };
      parts.push({ part, blob: new Blob([html], { type: 'text/html' }) });
      if (cut) missing.push(missingOf('markup', { code: 'too-large', detail: cut }));
    } catch (error) {
      missing.push(missingOf('markup', { code: 'internal', detail: String(error) }));
    }
  }
  return { circumstances, stills, parts, missing };
}
