/**
 * Speech becomes text, as a page asks for it.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { fetchModel } from '../bytes.js';
import { engine } from '../ours.js';

const SOUND = 'samples/speech/beckett.wav';

/** @returns {Promise<Work>} */
export async function prepare() {
  const { Speech } = await engine('a');
  const speech = await Speech.load('/models/moonshine-tiny', { cache: 'none' });
  const sound = new Blob([await fetchModel(SOUND)], { type: 'audio/wav' });
  let parts = 0;
  return {
    notes: [`${(sound.size / 1e3).toFixed(0)} kB of sound, and the words are told as they come`],
    contestants: {
      async ours() {
        const { text } = await speech.transcribe(sound, { onText: () => parts++ });
        return text;
      },
    },
    async agree({ ours }) {
      const words = ours.trim().split(/\s+/).length;
      if (words < 10 || !parts) throw new Error(`it wrote down ${words} words: ${ours}`);
      return [`ours: ${words} words`];
    },
  };
}
