import protobuf from 'protobufjs';
import descriptors from 'protobufjs/ext/descriptor.js';
import type { ProtobufConfig } from '../../config/cluster.ts';
import { parseProto } from './parse-proto.ts';

/** Throws an Error that names the file, the message or the import that is missing or wrong, and what to do about it. */
export function assertProtobuf(files: ProtobufConfig['files'], messages: ReadonlySet<string>): void {
  for (const file of files) assertFile(file);
  const { root } = together(files);
  for (const name of messages) {
    if (root.lookup(name.split('.'), [protobuf.Type])?.fullName === `.${name}`) continue;
    const known = namesIn(root).slice(0, 10).join(', ');
    throw new Error(`no file has a message ${name}; they have ${known === '' ? 'none' : known}.`);
  }
}

function assertFile({ name, text }: ProtobufConfig['files'][number]): void {
  const proto = name.endsWith('.proto');
  try {
    if (proto) protobuf.parse(text, new protobuf.Root());
    else assertSet(Buffer.from(text, 'base64'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const fix = '`protoc --include_imports --descriptor_set_out` writes one';
    throw new Error(proto ? `${name} can't be used: ${reason}.` : `${name} is no descriptor set (${reason}); ${fix}.`);
  }
}

function assertSet(bytes: Buffer): void {
  const { file } = descriptors.FileDescriptorSet.decode(bytes) as unknown as { file: { name?: string }[] };
  if (file.length === 0 || file.some(({ name }) => !name)) throw new Error('it holds no files');
}

function together(files: ProtobufConfig['files']) {
  try {
    return parseProto({ text: '', references: files });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const fix = 'add what they import to `files`, or write descriptor sets with --include_imports';
    throw new Error(`the files do not fit together (${reason}); ${fix}.`);
  }
}

function namesIn(space: protobuf.NamespaceBase): string[] {
  return space.nestedArray.flatMap((each) => {
    if (!(each instanceof protobuf.Namespace) || /^\.(google\.protobuf|confluent\.type)\b/.test(each.fullName))
      return [];
    return [...(each instanceof protobuf.Type ? [each.fullName.slice(1)] : []), ...namesIn(each)];
  });
}
