import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Root } from '../../utils/model/index.ts';
import {
  makeSigningKey,
  minisignKeyOf,
  pemOf,
  type SigningKey,
  signingKeyOf,
} from '../../utils/registry/index.ts';
import { Refused } from './errors.ts';
import { writeWhole } from './folder/write.ts';

export type RootKey = Root['keys'][number];

/** Private keys lie beside the working folder, never in it: what is shared with others must not hold them. */
export const privateFolder = (folder: string, named: string | undefined): string =>
  named ? resolve(named) : join(dirname(resolve(folder)), `${basename(resolve(folder))}.private-keys`);

/** Makes a key: private part readable by this user alone, public part in minisign's form. */
export async function makeKey(folder: string, secret: string, name: string): Promise<SigningKey> {
  const key = await makeSigningKey();
  mkdirSync(secret, { recursive: true, mode: 0o700 });
  writeWhole(join(secret, `${name}-${key.id}.pem`), await pemOf(key), 0o600);
  writeWhole(join(folder, 'keys', `${name}-${key.id}.pub`), minisignKeyOf(key));
  return key;
}

export const rootKeyOf = ({ id, key }: SigningKey, holder: string): RootKey => ({ id, key, holder });

/**
 * Private keys found in a folder, of those asked for.
 * @param least fewer are refused
 * @throws Refused naming the ids that are missing
 */
export async function privateKeys(
  secret: string,
  ids: readonly string[],
  least: number,
): Promise<SigningKey[]> {
  const files = existsSync(secret) ? readdirSync(secret).filter((name) => name.endsWith('.pem')) : [];
  const keys = await Promise.all(files.map((name) => readKey(join(secret, name))));
  const found = new Map(keys.filter(({ id }) => ids.includes(id)).map((key) => [key.id, key]));
  if (found.size < least) {
    const missing = ids.filter((id) => !found.has(id));
    throw new Refused(
      `${found.size} of ${least} keys are in ${secret}; missing: ${missing.join(', ')}. Put their PEM files there, or name their folder with --private`,
    );
  }
  return [...found.values()];
}

async function readKey(file: string): Promise<SigningKey> {
  try {
    return await signingKeyOf(readFileSync(file, 'utf8'));
  } catch {
    throw new Refused(`${file} holds no Ed25519 key in PEM (PKCS #8)`);
  }
}

/** A fingerprint as people compare it: groups of four. */
export const grouped = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? '';
