/** What surrounds an article on its page, and what is no text of its own. */
const SURROUNDINGS =
  'nav, header, footer, aside, script, style, noscript, template, form, button, figure, figcaption, iframe, svg, [hidden], [aria-hidden="true"], [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"], [role="search"]';
const BLOCKS = 'h1, h2, h3, h4, p, li, blockquote, td';

/** The element that holds a page's content: the article with most text, else the main part, else the body. */
export function mainOf(document: Document): Element {
  const articles = [...document.querySelectorAll('article')].map((element) => ({
    element,
    size: [...element.querySelectorAll('p')].reduce((sum, p) => sum + (p.textContent?.length ?? 0), 0),
  }));
  const [best] = articles.sort((a, b) => b.size - a.size);
  // A list of teasers is no article.
  if (best && best.size > 200) return best.element;
  return document.querySelector('main, [role="main"]') ?? best?.element ?? document.body;
}

/** Its text, paragraph by paragraph, without navigation and captions. */
export function mainText(main: Element): string {
  const blocks = [...main.querySelectorAll(BLOCKS)].filter(
    (block) => !block.closest(SURROUNDINGS) && !block.querySelector('p, li'),
  );
  const lines = blocks.map((block) => (block.textContent ?? '').replace(/\s+/g, ' ').trim());
  return lines.filter((line) => line !== '').join('\n\n');
}
