/** Space that this browser gives us, in bytes; null where it does not tell. */
export type Space = {
  used: number | null;
  available: number | null;
  /** Whether the browser has promised not to clear it by itself. */
  persisted: boolean | null;
};

/** What the browser says of the space of our database and files. */
export async function storageSpace(): Promise<Space> {
  const [estimate, persisted] = await Promise.all([
    navigator.storage.estimate().catch(() => null),
    navigator.storage.persisted().catch(() => null),
  ]);
  const { usage = null, quota = null } = estimate ?? {};
  const available = usage === null || quota === null ? null : Math.max(0, quota - usage);
  return { used: usage, available, persisted };
}

/** Asks the browser not to clear what we store. @returns whether it promised */
export const keepStorage = (): Promise<boolean> => navigator.storage.persist().catch(() => false);
