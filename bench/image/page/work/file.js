/**
 * The whole way of an upload: a photograph's file in, a small JPEG out.
 *
 * @import { Given, Work } from '../../../page/work.js'
 */
import { picturesAgree } from '../agree.js';
import { image } from '../engines.js';
import * as jsquash from '../peers/jsquash.js';
import * as pica from '../peers/pica.js';
import { cropLargest, pixelsOf } from '../pictures.js';

const FROM = { width: 4000, height: 3000 };
const TO = { width: 800, height: 600 };
const QUALITY = 80;

/** @param {Given} given @returns {Promise<Work>} */
export async function prepare({ samples }) {
  const { canvas, note } = await cropLargest(samples, FROM.width, FROM.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  const file = new File([blob], 'photograph.jpg', { type: blob.type });
  const { init, resize } = await image();
  await init();
  const { width, height } = TO;

  /** @param {ImageBitmap | HTMLImageElement} source */
  const byPica = async (source) =>
    pica.resizer.toBlob(await pica.resize(source, width, height), 'image/jpeg', QUALITY / 100);

  return {
    notes: [`${note}, as a baseline JPEG of quality 90, ${(file.size / 1e6).toFixed(1)} MB`],
    contestants: {
      ours: () => resize(file, { width, format: 'jpeg', quality: QUALITY }),
      pica: async () => {
        const bitmap = await createImageBitmap(file);
        const made = await byPica(bitmap);
        bitmap.close();
        return made;
      },
      picaImg: async () => {
        const element = new Image();
        element.src = URL.createObjectURL(file);
        await element.decode();
        const made = await byPica(element);
        URL.revokeObjectURL(element.src);
        return made;
      },
      jsquash: () => jsquash.resizeFile(file, width, height, QUALITY),
    },
    agree: async (results) => {
      const pictures = Object.entries(results).map(async ([name, made]) => {
        if (made.type !== 'image/jpeg') throw new Error(`${name} made no JPEG but ${made.type}`);
        return [name, await pixelsOf(made)];
      });
      return picturesAgree(Object.fromEntries(await Promise.all(pictures)));
    },
  };
}
