const day = 86_400;

/** A length of time in at most two units: `0.6 s`, `42 s`, `24 min 40 s`, `1 h 05 min`, `5 d 22 h`. */
export function formatDuration(seconds: number): string {
  if (seconds < 0) return `-${formatDuration(-seconds)}`;
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`;
  const total = Math.round(seconds);
  if (total < 60) return `${total} s`;
  if (total < 3600) return two(Math.floor(total / 60), 'min', total % 60, 's');
  if (total < day) return two(Math.floor(total / 3600), 'h', Math.floor((total % 3600) / 60), 'min');
  return two(Math.floor(total / day), 'd', Math.floor((total % day) / 3600), 'h');
}

/** The same from milliseconds in 64 bits, as configurations hold them: `7 d`. */
export function formatMilliseconds(milliseconds: string): string {
  return formatDuration(Number(BigInt(milliseconds)) / 1000);
}

function two(first: number, firstUnit: string, second: number, secondUnit: string): string {
  if (second === 0) return `${first} ${firstUnit}`;
  return `${first} ${firstUnit} ${firstUnit === 'h' ? String(second).padStart(2, '0') : second} ${secondUnit}`;
}
