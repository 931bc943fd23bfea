import { bomb, pictureBytes } from '../../scripts/demo/pictures.ts';
import { type Answer, notFound, pageAnswer, pictureAnswer } from './answer.ts';
import { PICTURE_PATHS } from './case.ts';
import { adLibraryPage } from './pages/ad-library.ts';
import { facebookProfile } from './pages/facebook.ts';
import { instagramGrid, instagramPost } from './pages/instagram.ts';
import { cityNews, partyHomepage } from './pages/plain.ts';
import { reusePage } from './pages/reuse.ts';
import { styleSheet } from './pages/style.ts';
import { tallPage, tallStyle } from './pages/tall.ts';
import { homePage, statusPage } from './pages/twitter.ts';

/** Ways in which a picture can fail to arrive. `bomb` is a small PNG that claims 20,000 x 20,000 pixels. */
export type PictureFault = 'forbidden' | 'hang' | 'corrupt' | 'bomb' | 'cors';

const HOSTS =
  /^((www|web|m|l)\.)?facebook\.com$|\.fbcdn\.net$|^((www|l)\.)?instagram\.com$|\.cdninstagram\.com$|^(www\.)?(x|twitter)\.com$|\.twimg\.com$|^(www\.)?dortmund\.de$|^(www\.)?westphalfuerdortmund\.de$/;

/** True for the hosts that the replica plays. */
export const isReplicaHost = (host: string): boolean => HOSTS.test(host);

type Route = [pattern: RegExp, answer: (found: RegExpExecArray, url: URL) => Answer];

const ROUTES: Route[] = [
  [/\/replica\.css$/, () => ({ headers: { 'content-type': 'text/css' }, body: styleSheet })],
  [/\/replica-tall\.css$/, () => ({ headers: { 'content-type': 'text/css' }, body: tallStyle })],
  [/^www\.facebook\.com\/ads\/library\/?$/, () => pageAnswer(adLibraryPage())],
  [/^www\.facebook\.com\/thomas\.westphal\.3591\/?$/, () => pageAnswer(facebookProfile())],
  [/^www\.facebook\.com\/hafenviertel\.beispiel\.nachbau\/?$/, () => pageAnswer(reusePage())],
  [/^www\.instagram\.com\/thomaswestphaldo\/?$/, () => pageAnswer(instagramGrid())],
  [/^www\.instagram\.com\/(?:[\w.]+\/)?p\/([\w-]+)\/?$/, ([, code = '']) => maybePage(instagramPost(code))],
  [/^(?:x|twitter)\.com\/home$/, () => pageAnswer(homePage('cmVwbGljYQ'), 'cmVwbGljYQ')],
  [/^(?:x|twitter)\.com\/\w+\/status\/(\d+)$/, ([, id = '']) => maybePage(statusPage(id) ?? tallPage(id))],
  [/^(?:www\.)?westphalfuerdortmund\.de\/impressum\/?$/, () => pageAnswer(partyHomepage())],
  [
    /^www\.dortmund\.de\/de\/leben_in_dortmund\/nachrichtenportal\/alle_nachrichten\/nachricht\.jsp$/,
    () => pageAnswer(cityNews()),
  ],
];

const maybePage = (html: string | null): Answer => (html ? pageAnswer(html) : notFound);

/** The replica's own answer for an address; null when it has none. */
export async function answerFor(url: URL, fault: PictureFault | null): Promise<Answer | null> {
  const place = url.hostname + url.pathname;
  const picture = PICTURE_PATHS.get(place);
  if (picture) return pictureFor(picture, url.searchParams.get('fault') ?? fault);
  for (const [pattern, answer] of ROUTES) {
    const found = pattern.exec(place);
    if (found) return answer(found, url);
  }
  return null;
}

type Picture = NonNullable<ReturnType<typeof PICTURE_PATHS.get>>;

function pictureFor(picture: Picture, fault: string | null): Answer {
  switch (fault) {
    case 'forbidden':
      return { status: 403, headers: { 'content-type': 'text/plain' }, body: 'URL signature expired' };
    case 'hang':
      return { hang: true };
    case 'corrupt':
      return uncached(pictureAnswer(pictureBytes(picture).slice(0, 600)));
    case 'bomb':
      return uncached(pictureAnswer(bomb(), 'image/png'));
    case 'cors': {
      const { headers, ...rest } = pictureAnswer(pictureBytes(picture));
      return { ...rest, headers: { ...headers, 'access-control-allow-origin': '*' } };
    }
    default:
      return pictureAnswer(pictureBytes(picture));
  }
}

/** A fault must end when it is healed, not when a browser's cache forgets it. */
const uncached = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'cache-control': 'no-store' },
});
