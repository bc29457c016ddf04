import { CopyButton } from '../ui/copy-button.tsx';

/** Kafka's own command line that does the same. */
export function CommandBox({ command, heading: Heading = 'h3' }: { command: string; heading?: 'h2' | 'h3' }) {
  return (
    <>
      <Heading>The same as a command</Heading>
      <div className="codebox">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre tabIndex={0}>
          <code>{command}</code>
        </pre>
        <CopyButton label="Copy command" text={command} />
      </div>
    </>
  );
}
