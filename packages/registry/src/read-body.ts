// registries limit manifests to 4 MiB; nothing else that is read is larger.
const LARGEST = 4 * 1024 * 1024;

/** The body of a response, up to the largest that is expected. */
export async function readBody(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Node's stream can be iterated, which the types of the web do not know.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST) throw new Error(`the response has more than ${LARGEST} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
