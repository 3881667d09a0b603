import './styles/room.css';
import type { ReactNode } from 'react';

interface RoomProps {
  title: string;
  /** What can be done here, in a sentence. */
  lead: string;
  /** The model, beside what it does. */
  model: ReactNode;
  /** Whether a file is held over the page. */
  held?: boolean;
  children: ReactNode;
}

/** The frame of every room: what it does on the left, by what on the right; on a phone below. */
export function Room({ title, lead, model, held = false, children }: RoomProps) {
  return (
    <div className="room" data-held={held || undefined}>
      <header className="room-head">
        <h1>{title}</h1>
        <p>{lead}</p>
      </header>
      <div className="room-main">{children}</div>
      <aside className="room-side">{model}</aside>
    </div>
  );
}
