import { Embedder, type SearchIndex } from '@outboard/ai';
import { kitUrl } from '../kits';
import type { Loading } from '../useTask';

/** The kit that the room loads. */
export const KIT = 'minilm';

/** The model, and the index of the visitor's own texts. */
export interface Library {
  embedder: Embedder;
  index: SearchIndex;
  dispose(): Promise<void>;
}

export async function loadLibrary(how: Loading): Promise<Library> {
  const embedder = await Embedder.load(kitUrl(KIT), how);
  const index = await embedder.index();
  const dispose = async () => {
    await index.dispose();
    await embedder.dispose();
  };
  return { embedder, index, dispose };
}
