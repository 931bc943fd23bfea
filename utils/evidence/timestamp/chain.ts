import type * as Pki from 'pkijs';

const COMMON_NAME = '2.5.4.3';
const LABELS: Record<string, string> = { '2.5.4.10': 'O', '2.5.4.6': 'C', '2.5.4.11': 'OU' };
const MOST = 10;

/** Common name of a certificate's holder or issuer; its other parts where it has none. */
export function nameOf({ typesAndValues }: Pki.RelativeDistinguishedNames): string {
  const text = (one: Pki.AttributeTypeAndValue) => String(one.value.valueBlock.value);
  const common = typesAndValues.find(({ type }) => type === COMMON_NAME);
  if (common) return text(common);
  const parts = typesAndValues.map((one) => `${LABELS[one.type] ?? one.type}=${text(one)}`);
  return parts.join(', ') || '?';
}

/** Names from a certificate up to its root, as far as the others have signed it: a link that does not hold ends it. */
export async function chainOf(
  pki: typeof Pki,
  from: Pki.Certificate,
  others: readonly Pki.Certificate[],
): Promise<string[]> {
  const names = [nameOf(from.subject)];
  let last = from;
  while (names.length < MOST && !last.issuer.isEqual(last.subject)) {
    const issuer = await issuerOf(pki, last, others);
    if (!issuer) break;
    names.push(nameOf(issuer.subject));
    last = issuer;
  }
  return names;
}

async function issuerOf(pki: typeof Pki, of: Pki.Certificate, others: readonly Pki.Certificate[]) {
  const engine = new pki.CryptoEngine({ name: '', crypto });
  for (const other of others) {
    if (!other.subject.isEqual(of.issuer)) continue;
    const holds = await of.verify(other, engine).catch(() => false);
    if (holds) return other;
  }
  return null;
}
