/**
 * Raw pixels in, raw pixels out: nothing but the resize, and the way there and back.
 *
 * @import { Given, Work } from '../../../page/work.js'
 */
import { picturesAgree } from '../agree.js';
import { image } from '../engines.js';
import * as jsquash from '../peers/jsquash.js';
import * as pica from '../peers/pica.js';
import { context, cropLargest, fade, size } from '../pictures.js';

const FROM = { width: 5120, height: 3125 };
const TO = { width: 905, height: 552 };

/** @param {Given} given @returns {Promise<Work>} */
export async function prepare({ samples }) {
  const { canvas, note } = await cropLargest(samples, FROM.width, FROM.height);
  const pixels = context(canvas).getImageData(0, 0, FROM.width, FROM.height);
  fade(pixels);
  const { init, pipeline } = await image();
  await init();
  const { width, height } = TO;
  return {
    notes: [`${note}, with every alpha from 0 to 255`, `to ${size(TO)}`],
    contestants: {
      ours: () => pipeline(pixels).resize({ width, height, fit: 'fill' }).toImageData(),
      pica: async () => {
        const from = new OffscreenCanvas(FROM.width, FROM.height);
        context(from).putImageData(pixels, 0, 0);
        const to = await pica.resize(from, width, height);
        return context(to).getImageData(0, 0, width, height);
      },
      picaPixels: () => pica.resizePixels(pixels, width, height),
      jsquash: () => jsquash.resize(pixels, width, height),
    },
    agree: async (results) => picturesAgree(/** @type {any} */ (results)),
  };
}
