import { glob, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contracts } from './contracts.ts';
import { openApiDocument } from './document.ts';

const root = new URL('../../', import.meta.url).pathname;
const document = JSON.parse(JSON.stringify(openApiDocument(contracts, '1.2.3')));
const list = [...contracts];
const endpoints = list.map(([name, contract]) => ({ name, contract }));

/** Path of the contract (`/clusters/{cluster}`) → text of its route file. */
const routes = new Map<string, string>();
for await (const file of glob('app/api/**/route.ts', { cwd: root })) {
  const path = file.slice('app/api'.length, -'/route.ts'.length).replaceAll(/\[(\w+)\]/g, '{$1}');
  // Where paths end up that can't be decoded: nobody asks for it by its name.
  if (!path.includes('[...') && path !== '/malformed-path') routes.set(path, await readFile(root + file, 'utf8'));
}

describe('contracts and routes', () => {
  it('are the same set', () => {
    expect([...routes.keys()].sort()).toEqual([...new Set(endpoints.map(({ contract }) => contract.path))].sort());
  });

  it('every contract file is listed', async () => {
    const names = new Set(contracts.keys());
    for await (const file of glob('lib/contracts/*.ts', { cwd: root })) {
      for (const [, name = ''] of (await readFile(root + file, 'utf8')).matchAll(/export const (\w+) = contract\(/g)) {
        expect(names, file).toContain(name);
      }
    }
  });

  it.each([...routes])('%s answers the methods of its contracts, and refuses the others as JSON', (path, text) => {
    const here = endpoints.filter(({ contract }) => contract.path === path).map(({ contract }) => contract);
    const handlers = [...text.matchAll(/export const (GET|POST) = (route|ndjson|download)\(/g)].map(
      ([, method, kind]) => `${method} ${kind}`,
    );
    expect(handlers.sort()).toEqual(
      here.map(({ method, stream, media }) => `${method} ${media ? 'download' : stream ? 'ndjson' : 'route'}`).sort(),
    );
    const refused = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
      (method) => !here.some((contract) => contract.method === method),
    );
    const allowed = here.map(({ method }) => `'${method}'`).join(', ');
    expect(text).toContain(`export const { ${refused.join(', ')} } = only(${allowed});`);
  });

  it.each(endpoints)('$name refuses unknown parameters', ({ contract }) => {
    expect(contract.query instanceof z.ZodObject && contract.query.def.catchall instanceof z.ZodNever).toBe(true);
  });

  it.each(endpoints)('$name takes exactly the parameters of its path', ({ contract }) => {
    const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(contract.params instanceof z.ZodObject && Object.keys(contract.params.shape).sort()).toEqual(inPath.sort());
  });
});

describe('the document', () => {
  it('is OpenAPI 3.1 with every endpoint, its parameters and its replies', () => {
    expect(document).toMatchObject({ openapi: '3.1.1', info: { title: 'Highwater', version: '1.2.3' } });
    for (const [name, { path, method, stream, media, status = 200 }] of contracts) {
      const operation = document.paths[path][method.toLowerCase()];
      expect(operation.operationId).toBe(name);
      expect(Object.keys(operation.responses[status].content)).toEqual([
        media ?? (stream ? 'application/x-ndjson' : 'application/json'),
      ]);
      expect(operation.responses.default.content['application/json'].schema).toEqual({
        $ref: '#/components/schemas/Error',
      });
      for (const parameter of operation.parameters ?? []) {
        expect(parameter).toMatchObject({ name: expect.any(String), schema: expect.any(Object) });
        if (parameter.in === 'path') expect(path).toContain(`{${parameter.name}}`);
      }
    }
  });

  it('refers only to what it defines', () => {
    const text = JSON.stringify(document);
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      expect(
        pointer.split('/').reduce((node, key) => node?.[key], document),
        pointer,
      ).toBeDefined();
    }
  });

  it('has no parameter that may be left out marked as required, nor the other way round', () => {
    const parameters = document.paths['/clusters/{cluster}/topics'].get.parameters;
    const required = Object.fromEntries(
      parameters.map((parameter: { name: string; required?: boolean }) => [
        parameter.name,
        parameter.required ?? false,
      ]),
    );
    expect(required).toMatchObject({ cluster: true, search: false, page: false, fresh: false });
  });

  it('says that a number is a number, and its bounds', () => {
    const parameters = document.paths['/clusters/{cluster}/topics'].get.parameters;
    const pageSize = parameters.find((parameter: { name: string }) => parameter.name === 'pageSize');
    expect(pageSize.schema).toEqual({ type: 'integer', minimum: 1, maximum: 500, default: 50 });
  });
});
