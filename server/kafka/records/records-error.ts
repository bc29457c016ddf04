export type RecordsErrorCode = 'CORRUPT_BATCH' | 'BATCH_TOO_LARGE' | 'UNSUPPORTED_FORMAT';

/** Why bytes could not be read as records. The message is a sentence for people. */
export class RecordsError extends Error {
  readonly code: RecordsErrorCode;

  constructor(code: RecordsErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'RecordsError';
    this.code = code;
  }
}
