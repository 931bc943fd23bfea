import { ADDRESSES, cityPictureUrl, INVENTED, PARTY_PICTURE } from '../case.ts';
import { documentOf } from './html.ts';

/** The party's page that the letter names: "the contents of the profile are shown there too". Read when the user allows it. */
export const partyHomepage = (): string =>
  documentOf({
    title: 'Impressum',
    site: 'plain',
    body: `<header class="bar">westphalfuerdortmund.de</header><main><h1>Impressum</h1><p>${INVENTED} Seite im Nachbau.</p>
<p>Profile: <a href="https://www.instagram.com/thomaswestphaldo/">Instagram: thomaswestphaldo</a>, <a href="https://www.example.org/">anderswo</a></p>
<blockquote class="twitter-tweet"><p lang="de" dir="ltr">${INVENTED} Ein Nachmittag am Hafen.</p>&mdash; Thomas Westphal (@TWestphalDo) <a href="${ADDRESSES.tweetNews}?ref_src=twsrc%5Etfw">5. November 2021</a></blockquote>
<blockquote class="instagram-media" data-instgrm-permalink="${ADDRESSES.instagramVideoConference}?utm_source=ig_embed"><a href="${ADDRESSES.instagramVideoConference}?utm_source=ig_embed">Ein Beitrag geteilt von Thomas Westphal (@thomaswestphaldo)</a></blockquote>
<figure><img alt="Am Hafen" width="480" height="480" src="${PARTY_PICTURE.url}"><figcaption class="muted">${INVENTED} Am Hafen.</figcaption></figure>
<figure><img alt="Eine Katze" width="300" height="300" src="${cityPictureUrl('garden')}"></figure></main>`,
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
