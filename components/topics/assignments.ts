export type AssignmentsInput = { ok: true; assignments: number[][] } | { ok: false; error: string };

/** Replicas of new partitions as people type them: a line a partition, broker ids with commas, the preferred leader first. */
export function readAssignments(text: string): AssignmentsInput {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return wrong('Give the brokers of at least one partition.');
  const assignments: number[][] = [];
  for (const [index, line] of lines.entries()) {
    if (!/^\d{1,9}(\s*,\s*\d{1,9})*$/.test(line)) {
      return wrong(`Line ${index + 1} is “${line}”. Write broker ids with commas, such as 1,2,3.`);
    }
    const brokers = line.split(',').map(Number);
    const twice = brokers.find((broker, at) => brokers.indexOf(broker) !== at);
    if (twice !== undefined) return wrong(`Line ${index + 1} names broker ${twice} twice.`);
    assignments.push(brokers);
  }
  const factor = assignments[0]?.length;
  const odd = assignments.findIndex(({ length }) => length !== factor);
  if (odd !== -1) {
    return wrong(`Line ${odd + 1} has ${assignments[odd]?.length} replicas, line 1 has ${factor}. All need as many.`);
  }
  return { ok: true, assignments };
}

function wrong(error: string): AssignmentsInput {
  return { ok: false, error };
}
