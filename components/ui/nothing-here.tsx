import { routes } from '@/lib/routes.ts';
import { ButtonLink } from './button.tsx';
import { Empty } from './empty.tsx';

/** The page of an address that leads nowhere. */
export function NothingHere() {
  return (
    <Empty
      page
      title="There is nothing at this address"
      actions={
        <ButtonLink size="sm" href={routes.clusters()}>
          All clusters
        </ButtonLink>
      }
    >
      What it names is not known to this console. It may have been deleted or renamed.
    </Empty>
  );
}
