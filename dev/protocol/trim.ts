import type { FieldDefinition, MessageDefinition } from '../../server/kafka/protocol/definitions.ts';

/** Kafka's definition files are JSON with `//` comments. */
export function parseDefinition(text: string): MessageDefinition {
  return JSON.parse(text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*/g, (_, quoted: string | undefined) => quoted ?? ''));
}

/** Keeps what the codec and the types need; documentation and Java's own hints go. */
export function trimMessage(message: MessageDefinition): MessageDefinition {
  const { apiKey, validVersions, flexibleVersions, fields, commonStructs } = message;
  return {
    ...(apiKey !== undefined && { apiKey }),
    validVersions,
    flexibleVersions,
    fields: fields.map(trimField),
    ...(commonStructs && {
      commonStructs: commonStructs.map((struct) => ({ name: struct.name, fields: struct.fields.map(trimField) })),
    }),
  };
}

function trimField(field: FieldDefinition): FieldDefinition {
  const { name, type, nullableVersions, taggedVersions, tag, flexibleVersions, ignorable, fields } = field;
  // Some fields name only the versions in which they are tagged.
  const versions = field.versions ?? taggedVersions;
  return {
    name,
    type,
    versions,
    ...(nullableVersions && { nullableVersions }),
    ...(taggedVersions && { taggedVersions }),
    ...(tag !== undefined && { tag }),
    ...(flexibleVersions && { flexibleVersions }),
    ...(field.default !== undefined && field.default !== null && { default: field.default }),
    ...(ignorable && { ignorable }),
    ...(fields && { fields: fields.map(trimField) }),
  };
}
