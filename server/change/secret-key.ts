import { hkdfSync, randomBytes } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret } from '../config/secret.ts';

interface Keeper {
  /** Absolute. */
  dataDir: string;
  secretKey: Secret | null;
}

/** The 32 bytes that seal plans: from HIGHWATER_SECRET_KEY, or from a file that only this user reads, made when first needed. */
export async function secretKey({ dataDir, secretKey: configured }: Keeper): Promise<Buffer> {
  const secret = configured ? configured.reveal() : await secretFile(join(dataDir, 'secret.key'));
  return Buffer.from(hkdfSync('sha256', secret, '', 'highwater changes', 32));
}

async function secretFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // Written aside and linked: whoever comes at the same time finds a whole key or makes none of its own.
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(aside, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  try {
    await link(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(aside);
  }
  return readFile(file, 'utf8');
}
