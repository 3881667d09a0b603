/** The package, as its README says. */
import { info } from 'packages/image/index.js';
import { picture } from './picture.js';

export const first = () => info(picture());
