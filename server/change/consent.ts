import type { Acknowledgement } from '../../lib/contracts/changes.ts';
import { AppError } from '../../lib/errors.ts';
import type { ClusterConfig } from '../config/cluster.ts';
import { matchesGlob } from '../config/matches-glob.ts';
import type { Touched } from './kind.ts';

/** The word to type: what the change itself asks for, on a production cluster always the name of what it touches. */
export function confirmWord(
  draft: string | null,
  { production, name }: Pick<ClusterConfig, 'production' | 'name'>,
  touched: readonly Touched[],
): string | null {
  if (draft !== null || !production) return draft;
  const [first, ...others] = touched;
  return first && first.name !== '' && others.length === 0 ? first.name : name;
}

/** The extra yes that internal topics of Kafka and topics protected by the configuration ask for. */
export function acknowledgements(
  touched: readonly Touched[],
  isInternal: (topic: string) => boolean,
  protectedTopics: readonly string[],
): Acknowledgement[] {
  const topics = touched.filter(({ type }) => type === 'topic').map(({ name }) => name);
  const internal = topics.filter(isInternal);
  const guarded = topics.filter((topic) => protectedTopics.some((pattern) => matchesGlob(pattern, topic)));
  return [
    ...(internal.length > 0
      ? [
          {
            id: 'internal' as const,
            text: `${listed(internal)}: Kafka keeps its own state there. I know what depends on it.`,
          },
        ]
      : []),
    ...(guarded.length > 0
      ? [
          {
            id: 'protected' as const,
            text: `${listed(guarded)}: protected by this console's configuration. Change it all the same.`,
          },
        ]
      : []),
  ];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

export interface Consent {
  confirm?: string | null | undefined;
  acknowledged: readonly Acknowledgement['id'][];
}

/** Throws CONFIRM_REQUIRED with the word, ACKNOWLEDGEMENT_REQUIRED with what was not said yes to. */
export function assertConsent(
  plan: { confirm: string | null; acknowledge: readonly Acknowledgement[] },
  given: Consent,
): void {
  if (plan.confirm !== null && given.confirm !== plan.confirm) {
    throw new AppError('CONFIRM_REQUIRED', `Type ${JSON.stringify(plan.confirm)} to confirm this change.`, {
      details: { confirm: plan.confirm },
    });
  }
  const missing = plan.acknowledge.filter(({ id }) => !given.acknowledged.includes(id));
  if (missing.length > 0) {
    throw new AppError('ACKNOWLEDGEMENT_REQUIRED', `This change needs an extra yes. ${missing[0]?.text}`, {
      details: { acknowledge: missing },
    });
  }
}
