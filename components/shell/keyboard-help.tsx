'use client';

import { Dialog } from '../ui/dialog.tsx';
import { useModifier } from '../ui/use-modifier.ts';

interface Shortcut {
  /** Pressed together where joined, one of them where several. */
  keys: readonly string[];
  does: string;
}

const sections = (modifier: string): readonly { title: string; shortcuts: readonly Shortcut[] }[] => [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: [`${modifier}K`], does: 'Find a topic, group, broker, page or action' },
      { keys: ['?'], does: 'Show these keys' },
      { keys: ['Esc'], does: 'Close what is open, go back one level' },
    ],
  },
  {
    title: 'Lists and messages',
    shortcuts: [
      { keys: ['/'], does: 'Search this list' },
      { keys: ['j', 'k'], does: 'Next row, row before' },
      { keys: ['⏎'], does: 'Open the row' },
    ],
  },
  {
    title: 'In the palette',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'Move' },
      { keys: ['⏎'], does: 'Go there, or do it' },
      { keys: [`${modifier}⏎`], does: 'Open in a new tab' },
    ],
  },
  {
    title: 'In a record as JSON',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'Next field, field before' },
      { keys: ['→', '←'], does: 'Unfold, fold' },
    ],
  },
];

/** Every key that does something. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keyboard">
      <div className="keys">
        {sections(useModifier()).map(({ title, shortcuts }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
