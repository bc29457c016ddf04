import type { CreateTopicRequest } from '../../lib/contracts/change-requests.ts';
import type { Effect, Warning } from '../../lib/contracts/changes.ts';
import { configHint } from '../../lib/format/config-value.ts';
import { plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { kafkaCommand } from './command-line.ts';
import { durabilityWarnings } from './durability-warnings.ts';
import { wrongField } from './named-topics.ts';
import type { TopicTemplate } from './read-template.ts';
import type { ValidatedTopic } from './request-topic.ts';

/** Null: as the brokers have it. */
export interface WantedTopic {
  readonly name: string;
  readonly partitions: number | null;
  readonly replicationFactor: number | null;
  readonly assignments: readonly (readonly number[])[] | null;
  readonly configs: Readonly<Record<string, string>>;
}

/** The request with what it takes from another topic. Throws BAD_REQUEST for what contradicts itself. */
export function resolveNewTopic(request: CreateTopicRequest, like: TopicTemplate | null): WantedTopic {
  const { name, assignments = null } = request;
  const configs = { ...like?.configs, ...request.configs };
  if (assignments === null) {
    return {
      name,
      partitions: request.partitions ?? like?.partitions ?? null,
      replicationFactor: request.replicationFactor ?? like?.replicationFactor ?? null,
      assignments,
      configs,
    };
  }
  for (const field of ['partitions', 'replicationFactor'] as const) {
    if (request[field] !== undefined) throw wrongField(field, 'cannot stand beside `assignments`, which says it too');
  }
  const replicationFactor = checkAssignments(assignments);
  return { name, partitions: assignments.length, replicationFactor, assignments, configs };
}

/** Throws BAD_REQUEST unless all have the same number of brokers, none twice; gives that number. */
export function checkAssignments(assignments: readonly (readonly number[])[]): number {
  const replicationFactor = assignments[0]?.length ?? 0;
  for (const [index, brokers] of assignments.entries()) {
    const field = `assignments.${index}`;
    const twice = brokers.find((id, at) => brokers.indexOf(id) !== at);
    if (twice !== undefined) throw wrongField(field, `names broker ${twice} twice`);
    if (brokers.length !== replicationFactor) {
      const counts = `${plural(brokers.length, 'broker')}, where \`assignments.0\` has ${replicationFactor}`;
      throw wrongField(field, `has ${counts}; all partitions need the same number of replicas`);
    }
  }
  return replicationFactor;
}

interface Validated {
  /** Without any setting of its own. */
  readonly bare: ValidatedTopic;
  readonly full: ValidatedTopic;
}

export function draftNewTopic(
  request: CreateTopicRequest,
  wanted: WantedTopic,
  { bare, full }: Validated,
  connection: ConnectionConfig,
): Draft {
  const { name } = wanted;
  const partitions = wanted.partitions ?? full.partitions;
  const replicationFactor = wanted.replicationFactor ?? full.replicationFactor;
  const topic: WantedTopic = { ...wanted, partitions, replicationFactor };
  const effects = effectsOf(request, topic, bare);
  const settings = Object.keys(wanted.configs).length;
  const shape = [
    partitions === null ? 'as many partitions as the cluster’s default' : plural(partitions, 'partition'),
    replicationFactor === null ? 'its default replication factor' : `${plural(replicationFactor, 'replica')} of each`,
    ...(settings > 0 ? [`${plural(settings, 'setting')} of its own`] : []),
  ];
  return {
    title: `Create topic ${name}`,
    summary: `A new topic with ${shape.slice(0, -1).join(', ')} and ${shape.at(-1)}.`,
    verb: 'Create topic',
    effects,
    warnings: warningsOf(topic, full),
    command: commandOf(topic, connection),
    confirm: null,
    payload: {
      topic: { ...topic, assignments: topic.assignments?.map((brokers) => [...brokers]) ?? null },
      rows: effects.map(({ resource, field }) => ({ resource, field })),
    },
    undo: { request: { kind: 'delete-topic', topic: name } },
  };
}

function effectsOf(request: CreateTopicRequest, topic: WantedTopic, bare: ValidatedTopic): Effect[] {
  const { name, partitions, replicationFactor, assignments, configs } = topic;
  const origin = (given: unknown) => {
    if (given !== undefined || assignments !== null) return {};
    return { note: request.like === undefined ? 'the cluster’s default' : `as ${request.like}` };
  };
  const row = (field: string, after: string | number | null): Effect => ({
    resource: name,
    field,
    before: null,
    after: String(after ?? 'default'),
  });
  return [
    row('topic', name),
    { ...row('partitions', partitions), ...origin(request.partitions) },
    { ...row('replication factor', replicationFactor), ...origin(request.replicationFactor) },
    ...Object.entries(configs).map(([config, value]) => {
      const usual = bare.configs?.find((known) => known.name === config)?.value ?? null;
      const taken = request.configs[config] === undefined ? `as ${request.like}` : null;
      const note = [configHint(config, value), taken, usual === null ? null : `default ${readable(config, usual)}`];
      return { ...row(config, value), note: note.filter((part) => part !== null).join('; ') };
    }),
    ...(assignments ?? []).map(
      (brokers, partition): Effect => ({ ...row('replicas', brokers.join(',')), resource: `${name}-${partition}` }),
    ),
  ];
}

function readable(config: string, value: string): string {
  const hint = configHint(config, value);
  return hint === null ? value || 'empty' : `${value} (${hint})`;
}

function warningsOf({ name, replicationFactor, configs }: WantedTopic, { configs: known }: ValidatedTopic): Warning[] {
  const minInsync = known?.find((config) => config.name === 'min.insync.replicas')?.value ?? null;
  const warnings =
    replicationFactor === null
      ? []
      : durabilityWarnings(replicationFactor, minInsync === null ? null : Number(minInsync));
  if (name.includes('.') && name.includes('_')) {
    warnings.push({
      severity: 'info',
      title: 'The name holds both dots and underscores.',
      text: 'In the names of metrics they are the same, so Kafka refuses any topic that differs from this one in them alone.',
    });
  }
  if (configs['cleanup.policy']?.includes('compact')) {
    warnings.push({
      severity: 'info',
      title: 'Records need keys.',
      text: 'A compacted topic keeps the newest record of each key and refuses records without one.',
    });
  }
  return warnings;
}

function commandOf(topic: WantedTopic, connection: ConnectionConfig): string {
  const { name, partitions, replicationFactor, assignments, configs } = topic;
  const shape = assignments
    ? ['--replica-assignment', assignments.map((brokers) => brokers.join(':')).join(',')]
    : [
        ...(partitions === null ? [] : ['--partitions', String(partitions)]),
        ...(replicationFactor === null ? [] : ['--replication-factor', String(replicationFactor)]),
      ];
  return kafkaCommand(connection, 'kafka-topics', [
    ['--create', '--topic', name],
    shape,
    ...Object.entries(configs).map(([config, value]) => ['--config', `${config}=${value}`]),
  ]);
}
