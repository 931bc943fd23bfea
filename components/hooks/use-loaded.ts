import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Loaded } from '../pages/types.ts';

/**
 * Loads once, again on `reload`, and again whenever `watch` calls back. While it loads again the former value stays.
 * @param load must be stable between draws
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  watch?: (call: () => void, signal: AbortSignal) => void,
) {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const reload = useCallback(() => {
    load().then(
      (value) => setLoaded({ state: 'ready', value }),
      () => setLoaded({ state: 'failed' }),
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
