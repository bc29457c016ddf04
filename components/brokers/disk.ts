/** Used part of the disks that hold a broker's log directories, 0 to 1; null when the broker doesn't tell. */
export function diskShare(disk: { totalBytes: string | null; usableBytes: string | null }): number | null {
  if (disk.totalBytes === null || disk.usableBytes === null) return null;
  const total = BigInt(disk.totalBytes);
  if (total <= 0n) return null;
  return Number(((total - BigInt(disk.usableBytes)) * 10_000n) / total) / 10_000;
}

export function diskState(share: number): 'warning' | 'critical' | undefined {
  if (share >= 0.95) return 'critical';
  return share >= 0.85 ? 'warning' : undefined;
}
