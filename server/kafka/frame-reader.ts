import { takeFrameMemory } from './frame-memory.ts';

const lengthBytes = 4;
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
 * Puts what comes over a socket together to whole answers, each in memory of its own into which the socket writes, so
 * that megabytes are not copied. Checks the length in front, which kafkajs trusts: a negative one crashes the process,
 * and that of an HTTP server's words makes it wait for a gigabyte.
 */
export class FrameReader {
  readonly #length = Buffer.alloc(lengthBytes);
  #frame: Buffer | null = null;
  #at = 0;

  /** Where the socket's next bytes belong. */
  get room(): Buffer {
    return (this.#frame ?? this.#length).subarray(this.#at);
  }

  /** So many bytes are in `room` now. Gives the answer, its length in front, when it is whole. Throws NotKafka. */
  fill(bytes: number): Buffer | null {
    this.#at += bytes;
    if (this.room.length > 0) return null;
    const whole = this.#frame;
    this.#frame = whole ? null : this.#open();
    this.#at = whole ? 0 : lengthBytes;
    return whole;
  }

  #open(): Buffer {
    const length = this.#length.readInt32BE();
    if (length < 4 || length > largestFrame) throw new NotKafka(length >>> 0);
    const frame = takeFrameMemory(lengthBytes + length);
    this.#length.copy(frame);
    return frame;
  }
}
