/** A chunk is sent when it has this many characters, or as soon as the source has to wait. */
const chunkSize = 64 * 1024;

interface Source<Event> {
  first: IteratorResult<Event, void>;
  events: AsyncGenerator<Event, void>;
  /** Throws for an event that breaks the contract. */
  toLine(event: Event): string;
  /** The last line of a stream that failed; without one the stream breaks off, so that nobody takes it for the whole. */
  failed?(error: unknown): string;
  /** Aborting ends the stream with the reason as its failure, even where the source does not listen. */
  stop: AbortController;
}

/**
 * Events as lines. Pull-based without a queue of its own: a slow reader stops the source. At most one event is
 * asked for ahead of the reader.
 */
export function lineStream<Event>({ first, events, toLine, failed, stop }: Source<Event>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<Event, void>> = Promise.resolve(first);
  let over = false;
  let left = false;

  const end = () => {
    if (over) return;
    over = true;
    stop.abort();
    events.return().catch(() => {});
  };

  /** Adds events to `lines` until the chunk is full, the source has to wait, or it ends. */
  const collect = async (lines: string[], interrupted: Promise<never>): Promise<void> => {
    let pause: Promise<null> | undefined;
    for (let size = 0; size < chunkSize; ) {
      const result = await Promise.race(pause ? [next, interrupted, pause] : [next, interrupted]);
      if (result === null) return;
      if (result.done) return end();
      const line = `${toLine(result.value)}\n`;
      size += line.length;
      lines.push(line);
      next = events.next();
      next.catch(() => {});
      pause ??= new Promise((resolve) => setImmediate(resolve, null));
    }
    // A source and a reader that never wait would keep the event loop from everybody else.
    await pause;
  };

  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const lines: string[] = [];
    // A listener per chunk: racing one promise for the life of the stream would keep every event in memory.
    const { promise: interrupted, reject } = Promise.withResolvers<never>();
    const interrupt = () => reject(stop.signal.reason);
    stop.signal.addEventListener('abort', interrupt);
    if (stop.signal.aborted) interrupt();
    try {
      await collect(lines, interrupted);
    } catch (error) {
      end();
      if (!left && !failed) return controller.error(error);
      if (!left && failed) lines.push(`${failed(error)}\n`);
    } finally {
      stop.signal.removeEventListener('abort', interrupt);
    }
    if (left) return;
    if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')));
    if (over) controller.close();
  };

  const cancel = () => {
    left = true;
    end();
  };

  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}
