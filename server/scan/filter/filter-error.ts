/** What is wrong with an expression, and where: `[start, end)` in its characters. */
export class FilterError extends Error {
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.name = 'FilterError';
    this.start = start;
    this.end = end;
  }
}
