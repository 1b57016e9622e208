import { open, stat } from 'node:fs/promises';
import { visible } from '@netloom/diagnostics';
import { hasCode } from '../files/error-code.ts';
import { InputUnreadable } from './unreadable.ts';

/** One byte more than the parser takes: enough for it to refuse a larger file, which is not read to its end. */
const ENOUGH = 16 * 1024 * 1024 + 1;

export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) {
      throw new InputUnreadable('input-is-folder', `${visible(path)} is a folder, not a file`);
    }
    if (!stats.isFile()) {
      throw new InputUnreadable('input-is-special', `${visible(path)} is not a regular file`);
    }
    return await readStart(path, Math.min(stats.size, ENOUGH));
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) {
      throw new InputUnreadable('input-missing', `${visible(path)} does not exist`, { cause: error });
    }
    if (hasCode(error, 'ELOOP')) {
      const message = `${visible(path)} leads nowhere: its symbolic links form a circle`;
      throw new InputUnreadable('input-missing', message, { cause: error });
    }
    if (hasCode(error, 'ENAMETOOLONG')) {
      const message = `${visible(path)} does not exist: no file has so long a name`;
      throw new InputUnreadable('input-missing', message, { cause: error });
    }
    if (hasCode(error, 'EACCES')) {
      throw new InputUnreadable('input-forbidden', `${visible(path)} may not be read by this user`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** A stream to its end, or to where it is more than the parser takes. */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= ENOUGH) break;
  }
  return Buffer.concat(chunks);
}

async function readStart(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = new Uint8Array(length);
    let read = 0;
    while (read < length) {
      const { bytesRead } = await file.read(bytes, read, length - read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await file.close();
  }
}
