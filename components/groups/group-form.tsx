import type { GroupSummary } from '@/lib/contracts/groups.ts';
import { DeleteOffsetsForm } from './delete-offsets-form.tsx';
import type { ResetDraft } from './reset-draft.ts';
import { ResetOffsetsForm } from './reset-offsets-form.tsx';

/** What of a group decides what can be done to it. */
export type Subject = Pick<GroupSummary, 'id' | 'type' | 'state' | 'members' | 'topics'>;

export type Form =
  | { kind: 'reset'; group: Subject; initial: Partial<ResetDraft> }
  | { kind: 'delete-offsets'; group: Subject }
  | { kind: 'create'; initial: Partial<ResetDraft> };

interface GroupFormProps {
  cluster: string;
  form: Form;
  onClose: () => void;
  onCreated: (group: string) => void;
}

/** The form that an action asked for. */
export function GroupForm({ cluster, form, onClose, onCreated }: GroupFormProps) {
  switch (form.kind) {
    case 'reset':
      return <ResetOffsetsForm cluster={cluster} group={form.group} initial={form.initial} onClose={onClose} />;
    case 'delete-offsets':
      return <DeleteOffsetsForm group={form.group} onClose={onClose} />;
    case 'create':
      return (
        <ResetOffsetsForm
          cluster={cluster}
          group={null}
          initial={form.initial}
          onClose={onClose}
          onCreated={onCreated}
        />
      );
  }
}
