/**
 * The address of the page, read at the moment of use: events about it come before the navigation has committed, and a
 * page can forge them.
 */
export function createAddress() {
  let href = '';
  let url = new URL(location.href);
  let path = pathOf();

  return {
    /** The address as it is now. */
    url(): URL {
      if (location.href !== href) {
        href = location.href;
        url = new URL(href);
      }
      return url;
    },
    /** True when path or query differ from those that `hasMoved` saw last. */
    isOther: () => pathOf() !== path,
    /** True once for each change of path or query since the last call; the fragment is the page's own business. */
    hasMoved(): boolean {
      const now = pathOf();
      if (now === path) return false;
      path = now;
      return true;
    },
  };
}

const pathOf = () => location.pathname + location.search;
