import { wrongField } from './named-topics.ts';
import { nearestName } from './nearest-name.ts';

interface KnownConfig {
  readonly name: string;
  readonly readOnly: boolean;
}

/** Throws BAD_REQUEST for a setting that topics of this cluster do not have or that cannot be changed. */
export function checkConfigNames(names: Iterable<string>, known: readonly KnownConfig[]): void {
  for (const name of names) {
    const config = known.find((one) => one.name === name);
    const field = `configs.${name}`;
    if (config?.readOnly) throw wrongField(field, 'cannot be changed: the broker keeps it read-only');
    if (config) continue;
    const meant = nearestName(
      name,
      known.map((one) => one.name),
    );
    const hint = meant === null ? '' : `; did you mean ${meant}?`;
    throw wrongField(field, `is no setting of a topic in this cluster${hint}`, { meant });
  }
}
