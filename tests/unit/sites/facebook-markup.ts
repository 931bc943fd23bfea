// Hand-made pieces of Facebook pages, on the shape of 2025, for the tests of its reader.

export const HOME = 'https://www.facebook.com/';
export const PFBID = 'pfbid0vBJFxEvPHcu5tDZevxAdAuR8s9uKoreCZ4SjRMdmzrjXJ';
export const CFT = '__cft__[0]=AZUMtoken&__tn__=R';
export const FILE = 'https://scontent.fbcdn.net/v';

export const name = (user = 'StadtDortmund', shown = 'Stadt Dortmund') =>
  `<div data-ad-rendering-role="profile_name"><h3 id="n"><a href="https://www.facebook.com/${user}?${CFT}"><strong>${shown}</strong></a></h3></div>`;
export const message = (words: string) =>
  `<div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message"><span dir="auto"><div dir="auto">${words}</div></span></div></div>`;
export const SCRAMBLED = `<a href="?${CFT}"><span aria-labelledby="t"><b>-</b><b>6</b><b>h</b></span></a>`;
export const under = (inner: string) => `<div id="s">${inner}</div>`;
export const photo = (id: string, set = 'a.1') =>
  `<a href="/photo/?fbid=${id}&set=${set}&${CFT}"><img width="500" alt="Bild" src="${FILE}/${id}.jpg"></a>`;
export const FAKE_LINK = `<a href="?${CFT}"><div data-ad-rendering-role="meta">KsAbU0Kem.com</div><span data-ad-rendering-role="title">Alex Beispiel</span><span data-ad-rendering-role="description">Text</span></a>`;
export const DECOYS =
  '<div data-0="0" data-1="1"><blockquote><span dir="auto">Facebook</span></blockquote></div>'.repeat(3);
export const REACTIONS =
  '<span role="toolbar"><div role="button" aria-label="Gefällt mir: 5"><img role="presentation" width="18" src="data:x"></div></span>';
export const comment = (inner: string) =>
  `<div role="article" aria-label="Kommentar von Person 1"><a href="/person.1?comment_id=Y2"><span dir="auto">Person 1</span></a>${inner}</div>`;

export const post = (inner: string, place = 1) =>
  `<div aria-posinset="${place}" aria-labelledby="n" aria-describedby="s m a">${DECOYS}${inner}${REACTIONS}</div>`;
export const story = (extra: object, id = '657567306861003') =>
  `<script type="application/json">${JSON.stringify({
    edges: [
      {
        node: {
          post_id: id,
          encrypted_click_tracking: 'AZUMtoken',
          ...extra,
          comet_sections: {
            metadata: [
              {
                story: {
                  creation_time: 1742663391,
                  url: `https://www.facebook.com/StadtDortmund/posts/${PFBID}`,
                },
              },
            ],
          },
        },
      },
    ],
  })}</script>`;
