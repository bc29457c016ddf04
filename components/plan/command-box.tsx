import { CopyButton } from '../ui/copy-button.tsx';

/** Kafka's own command line that does the same. */
export function CommandBox({ command }: { command: string }) {
  return (
    <>
      <h3>The same as a command</h3>
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
