import { connect } from 'node:net';

/** Metadata v4 is understood by every broker from 1.0 to 4.x and has no compact fields. */
const apiKey = 3;
const apiVersion = 4;

/**
 * The ids of the brokers that one broker knows to be registered and unfenced, asked over a plain-text listener.
 * Speaks the one request by hand: what starts brokers must not depend on the client under test.
 */
export async function registeredBrokers(host: string, port: number, timeoutMs = 2000): Promise<number[]> {
  return decodeBrokerIds(await exchange(host, port, encodeRequest(), timeoutMs));
}

function encodeRequest(): Buffer {
  const clientId = Buffer.from('highwater-dev');
  const body = Buffer.alloc(4 + 2 + 2 + 4 + 2 + clientId.length + 4 + 1);
  let at = body.writeInt32BE(body.length - 4, 0);
  at = body.writeInt16BE(apiKey, at);
  at = body.writeInt16BE(apiVersion, at);
  at = body.writeInt32BE(1, at);
  at = body.writeInt16BE(clientId.length, at);
  at += clientId.copy(body, at);
  at = body.writeInt32BE(0, at);
  body.writeInt8(0, at);
  return body;
}

/** Size, correlation id, throttle time, then the brokers: id, host, port, rack. */
function decodeBrokerIds(reply: Buffer): number[] {
  const count = reply.readInt32BE(12);
  const ids: number[] = [];
  let at = 16;
  for (let i = 0; i < count; i++) {
    ids.push(reply.readInt32BE(at));
    at += 4;
    at += 2 + reply.readInt16BE(at);
    at += 4;
    at += 2 + Math.max(0, reply.readInt16BE(at));
  }
  return ids.sort((a, b) => a - b);
}

function exchange(host: string, port: number, request: Buffer, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const socket = connect({ host, port }, () => socket.write(request));
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`${host}:${port} did not answer in ${timeoutMs} ms`)));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`${host}:${port} closed the connection`)));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 4 || received.length < 4 + received.readInt32BE(0)) return;
      resolve(received);
      socket.destroy();
    });
  });
}
