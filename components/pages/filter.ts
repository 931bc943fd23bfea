import type { Finding, Signal } from '../../utils/model/index.ts';
import { ranked } from '../badge/view.ts';
import type { Filter } from './place.ts';

/** The findings that fit all set filters. The search looks at number, author, text and address, ignoring case. */
export function filtered(findings: Finding[], { platform, signal, search }: Filter): Finding[] {
  const wanted = search.trim().toLowerCase();
  return findings.filter(
    (finding) =>
      (!platform || finding.post.site === platform) &&
      (!signal || finding.matches.some((match) => match.signal === signal)) &&
      (!wanted || haystack(finding).includes(wanted)),
  );
}

function haystack({ number, post }: Finding): string {
  return [`no. ${number}`, `nr. ${number}`, post.author?.name, post.author?.key, post.text, post.permalink]
    .join('\n')
    .toLowerCase();
}

/** The distinct signals of a finding's matches, strongest first. */
export const signalsOf = ({ matches }: Finding): Signal[] => [
  ...new Set(ranked(matches).map(({ signal }) => signal)),
];
