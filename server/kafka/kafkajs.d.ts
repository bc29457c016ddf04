// The private parts of kafkajs that transport.ts leans on; transport.test.ts has a test for each.

declare module 'kafkajs/src/network/connection.js' {
  import type { Socket } from 'node:net';

  interface Logger {
    namespace(name: string): Logger;
    debug(): void;
    info(): void;
    warn(): void;
    error(): void;
  }

  interface Request {
    apiKey: number;
    apiName: string;
    apiVersion: number;
    expectResponse(): boolean;
    encode(): Promise<import('kafkajs/src/protocol/encoder.js').default>;
  }

  export default class Connection {
    constructor(options: {
      host: string;
      port: number;
      clientId: string;
      logger: Logger;
      sasl: { mechanism: string; username: string; readonly password: string } | null;
      connectionTimeout: number;
      requestTimeout: number;
      enforceRequestTimeout: boolean;
      socketFactory(options: { onConnect(): void }): Socket;
    });
    /** What has come of the answers that are not whole yet. */
    chunks: Buffer[];
    connect(): Promise<boolean>;
    isConnected(): boolean;
    setVersions(versions: Record<number, { minVersion: number; maxVersion: number }>): void;
    setSupportAuthenticationProtocol(supported: boolean): void;
    authenticate(): Promise<void>;
    send<T>(options: {
      request: Request;
      response: { decode(bytes: Buffer): Promise<Buffer>; parse(bytes: Buffer): Promise<T> };
      logResponseError: boolean;
    }): Promise<T | undefined>;
  }
}

declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    pending: unknown[];
    throttledUntil: number;
    scheduleCheckPendingRequests(): void;
  }
}

declare module 'kafkajs/src/protocol/encoder.js' {
  export default class Encoder {
    writeBuffer(bytes: Buffer): this;
  }
}
