import { Autocomplete } from '@base-ui/react/autocomplete';
import Link from 'next/link';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { type Entry, splitMatch } from './palette-entries.ts';

interface PaletteRowProps {
  entry: Entry;
  search: string;
  onClose: () => void;
}

/** A row of the palette: what it is, its fault, its number. What can't be done is still reached, and says why. */
export function PaletteRow({ entry, search, onClose }: PaletteRowProps) {
  const { label, icon, badge, note, disabled, target } = entry;
  const [before, match, after] = splitMatch(label, search);
  const act = () => {
    if (disabled) return;
    onClose();
    if ('run' in target) target.run();
  };
  return (
    <Autocomplete.Item
      className="item"
      value={entry}
      aria-disabled={disabled ? true : undefined}
      onClick={act}
      {...('href' in target && { render: <Link href={target.href} prefetch={false} /> })}
    >
      <Icon name={icon} />
      <span className="name">
        {before}
        {match && <b>{match}</b>}
        {after}
        {disabled && <small className="why">{disabled}</small>}
      </span>
      {badge && <Badge state={badge.state}>{badge.word}</Badge>}
      {note && <span className="end t3">{note}</span>}
    </Autocomplete.Item>
  );
}
