import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a command of another project is on this machine. */
export const has = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Runs a command. @returns exit code and all that it wrote */
export function run(
  command: string,
  args: string[],
  cwd?: string,
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

const CONFIG = `
[req]
distinguished_name = dn
prompt = no
[dn]
[root]
basicConstraints = critical,CA:true
[stamper]
basicConstraints = CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[web]
extendedKeyUsage = critical,serverAuth
[tsa]
default_tsa = it
[it]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

/** A timestamp authority of our own, made by openssl. */
export type Authority = {
  folder: string;
  /** DER of the answer to a request. */
  stamp(request: Uint8Array): Uint8Array<ArrayBuffer>;
  /** The same content signed anew with another certificate: that of the authority, or one that is not for stamps. */
  signedAnew(answer: Uint8Array, as: 'tsa' | 'web'): Uint8Array<ArrayBuffer>;
};

/** @param key kind of its key: RSA of 2048 bits, or P-256 */
export function makeAuthority(key: 'rsa' | 'ec' = 'ec'): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  writeFileSync(join(folder, 'c.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  const kind =
    key === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['-newkey', 'rsa:2048'];
  const make = (name: string, common: string, ...more: string[]) =>
    must(
      'req',
      '-x509',
      '-config',
      'c.cnf',
      ...kind,
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-days',
      '30',
      '-subj',
      `/O=Test/CN=${common}`,
      ...more,
    );
  function must(...args: string[]) {
    const { status, output } = run('openssl', args, folder);
    if (status !== 0) throw new Error(output);
  }
  make('root', 'Test root', '-extensions', 'root');
  make('tsa', 'Test authority', '-extensions', 'stamper', '-CA', 'root.pem', '-CAkey', 'root.key');
  return {
    folder,
    stamp(request) {
      writeFileSync(join(folder, 'one.tsq'), request);
      must('ts', '-reply', '-config', 'c.cnf', '-section', 'it', '-queryfile', 'one.tsq', '-out', 'one.tsr');
      return new Uint8Array(readFileSync(join(folder, 'one.tsr')));
    },
    signedAnew(answer, as) {
      if (as === 'web')
        make('web', 'Test site', '-extensions', 'web', '-CA', 'root.pem', '-CAkey', 'root.key');
      writeFileSync(join(folder, 'two.tsr'), answer);
      must('ts', '-reply', '-in', 'two.tsr', '-token_out', '-out', 'two.der');
      must(...'cms -verify -noverify -inform DER -in two.der -out content.der'.split(' '));
      const type = '1.2.840.113549.1.9.16.1.4';
      const files = ['-signer', `${as}.pem`, '-inkey', `${as}.key`, '-in', 'content.der', '-out', 'cms.der'];
      const form = [
        '-binary',
        '-nodetach',
        '-outform',
        'DER',
        '-md',
        'sha256',
        '-econtent_type',
        type,
        '-cades',
      ];
      must('cms', '-sign', ...files, ...form);
      return responseOf(new Uint8Array(readFileSync(join(folder, 'cms.der'))));
    },
  };
}

/** TimeStampResp with status 0 around a token (RFC 3161, 2.4.2). */
function responseOf(token: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = token.length + 5;
  return Uint8Array.from([0x30, 0x82, length >> 8, length & 255, 0x30, 0x03, 0x02, 0x01, 0x00, ...token]);
}
