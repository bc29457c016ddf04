import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listQuery, topicParams } from '../../lib/contracts/common.ts';
import { contract } from '../../lib/contracts/contract.ts';
import { listMessages } from '../../lib/contracts/messages.ts';
import { AppError } from '../../lib/errors.ts';
import { readInput } from './read-input.ts';

const listing = contract({
  method: 'GET',
  path: '/things',
  summary: '',
  params: z.object({}),
  query: listQuery(['name', 'size']),
  reply: z.null(),
});
const producing = contract({
  method: 'POST',
  path: '/topics/{topic}',
  summary: '',
  params: topicParams,
  query: z.strictObject({}),
  body: z.strictObject({ key: z.string().nullable(), headers: z.array(z.strictObject({ key: z.string() })).max(2) }),
  reply: z.null(),
});

const get = (query: string) => readInput(listing, new Request(`http://console/api/things${query}`), {});
const path = { cluster: 'c', topic: 't' };
const post = (body: BodyInit) =>
  readInput(producing, new Request('http://console/api/x', { method: 'POST', body }), path);

async function complaint(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw new Error('it was accepted');
  return `${error.code}: ${error.message}`;
}

describe('parameters of a list', () => {
  it('have defaults, and numbers become numbers', async () => {
    expect(await get('?page=3&search=or%C3%A4nge')).toEqual({
      search: 'oränge',
      sort: 'name',
      order: 'asc',
      page: 3,
      pageSize: 50,
    });
  });

  it.each([
    ['?foo=1', 'The parameter `foo` is not known here; leave it out.'],
    [
      '?foo=1&bar=2',
      'The parameter `foo` is not known here; leave it out. The parameter `bar` is not known here; leave it out.',
    ],
    ['?page=0', 'The parameter `page` must be at least 1, not "0".'],
    ['?page=abc', 'The parameter `page` must be a whole number, not "abc".'],
    ['?page=1.5', 'The parameter `page` must be a whole number, not "1.5".'],
    ['?page=', 'The parameter `page` must be a whole number, not "".'],
    ['?page=0x10', 'The parameter `page` must be a whole number, not "0x10".'],
    ['?page=1e3', 'The parameter `page` must be a whole number, not "1e3".'],
    ['?page=99999999999999999999', 'The parameter `page` must be a whole number, not "99999999999999999999".'],
    ['?page=3000000000', 'The parameter `page` must be at most 2147483647, not "3000000000".'],
    ['?pageSize=501', 'The parameter `pageSize` must be at most 500, not "501".'],
    ['?sort=colour', 'The parameter `sort` must be "name" or "size", not "colour".'],
    ['?page=1&page=2', 'The parameter `page` is given twice; give it once.'],
    [`?search=${'x'.repeat(501)}`, 'The parameter `search` must have at most 500 characters.'],
  ])('%s is refused', async (query, words) => {
    expect(await complaint(get(query))).toBe(`BAD_REQUEST: ${words}`);
  });

  it('name every wrong field for programs too', async () => {
    await expect(get('?page=0&foo=1')).rejects.toMatchObject({
      details: {
        fields: [
          { in: 'query', field: 'page', problem: 'must be at least 1, not "0"' },
          { in: 'query', field: 'foo', problem: 'is not known here' },
        ],
      },
    });
  });

  it('of a message query are refused by name as well', async () => {
    const request = new Request('http://console/api/x?isolation=none');
    expect(await complaint(readInput(listMessages, request, path))).toBe(
      'BAD_REQUEST: The parameter `isolation` must be "read_committed" or "read_uncommitted", not "none".',
    );
  });
});

describe('a body', () => {
  it('is merged with the path, and the path wins', async () => {
    expect(await post('{"key":null,"headers":[]}')).toEqual({ key: null, headers: [], ...path });
  });

  it.each([
    ['{"key":1,"headers":[]}', 'The field `key` must be a string, not 1.'],
    ['{"headers":[]}', 'The field `key` is missing.'],
    ['{"key":null,"headers":[{"kex":"a","key":"b"}]}', 'The field `headers.0.kex` is not known here; leave it out.'],
    [
      '{"key":null,"headers":[{"key":"a"},{"key":"b"},{"key":"c"}]}',
      'The field `headers` must have at most 2 entries.',
    ],
    ['[]', 'The body must be an object.'],
    ['null', 'The body must be an object, not null.'],
  ])('%s is refused', async (body, words) => {
    expect(await complaint(post(body))).toBe(`BAD_REQUEST: ${words}`);
  });

  it('that is not JSON or not UTF-8 is refused', async () => {
    expect(await complaint(post('{'))).toMatch(/^BAD_REQUEST: The body is not JSON: /);
    expect(await complaint(post(''))).toMatch(/^BAD_REQUEST: The body is not JSON: /);
    expect(await complaint(post(new Uint8Array([0x22, 0xff, 0x22])))).toBe('BAD_REQUEST: The body is not valid UTF-8.');
  });

  it('that is too large is heard out within reason, and refused while it goes on, whatever its headers say', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const request = new Request('http://console/api/x', {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await complaint(readInput(producing, request, path))).toBe(
      'BODY_TOO_LARGE: The body is larger than 1048576 bytes.',
    );
    expect(sent).toBeGreaterThan(8 * 1_048_576);
    expect(sent).toBeLessThan(20 * 1_048_576);
  });
});

describe('a body whose members keep their text', () => {
  const exact = contract({
    method: 'POST',
    path: '/things',
    summary: '',
    params: z.object({}),
    query: z.strictObject({}),
    body: z.object({ n: z.number(), list: z.array(z.object({ json: z.string() })) }),
    bodyBytes: 200,
    verbatim: ['json'],
    reply: z.null(),
  });
  const read = (body: string) => readInput(exact, new Request('http://console/api/x', { method: 'POST', body }), {});

  it('gives every digit and space of them, and reads the rest as usual', async () => {
    expect(await read('{"n":1.5,"list":[{"json": { "a" : 1.10 } },{"json":9007199254740993}]}')).toEqual({
      n: 1.5,
      list: [{ json: '{ "a" : 1.10 }' }, { json: '9007199254740993' }],
    });
  });

  it.each([
    ['{"n":1,"n":2,"list":[]}', 'BAD_REQUEST: The field `n` is given twice; give it once.'],
    ['{"n":1,"list":[{"json":01}]}', 'BAD_REQUEST: The body is not JSON: Unexpected "1", at character 24.'],
    [`{"n":1,"list":[{"json":"${'x'.repeat(200)}"}]}`, 'BODY_TOO_LARGE: The body is larger than 200 bytes.'],
  ])('refuses %.30s', async (body, words) => {
    expect(await complaint(read(body))).toBe(words);
  });
});

describe('a field that may have one of several shapes', () => {
  const target = z.union([
    z.literal('latest'),
    z.strictObject({ offset: z.int() }),
    z.strictObject({ time: z.string() }),
  ]);
  const moving = contract({ ...producing, body: z.strictObject({ to: target }) });
  const move = (to: unknown) =>
    readInput(moving, new Request('http://x/api/x', { method: 'POST', body: JSON.stringify({ to }) }), path);

  it.each([
    [{ offset: 'x' }, 'BAD_REQUEST: The field `to.offset` must be a number, not "x".'],
    [{ time: 5 }, 'BAD_REQUEST: The field `to.time` must be a string, not 5.'],
  ])('%j is judged as the shape that was meant', async (to, words) => {
    expect(await complaint(move(to))).toBe(words);
  });
});
