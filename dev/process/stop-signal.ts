const parentCheckMs = 500;

/** Aborts on Ctrl-C, SIGTERM and SIGHUP, and when the process that started this one has gone without a word. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new Error('Stopped'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), parentCheckMs).unref();
  return stopping.signal;
}
