import type * as Pki from 'pkijs';
import { hexOf } from '../ledger/index.ts';
import { chainOf, nameOf } from './chain.ts';
import { partsOfRequest } from './request.ts';
import { checkSigner } from './signer.ts';

/** What a token says, and which of it holds. Nothing here says that the authority itself can be trusted. */
export type TokenFacts = {
  /** Time by the authority's clock (RFC 3339). */
  stampedAt: string;
  /** Common name of the certificate that signed. */
  authority: string;
  /** The stamped SHA-256 is the expected one. */
  imprintMatches: boolean;
  /** The answer belongs to the request; null where none was given. */
  nonceMatches: boolean | null;
  /** The signature holds, by a certificate inside the token that is meant for timestamps and was valid at that time. */
  signatureValid: boolean;
  /** Names from the signer upwards, as far as the token holds certificates that sign each other. */
  chain: string[];
};

/** An answer that is no usable timestamp. `refused`: the authority declined, its status in the detail. */
export class TokenError extends Error {
  override name = 'TokenError';
  readonly code: 'not-an-answer' | 'refused' | 'no-certificate';
  readonly detail: string | undefined;

  constructor(code: TokenError['code'], detail?: string) {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
    this.detail = detail;
  }
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/**
 * Reads and checks the answer of a timestamp authority (RFC 3161, TimeStampResp).
 * @param answer DER as it came, at most some 100 kB
 * @param expected SHA-256 that was to be stamped (64 hexadecimal digits), and the request where it is at hand
 * @throws TokenError not-an-answer, refused, no-certificate
 */
export async function verifyToken(
  answer: Uint8Array,
  expected: { digest: string; request?: Uint8Array },
): Promise<TokenFacts> {
  // Loaded only here: most people never ask for a stamp, and this is the largest library of all.
  const pki = await import('pkijs');
  const signed = signedOf(pki, answer);
  const content = new Uint8Array(signed.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer());
  const info = attempt(() => pki.TSTInfo.fromBER(content));
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof pki.Certificate);
  const [signer] = signed.signerInfos;
  if (!signer || signed.signerInfos.length !== 1) throw new TokenError('not-an-answer', 'signers');
  const certificate = certificates.find((one) => isSigner(pki, one, signer));
  if (!certificate) throw new TokenError('no-certificate');
  const asked = expected.request && partsOfRequest(expected.request);
  return {
    stampedAt: info.genTime.toISOString(),
    authority: nameOf(certificate.subject).slice(0, 300),
    imprintMatches: imprintOf(info) === expected.digest,
    nonceMatches: expected.request ? !!asked && asked.nonce === nonceOf(info) : null,
    signatureValid: await checkSigner(pki, { content, signer, certificate, at: info.genTime }),
    chain: await chainOf(pki, certificate, certificates),
  };
}

function signedOf(pki: typeof Pki, answer: Uint8Array): Pki.SignedData {
  const response = attempt(() => pki.TimeStampResp.fromBER(new Uint8Array(answer)));
  const { status } = response.status;
  // 0 granted, 1 granted with modifications.
  if (status !== 0 && status !== 1) throw new TokenError('refused', String(status));
  const signed = attempt(() => new pki.SignedData({ schema: response.timeStampToken?.content }));
  if (signed.encapContentInfo.eContentType !== TST_INFO) throw new TokenError('not-an-answer', 'content');
  return signed;
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new TokenError('not-an-answer', error instanceof Error ? error.message.slice(0, 200) : undefined);
  }
}

/** The signer is named by issuer and serial number, or by the identifier of its key. */
function isSigner(pki: typeof Pki, certificate: Pki.Certificate, { sid }: Pki.SignerInfo): boolean {
  if (!(sid instanceof pki.IssuerAndSerialNumber)) return true;
  return sid.issuer.isEqual(certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber);
}

function imprintOf({ messageImprint }: Pki.TSTInfo): string | null {
  if (messageImprint.hashAlgorithm.algorithmId !== SHA256) return null;
  return hexOf(new Uint8Array(messageImprint.hashedMessage.getValue()));
}

const nonceOf = ({ nonce }: Pki.TSTInfo) => nonce && hexOf(nonce.valueBlock.valueHexView);
