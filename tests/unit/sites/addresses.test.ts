import { describe, expect, it } from 'vitest';
import { adLibraryExamples } from '../../../utils/sites/ad-library/examples.ts';
import { rules } from '../../../utils/sites/address.ts';
import type { AddressExamples } from '../../../utils/sites/contract.ts';
import { facebookExamples } from '../../../utils/sites/facebook/examples.ts';
import { canonicalUrl, nameAddress, resolveAddress, unwrap } from '../../../utils/sites/index.ts';
import { instagramExamples } from '../../../utils/sites/instagram/examples.ts';
import { networkOf } from '../../../utils/sites/shared/hosts.ts';
import { twitterExamples } from '../../../utils/sites/twitter/examples.ts';

const all = Object.entries(rules).flatMap(([network, list]) => list.map((rule) => ({ network, rule })));
const byNetwork: Record<string, AddressExamples> = {
  twitter: twitterExamples,
  instagram: instagramExamples,
  facebook: { ...facebookExamples, ...adLibraryExamples },
};
const examplesOf = (network: string, name: string) => byNetwork[network]?.[name] ?? [];
const examples = all.flatMap(({ network, rule }) =>
  examplesOf(network, rule.name).map(([address, key]) => ({ rule, address, key })),
);

describe('each form of address', () => {
  it('has examples', () => {
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter(({ network, rule }) => examplesOf(network, rule.name).length === 0)).toEqual([]);
    for (const [network, one] of Object.entries(byNetwork))
      expect(Object.keys(one).sort()).toEqual(
        all
          .filter((rule) => rule.network === network)
          .map(({ rule }) => rule.name)
          .sort(),
      );
  });

  it.each(examples)('$rule.name: $address', ({ rule, address, key }) => {
    const url = new URL(address);
    const takers = all.filter((one) => one.network === networkOf(url) && one.rule.read(url) !== null);
    expect(
      takers.map((one) => one.rule.name),
      `Which rule is ${address}?`,
    ).toEqual([rule.name]);
    expect(resolveAddress(address)?.key).toBe(key);
  });

  it.each(examples)('canonical form of $address names the same thing', ({ address, key }) => {
    expect(resolveAddress(resolveAddress(address)?.url ?? '')?.key).toBe(key);
  });
});

describe('canonical addresses', () => {
  it.each([
    [
      'https://twitter.com/TWestphalDo/status/1367099526880907264',
      'https://x.com/i/web/status/1367099526880907264',
    ],
    ['https://twitter.com/TWestphalDo', 'https://x.com/twestphaldo'],
    ['https://www.instagram.com/user/reel/CV45U6mK6mB/', 'https://www.instagram.com/p/CV45U6mK6mB/'],
    ['https://instagram.com/ThomasWestphalDo', 'https://www.instagram.com/thomaswestphaldo/'],
    ['https://m.facebook.com/Thomas.Westphal.3591?ref=x', 'https://www.facebook.com/Thomas.Westphal.3591'],
    [
      'https://facebook.com/people/X/100063942496313/',
      'https://www.facebook.com/profile.php?id=100063942496313',
    ],
    ['https://www.facebook.com/100063942496313/', 'https://www.facebook.com/100063942496313'],
    ['https://www.facebook.com/groups/12/permalink/345/', 'https://www.facebook.com/groups/12/posts/345/'],
    ['https://www.facebook.com/ads/library?q=x&id=7', 'https://www.facebook.com/ads/library/?id=7'],
  ])('%s', (address, url) => expect(resolveAddress(address)?.url).toBe(url));

  it('tells whose profile a post stands under', () => {
    expect(resolveAddress('https://x.com/Verge/status/1')?.owner).toBe('x:@verge');
    expect(resolveAddress('https://x.com/i/web/status/1')?.owner).toBeNull();
    expect(resolveAddress('https://www.facebook.com/A.B/posts/1')?.owner).toBe('facebook:@a.b');
  });
});

// The addresses of the public letter of 17.12.2021, as they stand in it.
describe('addresses of the letter', () => {
  it.each([
    ['https://www.facebook.com/ads/library/?id=1810988222445157', 'facebook-ad:1810988222445157'],
    ['(https://www.facebook.com/thomas.westphal.3591)', 'facebook:@thomas.westphal.3591'],
    ['(https://instagram.com/thomaswestphaldo?utm_medium=copy_link).', 'instagram:@thomaswestphaldo'],
    ['https://www.instagram.com/p/CV45U6mK6mB/?utm_medium=copy_link', 'instagram:CV45U6mK6mB'],
    ['(https://www.instagram.com/p/CL99BORsQHW/?utm_medium=copy_link).', 'instagram:CL99BORsQHW'],
    ['https://twitter.com/twestphaldo/status/1456553032246771727?s=21', 'x:1456553032246771727'],
    ['https://twitter.com/twestphaldo/status/1367099526880907264?s=10)', 'x:1367099526880907264'],
    ['https://twitter.com/TWestphalDo', 'x:@twestphaldo'],
  ])('%s', (address, key) => expect(resolveAddress(address)?.key).toBe(key));

  it.each([
    'https://www.dortmund.de/de/leben_in_dortmund/nachrichtenportal/alle_nachrichten/nachricht.jsp?nid=679828',
    'https://westphalfuerdortmund.de/impressum/',
  ])('%s is a page of its own', (address) => {
    expect(resolveAddress(address)).toBeNull();
    expect(canonicalUrl(address)).toBe(address);
    expect(nameAddress(address)).toEqual({ key: null, url: address });
  });
});

describe('redirectors', () => {
  const target = encodeURIComponent('https://www.instagram.com/p/CV45U6mK6mB/?utm_medium=copy_link');
  it.each([
    `https://l.facebook.com/l.php?u=${target}&h=AT0`,
    `https://lm.facebook.com/l.php?u=${target}`,
    `https://www.facebook.com/l.php?u=${target}`,
    `https://www.facebook.com/flx/warn/?u=${target}`,
    `https://www.facebook.com/ads/redirect/?u=${target}`,
    `https://l.instagram.com/?u=${target}&e=1`,
    `https://www.facebook.com/plugins/post.php?href=${target}&width=500`,
    `https://l.facebook.com/l.php?u=${encodeURIComponent(`https://l.instagram.com/?u=${target}`)}`,
  ])('%s', (address) => expect(resolveAddress(address)?.key).toBe('instagram:CV45U6mK6mB'));

  it('goes three levels deep and no further', () => {
    let address = 'https://x.com/verge';
    for (let level = 0; level < 3; level++)
      address = `https://l.facebook.com/l.php?u=${encodeURIComponent(address)}`;
    expect(resolveAddress(address)?.key).toBe('x:@verge');
    expect(resolveAddress(`https://l.facebook.com/l.php?u=${encodeURIComponent(address)}`)).toBeNull();
  });

  it('resolves relative links against the page', () => {
    expect(resolveAddress('/verge/status/1/photo/1', 'https://x.com/home')?.key).toBe('x:1');
    expect(
      unwrap('//l.facebook.com/l.php?u=https%3A%2F%2Fspd.de%2F', 'https://www.facebook.com/')?.href,
    ).toBe('https://spd.de/');
  });
});

describe('no key', () => {
  it.each([
    'https://t.co/abc',
    'https://fb.watch/abc/',
    'https://fb.me/abc',
    'https://www.facebook.com/share/p/1AbCdEf/',
    'https://www.facebook.com/share/1AbCdEf/',
    'https://www.facebook.com/',
    'https://www.facebook.com/watch/',
    'https://www.facebook.com/groups/dortmund/',
    'https://www.facebook.com/groups/dortmund/members/',
    'https://www.facebook.com/hashtag/dortmund',
    'https://www.facebook.com/events/123456789/',
    'https://www.facebook.com/marketplace/item/123',
    'https://www.facebook.com/login.php?next=x',
    'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fx.com%2Fverge',
    'https://www.facebook.com/stories/123/abc/',
    'https://www.facebook.com/ads/library/',
    'https://www.facebook.com/ads/library/?view_all_page_id=123',
    'https://www.facebook.com/ads/library/?id=abc',
    'https://www.facebook.com/ads/ig_redirect/?d=Ad8f&a=1',
    'https://www.facebook.com/photo/?set=a.1',
    'https://www.facebook.com/photo/?fbid=pfbid0abc',
    'https://www.facebook.com/spd/posts/ein-titel',
    'https://www.facebook.com/reel/abc',
    'https://www.facebook.com/profile.php',
    'https://www.facebook.com/permalink.php?id=1',
    'https://www.facebook.com/help/123',
    'https://www.facebook.com/messages/t/100',
    'https://www.facebook.com/people/Name/',
    'https://www.facebook.com/media/set/?set=a.1',
    'https://www.instagram.com/',
    'https://www.instagram.com/explore/tags/dortmund/',
    'https://www.instagram.com/p/',
    'https://www.instagram.com/explore/',
    'https://www.instagram.com/accounts/login/',
    'https://www.instagram.com/direct/inbox/',
    'https://www.instagram.com/reels/audio/26156078474024945/',
    'https://www.instagram.com/stories/user/123/',
    'https://www.instagram.com/reels/',
    'https://www.instagram.com/p/abc/edit/',
    'https://www.instagram.com/share/abcdef',
    'https://x.com/',
    'https://x.com/home',
    'https://x.com/explore',
    'https://x.com/i/lists/1',
    'https://x.com/search?q=dortmund',
    'https://x.com/hashtag/Dortmund?src=hashtag_click',
    'https://x.com/intent/tweet?text=x',
    'https://x.com/i/flow/signup',
    'https://x.com/verge/status/',
    'https://x.com/verge/status/abc',
    'https://x.com/verge/status/1/unknown',
    'https://x.com/i/user/1',
    'https://x.com/notifications',
    'https://x.com/verge/unknown',
    'https://help.x.com/en',
    'https://business.twitter.com/x',
    'https://about.instagram.com/blog',
    'https://developers.facebook.com/docs',
    'https://pbs.twimg.com/media/x.jpg',
    '',
    ' ',
    'text',
  ])('%s', (address) => expect(resolveAddress(address)).toBeNull());
});

describe('hostile input', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://x.com/1',
    'file:///etc/passwd',
    'mailto:a@b.de',
    `https://x.com/${'a'.repeat(5000)}`,
    'https://x.com/%E0%A4%A',
    'https://www.facebook.com/%',
    'https://www.facebook.com/%00',
    'https://user:pass@x.com/verge',
    'https://x.com@evil.example/verge',
    'https://xn--fcebook-8va.com/spd',
    'https://fаcebook.com/spd',
    'https://www.facebook.com.evil.example/spd',
    'https://evil.example/?u=https://facebook.com/spd',
    'https://evil.example/https://facebook.com/spd',
    'https://notx.com/verge',
    'https://x.com.evil.example/verge',
    'https://facebook.com:8443/spd',
    'https://l.facebook.com/l.php?u=javascript:alert(1)',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fa%3Ab%40x.com%2Fverge',
    'https://l.facebook.com/l.php?u=%E0%A4%A',
    'http://[::1]/verge',
    'https://',
    '//',
    'http://a b/',
    '\u0000',
    'https://www.facebook.com/....',
    'https://www.facebook.com/../..',
  ])('%s', (address) => {
    expect(resolveAddress(address)).toBeNull();
    expect(() => [canonicalUrl(address), unwrap(address), nameAddress(address)]).not.toThrow();
  });

  it('is refused by the network itself, and when it is overlong', () => {
    expect(networkOf(new URL('https://a:b@x.com/verge'))).toBeNull();
    expect(resolveAddress(`https://x.com/verge?x=${'a'.repeat(5000)}`)).toBeNull();
  });

  it('never throws on bases that are none', () => {
    expect(resolveAddress('/verge', 'not a base')).toBeNull();
    expect(resolveAddress('/verge', 'about:blank')).toBeNull();
  });
});

describe('addresses in running text', () => {
  it.each([
    ['„https://x.com/verge“,', 'x:@verge'],
    ['<https://x.com/verge>', 'x:@verge'],
    ['https://x.com/verge/status/1.', 'x:1'],
    ['https://x.com/verge…', 'x:@verge'],
    ['x.com/verge', 'x:@verge'],
    ['www.facebook.com/spd.dortmund/', 'facebook:@spd.dortmund'],
    ['https://twitter.com/#!/TWestphalDo/status/12', 'x:12'],
    ['https://x.com/verge#top', 'x:@verge'],
    ['\u200bhttps://www.instagram.com/p/DTIlg9Wkpq_/\u200b', 'instagram:DTIlg9Wkpq_'],
    ['HTTPS://WWW.FACEBOOK.COM/Spd', 'facebook:@spd'],
  ])('%s', (address, key) => expect(resolveAddress(address)?.key).toBe(key));
});

describe('canonicalUrl', () => {
  it.each([
    ['HTTPS://WWW.Dortmund.DE/A/B?nid=1&utm_source=x&z=2#top', 'https://www.dortmund.de/A/B?nid=1&z=2'],
    ['https://a.de/?b=2&a=1&fbclid=x', 'https://a.de/?b=2&a=1'],
    [
      'https://a.de/?gclid=1&igshid=1&igsh=1&twclid=1&mc_cid=1&mc_eid=2&mibextid=3&utm_campaign=4',
      'https://a.de/',
    ],
    ['https://a.de/x_(y)', 'https://a.de/x_(y)'],
    ['https://a.de/?q=a+b&c=%C3%BC', 'https://a.de/?q=a+b&c=%C3%BC'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fa.de%2F%3Ffbclid%3D1%26k%3D2', 'https://a.de/?k=2'],
  ])('%s', (address, url) => expect(canonicalUrl(address)).toBe(url));

  it.each(['javascript:alert(1)', 'https://a:b@c.de/', ''])('%s is no address', (address) =>
    expect(canonicalUrl(address)).toBeNull(),
  );
});
