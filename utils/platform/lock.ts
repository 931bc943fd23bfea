/** Runs works of a name one after the other, in all our pages and the background together (Web Locks). */
export const webLock =
  (name: string) =>
  <T>(work: () => Promise<T>): Promise<T> =>
    navigator.locks.request(`stadtspur-${name}`, work) as Promise<T>;
