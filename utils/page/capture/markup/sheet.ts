/** Properties that elements take over from the one around them. */
const INHERITED = [
  'color',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'line-height',
  'letter-spacing',
  'text-align',
  'text-transform',
  'text-indent',
  'white-space',
  'word-break',
  'overflow-wrap',
  'direction',
  'visibility',
  'list-style-type',
  'border-collapse',
  'fill',
  'stroke',
];

const sides = (name: string) => ['top', 'right', 'bottom', 'left'].map((side) => name.replace('*', side));

/** All others that make up the look of a post, with the value that need not be written. */
const OWN = /* @__PURE__ */ ownLooks();

function ownLooks(): Map<string, string> {
  return new Map<string, string>([
    ['display', 'inline'],
    ['position', 'static'],
    ['float', 'none'],
    ['box-sizing', 'content-box'],
    ...[...sides('margin-*'), ...sides('padding-*')].map((name) => [name, '0px'] as const),
    ...sides('border-*-style').map((name) => [name, 'none'] as const),
    ...['top-left', 'top-right', 'bottom-right', 'bottom-left'].map(
      (corner) => [`border-${corner}-radius`, '0px'] as const,
    ),
    ['background-color', 'rgba(0, 0, 0, 0)'],
    ['background-image', 'none'],
    ['background-size', 'auto'],
    ['background-position', '0% 0%'],
    ['background-repeat', 'repeat'],
    ['overflow-x', 'visible'],
    ['overflow-y', 'visible'],
    ['flex-direction', 'row'],
    ['flex-wrap', 'nowrap'],
    ['flex-grow', '0'],
    ['flex-shrink', '1'],
    ['flex-basis', 'auto'],
    ['justify-content', 'normal'],
    ['align-items', 'normal'],
    ['align-self', 'auto'],
    ['order', '0'],
    ['row-gap', 'normal'],
    ['column-gap', 'normal'],
    ['grid-template-columns', 'none'],
    ['grid-template-rows', 'none'],
    ['opacity', '1'],
    ['transform', 'none'],
    ['object-fit', 'fill'],
    ['object-position', '50% 50%'],
    ['vertical-align', 'baseline'],
    ['text-decoration-line', 'none'],
    ['clip-path', 'none'],
    ['z-index', 'auto'],
    ['-webkit-line-clamp', 'none'],
    ['-webkit-box-orient', 'horizontal'],
  ]);
}

/** How an element stands in its copy: what follows the window in the page stands in the flow of the copy. */
const PLACES = /* @__PURE__ */ new Map([
  ['fixed', 'static'],
  ['sticky', 'relative'],
]);

/** Styles of a copy: each set of declarations once, as a class. */
export function createSheet() {
  const classes = new Map<string, string>();

  return {
    /**
     * Class of an element's look; empty where it is that of any element inside its parent.
     * @param parent style of the element around it; null for the outermost, of which all is written
     */
    classOf(style: CSSStyleDeclaration, parent: CSSStyleDeclaration | null, keepsHeight: boolean): string {
      const rules = [...inheritedOf(style, parent), ...ownOf(style), ...sizeOf(style, keepsHeight)].join(';');
      if (!rules) return '';
      const known = classes.get(rules);
      if (known) return known;
      const name = `s${classes.size}`;
      classes.set(rules, name);
      return name;
    },
    /** As the text of a style element. */
    text: () => [...classes].map(([rules, name]) => `.${name}{${safe(rules)}}`).join('\n'),
  };
}

/** Nothing that a page says of fonts may end the style element. */
export const safe = (rules: string): string => rules.replaceAll('<', '\\3c ');

function inheritedOf(style: CSSStyleDeclaration, parent: CSSStyleDeclaration | null): string[] {
  return INHERITED.flatMap((name) => {
    const value = style.getPropertyValue(name);
    return value && value !== parent?.getPropertyValue(name) ? [`${name}:${value}`] : [];
  });
}

function ownOf(style: CSSStyleDeclaration): string[] {
  const rules: string[] = [];
  for (const [name, initial] of OWN) {
    const shown = style.getPropertyValue(name);
    const value = name === 'position' ? (PLACES.get(shown) ?? shown) : shown;
    // Pictures are no part of the style: see `pictures.ts`.
    if (value && value !== initial && !/url\(/i.test(value)) rules.push(`${name}:${value}`);
    if (name.startsWith('border-') && name.endsWith('-style') && value !== 'none') {
      const side = name.slice(0, -'-style'.length);
      rules.push(`${side}-width:${style.getPropertyValue(`${side}-width`)}`);
      rules.push(`${side}-color:${style.getPropertyValue(`${side}-color`)}`);
    }
  }
  if (/^(absolute|relative)$/.test(style.position))
    for (const side of sides('*')) rules.push(`${side}:${style.getPropertyValue(side)}`);
  return rules;
}

/** What has words in it may grow: with other fonts, they need other room. */
function sizeOf(style: CSSStyleDeclaration, keepsHeight: boolean): string[] {
  const height = keepsHeight || style.overflowY === 'hidden' ? 'height' : 'min-height';
  return [['width', style.width] as const, [height, style.height] as const].flatMap(([name, value]) =>
    /^\d/.test(value) ? [`${name}:${value}`] : [],
  );
}
