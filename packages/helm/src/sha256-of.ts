import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const BUFFER_BYTES = 256 * 1024;

/**
 * The SHA-256 of a file in hexadecimal; null where there is none that can be read. Helm has 60 MB: a stream of it would
 * allocate them all, and collecting those takes longer than hashing them.
 */
export async function sha256Of(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    const file = await open(path);
    try {
      const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, BUFFER_BYTES);
        if (bytesRead === 0) return hash.digest('hex');
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
