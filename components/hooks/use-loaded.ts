import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Loaded } from '../pages/types.ts';

/**
 * Loads once, again on `reload`, and again whenever `watch` calls back. While it loads again the former value stays.
 * @param load must be stable between draws
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  watch?: (call: () => void, signal: AbortSignal) => void,
) {
  const latest = useRef(0);
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const reload = useCallback(() => {
    const turn = ++latest.current;
    // An older, slower answer must not take the place of a newer one.
    const settle = (next: Loaded<T>) => turn === latest.current && setLoaded(next);
    load().then(
      (value) => settle({ state: 'ready', value }),
      () => settle({ state: 'failed' }),
    );
  }, [load]);
  useEffect(() => {
    const controller = new AbortController();
    reload();
    watch?.(reload, controller.signal);
    return () => controller.abort();
  }, [reload, watch]);
  return [loaded, reload] as const;
}
