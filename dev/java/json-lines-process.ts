import { type ChildProcess, spawn } from 'node:child_process';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Reply {
  id: number;
  result?: unknown;
  error?: string;
}

/** A child process that answers requests, one JSON object a line each way; it ends when its input ends. */
export class JsonLinesProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #lastId = 0;
  #complaints = '';

  /** `hello` is the first line that it gets. */
  constructor(command: string, args: readonly string[], hello: unknown) {
    // Its own process group: a terminal's Ctrl-C must not end it before its owner has stopped using it.
    this.#child = spawn(command, args, { stdio: 'pipe', detached: true });
    this.#child.stderr?.on('data', (text) => {
      this.#complaints = (this.#complaints + text).slice(-8192);
    });
    this.#child.stdin?.on('error', () => {});
    // Not readline: it also ends lines at U+2028, which JSON may have inside of a text.
    const begun: string[] = [];
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const pieces = text.split('\n');
      const last = pieces.pop() ?? '';
      for (const piece of pieces) this.#receive(begun.splice(0).join('') + piece);
      begun.push(last);
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(this.#fail(error.message)));
      this.#child.once('close', (code, signal) => resolve(this.#fail(`ended (${signal ?? `exit code ${code}`})`)));
    });
    this.#child.stdin?.write(`${JSON.stringify(hello)}\n`);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Rejects with what the process says went wrong, or when it ends before it has answered. */
  request(method: string, params: object): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) return reject(new Error('It has ended'));
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin?.write(`${JSON.stringify({ id, method, ...params })}\n`);
    });
  }

  /** Lets it end by itself; kept when it has. */
  close(): Promise<void> {
    this.#child.stdin?.end();
    return this.#ended;
  }

  #receive(line: string): void {
    const { id, result, error } = JSON.parse(line) as Reply;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  #fail(reason: string): void {
    const error = new Error(`${this.#child.spawnfile} ${reason}${this.#complaints && `:\n${this.#complaints}`}`);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
