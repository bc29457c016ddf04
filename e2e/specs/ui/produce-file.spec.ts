import { expect } from '@playwright/test';
import { kcatRead } from '../../fixtures/kcat.ts';
import { test } from '../../fixtures/ui.ts';

test('a file that was exported is written into another topic, the same byte for byte', async ({
  page,
  cluster,
  kafka,
  unique,
  accessible,
}) => {
  const [from, to] = [unique('exported'), unique('imported')];
  await kafka.createTopics([from, to].map((name) => ({ name, partitions: 2, configs: { 'retention.ms': '-1' } })));
  await kafka.produce(
    Array.from({ length: 2300 }, (_, n) => ({
      topic: from,
      partition: n % 2,
      timestamp: 1_763_600_000_000n + BigInt(n),
      key: n % 5 === 0 ? null : `k${n}`,
      value: n % 7 === 0 ? null : `{"id":900719925474099${n % 10}, "n": ${n}.0}`,
    })),
  );
  const exported = await page.request.get(
    `/api/clusters/${cluster}/topics/${from}/export?format=ndjson-raw&order=oldest`,
  );
  await page.goto(`/clusters/${cluster}/topics/${to}/messages?produce=new`);
  await page.getByRole('button', { name: 'From a file…' }).click();
  await accessible();
  await page.locator('input[type=file]').setInputFiles({
    name: 'exported.ndjson',
    mimeType: 'application/x-ndjson',
    buffer: await exported.body(),
  });
  await page.getByRole('button', { name: 'Produce the file' }).click();
  await expect(page.getByText('2,300 records written.')).toBeVisible();
  expect(await kcatRead(to)).toEqual(await kcatRead(from));
  await kafka.deleteTopics([from, to]);
});

test('a file with a bad line stops before it, says so, and goes on when it is mended', async ({
  page,
  cluster,
  kafka,
  unique,
}) => {
  const name = unique('bad-line');
  await kafka.createTopics([{ name, partitions: 1 }]);
  await page.goto(`/clusters/${cluster}/topics/${name}/messages?produce=new`);
  await page.getByRole('button', { name: 'From a file…' }).click();
  const lines = Array.from({ length: 1500 }, (_, n) => `{"value":{"text":"${n}"}}`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'bad.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(lines.with(1200, '{"value":').join('\n')),
  });
  await page.getByRole('button', { name: 'Produce the file' }).click();
  await expect(page.getByText('Stopped after 1,000 records.')).toBeVisible();
  await expect(page.getByText('Line 1201: The text ends too early at character 10.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on from line 1001' })).toBeVisible();
  expect(await kcatRead(name)).toHaveLength(1000);
  await kafka.deleteTopics([name]);
});
