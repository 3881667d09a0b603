import { useEffect, useState } from 'react';

/** Takes files that are let go anywhere over the page, and says whether some are held over it. */
export function useDrop(onFiles: (files: Iterable<File>) => void): boolean {
  const [depth, setDepth] = useState(0);

  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const enter = () => setDepth((before) => before + 1);
    const leave = () => setDepth((before) => Math.max(0, before - 1));
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDepth(0);
      onFiles(event.dataTransfer?.files ?? []);
    };
    const listeners = { dragover: over, dragenter: enter, dragleave: leave, drop };
    for (const [name, listener] of Object.entries(listeners)) {
      document.addEventListener(name, listener as EventListener);
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        document.removeEventListener(name, listener as EventListener);
      }
    };
  }, [onFiles]);

  return depth > 0;
}
