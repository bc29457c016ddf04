import type { NewRecord } from '../java/records.ts';
import type { Random } from './random.ts';

const people = [
  { name: 'Anna Müller', city: 'Köln', country: 'DE' },
  { name: '渡辺 健', city: '東京', country: 'JP' },
  { name: 'Зоя Петренко', city: 'Київ', country: 'UA' },
  { name: 'Ibrahim الخطيب', city: 'بيروت', country: 'LB' },
  { name: "Seán O'Brien", city: 'Corcaigh', country: 'IE' },
  { name: 'Léa Dupré', city: 'Genève', country: 'CH' },
  { name: 'Ana 🦜 Souza', city: 'São Paulo', country: 'BR' },
] as const;
const products = ['kettle', 'lamp', 'notebook', 'Fußmatte', '抹茶', 'backpack', 'headphones'] as const;
const orderStates = ['CREATED', 'CREATED', 'PAID', 'PAID', 'PAID', 'FAILED', 'CANCELLED'] as const;
const failures = ['card_declined', 'issuer_declined', 'wallet_declined', 'bank_timeout'] as const;
const pages = ['/', '/search', '/product/kettle', '/product/抹茶', '/cart', '/checkout'] as const;

/** Above 2^53, where a JSON number that is read as a double loses its last digits. */
const firstCustomer = 9_007_199_254_740_993n;

function customerId(r: Random): bigint {
  return firstCustomer + BigInt(r.int(0, 400));
}

function orderId(r: Random): string {
  return `ord_${r
    .int(0, 36 ** 7 - 1)
    .toString(36)
    .padStart(7, '0')}`;
}

/** JSON written by hand where a number has more digits than a double holds. */
export function order(r: Random, at: bigint): NewRecord {
  const id = orderId(r);
  const person = r.pick(people);
  const lines = Array.from({ length: r.int(1, 4) }, () => ({
    sku: r.pick(products),
    quantity: r.int(1, 5),
    price: r.int(199, 24_999) / 100,
  }));
  const status = r.pick(orderStates);
  const amount = lines.reduce((sum, line) => sum + line.quantity * Math.round(line.price * 100), 0) / 100;
  const rest = JSON.stringify({
    status,
    placedAt: new Date(Number(at)).toISOString(),
    total: { amount, currency: r.pick(['EUR', 'EUR', 'CHF', 'JPY']) },
    lines,
    ...(status === 'FAILED' && { failure: { code: r.pick(failures), retryAfter: null } }),
  }).slice(1);
  const customer = `{"id":${customerId(r)},"name":${JSON.stringify(person.name)},"country":"${person.country}"}`;
  return {
    topic: 'orders',
    timestamp: at,
    key: id,
    value: `{"orderId":"${id}","customer":${customer},${rest}`,
    headers: [
      ['traceparent', `00-${hex(r, 32)}-${hex(r, 16)}-01`],
      ['source', 'checkout-api'],
      ...(r.next() < 0.1
        ? ([
            ['attempt', '1'],
            ['attempt', '2'],
            ['tenant', ''],
            ['shadow-of', null],
          ] as const)
        : []),
    ],
  };
}

export function payment(r: Random, at: bigint): NewRecord {
  const id = orderId(r);
  const value = `{"paymentId":${customerId(r) * 7n},"orderId":"${id}","amount":"${r.int(1, 90_000) / 100}","method":"${r.pick(['card', 'sepa', 'wallet'])}"}`;
  return { topic: 'payments', timestamp: at, key: id, value, headers: [['source', 'payment-gateway']] };
}

export function shipment(r: Random, at: bigint): NewRecord {
  const id = orderId(r);
  const { city, country } = r.pick(people);
  const value = JSON.stringify({
    orderId: id,
    carrier: r.pick(['DHL', 'La Poste', 'ヤマト運輸']),
    to: { city, country },
  });
  return { topic: 'shipments', timestamp: at, key: id, value };
}

export function click(r: Random, at: bigint): NewRecord {
  const value = JSON.stringify({ session: hex(r, 12), page: r.pick(pages), ms: r.int(20, 4000) });
  return { topic: 'clickstream', timestamp: at, key: r.next() < 0.2 ? null : hex(r, 8), value };
}

/** About every eighth is a tombstone: that customer is gone. */
export function customer(r: Random, at: bigint): NewRecord {
  const id = customerId(r);
  const gone = r.next() < 0.12;
  const value = gone ? null : `{"id":${id},${JSON.stringify(r.pick(people)).slice(1)}`;
  return { topic: 'customers', timestamp: at, key: String(id), value };
}

export function deadLetter(r: Random, at: bigint): NewRecord {
  const failed = order(r, at);
  const broken = r.next() < 0.5 ? (failed.value as string).slice(0, -r.int(5, 40)) : '';
  return {
    topic: 'orders.dlq',
    timestamp: at,
    key: failed.key ?? null,
    value: broken,
    headers: [
      ['error', broken === '' ? 'EmptyValue: nothing to parse' : 'JsonEOFException: Unexpected end-of-input'],
      ['retry_count', String(r.int(1, 5))],
      ['original_topic', 'orders'],
    ],
  };
}

/** A picture's first bytes and noise: not text, not JSON. */
export function image(r: Random, at: bigint): NewRecord {
  const noise = Uint8Array.from({ length: r.int(200, 2_000) }, () => r.int(0, 255));
  const value = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise]);
  return {
    topic: 'product-images',
    timestamp: at,
    key: r.pick(products),
    value,
    headers: [['digest', noise.slice(0, 16)]],
  };
}

export function invoice(r: Random, at: bigint): NewRecord {
  return {
    topic: 'invoices',
    timestamp: at,
    key: orderId(r),
    value: JSON.stringify({ number: r.int(1e5, 9e5), paid: r.next() < 0.8 }),
  };
}

export function audit(r: Random, at: bigint): NewRecord {
  return {
    topic: 'legacy-audit',
    timestamp: at,
    key: null,
    value: `${new Date(Number(at)).toISOString()} user=${r.int(1, 40)} action=login`,
  };
}

function hex(r: Random, digits: number): string {
  return Array.from({ length: digits }, () => r.int(0, 15).toString(16)).join('');
}
