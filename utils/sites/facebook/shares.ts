import { byId, nameLines } from './parts.ts';
import { S } from './selectors.ts';

/**
 * The shares in a container that holds several of one post (2022): one element around each sharer's name. The label of
 * such a container names the author of the shared post, and is not the first name in it.
 */
export function sharesIn(container: Element): Element[] {
  const shared = sharedName(container);
  if (!shared) return [container];
  const lines = nameLines(container);
  const sharers = lines.filter((line) => line !== shared);
  return sharers.length < 2 ? [container] : sharers.map((line) => blockOf(line, lines, container));
}

/** The name line of the post that was shared, where the container's label names it. */
function sharedName(container: Element): Element | null {
  const label = byId(container, container.getAttribute('aria-labelledby') ?? '');
  const first = label && container.querySelector(S.heading);
  if (!first || first === label || first.contains(label) || label.contains(first)) return null;
  return (
    nameLines(container).find((line) => line === label || line.contains(label) || label.contains(line)) ??
    null
  );
}

function blockOf(line: Element, lines: Element[], container: Element): Element {
  let block = line;
  for (let above = line.parentElement; above && above !== container; above = above.parentElement) {
    if (lines.some((other) => other !== line && above.contains(other))) break;
    block = above;
  }
  return block;
}

/** For one of several shares: the container, in which the shared post is read once more. */
export function sharedBeside(root: Element): { container: Element; name: Element } | null {
  const container = root.parentElement?.closest(S.container.join(', '));
  const name = container && sharedName(container);
  return container && name ? { container, name } : null;
}
