import protobuf from 'protobufjs';
import descriptors from 'protobufjs/ext/descriptor.js';
import type { RegisteredSchema } from '../registry/registered-schema.ts';

/** A message of a schema, by its place in the file; null: what a map's entries are, which is no message of its own. */
export interface Placed {
  name: string;
  nested: readonly (Placed | null)[];
}

export interface ProtoFile {
  root: protobuf.Root;
  /** In the order of the file, by which records name them. */
  messages: readonly (Placed | null)[];
}

/**
 * A schema as `.proto` text, or as some registries give it, a descriptor in base64. Throws an Error that says what is
 * wrong with it.
 */
export function parseProto({ text, references }: Pick<RegisteredSchema, 'text' | 'references'>): ProtoFile {
  const texts = references.map((reference) => reference.text);
  const root = known();
  const described = [...texts, text].filter(isDescriptor).flatMap((each) => filesIn(Buffer.from(each, 'base64')));
  for (const each of texts) if (!isDescriptor(each)) merge(root, parsed(each));
  if (described.length > 0) addDescribed(root, described);
  if (isDescriptor(text)) {
    const main = described.at(-1);
    const space = main?.package ? `.${main.package}` : '';
    return { root, messages: (main?.messageType ?? []).map((message) => placed(message, space)) };
  }
  const alone = parsed(text);
  const messages = messagesIn(alone);
  merge(root, alone);
  root.resolveAll();
  return { root, messages };
}

function isDescriptor(text: string): boolean {
  return /^[A-Za-z0-9+/\s]+=*\s*$/.test(text);
}

function parsed(text: string): protobuf.Root {
  return protobuf.parse(text, new protobuf.Root(), { keepCase: true }).root;
}

const google = ['any', 'duration', 'empty', 'field_mask', 'struct', 'timestamp', 'wrappers'];
const googleFiles = new Set(google.map((name) => `google/protobuf/${name}.proto`));
const confluentDecimal =
  'syntax = "proto3"; package confluent.type; message Decimal { bytes value = 1; uint32 precision = 2; int32 scale = 3; }';

/** What a registry knows without having it as a schema. */
function known(): protobuf.Root {
  const root = parsed(confluentDecimal);
  for (const file of googleFiles) {
    const json = protobuf.common.get(file);
    if (json) merge(root, protobuf.Root.fromJSON(json));
  }
  return root;
}

/** Takes over what the root does not have yet: the same file may come by several ways. */
function merge(into: protobuf.NamespaceBase, from: protobuf.NamespaceBase): void {
  for (const each of [...from.nestedArray]) {
    const there = into.get(each.name);
    if (!there) into.add(each);
    else if (isPackage(there) && isPackage(each)) merge(there, each);
  }
}

function isPackage(object: protobuf.ReflectionObject): object is protobuf.Namespace {
  return object instanceof protobuf.Namespace && !(object instanceof protobuf.Type);
}

function messagesIn(space: protobuf.NamespaceBase): Placed[] {
  return space.nestedArray.flatMap((each) => {
    if (each instanceof protobuf.Type) return [{ name: each.fullName, nested: messagesIn(each) }];
    return each instanceof protobuf.Namespace ? messagesIn(each) : [];
  });
}

interface Message {
  name?: string | null;
  nestedType?: Message[] | null;
  options?: { mapEntry?: boolean | null } | null;
}

interface File {
  name?: string | null;
  package?: string | null;
  messageType?: Message[] | null;
}

/** A FileDescriptorSet, the file itself last, or the file's descriptor alone. */
function filesIn(bytes: Buffer): File[] {
  try {
    const { file } = descriptors.FileDescriptorSet.decode(bytes) as unknown as { file: File[] };
    if (file.length > 0 && file.every(({ name }) => name)) return file;
  } catch {
    // It is no set then.
  }
  return [descriptors.FileDescriptorProto.decode(bytes) as unknown as File];
}

/** Descriptors are read together with what they may refer to, each file once. */
function addDescribed(root: protobuf.Root, described: readonly File[]): void {
  root.resolveAll();
  const around = root.toDescriptor('proto3') as unknown as { file: File[] };
  const files = new Map(described.filter(({ name }) => !googleFiles.has(name ?? '')).map((file) => [file.name, file]));
  merge(root, protobuf.Root.fromDescriptor({ file: [...around.file, ...files.values()] } as never, { keepCase: true }));
  root.resolveAll();
}

function placed({ name, nestedType, options }: Message, space: string): Placed | null {
  if (options?.mapEntry) return null;
  const full = `${space}.${name}`;
  return { name: full, nested: (nestedType ?? []).map((each) => placed(each, full)) };
}
