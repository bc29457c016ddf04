import { execFile } from 'node:child_process';

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  input?: string;
}

/** Runs a short command to its end and gives its standard output; a failure's message carries what it printed. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      { cwd: options.cwd, env: options.env ?? process.env, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const printed = `${stdout}${stderr}`.trim().split('\n').slice(-15).join('\n');
        reject(new Error(`${command} ${args[0] ?? ''} failed:\n${printed || error.message}`, { cause: error }));
      },
    );
    child.stdin?.end(options.input ?? '');
  });
}
