/** Keeps the place of a text while it loads; widths in px, so that nothing jumps. */
export function Skeleton({ width }: { width: number }) {
  return <span className="skel" style={{ width }} />;
}
