import { errorReply } from '../contracts/common.ts';

/** A request to the console's own API that failed; `message` is a sentence for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(status: number, code: string, message: string, details?: Record<string, unknown>) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** The error that a reply with a bad status carries; a reply of somebody else (a proxy) is named as such. */
export async function errorOf(response: Response): Promise<ApiError> {
  const parsed = errorReply.safeParse(await response.json().catch(() => null));
  if (!parsed.success) {
    return new ApiError(
      response.status,
      'NOT_THE_CONSOLE',
      `Something between you and the console answered ${response.status}.`,
    );
  }
  const { code, message, details } = parsed.data.error;
  return new ApiError(response.status, code, message, details);
}
