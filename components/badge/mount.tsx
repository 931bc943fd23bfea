import { render } from 'preact';
import tokens from '../../assets/tokens.css?inline';
import { badgeWords } from '../../utils/i18n/index.ts';
import { Card } from './Card.tsx';
import style from './card.css?inline';
import evidence from './evidence.css?inline';
import type { CardModule } from './view.ts';

/** Roots that have the card's style already. */
const styled = new WeakSet<Node>();

/** Cards, drawn with Preact. */
export const cardModule: CardModule = {
  render(mount, { language, ...props }) {
    addStyle(mount);
    render(<Card words={badgeWords(language)} {...props} />, mount);
  },
  remove: (mount) => render(null, mount),
};

/** By textContent: Firefox spares only that from the page's content security policy, not a text node put in by Preact. */
function addStyle(mount: Element): void {
  const root = mount.getRootNode();
  if (styled.has(root)) return;
  styled.add(root);
  const sheet = mount.ownerDocument.createElement('style');
  sheet.textContent = tokens + style + evidence;
  root.insertBefore(sheet, root.firstChild);
}
