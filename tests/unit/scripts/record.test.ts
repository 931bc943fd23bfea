import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../../scripts/inspect/index.ts';
import { hideJson, pruned } from '../../../scripts/record/json.ts';
import { type Kept, Pseudonyms } from '../../../scripts/record/pseudonyms.ts';
import { firstDifference } from '../../../scripts/record/shape.ts';
import { timeOfId } from '../../../utils/sites/twitter/status.ts';

const kept: Kept = {
  labels: new Set(['sponsored', 'more', 'see']),
  months: ['mär', 'mar'],
  structure: new Set(['https', 'x', 'com', 'status', 'useravatar', 'container']),
};
const names = () => new Pseudonyms(kept);

describe('invented words and ids', () => {
  it('are the same wherever a handle stands', () => {
    const hidden = names();
    const [, handle = ''] = hidden.hide('https://x.com/Nachbau_D9/status/1', 'structure').split('.com/');
    const name = handle.split('/')[0] ?? '';
    expect(name).toMatch(/^[A-Z][a-z]{6}_[A-Z]9$/);
    expect(name).not.toBe('Nachbau_D9');
    expect(hidden.hide('UserAvatar-Container-nachbau_d9', 'structure')).toBe(
      `UserAvatar-Container-${name.toLowerCase()}`,
    );
    expect(hidden.hide('@Nachbau_D9', 'text')).toBe(`@${name}`);
  });

  it('leave labels, dates, single letters and encoding as they are', () => {
    const hidden = names();
    expect(hidden.hide('Sponsored · See more', 'text')).toBe('Sponsored · See more');
    expect(hidden.hide('3. März 2021', 'text')).toBe('3. März 2021');
    expect(hidden.hide('März', 'text')).not.toBe('März');
    expect(hidden.hide('S p o', 'text')).toBe('S p o');
    expect(hidden.hide('a%C3%BCb', 'structure')).toBe('a%C3%BCb');
    expect(hidden.hide('Brief an post@nachbau.example', 'text')).not.toContain('@');
  });

  it('keep length, alphabet and the time in ids of X', () => {
    const hidden = names();
    const id = '1367099526880907264';
    const invented = hidden.hide(id, 'structure');
    expect(invented).not.toBe(id);
    expect(timeOfId(invented)).toBe(timeOfId(id));
    expect(hidden.hide('10150000000001', 'structure')).toMatch(/^(?!10150000000001)\d{14}$/);
    expect(hidden.hide('pfbid0AbCdEfGhIjKl', 'structure')).toMatch(/^pfbid0\w{12}$/);
    expect(hidden.hide('Город', 'text')).toMatch(/^(?!Город)[А-Яа-я]{5}$/);
  });

  it('are never a word of the page', () => {
    const first = names().hide('nachbau', 'text');
    const hidden = names();
    hidden.note(`nachbau ${first}`);
    expect(hidden.hide('nachbau', 'text')).not.toBe(first);
  });
});

describe('the data of a page', () => {
  it('keeps only what holds a sought id', () => {
    const list = Array.from({ length: 20 }, (_, at) => ({ id: `post-${at}`, text: 'Worte' }));
    expect(pruned({ list, long: 'x'.repeat(2000), short: 1 }, ['post-7'])).toEqual({
      list: [{ id: 'post-7', text: 'Worte' }],
      short: 1,
    });
  });

  it('is hidden like the page, its times stay', () => {
    const hidden = names();
    const shown = hidden.hide('Nachbau', 'text');
    expect(
      hideJson({ name: 'Nachbau', creation_time: 1600000000, inner: '{"name":"Nachbau"}' }, hidden),
    ).toEqual({
      name: shown,
      creation_time: 1600000000,
      inner: JSON.stringify({ name: shown }),
    });
  });
});

describe('the shape of what is read', () => {
  const reading = (post: object) => ({ posts: [{ ref: 'x', post }], unread: [] }) as unknown as PageReading;

  it.each([
    [{ text: 'Worte', promoted: null }, { text: 'Other', promoted: null }, null],
    [{ text: 'Worte' }, { text: '' }, 'posts[0].text: string became empty'],
    [{ author: { name: 'N' } }, { author: null }, 'posts[0].author: object became nothing'],
    [{ promoted: false }, { promoted: true }, 'posts[0].promoted: false became true'],
    [{ links: ['a', 'b'] }, { links: ['c'] }, 'posts[0].links: 2 became 1'],
  ])('of %j and %j', (before, after, difference) =>
    expect(firstDifference(reading(before), reading(after))).toBe(difference),
  );
});
