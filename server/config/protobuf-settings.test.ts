import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { protoFile } from '../serde/testing/vectors.ts';
import { parseConfig } from './parse-config.ts';

const shop = protoFile('shop.proto');
const money = protoFile('money.proto');
const described = readFileSync(new URL('../serde/testing/shop.desc', import.meta.url));
const onDisk: Record<string, string | Buffer> = {
  '/etc/schemas/shop.proto': shop,
  '/etc/schemas/deep/money.proto': money,
  '/etc/schemas/README.md': 'schemas of the shop',
  '/etc/shop.desc': described,
  '/etc/alone.proto': shop,
  '/etc/broken.proto': 'syntax = "proto3"; message A { int32 a = 1 }',
  '/etc/broken.desc': Buffer.from('no descriptors'),
  '/etc/empty.desc': Buffer.alloc(0),
  '/etc/none/README.md': '',
};

function parse(env: Record<string, string>, more: Record<string, string> = {}) {
  const contents: Record<string, string | Buffer> = { ...onDisk, ...more };
  const readFile = (path: string) => {
    const content = contents[path];
    if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return Buffer.from(content);
  };
  const filesIn = (path: string) => {
    const inside = Object.keys(contents).filter((name) => name.startsWith(`${path}/`));
    return inside.length > 0 ? inside : null;
  };
  return parseConfig(env, { readFile, filesIn }).clusters[0]?.protobuf;
}

/** The `protobuf` section of a cluster, as YAML's flow style has it. */
function protobuf(section: string) {
  const text = `clusters: [{name: a, bootstrapServers: "a:1", protobuf: ${section}}]`;
  return parse({ HIGHWATER_CONFIG: '/etc/highwater.yaml' }, { '/etc/highwater.yaml': text });
}

/** The two variables. */
function fromEnvironment(files: string, topics: string) {
  return parse({ KAFKA_BROKERS: 'a:1', KAFKA_PROTOBUF_FILES: files, KAFKA_PROTOBUF_TOPICS: topics });
}

const value = 'topics: [{topic: "orders.*", value: shop.Order}]';

describe('the Protobuf messages of a cluster', () => {
  it('are found in descriptor sets, beside the configuration file or elsewhere', () => {
    for (const file of ['shop.desc', './shop.desc', '/etc/shop.desc']) {
      expect(protobuf(`{files: ["${file}"], ${value}}`)).toEqual({
        files: [{ name: '/etc/shop.desc', text: described.toString('base64') }],
        topics: [{ topic: 'orders.*', key: null, value: 'shop.Order' }],
      });
    }
  });

  it('are found in a folder of .proto files that import each other', () => {
    const topics = 'topics: [{topic: orders, key: shop.Customer.Address, value: billing.Money}]';
    expect(protobuf(`{files: schemas, ${topics}}`)).toEqual({
      files: [
        { name: '/etc/schemas/shop.proto', text: shop },
        { name: '/etc/schemas/deep/money.proto', text: money },
      ],
      topics: [{ topic: 'orders', key: 'shop.Customer.Address', value: 'billing.Money' }],
    });
  });

  it('are taken from the environment', () => {
    const topics = 'orders.*=shop.Order, orders.*:key = shop.Customer, money:value=billing.Money';
    expect(fromEnvironment('/etc/shop.desc', topics)?.topics).toEqual([
      { topic: 'orders.*', key: null, value: 'shop.Order' },
      { topic: 'orders.*', key: 'shop.Customer', value: null },
      { topic: 'money', key: null, value: 'billing.Money' },
    ]);
  });

  it.each([
    ['/etc/shop.desc', '', 'Protobuf needs both KAFKA_PROTOBUF_FILES and KAFKA_PROTOBUF_TOPICS.'],
    ['', 'orders=shop.Order', 'Protobuf needs both KAFKA_PROTOBUF_FILES and KAFKA_PROTOBUF_TOPICS.'],
    [
      '/etc/shop.desc',
      'orders',
      'KAFKA_PROTOBUF_TOPICS: "orders" does not say a topic\'s message; write orders.*=shop.Order',
    ],
    ['/etc/shop.desc', 'orders:both=shop.Order', "does not say a topic's message"],
    ['/etc/shop.desc', 'orders=shop.Ordr', 'KAFKA_BROKERS: protobuf: no file has a message shop.Ordr'],
  ])('KAFKA_PROTOBUF_FILES=%s KAFKA_PROTOBUF_TOPICS=%s stops the start', (files, topics, sentence) => {
    expect(() => fromEnvironment(files, topics)).toThrow(sentence);
  });

  const inFile = 'Cluster a in /etc/highwater.yaml: protobuf';
  it.each([
    [
      `{files: [gone.desc], ${value}}`,
      `${inFile}: /etc/gone.desc can't be read (ENOENT); files lists descriptor sets, .proto files or folders.`,
    ],
    [`{files: [], ${value}}`, `${inFile}.files names no file.`],
    [`{files: [none], ${value}}`, `${inFile}: the folder /etc/none has no .proto and no .desc file.`],
    [`{files: [broken.desc], ${value}}`, '/etc/broken.desc is no descriptor set ('],
    [
      `{files: [empty.desc], ${value}}`,
      '/etc/empty.desc is no descriptor set (it holds no files); `protoc --include_imports --descriptor_set_out` writes one.',
    ],
    [`{files: [broken.proto], ${value}}`, "/etc/broken.proto can't be used: illegal token '}'"],
    [
      `{files: [alone.proto], ${value}}`,
      `${inFile}: the files do not fit together (no such Type or Enum 'billing.Money' in Type .shop.Order); add what they import to ` +
        '`files`, or write descriptor sets with --include_imports.',
    ],
    [
      '{files: [shop.desc], topics: [{topic: orders, value: shop.Ordr}]}',
      `${inFile}: no file has a message shop.Ordr; they have `,
    ],
    [
      '{files: [shop.desc], topics: [{topic: orders}]}',
      `${inFile}.topics: orders needs a message for its key or its value, such as value: shop.Order.`,
    ],
    ['{files: [shop.desc], topics: [{topic: orders, vlaue: shop.Order}]}', 'protobuf.topics[0].vlaue is not a setting'],
    ['{files: [shop.desc]}', 'clusters[0].protobuf.topics is not right'],
  ])('%s stops the start', (section, sentence) => {
    expect(() => protobuf(section)).toThrow(sentence);
  });
});
