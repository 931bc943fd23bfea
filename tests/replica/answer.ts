/** What the replica sends for one address. `hang` accepts the request and never answers. */
export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  hang?: boolean;
};

/** The picture hosts that the sites' policies name. */
const PICTURE_HOSTS =
  'https://*.fbcdn.net https://*.cdninstagram.com https://*.twimg.com https://www.dortmund.de';

/**
 * A page under a policy as strict as the sites': whatever an extension shows must not depend on the page's leave.
 * @param nonce allows the one inline script that carries it; without it no script runs
 */
export function pageAnswer(html: string, nonce?: string): Answer {
  const policy = [
    "default-src 'self'",
    `script-src ${nonce ? `'nonce-${nonce}'` : "'none'"}`,
    "style-src 'self'",
    `img-src 'self' ${PICTURE_HOSTS}`,
    // Their players make their sources by scripts.
    "media-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "worker-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'set-cookie': 'replica-session=1; Secure; HttpOnly; SameSite=None; Path=/',
    },
    body: html,
  };
}

/** A page as it was stored: its own scripts would redirect it or break it. */
export function captureAnswer(html: string): Answer {
  return {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" },
    body: html,
  };
}

/** A picture as the networks serve it: cacheable, and without Access-Control-Allow-Origin. */
export function pictureAnswer(bytes: Uint8Array, mediaType = 'image/jpeg'): Answer {
  return { headers: { 'content-type': mediaType, 'cache-control': 'max-age=1209600' }, body: bytes };
}

/** The answer to what the replica does not have. */
export const notFound: Answer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'not part of the replica',
};
