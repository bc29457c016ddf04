import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: ReactNode;
  /** A grey half-sentence beside the title. */
  note?: ReactNode;
  /** At the right edge: a link, a switch. */
  end?: ReactNode;
  children: ReactNode;
}

/** A part of a page under a small bold title. */
export function Section({ title, note, end, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note && <p>{note}</p>}
        {end && <span className="end">{end}</span>}
      </header>
      {children}
    </section>
  );
}
