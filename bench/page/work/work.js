/**
 * What the page does for a row.
 *
 * @import { Sample } from '../../harness/places.js'
 *
 * @typedef {{ samples: Sample[] }} Given
 *
 * @typedef {object} Work
 * @property {string[]} notes what the input is
 * @property {Record<string, () => Promise<any>>} contestants each does the whole work once
 * @property {(results: Record<string, any>) => Promise<string[]>} agree says how alike the results are, and throws where they are not
 */
export {};
