import { RING, RING_DASHES, SIGNS } from '../../components/badge/signs.ts';
import { type BadgeView, type ChipKind, chipKind, ranked } from '../../components/badge/view.ts';
import type { ChipWords } from '../i18n/index.ts';
import type { Grade, Signal } from '../model/index.ts';

const SVG = 'http://www.w3.org/2000/svg';

const CLASSES: Record<Exclude<ChipKind, null>, string> = {
  match: 'chip match',
  quiet: 'chip quiet',
  unread: 'chip dot',
  failed: 'chip dot',
  plain: 'chip dot',
};

/** What a chip shows: its form, and the sentence that says the same in words. */
export type ChipFace = {
  kind: Exclude<ChipKind, null>;
  label: string;
  signal: Signal | null;
  grade: Grade | null;
  count: number;
};

/** The face that a view asks for; null for no chip. */
export function chipFace(view: BadgeView, words: ChipWords): ChipFace | null {
  const kind = chipKind(view);
  if (!kind) return null;
  const [first] = ranked(view.verdict?.matches ?? []);
  const count = view.verdict?.matches.length ?? 0;
  const shows = kind === 'match' || kind === 'quiet';
  return {
    kind,
    label: labelOf(kind, view, words),
    signal: shows && first ? first.signal : null,
    grade: kind === 'match' && first ? first.grade : null,
    count,
  };
}

function labelOf(kind: ChipKind, { unread, verdict }: BadgeView, words: ChipWords): string {
  const [first] = ranked(verdict?.matches ?? []);
  const sentence = first ? words.why(first) : '';
  switch (kind) {
    case 'unread':
      return words.unreadChip({ reason: unread ? words.unread[unread.reason] : '' });
    case 'match':
      return words.chip({ sentence, count: verdict?.matches.length ?? 0 });
    case 'quiet':
      return words.quietChip({ sentence });
    case 'failed':
      return words.failedChip;
    default:
      return words.plainChip;
  }
}

/**
 * Draws a chip: a button with sign, number of matches and ring, and a tip with its sentence. Plain DOM, not a
 * component: it is all that most pages ever show of us, so it brings no library along.
 */
export function drawChip(mount: Element, face: ChipFace, isOpen: boolean): HTMLButtonElement {
  const make = <K extends keyof HTMLElementTagNameMap>(name: K) => mount.ownerDocument.createElement(name);
  const button = mount.querySelector<HTMLButtonElement>('.chip') ?? make('button');
  const tip = mount.querySelector('.tip') ?? make('span');
  button.type = 'button';
  button.className = CLASSES[face.kind];
  button.setAttribute('aria-label', face.label);
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', String(isOpen));
  button.replaceChildren(...partsOf(face, mount.ownerDocument));
  tip.className = 'tip';
  tip.toggleAttribute('hidden', isOpen);
  tip.setAttribute('aria-hidden', 'true');
  tip.textContent = face.label.replace(/^Stadtspur: /, '');
  if (!button.isConnected) mount.append(button, tip);
  return button;
}

function partsOf({ kind, signal, grade, count }: ChipFace, document: Document): Node[] {
  if (!signal) return [icon(document, 12, 'M9.4 6a3.4 3.4 0 1 1-6.8 0 3.4 3.4 0 0 1 6.8 0z')];
  const sign = icon(document, 14, SIGNS[signal], 16);
  if (kind !== 'match' || !grade) return [sign];
  const number = document.createElement('span');
  number.textContent = String(count);
  return [sign, number, ring(document, grade)];
}

function icon(document: Document, size: number, path: string, box = size): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', `0 0 ${box} ${box}`);
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function ring(document: Document, grade: Grade): SVGElement {
  const svg = icon(document, 12, RING);
  svg.firstElementChild?.setAttribute('stroke-dasharray', RING_DASHES[grade]);
  return svg;
}
