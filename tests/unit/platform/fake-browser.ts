import { vi } from 'vitest';

type Listener = (...all: never[]) => unknown;

/** An event of the browser's: keeps listeners, and calls them. */
function event<L extends Listener>() {
  const listeners = new Set<L>();
  return {
    addListener: (listener: L) => void listeners.add(listener),
    removeListener: (listener: L) => void listeners.delete(listener),
    /** What the listeners return. */
    emit: (...all: Parameters<L>) => [...listeners].map((listener) => listener(...all)),
    count: () => listeners.size,
  };
}

type OnMessage = (message: unknown, sender: object, respond?: (answer: unknown) => void) => unknown;
type OnStorage = (changes: Record<string, unknown>) => void;

const kept = new Map<string, unknown>();
const session = new Map<string, unknown>();
const storageChanged = event<OnStorage>();

/** The few browser APIs that platform/ uses; a test changes what it needs. */
export const fake = {
  runtime: {
    id: 'ours' as string | undefined,
    sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
    onMessage: event<OnMessage>(),
    onInstalled: event<() => unknown>(),
    onStartup: event<() => unknown>(),
    getManifest: () => ({
      version: '9.9.9',
      host_permissions: ['https://x.com/*'],
      content_scripts: [{ matches: ['https://x.com/*'] }],
    }),
    getURL: (path: string) => `chrome-extension://ours${path}`,
  },
  alarms: {
    create: vi.fn(),
    clear: vi.fn(async () => true),
    onAlarm: event<(alarm: { name: string }) => void>(),
  },
  permissions: {
    contains: vi.fn(async ({ origins }: { origins: string[] }) =>
      origins.every((one) => !/example|all_urls/.test(one)),
    ),
    getAll: vi.fn(async () => ({ origins: ['https://x.com/*'] })),
    request: vi.fn(async (_: object) => true),
    remove: vi.fn(async (_: object) => true),
    onAdded: event<() => void>(),
    onRemoved: event<() => void>(),
  },
  storage: {
    onChanged: event<(changes: Record<string, unknown>, area: string) => void>(),
    local: {
      get: vi.fn(async (defaults: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, kept.get(key) ?? value])),
      ),
      set: vi.fn(async (values: Record<string, unknown>) => {
        const changes = Object.entries(values).filter(([key, value]) => kept.get(key) !== value);
        for (const [key, value] of changes) kept.set(key, value);
        if (changes.length) storageChanged.emit(Object.fromEntries(changes));
      }),
      onChanged: storageChanged,
    },
    session: {
      get: vi.fn(async (name: string) => ({ [name]: session.get(name) })),
      set: vi.fn(async (values: Record<string, unknown>) => {
        for (const [name, value] of Object.entries(values)) session.set(name, value);
      }),
    },
  },
  i18n: { getUILanguage: vi.fn(() => 'de-AT') },
  tabs: {
    get: vi.fn(async (id: number) => ({ id, active: true, windowId: 1, url: 'https://x.com/home' })),
    sendMessage: vi.fn(async (..._: unknown[]): Promise<unknown> => undefined),
    create: vi.fn(async (_: object) => ({})),
    query: vi.fn(async (_: object): Promise<{ id?: number; url?: string }[]> => []),
    getZoom: vi.fn(async (_: number) => 1.25),
    onUpdated: event<(id: number, change: object, tab: object) => void>(),
    onRemoved: event<(id: number) => void>(),
  },
  action: {
    setBadgeBackgroundColor: vi.fn(async (_: object) => {}),
    setBadgeText: vi.fn(async (_: object) => {}),
    setTitle: vi.fn(async (_: object) => {}),
  },
  scripting: {
    executeScript: vi.fn(async (_: object): Promise<unknown[]> => []),
    getRegisteredContentScripts: vi.fn(async (_: object): Promise<object[]> => []),
    registerContentScripts: vi.fn(async (_: object[]) => {}),
    updateContentScripts: vi.fn(async (_: object[]) => {}),
    unregisterContentScripts: vi.fn(async (_: object) => {}),
  },
  contextMenus: {
    removeAll: async () => {},
    create: vi.fn(),
    onClicked: event<(info: object, tab: object) => void>(),
  },
  commands: { onCommand: event() },
};

// Where content scripts find it.
Reflect.set(globalThis, 'browser', fake);

/** As on the first day. */
export function resetBrowser(): void {
  kept.clear();
  session.clear();
  vi.clearAllMocks();
  fake.runtime.id = 'ours';
  fake.runtime.sendMessage.mockReset();
}
