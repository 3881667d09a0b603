/** A simulated page that has what Node has besides, and takes the entries of packages that are for Node. */
import { TestEnvironment } from 'jest-environment-jsdom';

export default class Page extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, { Blob, File, TextDecoder, TextEncoder, fetch, structuredClone });
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }
}
