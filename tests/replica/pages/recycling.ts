/**
 * The home page's own script: what the site's framework does to its list, on demand. It runs in the page's world,
 * under the page's nonce, and is written as text because nothing of it may reach the tests' world.
 */
export const recyclingScript = `
(() => {
  const list = document.querySelector('.timeline');
  let made = 0;
  const number = (count) => String(1456700000000000000n + BigInt(count));
  const setPost = (article, count) => {
    const id = number(count);
    const time = new Date(Number((BigInt(id) >> 22n) + 1288834974657n)).toISOString();
    const handle = 'nachbau_' + count;
    for (const link of article.querySelectorAll('a[href*="/status/"]')) {
      link.setAttribute('href', link.getAttribute('href').replace(/^.*\\/status\\/\\d+/, '/' + handle + '/status/' + id));
    }
    for (const link of article.querySelectorAll('[data-testid="User-Name"] a:not([href*="/status/"]), [data-testid="Tweet-User-Avatar"] a')) {
      link.setAttribute('href', '/' + handle);
    }
    article.querySelector('[data-testid="User-Name"] a span').textContent = 'Nachbau ' + count;
    article.querySelector('[data-testid="User-Name"] .muted').textContent = '@' + handle;
    article.querySelector('time')?.setAttribute('datetime', time);
    article.querySelector('[data-testid="tweetText"] span').textContent = '[erfundener Text] Beitrag ' + count;
  };
  const organic = () => [...list.children].filter((cell) => cell.querySelector('time'));
  window.replica = {
    /** Takes the cells out and puts them back, as virtualised lists do; with reuse the same nodes carry other posts. */
    recycle(reuse = false) {
      for (const cell of organic()) {
        const article = cell.querySelector('article');
        const place = article.parentElement;
        article.remove();
        if (reuse) setPost(article, ++made);
        requestAnimationFrame(() => place.append(article));
      }
    },
    /** Adds n further posts to the end. */
    append(n) {
      const model = organic().at(-1);
      for (let i = 0; i < n; i++) {
        const cell = model.cloneNode(true);
        for (const foreign of cell.querySelectorAll('article > :not([data-testid]):not(.main)')) foreign.remove();
        setPost(cell.querySelector('article'), ++made);
        list.append(cell);
      }
    },
    /** Puts a whole post, given as handle, id and text, into the first organic cell. */
    show(handle, id, text) {
      const article = organic()[0].querySelector('article');
      setPost(article, ++made);
      for (const link of article.querySelectorAll('a')) {
        link.setAttribute('href', link.getAttribute('href').replace(/^\\/[^/]+/, '/' + handle).replace(/status\\/\\d+/, 'status/' + id));
      }
      article.querySelector('[data-testid="User-Name"] .muted').textContent = '@' + handle;
      article.querySelector('time').setAttribute('datetime', new Date(Number((BigInt(id) >> 22n) + 1288834974657n)).toISOString());
      article.querySelector('[data-testid="tweetText"] span').textContent = text;
    },
    /** In-page navigation: the address changes, the document stays. */
    navigate(path) { history.pushState({}, '', path); },
  };
})();`;
