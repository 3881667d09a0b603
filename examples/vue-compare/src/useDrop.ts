import { onBeforeUnmount, onMounted, ref } from 'vue';

/** Takes a file that is let go anywhere over the page, and says whether one is held over it. */
export function useDrop(onFile: (file: File | undefined) => void) {
  const depth = ref(0);
  const listeners: Record<string, (event: DragEvent) => void> = {
    dragover: (event) => event.preventDefault(),
    dragenter: () => depth.value++,
    dragleave: () => {
      depth.value = Math.max(0, depth.value - 1);
    },
    drop: (event) => {
      event.preventDefault();
      depth.value = 0;
      onFile(event.dataTransfer?.files[0]);
    },
  };
  const each = (how: 'addEventListener' | 'removeEventListener') => {
    for (const [name, listener] of Object.entries(listeners)) {
      document[how](name, listener as EventListener);
    }
  };
  onMounted(() => each('addEventListener'));
  onBeforeUnmount(() => each('removeEventListener'));
  return depth;
}
