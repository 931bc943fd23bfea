import { render } from 'preact';
import tokens from '../../assets/tokens.css?inline';
import { badgeWords } from '../../utils/i18n/index.ts';
import { Card } from './Card.tsx';
import style from './card.css?inline';
import type { CardModule } from './view.ts';

/** Cards, drawn with Preact. */
export const cardModule: CardModule = {
  render(mount, { language, ...props }) {
    render(
      <>
        <style>{tokens + style}</style>
        <Card words={badgeWords(language)} {...props} />
      </>,
      mount,
    );
  },
  remove: (mount) => render(null, mount),
};
