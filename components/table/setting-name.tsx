import { Icon } from '../ui/icon.tsx';

interface SettingNameProps {
  name: string;
  /** Whether there is something to read about it, below. */
  documented: boolean;
  open: boolean;
  /** Of what is below. */
  id: string;
  onToggle: () => void;
}

/** A setting's name, which shows and hides its documentation where there is one. */
export function SettingName({ name, documented, open, id, onToggle }: SettingNameProps) {
  if (!documented) return <span className="mono">{name}</span>;
  return (
    <button
      type="button"
      className="disclose mono"
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      onClick={onToggle}
    >
      <Icon name={open ? 'down' : 'right'} small /> {name}
    </button>
  );
}
