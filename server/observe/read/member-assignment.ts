import type { Problem } from '../../../lib/contracts/common.ts';
import { decodeData } from '../../kafka/protocol/codec.ts';
import { toProblem } from '../problem.ts';
import type { Assignment } from '../snapshot.ts';

const newestVersion = 3;

export interface MemberAssignment {
  assignment: Assignment[];
  problem: Problem | null;
}

/**
 * What a member of a classic group was given. The bytes are the group leader's and Kafka never looks into them: any
 * program may have put anything there, so what cannot be read is said and shown as no assignment.
 */
export function decodeAssignment(bytes: Buffer, protocolType: string): MemberAssignment {
  if (bytes.length === 0) return { assignment: [], problem: null };
  if (protocolType !== 'consumer') {
    const message = `Members of a group of type "${protocolType}" share other work than partitions.`;
    return { assignment: [], problem: { code: 'NOT_A_CONSUMER', message } };
  }
  if (bytes.length < 2) return unreadable('They are too short.');
  const version = bytes.readInt16BE(0);
  if (version < 0) return unreadable(`They begin with the version ${version}.`);
  try {
    const message = decodeData('ConsumerProtocolAssignment', Math.min(version, newestVersion), bytes.subarray(2));
    return { assignment: message.assignedPartitions.map(sorted), problem: null };
  } catch (error) {
    return unreadable(toProblem(error).message);
  }
}

function unreadable(why: string): MemberAssignment {
  const message = `The bytes of the assignment are not those of the consumer protocol. ${why}`;
  return { assignment: [], problem: { code: 'ASSIGNMENT_UNREADABLE', message } };
}

function sorted({ topic, partitions }: Assignment): Assignment {
  return { topic, partitions: [...partitions].sort((a, b) => a - b) };
}
