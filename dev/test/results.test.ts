import { expect, test } from 'vitest';
import { orFailedWhenEmpty, readPlaywright, readVitest } from './results.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  startTime: 1000,
  endTime: 1250,
  assertionResults: tests.map((one) => ({ status: one, fullName: `it ${one}`, failureMessages: [`was ${one}`] })),
});

test('passed, failed and skipped tests are counted', () => {
  const report = { testResults: [file('failed', 'passed', 'failed', 'skipped'), file('passed', 'passed')] };
  expect(readVitest('unit', report)).toMatchObject({
    passed: 2,
    failed: 1,
    skipped: 1,
    failures: [{ stage: 'unit', test: 'a.test.ts › it failed', message: 'was failed' }],
  });
});

test('a file that breaks before its first test is a failure', () => {
  expect(readVitest('unit', { testResults: [file('failed')] })).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
});

test('a browser test that passed only when repeated is a failure', () => {
  const spec = (status: string) => ({
    file: 'a.spec.ts',
    title: status,
    tests: [{ status, results: [{ duration: 40, errors: [{ message: 'not seen' }] }] }],
  });
  const report = {
    suites: [{ suites: [{ specs: [spec('expected'), spec('flaky')] }], specs: [spec('skipped')] }],
    errors: [],
  };
  expect(readPlaywright('ui', report)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 1,
    files: [{ stage: 'ui', file: 'a.spec.ts', ms: 120 }],
    failures: [{ stage: 'ui', test: 'a.spec.ts › flaky', message: 'not seen' }],
  });
});

test('a stage without a single test has failed', () => {
  expect(orFailedWhenEmpty({ passed: 0, failed: 0, skipped: 3, files: [], failures: [] }).failed).toBe(1);
});
