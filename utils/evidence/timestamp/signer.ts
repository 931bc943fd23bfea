import type * as Pki from 'pkijs';
import { hexOf } from '../ledger/index.ts';

type Signed = {
  content: Uint8Array<ArrayBuffer>;
  signer: Pki.SignerInfo;
  certificate: Pki.Certificate;
  at: Date;
};

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
/** ESS signing-certificate, by SHA-1 (RFC 2634) and by other hashes (RFC 5035). */
const SIGNING_CERTIFICATE = ['1.2.840.113549.1.9.16.2.12', '1.2.840.113549.1.9.16.2.47'];
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const HASHES: Record<string, string> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const BY_LENGTH: Record<number, string> = { 20: 'SHA-1', 32: 'SHA-256', 48: 'SHA-384', 64: 'SHA-512' };

/**
 * Whether a token is signed as RFC 3161 (2.4.2) and RFC 5652 (5.4) want it: the signed attributes hold type and hash of
 * the content and hash of the certificate (RFC 5035), the signature is of these attributes, and the certificate was
 * valid at the time and is for timestamps.
 */
export async function checkSigner(pki: typeof Pki, signed: Signed): Promise<boolean> {
  try {
    const { certificate, at } = signed;
    const isValidThen = certificate.notBefore.value <= at && at <= certificate.notAfter.value;
    return (
      isValidThen &&
      isForStamps(certificate) &&
      (await attributesHold(signed)) &&
      (await namesCertificate(signed)) &&
      (await signatureHolds(pki, signed))
    );
  } catch {
    // A key or an algorithm that the browser does not know: it cannot be said to hold.
    return false;
  }
}

function isForStamps({ extensions = [] }: Pki.Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const purposes = (usage?.parsedValue as Pki.ExtKeyUsage | undefined)?.keyPurposes ?? [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING;
}

async function attributesHold({ content, signer }: Signed): Promise<boolean> {
  const attributes = signer.signedAttrs?.attributes ?? [];
  const only = (type: string) => {
    const found = attributes.filter((one) => one.type === type);
    return found.length === 1 ? found[0]?.values[0] : undefined;
  };
  const hash = HASHES[signer.digestAlgorithm.algorithmId];
  if (!hash || only(CONTENT_TYPE)?.valueBlock.toString() !== TST_INFO) return false;
  const digest = new Uint8Array(await crypto.subtle.digest(hash, content));
  const told = only(MESSAGE_DIGEST)?.valueBlock.valueHexView;
  return told instanceof Uint8Array && hexOf(told) === hexOf(digest);
}

/** The signed attributes name the certificate by its hash, so that no other with the same key can take its place. */
async function namesCertificate({ signer, certificate }: Signed): Promise<boolean> {
  const attribute = signer.signedAttrs?.attributes.find(({ type }) => SIGNING_CERTIFICATE.includes(type));
  const [first] = attribute?.values[0]?.valueBlock.value[0]?.valueBlock.value ?? [];
  const told: unknown = first?.valueBlock.value
    .map((part: { valueBlock: { valueHexView?: unknown } }) => part.valueBlock.valueHexView)
    .find((bytes: unknown) => bytes instanceof Uint8Array && BY_LENGTH[bytes.length]);
  if (!(told instanceof Uint8Array)) return false;
  const whole = certificate.toSchema().toBER();
  const real = await crypto.subtle.digest(BY_LENGTH[told.length] ?? 'SHA-256', whole);
  return hexOf(told) === hexOf(new Uint8Array(real));
}

function signatureHolds(pki: typeof Pki, { signer, certificate }: Signed): Promise<boolean> {
  const { signedAttrs, signature, signatureAlgorithm, digestAlgorithm } = signer;
  if (!signedAttrs) return Promise.resolve(false);
  const engine = new pki.CryptoEngine({ name: '', crypto });
  return engine.verifyWithPublicKey(
    // As a SET, which is what is signed; in the token it stands under another tag.
    signedAttrs.encodedValue,
    signature,
    certificate.subjectPublicKeyInfo,
    signatureAlgorithm,
    HASHES[digestAlgorithm.algorithmId] ?? 'SHA-256',
  );
}
