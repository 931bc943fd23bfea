/** Files that are worked on at the same time: decoding runs on threads of its own. */
const AT_ONCE = 4;

/** Works on items a few at a time and gives the results in the order of the items. */
export async function* inOrder<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  atOnce = AT_ONCE,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for (const item of items) {
    if (running.length >= atOnce) yield (await running.shift()) as R;
    const started = work(item);
    // A failure is thrown when its turn comes, not before.
    started.catch(() => undefined);
    running.push(started);
  }
  for (const one of running) yield await one;
}
