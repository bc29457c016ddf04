const largestFrame = 256 * 1024 * 1024;
const tlsAlert = 0x15_03;

/** The peer does not speak Kafka's protocol. `tls`: it answered with a TLS alert. */
export class NotKafka extends Error {
  readonly tls: boolean;

  constructor(length: number) {
    super(`The answer starts with ${length.toString(16).padStart(8, '0')}, which is no length of a Kafka answer`);
    this.name = 'NotKafka';
    this.tls = length >>> 16 === tlsAlert;
  }
}

/**
 * Checks the length in front of every answer. kafkajs trusts it: a negative one crashes the process, and that of an
 * HTTP server's words makes it wait for a gigabyte.
 */
export function createFrameGuard(): (chunk: Buffer) => void {
  let left = 0;
  let length = 0;
  let lengthBytes = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const step = Math.min(left, chunk.length - at);
        left -= step;
        at += step;
        continue;
      }
      length = (length << 8) | (chunk[at] as number);
      at += 1;
      lengthBytes += 1;
      if (lengthBytes < 4) continue;
      if (length < 4 || length > largestFrame) throw new NotKafka(length >>> 0);
      left = length;
      length = 0;
      lengthBytes = 0;
    }
  };
}
