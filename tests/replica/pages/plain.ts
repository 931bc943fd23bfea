import { cityPictureUrl, INVENTED } from '../case.ts';
import { documentOf } from './html.ts';

/** The party's page that the letter names; the extension does not run there yet. */
export const partyHomepage = (): string =>
  documentOf({
    title: 'Impressum',
    site: 'plain',
    body: `<header class="bar">westphalfuerdortmund.de</header><main><h1>Impressum</h1><p>${INVENTED} Seite im Nachbau.</p>
<p><a href="https://www.instagram.com/thomaswestphaldo/">Instagram: thomaswestphaldo</a></p></main>`,
  });

/** The city's news article of the letter, with the picture that the demonstration calls the city's. */
export const cityNews = (): string =>
  documentOf({
    title: 'Nachricht – dortmund.de',
    site: 'plain',
    body: `<header class="bar">dortmund.de</header><main><h1>Nachricht ${INVENTED}</h1>
<figure><img alt="" src="${cityPictureUrl('news')}"><figcaption class="muted">Bild: Nachbau</figcaption></figure>
<p>${INVENTED} Am Hafen kam am Freitag vieles zusammen.</p></main>`,
  });
