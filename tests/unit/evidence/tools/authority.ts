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
  };
}
