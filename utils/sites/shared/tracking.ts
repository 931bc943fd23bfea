/** Parameters that say where a click came from, not what page it leads to. */
const TRACKING =
  /^(utm_\w+|mc_(cid|eid)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|ig_rid|mibextid|_hs(enc|mi)|mkt_tok|wt_mc|__cft__(\[\d+\])?|__tn__|ref_src|ref_url|vero_id|oly_(anon|enc)_id|s_cid|spm)$/i;

/** The address without tracking parameters and fragment; the other parameters keep their order and spelling. */
export function withoutTracking(url: URL): string {
  const clean = new URL(url);
  clean.hash = '';
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !TRACKING.test(nameOf(pair)));
  clean.search = kept.join('&');
  return clean.href;
}

function nameOf(pair: string): string {
  const name = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
