import { onScopeDispose, type Ref, shallowRef, watch } from 'vue';

/** Where a blob can be shown, as long as it is. */
export function useObjectUrl(blob: () => Blob | undefined): Readonly<Ref<string | undefined>> {
  const url = shallowRef<string>();
  const revoke = () => url.value && URL.revokeObjectURL(url.value);
  watch(
    blob,
    (now) => {
      revoke();
      url.value = now && URL.createObjectURL(now);
    },
    { immediate: true },
  );
  onScopeDispose(revoke);
  return url;
}
