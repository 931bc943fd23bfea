import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import {
  ledgerFacts,
  lineAfter,
  makeDeviceKey,
  type ReportSource,
  reportHtml,
} from '../../../utils/evidence/index.ts';
import { reportDe } from '../../../utils/evidence/report/words.de.ts';
import { reportEn } from '../../../utils/evidence/report/words.en.ts';
import {
  artefactRole,
  captureNote,
  type Finding,
  failedCheck,
  missingArtefact,
} from '../../../utils/model/index.ts';
import { findingOf, namedPostMatch } from './samples.ts';

const key = await makeDeviceKey();
const NOW = new Date('2026-11-25T10:00:00.000Z');

/** A finding that has everything a report can tell of. */
const full = (): Finding => ({
  ...findingOf(
    {},
    {
      quoted: {
        key: null,
        permalink: 'https://x.com/b/status/2',
        author: { key: null, name: 'Quoted', url: null },
        publishedAt: null,
        text: 'words of the other',
        truncated: false,
        media: [],
        links: [],
        mentions: [],
      },
      context: 'Pinned',
      paidFor: 'City',
      group: { name: 'Group', url: null },
      coAuthors: [{ key: null, name: 'Second', url: null }],
      shownTime: '3 days ago',
    },
  ),
  schema: 2,
  shot: {
    method: 'tiles',
    stitch: 'unsure',
    reasons: ['moved', 'odd'],
    partial: true,
    hiddenFixed: 2,
    size: { width: 500, height: 3000 },
    tiles: [],
  },
  notes: [{ code: 'resumed', detail: 'once' }],
});

async function sourceOf(findings: Finding[], part: Partial<ReportSource> = {}): Promise<ReportSource> {
  return {
    language: 'en',
    caseName: 'A case',
    now: NOW,
    software: '0.2.0',
    publicKey: key.public,
    ledger: ledgerFacts([], []),
    count: findings.length,
    findings: () => findings,
    faults: [],
    picture: () => null,
    path: () => null,
    ...part,
  };
}

const textOf = async (source: ReportSource, inPackage = false) =>
  (await Array.fromAsync(reportHtml(source, inPackage))).join('');

function parsed(html: string) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true, disableCSSFileLoading: true } });
  return new window.DOMParser().parseFromString(html, 'text/html');
}

const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  '<!-- --><iframe src=javascript:alert(1)>',
  '&lt;b&gt; &amp; &#60;script&#62;',
  'javascript:alert(1)',
  '\u202Etxt.exe\u2066',
  '<base href=//evil.example>',
];

/** Every text of a value replaced, except the words that a schema allows only certain values for. */
function poisoned<T>(value: T, text: string, name = ''): T {
  const fixed =
    /^(by|kind|signal|grade|role|site|method|stitch|in|where|time|code|id|sha256|mediaType|trigger)$/;
  if (typeof value === 'string') return (fixed.test(name) ? value : text) as T;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, text, name)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poisoned(one, text, key)])) as T;
}

describe('reportHtml', () => {
  it.each(MARKUP)('shows %j as it is, wherever it stands', async (text) => {
    const finding = poisoned(full(), text);
    const source = await sourceOf([finding], {
      caseName: text,
      software: text,
      faults: [{ finding: text, code: 'missing', path: text, expected: text }],
      picture: () => text,
      path: () => text,
    });
    const document = parsed(await textOf(source));
    expect(document.querySelectorAll('script, iframe, object, embed, svg, base, link, form')).toHaveLength(0);
    for (const element of document.querySelectorAll('*')) {
      const handlers = [...element.attributes].filter(({ name }) => name.startsWith('on'));
      expect(handlers, element.outerHTML.slice(0, 200)).toHaveLength(0);
    }
    for (const image of document.querySelectorAll('img')) expect(image.getAttribute('src')).not.toBe(text);
    for (const link of document.querySelectorAll('a')) {
      expect(link.getAttribute('href')?.startsWith('javascript:')).not.toBe(true);
    }
    const shown = text.replace(/[\u202E\u2066]/g, '\uFFFD');
    expect(document.querySelector('blockquote')?.textContent).toBe(shown);
    expect(document.querySelector('h1')?.textContent).toContain(shown);
  });

  it('tells facts, matches with their measures, what is missing, notes and how sure the picture is', async () => {
    const document = parsed(await textOf(await sourceOf([full()])));
    const text = document.querySelector('section.finding')?.textContent ?? '';
    for (const words of [
      'https://x.com/musterhausen/status/1456553032246771727',
      'picture differs in 12 of 256 bits',
      'The bridge; old',
      'the server refused it (404)',
      'it is too plain to be compared (12)',
      'Unsure',
      'the page moved meanwhile, odd',
      'completed later',
      'Group',
      'words of the other',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('states the limits in both languages', async () => {
    for (const [language, word] of [
      ['de', 'Nicht bewiesen'],
      ['en', 'Not proved'],
    ] as const) {
      const html = await textOf(await sourceOf([], { language }));
      expect(parsed(html).documentElement.lang).toBe(language);
      expect(html).toContain(word);
    }
  });

  it('tells of each finding what speaks for it', async () => {
    const finding = full();
    const record = 'a'.repeat(64);
    const of = { finding: finding.id, number: 7, record };
    const url = 'https://archive.example/1';
    const bodies = [
      { type: 'capture' as const, ...of },
      { type: 'support' as const, ...of, support: { kind: 'archived-copy' as const, url, note: 'same day' } },
      {
        type: 'timestamp' as const,
        of: 2,
        token: record,
        stampedAt: '2026-11-24T00:00:00Z',
        authority: 'Authority X',
      },
    ];
    let last = await lineAfter(null, { type: 'key', public: key.public, software: 't' }, NOW, key);
    const lines = [last];
    for (const body of bodies) {
      last = await lineAfter(last, body, NOW, key);
      lines.push(last);
    }
    const bare = await textOf(await sourceOf([finding]));
    expect(bare).toContain('No archived copy is noted');
    expect(bare).toContain('No timestamp of an authority covers this finding');
    const html = await textOf(await sourceOf([finding], { ledger: ledgerFacts(lines, []) }));
    expect(html).toContain('https://archive.example/1');
    expect(html).toContain('Authority X');
    expect(html).not.toContain('No archived copy is noted');
    expect(html).not.toContain('No timestamp of an authority covers this finding');
  });

  it('compares page data and screen where the page told both', async () => {
    const ad = {
      status: null,
      start: null,
      end: null,
      pageId: null,
      platforms: null,
      headline: null,
      description: null,
      button: null,
      format: null,
      sharing: null,
      euTransparency: null,
      source: 'both' as const,
      differences: [],
    };
    const told = async (differences: { field: string; data: string; shown: string }[]) =>
      textOf(await sourceOf([findingOf({}, { ad: { ...ad, differences } })]));
    expect(await told([])).toContain('data and what it shows agree');
    expect(await told([{ field: 'start', data: '1 May', shown: '2 May' }])).toContain('start: 1 May / 2 May');
    expect(await textOf(await sourceOf([full()]))).toContain('were not compared');
  });

  it.each([
    ['media/a-1.png', true],
    ['data:image/png;base64,AAAA', true],
    ['https://evil.example/a.png', false],
    ['//evil.example/a.png', false],
    ['../../a.png', false],
    ['data:text/html;base64,AAAA', false],
  ])('takes %s as a picture: %s', async (src, isTaken) => {
    const html = await textOf(await sourceOf([full()], { picture: () => src }));
    expect(parsed(html).querySelectorAll('img').length > 0).toBe(isTaken);
  });

  it('leads from the overview to each finding', async () => {
    const findings = [
      findingOf(),
      { ...findingOf({ matches: [namedPostMatch] }), id: crypto.randomUUID(), number: 8 },
    ];
    const document = parsed(await textOf(await sourceOf(findings)));
    const goals = [...document.querySelectorAll('tbody a')].map((one) => one.getAttribute('href'));
    expect(goals.filter((goal) => goal?.startsWith('#f-'))).toHaveLength(2);
    for (const goal of goals) if (goal?.startsWith('#')) expect(document.querySelector(goal)).not.toBeNull();
  });
});

describe('words of the report', () => {
  it('are the same in both languages, and cover every code', () => {
    expect(shapeOf(reportDe)).toEqual(shapeOf(reportEn));
    for (const words of [reportDe, reportEn]) {
      const codes = [...missingArtefact.shape.code.options, ...failedCheck.shape.code.options];
      expect(codes.filter((code) => !words.codes[code])).toEqual([]);
      expect(captureNote.shape.code.options.filter((code) => !words.noteCodes[code])).toEqual([]);
      expect(artefactRole.options.filter((role) => !words.roles[role])).toEqual([]);
    }
  });
});

/** Names and kinds of all words; lists by their length. */
function shapeOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'object' ? shapeOf(value, `${path}.${name}`) : [`${path}.${name} ${typeof value}`],
  );
}
