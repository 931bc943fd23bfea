const FRAMES_MS = 300;
const DECODED_MS = 1500;

const after = (ms: number) => new Promise<'late'>((done) => setTimeout(() => done('late'), ms));

/** Two frames, so that what was hidden is hidden on the screen; a hidden tab has none, hence the clock. */
export function painted(): Promise<unknown> {
  const frames = new Promise<void>((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done())),
  );
  return Promise.race([frames, after(FRAMES_MS)]);
}

/** Waits until the pictures of the post that stand in the window are decoded. @returns false when they did not come in time */
export async function decoded(root: Element | null): Promise<boolean> {
  const images = [...(root?.querySelectorAll('img') ?? [])].filter(isInWindow);
  const all = Promise.allSettled(images.map((image) => image.decode()));
  return (await Promise.race([all, after(DECODED_MS)])) !== 'late';
}

function isInWindow(image: HTMLImageElement): boolean {
  const { top, bottom, left, right, width } = image.getBoundingClientRect();
  return width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
