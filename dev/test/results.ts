export interface FileResult {
  stage: string;
  file: string;
  ms: number;
}

export interface Failure {
  stage: string;
  test: string;
  message: string;
}

export interface StageResult {
  passed: number;
  failed: number;
  skipped: number;
  files: FileResult[];
  failures: Failure[];
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    startTime: number;
    endTime: number;
    assertionResults: { status: string; fullName?: string; failureMessages?: string[] | null }[];
  }[];
}

/** Counts a vitest JSON report. A file that failed before its first test counts as one failure. */
export function readVitest(stage: string, report: VitestReport): StageResult {
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failures = [
    ...brokenFiles.map(({ name, message = '' }) => ({ stage, test: name, message })),
    ...report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({
          stage,
          test: `${name} › ${fullName ?? ''}`,
          message: (failureMessages ?? []).join('\n'),
        })),
    ),
  ];
  const passed = all.filter((status) => status === 'passed').length;
  const failed = failures.length;
  const files = report.testResults.map(({ name, startTime, endTime }) => ({
    stage,
    file: name,
    ms: endTime - startTime,
  }));
  return { passed, failed, skipped: all.length + brokenFiles.length - passed - failed, files, failures };
}

interface PlaywrightSuite {
  file?: string;
  suites?: PlaywrightSuite[];
  specs?: {
    file: string;
    title?: string;
    tests: { status: string; results: { duration: number; errors?: { message?: string }[] }[] }[];
  }[];
}

export interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

/** Counts a Playwright JSON report. A test that passed only when repeated is flaky, and that is a failure. */
export function readPlaywright(stage: string, report: PlaywrightReport): StageResult {
  const specs = report.suites.flatMap(specsOf);
  const statuses = specs.flatMap(({ tests }) => tests.map(({ status }) => status));
  const times = new Map<string, number>();
  for (const { file, tests } of specs) {
    const ms = tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
    times.set(file, (times.get(file) ?? 0) + ms);
  }
  const passed = statuses.filter((status) => status === 'expected').length;
  const skipped = statuses.filter((status) => status === 'skipped').length;
  return {
    passed,
    failed: statuses.length - passed - skipped + report.errors.length,
    skipped,
    files: [...times].map(([file, ms]) => ({ stage, file, ms })),
    failures: [
      ...report.errors.map(({ message = '' }) => ({ stage, test: 'outside of any test', message })),
      ...specs.flatMap(({ file, title, tests }) =>
        tests
          .filter(({ status }) => status !== 'expected' && status !== 'skipped')
          .map(({ results }) => ({
            stage,
            test: `${file} › ${title ?? ''}`,
            message: results.flatMap(({ errors }) => errors?.map(({ message }) => message ?? '') ?? []).join('\n'),
          })),
      ),
    ],
  };
}

function specsOf(suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** What counts as one test: a command, or a stage that did not even report. */
export function oneTest(passed: boolean): StageResult {
  return { passed: Number(passed), failed: Number(!passed), skipped: 0, files: [], failures: [] };
}

/** No test, no proof: a stage that ran nothing has failed. */
export function orFailedWhenEmpty(result: StageResult): StageResult {
  return result.passed + result.failed > 0 ? result : { ...result, failed: 1 };
}
