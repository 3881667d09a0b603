import { Fragment, memo, useEffect, useState } from 'react';
import { Icon } from '../../ui/Icon';
import type { Step } from './steps';

/** The exact call that the page makes. */
export const CodeCard = memo(function CodeCard({ steps }: { steps: readonly Step[] }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const text = source(steps);
  useEffect(() => {
    if (copied === 'no') return;
    const timer = setTimeout(() => setCopied('no'), 1800);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  return (
    <section className="card code-card" aria-label="The call">
      <div className="card-head">
        <h3>This call, in your page</h3>
        <button type="button" className="button quiet small" onClick={copy}>
          <Icon name={copied === 'yes' ? 'check' : 'copy'} size={15} />
          <span aria-live="polite">
            {copied === 'yes' ? 'Copied' : copied === 'refused' ? 'Not allowed' : 'Copy'}
          </span>
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls has to be reached by the keyboard. */}
      <pre tabIndex={0}>
        <code>{paint(text)}</code>
      </pre>
    </section>
  );
});

function source(steps: readonly Step[]): string {
  const calls = steps.map(([method, ...args]) => `  .${method}(${args.map(literal).join(', ')})\n`);
  return [
    "import { pipeline } from '@outboard/image';",
    '',
    `const blob = await pipeline(file)\n${calls.join('')}  .toBlob();`,
  ].join('\n');
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${literal(item)}`);
  return `{ ${entries.join(', ')} }`;
}

const token =
  /(?<word>\b(?:import|from|const|await|true|false)\b)|(?<text>'[^']*')|(?<number>\b\d+(?:\.\d+)?\b)|(?<method>(?<=\.)\w+(?=\())/g;

/** Colours for the few kinds of token that the call has. */
function paint(text: string) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(token)) {
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    parts.push(
      <Fragment key={`t${at}`}>{text.slice(at, match.index)}</Fragment>,
      <span key={match.index} className={`token-${kind}`}>
        {match[0]}
      </span>,
    );
    at = match.index + match[0].length;
  }
  parts.push(<Fragment key="end">{text.slice(at)}</Fragment>);
  return parts;
}
