import type { Coverage, PageState, Signal } from '../../utils/model/index.ts';
import { SignalIcon } from '../icons.tsx';
import type { Words } from './types.ts';

type Props = { state: PageState; words: Words };

/** How reading goes on the page in front: state, figures, what the posts show, what could not be read and why. */
export function PageStatus({ state, words }: Props) {
  const { reading, popup } = words.page;
  const figures: [label: string, value: number, name: string][] = [
    [popup.seen, state.seen, 'seen'],
    [popup.matched, state.matched, 'matched'],
    [popup.captured, state.captured, 'captured'],
    [popup.unread, state.unreadCount, 'unread'],
    ...(state.failedChecks ? [[popup.failed, state.failedChecks, 'failed'] as [string, number, string]] : []),
  ];
  return (
    <>
      <p class={`health ${state.health}`} role="status" data-testid="health">
        {reading.health[state.health]}
      </p>
      <dl class="figures">
        {figures.map(([label, value, name]) => (
          <div key={name} data-figure={name}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Unread state={state} words={words} />
      <Shares coverage={state.coverage} words={words} />
      {state.marks > 0 && <p class="unknown">{reading.marks({ n: state.marks })}</p>}
      <Signals state={state} words={words} />
    </>
  );
}

function Unread({ state, words }: Props) {
  const { reading } = words.page;
  const counts = countBy(state.unread.map(({ reason }) => reason));
  if (counts.length === 0) return null;
  return (
    <>
      <p class="unread-of">
        {reading.unreadOf({ n: state.unreadCount, all: state.unreadCount + state.seen })}
      </p>
      <ul class="reasons">
        {counts.map(([reason, n]) => (
          <li key={reason}>{reading.reasonCount({ n, reason: reading.reasons[reason] })}</li>
        ))}
      </ul>
    </>
  );
}

/** The share of posts that show each field: a field that a site hides shows here first. */
function Shares({ coverage, words }: { coverage: Coverage; words: Words }) {
  const { reading } = words.page;
  const all = coverage.posts;
  if (all === 0) return null;
  const fields = Object.entries(reading.fields) as [keyof typeof reading.fields, string][];
  return (
    <dl class="shares" aria-label={reading.shares}>
      {fields.map(([field, what]) => (
        <div key={field} data-share={field} title={reading.shareOf({ n: coverage[field], all, what })}>
          <dt>{what}</dt>
          <dd>{reading.log.share({ n: coverage[field], all })}</dd>
        </div>
      ))}
    </dl>
  );
}

function Signals({ state, words }: Props) {
  const counts = Object.entries(state.signals) as [Signal, number][];
  if (counts.length === 0) return null;
  return (
    <section aria-label={words.page.popup.bySignal}>
      <ul class="by-signal">
        {counts.map(([signal, n]) => (
          <li key={signal} data-signal={signal}>
            <SignalIcon signal={signal} /> {words.badge.signals[signal]}: {n}
          </li>
        ))}
      </ul>
    </section>
  );
}

function countBy<T extends string>(values: T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
