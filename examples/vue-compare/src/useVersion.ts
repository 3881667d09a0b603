import { useCall } from '@outboard/vue';
import { computed, type Ref, reactive } from 'vue';
import { useObjectUrl } from './useObjectUrl';
import { measure, pixels, type Recipe, write } from './version';

/** The photo that is compared, and its pixels, which both versions are measured by. */
export function useOriginal(file: Ref<File | undefined>, edge: Ref<number>) {
  return useCall(pixels, () => file.value && [file.value, edge.value]);
}

/** One of two versions: made again when the photo or its recipe is another; what is outdated is stopped. */
export function useVersion(
  file: Ref<File | undefined>,
  edge: Ref<number>,
  original: ReturnType<typeof useOriginal>,
  begin: Recipe,
) {
  const recipe = reactive(begin);
  const written = useCall(write, () => file.value && [file.value, edge.value, { ...recipe }]);
  const measured = useCall(measure, () => {
    const ready = written.status.value === 'done' && original.status.value === 'done';
    return ready && original.data.value && written.data.value
      ? [original.data.value, written.data.value]
      : undefined;
  });
  return reactive({
    recipe,
    version: written.data,
    url: useObjectUrl(() => written.data.value?.blob),
    busy: computed(() => written.status.value === 'running'),
    progress: written.progress,
    error: computed(() => written.error.value ?? measured.error.value ?? original.error.value),
    psnr: measured.data,
  });
}
