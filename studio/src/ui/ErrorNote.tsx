import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** The parts of an error that a person can use: its message, its stable code, and what to do. */
export function describe(error: unknown): { message: string; code?: string; hint?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, hint } = error as Error & { code?: unknown; hint?: unknown };
  return {
    message: error.message || error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof hint === 'string' && { hint }),
  };
}

interface ErrorNoteProps {
  error: unknown;
  advice?: string | undefined;
  /** What can be done about it here. */
  children?: ReactNode;
}

/** An error with its code, and advice where there is some. */
export function ErrorNote({ error, advice, children }: ErrorNoteProps) {
  const { message, code, hint } = describe(error);
  const help = advice ?? hint;
  return (
    <div className="error-note" role="alert">
      <Icon name="alert" />
      <div>
        <p>{message}</p>
        {help && <p className="advice">{help}</p>}
        {code && <code>{code}</code>}
        {children && <div className="error-actions">{children}</div>}
      </div>
    </div>
  );
}
