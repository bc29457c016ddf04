import { freePorts, isFree } from '../kafka/ports.ts';

const tries = 20;

/** The wanted port, or with a word about it the next free one. */
export async function consolePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + tries; port++) {
    if (!(await isFree(port))) continue;
    if (port !== wanted) console.log(`Port ${wanted} is in use, so the console takes ${port}.`);
    return port;
  }
  const [port] = (await freePorts(1)) as [number];
  console.log(`Ports ${wanted} to ${wanted + tries - 1} are in use, so the console takes ${port}.`);
  return port;
}
