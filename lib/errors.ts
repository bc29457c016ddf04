/** The one table of what can go wrong: code → HTTP status. Codes are part of the API; messages are not. */
export const errorStatus = {
  BAD_REQUEST: 400,
  CURSOR_INVALID: 400,
  CONFIRM_REQUIRED: 400,
  ACKNOWLEDGEMENT_REQUIRED: 400,
  NOT_AUTHENTICATED: 401,
  FORBIDDEN: 403,
  CLUSTER_READ_ONLY: 403,
  CROSS_SITE_REFUSED: 403,
  HOST_REFUSED: 403,
  NOT_AUTHORIZED_BY_KAFKA: 403,
  NOT_FOUND: 404,
  CLUSTER_NOT_FOUND: 404,
  BROKER_NOT_FOUND: 404,
  TOPIC_NOT_FOUND: 404,
  PARTITION_NOT_FOUND: 404,
  GROUP_NOT_FOUND: 404,
  MESSAGE_NOT_FOUND: 404,
  CHANGE_NOT_FOUND: 404,
  VIEW_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CURSOR_OUTDATED: 409,
  TOPIC_EXISTS: 409,
  VIEW_EXISTS: 409,
  GROUP_ACTIVE: 409,
  PLAN_STALE: 409,
  PLAN_EXPIRED: 409,
  ALREADY_APPLIED: 409,
  NOT_UNDOABLE: 409,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  NOT_SUPPORTED_BY_BROKER: 422,
  REFUSED_BY_KAFKA: 422,
  RECORD_TOO_LARGE: 422,
  FILTER_TOO_SLOW: 422,
  TOO_MANY_SCANS: 429,
  INTERNAL: 500,
  KAFKA_ERROR: 502,
  KAFKA_AUTHENTICATION_FAILED: 502,
  KAFKA_SASL_REQUIRED: 502,
  KAFKA_SASL_NOT_ENABLED: 502,
  KAFKA_SASL_MECHANISM_REFUSED: 502,
  KAFKA_TLS_REQUIRED: 502,
  KAFKA_TLS_NOT_ENABLED: 502,
  KAFKA_CERTIFICATE_REFUSED: 502,
  KAFKA_HOST_UNKNOWN: 502,
  KAFKA_CONTROLLER_LISTENER: 502,
  KAFKA_PROTOCOL_ERROR: 502,
  CLUSTER_UNREACHABLE: 503,
  CLUSTER_UNHEALTHY: 503,
  BROKER_UNREACHABLE: 503,
  NO_LEADER: 503,
  NOT_READY: 503,
  NOT_ENOUGH_REPLICAS: 503,
  READING_INTERRUPTED: 503,
  STORE_UNAVAILABLE: 503,
  REGISTRY_UNREACHABLE: 503,
  SHUTTING_DOWN: 503,
  TIMEOUT: 504,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

const brand = Symbol.for('highwater.AppError');

/** An expected failure. `message` is a sentence for people: what happened, what it means, what to do. */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, options: { details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
  }

  /** The server is bundled in parts that each have their own copy of this class; one's errors are the other's too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** A part's own result: failure is data at the level it happened. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** Runs `work` and turns its failure into data; what is not an `AppError` is a defect and becomes INTERNAL. */
export async function outcome<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: toAppError(error) };
  }
}

export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('INTERNAL', 'The console failed to do this. Its log has the details.', { cause: error });
}
