import type { Metadata } from 'next';
import { BareFrame } from '@/components/shell/bare-frame.tsx';
import { NothingHere } from '@/components/ui/nothing-here.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <BareFrame>
      <NothingHere />
    </BareFrame>
  );
}
