// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { BadgeView } from '../../../components/index.ts';
import { chipWords, type Language } from '../../../utils/i18n/index.ts';
import type { Match } from '../../../utils/model/index.ts';
import { chipFace, drawChip } from '../../../utils/page/chip.ts';
import { isUsersGesture } from '../../../utils/page/trust.ts';
import { authorMatch, namedPostMatch, pictureMatch, post } from '../evidence/samples.ts';
import { verdict } from './samples.ts';

const view = (part: Partial<BadgeView> = {}): BadgeView => ({
  post,
  unread: null,
  verdict: null,
  capture: { state: 'idle' },
  open: false,
  ...part,
});
const matching = (...matches: Match[]) => view({ verdict: verdict('x:1', { matches }) });
const failing = (...codes: ('timeout' | 'low-quality')[]) =>
  view({ verdict: verdict('x:1', { failed: codes.map((code) => ({ signal: 'image', url: null, code })) }) });
const mention: Match = {
  ...authorMatch,
  signal: 'mention',
  grade: 'possible',
  measure: { by: 'name', words: 'Musterhausen', offset: 3 },
};
const unread = view({ post: null, unread: { site: 'twitter', reason: 'permalink', hint: 'x' } });

type Row = [string, BadgeView, object, en: string, de: string];
const rows: Row[] = [
  [
    'a picture of the quoted post',
    matching(pictureMatch),
    { kind: 'match', signal: 'image', grade: 'same', count: 1 },
    'Stadtspur: Same picture as “The bridge; old”, Agentur Musterhausen (in the quoted post). 1 match. Show details',
    'Stadtspur: Gleiches Bild wie „The bridge; old“, Agentur Musterhausen (im zitierten Beitrag). 1 Treffer. Einzelheiten zeigen',
  ],
  [
    'several',
    matching(mention, authorMatch, namedPostMatch),
    { kind: 'match', signal: 'link', grade: 'same', count: 3 },
    'Stadtspur: This post is named in the registry. 3 matches. Show details',
    'Stadtspur: Dieser Beitrag steht im Register. 3 Treffer. Einzelheiten zeigen',
  ],
  [
    'a name alone',
    matching(mention),
    { kind: 'match', signal: 'mention', grade: 'possible', count: 1 },
    'Stadtspur: Names the profile “Stadt Musterhausen” in its text. 1 match. Show details',
    'Stadtspur: Nennt das Profil „Stadt Musterhausen“ im Text. 1 Treffer. Einzelheiten zeigen',
  ],
  [
    'a registered author alone',
    matching(authorMatch),
    { kind: 'quiet', signal: 'author', grade: null },
    'Stadtspur: Posted by a registered account. Nothing else matched. Show details',
    'Stadtspur: Veröffentlicht von einem erfassten Profil. Sonst kein Treffer. Einzelheiten zeigen',
  ],
  [
    'a post that could not be read',
    unread,
    { kind: 'unread', signal: null, grade: null },
    'Stadtspur: could not be read: no permalink',
    'Stadtspur: nicht lesbar: ohne Beitragsadresse',
  ],
  [
    'a check that failed',
    failing('low-quality', 'timeout'),
    { kind: 'failed', signal: null },
    'Stadtspur: not fully checked. Show details',
    'Stadtspur: nicht vollständig geprüft. Einzelheiten zeigen',
  ],
  [
    'nothing, with its card open',
    view({ open: true, verdict: verdict('x:1') }),
    { kind: 'plain', signal: null, count: 0 },
    'Stadtspur: seen, nothing matched. Show details',
    'Stadtspur: gesehen, kein Treffer. Einzelheiten zeigen',
  ],
];

describe('the chip', () => {
  it.each(rows)('of %s says so in both languages', (_, given, face, en, de) => {
    const labelled = (language: Language) => chipFace(given, chipWords(language));
    expect(labelled('en')).toMatchObject({ ...face, label: en });
    expect(labelled('de')).toMatchObject({ ...face, label: de });
  });

  it.each([
    ['not judged yet', view()],
    ['without match', view({ verdict: verdict('x:1') })],
    ['with a picture too plain', failing('low-quality')],
  ])('is none on a post %s', (_, given) => {
    expect(chipFace(given, chipWords('de'))).toBeNull();
  });

  it('stays after a capture of a post without match', () => {
    const done = view({ capture: { state: 'running', step: 'saving' } });
    expect(chipFace(done, chipWords('en'))?.kind).toBe('plain');
  });

  it('is drawn as a button with its sentence, number and ring, and drawn anew in place', () => {
    const mount = document.createElement('div');
    document.body.append(mount);
    const face = chipFace(matching(pictureMatch, mention), chipWords('en'));
    const quiet = chipFace(matching(authorMatch), chipWords('en'));
    if (!face || !quiet) throw new Error('no face');
    const button = drawChip(mount, face, false);
    expect([button.tagName, button.type, button.textContent]).toEqual(['BUTTON', 'button', '2']);
    expect(button.querySelectorAll('svg')).toHaveLength(2);
    expect(['aria-label', 'aria-haspopup', 'aria-expanded'].map((name) => button.getAttribute(name))).toEqual(
      [face.label, 'dialog', 'false'],
    );
    expect(mount.querySelector('.tip')?.textContent).toBe(face.label.replace('Stadtspur: ', ''));
    expect(drawChip(mount, quiet, true)).toBe(button);
    expect([button.textContent, button.getAttribute('aria-expanded'), mount.children.length]).toEqual([
      '',
      'true',
      2,
    ]);
    expect(mount.querySelector('.tip')?.hasAttribute('hidden')).toBe(true);
  });
});

describe('isUsersGesture', () => {
  const host = document.createElement('div');
  const cover = document.createElement('div');
  const event = (made: Event, isTrusted: boolean) =>
    Object.defineProperty(made, 'isTrusted', { value: isTrusted });
  const click = (isTrusted: boolean, detail = 1) =>
    event(new MouseEvent('click', { detail, clientX: 5, clientY: 6 }), isTrusted);

  it.each([
    ['a click on our host', click(true), host, true],
    ['a click that the page forged', click(false), host, false],
    ['a click where something lies over our host', click(true), cover, false],
    ['a click where nothing is', click(true), null, false],
    ['Enter on our button', click(true, 0), cover, true],
    ['Enter that the page forged', click(false, 0), host, false],
    ['a key', event(new KeyboardEvent('keydown', { key: 'c' }), true), cover, true],
    ['a key that the page forged', event(new KeyboardEvent('keydown', { key: 'c' }), false), host, false],
  ])('%s', (_, given, onTop, expected) => {
    const asked: number[][] = [];
    document.elementFromPoint = (...at) => {
      asked.push(at);
      return onTop;
    };
    expect(isUsersGesture(given, host)).toBe(expected);
    expect(asked.every(([x, y]) => x === 5 && y === 6)).toBe(true);
  });
});

describe('links and pictures of a website', () => {
  it.each(['link', 'picture'] as const)(
    'a %s carries a chip when it matches, not when it could not be compared',
    (kind) => {
      const mark = { post: { ...post, kind } };
      const face = (given: BadgeView) => chipFace({ ...given, ...mark }, chipWords('en'));
      expect(face(failing('timeout'))).toBeNull();
      expect(face(view())).toBeNull();
      expect(face(matching(pictureMatch))?.kind).toBe('match');
      expect(face(view({ open: true }))?.kind).toBe('plain');
    },
  );
});
