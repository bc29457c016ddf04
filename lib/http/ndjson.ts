/**
 * The lines of an NDJSON body, as they arrive. Ends quietly when `signal` aborts; the body is cancelled when the
 * caller stops reading. A last line without a line feed is a line too. Bytes that are not UTF-8 throw a TypeError.
 */
export async function* ndjsonLines(body: ReadableStream<Uint8Array>, signal?: AbortSignal): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const cancel = () => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener('abort', cancel, { once: true });
  // Pieces of the line that is still open: joined once, so that a line of many megabytes is not copied at every chunk.
  let open: string[] = [];
  try {
    while (!signal?.aborted) {
      const { done, value } = await reader.read();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      let start = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
        const line = open.join('') + text.slice(start, end);
        open = [];
        start = end + 1;
        if (line !== '') yield line;
        if (signal?.aborted) return;
      }
      if (start < text.length) open.push(text.slice(start));
      if (done) break;
    }
    if (open.length > 0 && !signal?.aborted) yield open.join('');
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}
