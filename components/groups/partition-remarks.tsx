import type { GroupPartition } from '@/lib/contracts/groups.ts';
import { Tip } from '../ui/tooltip.tsx';
import { remarksOf } from './remarks.ts';

/** What is odd about a partition: a few words in sight, the whole sentence on hover and focus. */
export function Remarks({ row }: { row: GroupPartition }) {
  return remarksOf(row).map(({ word, sentence }) => (
    <Tip key={word} text={sentence} delay={100}>
      <button type="button" className="unknown">
        {word}
        <span className="vh">: {sentence}</span>
      </button>
    </Tip>
  ));
}
