import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The list before its first record. */
export function LoadingRows() {
  return (
    <div className="loading" role="status" aria-busy="true" aria-label="Loading records">
      {[...Array(12).keys()].map((row) => (
        <p key={row}>
          <Skeleton width={88} /> <Skeleton width={24} /> <Skeleton width={72} /> <Skeleton width={96} />{' '}
          <Skeleton width={220 + ((row * 53) % 160)} />
        </p>
      ))}
    </div>
  );
}
