import { expect, it } from 'vitest';
import { exposition } from './exposition.ts';

it('metrics are printed as Prometheus reads them, whatever a label holds', () => {
  const samples = [{ labels: { cluster: 'a "b"\\\n', kind: 'x' }, value: 1 }, { value: 0.25 }];
  expect(exposition([{ name: 'up', help: 'Whether.', type: 'gauge', samples }])).toBe(
    '# HELP up Whether.\n# TYPE up gauge\nup{cluster="a \\"b\\"\\\\\\n",kind="x"} 1\nup 0.25\n',
  );
});
