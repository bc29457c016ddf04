import { AppError } from '../../lib/errors.ts';

const key = Symbol.for('highwater.shutdown');
const shared = globalThis as { [key]?: AbortController };

function controller(): AbortController {
  shared[key] ??= new AbortController();
  return shared[key];
}

/** Aborts when the process is told to stop. Every request's signal hangs on it: an open stream would keep the process alive. */
export function shutdownSignal(): AbortSignal {
  return controller().signal;
}

export function announceShutdown(): void {
  controller().abort(new AppError('SHUTTING_DOWN', 'The console is being stopped. Try again when it is back.'));
}
